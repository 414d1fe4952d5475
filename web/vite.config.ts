import adapter from '@sveltejs/adapter-node';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { LANGUAGES } from './src/lib/messages/language.ts';
import { wordsByLanguage } from './tools/wordsByLanguage.ts';

const api = process.env['PONTE_API'];

/** Svelte, its kit, and what fetches a file when it is wanted. What of Svelte only the desk and the wallboard use is left to their own files. */
const FRAMEWORK =
  /node_modules[\\/](svelte(?![\\/]src[\\/](reactivity|internal[\\/]client[\\/]dom[\\/](blocks[\\/](html|svelte-element|svelte-component)|elements[\\/]bindings[\\/](select|size)))\b)|@sveltejs|esm-env|devalue|clsx)|vite[\\/]preload-helper/;
/** Lists of what Svelte exports. They do nothing themselves; taken at their word they drag all of it into the file of whoever needs one thing. */
const BARRELS =
  /node_modules[\\/]svelte[\\/]src[\\/](index-client|internal[\\/]client[\\/]index|reactivity[\\/]index-client)\.js$/;
const COMMON =
  /graphql-ws|src[\\/]lib[\\/](ui(?![\\/]ThemeSwitch)|live(?![\\/](scanner|calls))|messages|paraglide[\\/]runtime|api[\\/](?!documents[\\/](?!account)))/;
/** What the pages of people with a badge share. What is fetched later stays out of it (`$initial`). */
const PARTICIPANT = /src[\\/](routes[\\/]me|lib[\\/]api[\\/]documents[\\/]participant)/;
const DESK = /node_modules[\\/]svelte[\\/]|src[\\/]lib[\\/](organiser|api[\\/]documents)/;

/**
 * The client is served by the API's own process: `build/handler.js` is mounted behind its routes,
 * so page, `/graphql` and socket share one origin.
 */
export default defineConfig({
  // In development the API runs beside: what is its own is passed on, as if it had been asked directly.
  server: api ? { proxy: { '/graphql': { target: api, ws: true, changeOrigin: true, headers: { origin: api } } } } : {},
  // Pieces of the web fonts would otherwise stand in the style sheet, where every reader fetches them.
  build: { assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          treeshake: { moduleSideEffects: [{ test: BARRELS, sideEffects: false }] },
          output: {
            // Shared files by who needs them instead of thirty small ones: each request costs a phone in a full hall more than
            // its bytes, and so does each byte that only the organiser's pages need.
            codeSplitting: {
              groups: [
                { name: 'framework', test: FRAMEWORK, priority: 4, minShareCount: 2 },
                { name: 'common', test: COMMON, priority: 3, minShareCount: 2 },
                { name: 'participant', test: PARTICIPANT, tags: ['$initial'], priority: 2, minShareCount: 2 },
                { name: 'desk', test: DESK, priority: 1, minShareCount: 3 },
              ],
            },
          },
        },
      },
    },
  },
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      // The language is chosen in `src/lib/messages`; paraglide only reads it.
      strategy: ['globalVariable', 'baseLocale'],
    }),
    wordsByLanguage({ source: fileURLToPath(new URL('src', import.meta.url)), languages: LANGUAGES }),
    sveltekit({
      adapter: adapter(),
      // Without it a component that has no state of its own brings Svelte's older mode into every page.
      compilerOptions: { runes: ({ filename }) => (/[\\/]node_modules[\\/]/.test(filename) ? undefined : true) },
      // The participant's page registers it (lib/live/offline.ts); no other page is kept.
      serviceWorker: { register: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Positions of bars and rings are set as style attributes.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'connect-src': ['self'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
});
