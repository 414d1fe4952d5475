import adapter from '@sveltejs/adapter-node';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

const api = process.env['PONTE_API'];

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
          output: {
            // A few shared files instead of forty small ones: each request costs a phone in a full hall more than its bytes.
            // Modules are put together by who needs them, so that a phone carries nothing of the organiser's.
            codeSplitting: {
              groups: [
                {
                  name: 'shared',
                  test: /node_modules[\\/](svelte|@sveltejs|esm-env|devalue|clsx)|src[\\/]lib[\\/]/,
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 6_000,
                },
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
    sveltekit({
      adapter: adapter(),
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
