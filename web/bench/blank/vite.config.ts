import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The least that SvelteKit can serve: what a page costs before it has anything of ours. */
export default defineConfig({
  plugins: [sveltekit({ adapter: adapter({ out: process.env['BLANK_OUT'] ?? 'build' }) })],
});
