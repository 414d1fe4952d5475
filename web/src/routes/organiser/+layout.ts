import { reader } from '#lib/messages/reader.svelte.ts';
import type { LayoutLoad } from './$types.js';

export const load: LayoutLoad = () => reader.enter('desk');
