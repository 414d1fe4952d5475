import type { ClientInit } from '@sveltejs/kit/hooks';
import { reader } from '#lib/messages/reader.svelte.ts';

/** Runs before the page is hydrated. */
export const init: ClientInit = () => reader.start();
