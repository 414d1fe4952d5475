import { reader } from '#lib/messages/reader.svelte.ts';

reader.start();
