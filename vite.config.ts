import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy, ORIGINS_META, parseOrigins } from './src/domain/site-origins.ts';
import siteConfig from './site.config.json' with { type: 'json' };

/** Origins from which basemaps may come besides the site itself (docs/basemaps.md). */
const origins = parseOrigins(siteConfig.basemapOrigins);

/**
 * Puts the policy into the built page only: the development server injects scripts and styles that it would refuse. The list of origins is also put
 * into the page, so that the settings can report at once that an address is not allowed.
 */
const sitePolicy: Plugin = {
  name: 'axis-atlas:site-policy',
  transformIndexHtml: (_html, { server }): HtmlTagDescriptor[] => [
    ...(server
      ? []
      : [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(origins) },
            injectTo: 'head-prepend' as const,
          },
        ]),
    ...(origins.length === 0
      ? []
      : [
          {
            tag: 'meta',
            attrs: { name: ORIGINS_META, content: origins.join(' ') },
            injectTo: 'head' as const,
          },
        ]),
  ],
};

/** Chunks that the first view needs and that the entry script would only request once it runs. */
const FIRST_VIEW_CHUNKS = new Set(['map-controller', 'maplibre']);

/** Preloads the map's code in parallel with the entry script; its data are requested when the map starts. */
const earlyRequests: Plugin = {
  name: 'axis-atlas:early-requests',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle).flatMap((output): HtmlTagDescriptor[] => {
        const href = `./${output.fileName}`;
        const early = output.type === 'chunk' && FIRST_VIEW_CHUNKS.has(output.name);
        return early
          ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' }]
          : [];
      }),
  },
};

const TESTED = '{src,styles,geodata/build,geodata/merge,bench,scripts}/**';

/** The seed of the property tests: constant by default, the integer in AXIS_SEED, or with `AXIS_SEED=random` a new one in each run. */
function propertySeed(): number {
  const wanted = process.env['AXIS_SEED'] || '20261129';
  if (wanted === 'random') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`AXIS_SEED is “${wanted}”; expected an integer or “random”`);
  return seed;
}

export default defineConfig({
  // Relative addresses, so that dist/ works from any folder of any server.
  base: './',
  // A missing file answers 404; the default would answer with the page and hide the fault.
  appType: 'mpa',
  plugins: [preact({ devToolsEnabled: false }), sitePolicy, earlyRequests],
  assetsInclude: ['**/*.geojson', '**/*.pmtiles'],
  resolve: {
    alias: { 'brotli/decompress.js': fileURLToPath(new URL('src/print/text/no-woff2.ts', import.meta.url)) },
  },
  // The words that a worker loads are separate files; the budgets of .size-limit.json distinguish them from the page's by their names.
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // Readers and writers of one format have one name.
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/src/exchange/write/')
            ? 'assets/worker-write-[name]-[hash].js'
            : 'assets/worker-[name]-[hash].js',
      },
    },
  },
  build: {
    target: 'es2022',
    // An inlined asset is a data: address, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre alone exceeds the default of 500 kB; .size-limit.json has the budgets.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name, facadeModuleId }) =>
          facadeModuleId?.includes('/src/i18n/')
            ? `assets/words-${name}-[hash].js`
            : facadeModuleId?.includes('/src/exchange/write/')
              ? `assets/export-${name}-[hash].js`
              : 'assets/[name]-[hash].js',
        codeSplitting: {
          // MapLibre's style sheet and the URL of its worker belong to the page: in this group they would make the first
          // load depend on the whole library.
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/][^?]+[.]mjs$/ },
            // Used by the ground and by basemaps from outside, each loaded when it is needed.
            { name: 'pmtiles', test: /node_modules[\\/]pmtiles/ },
            // Modules that the page shares with its later parts are one request: a browser holds six at a time, and MapLibre would have to wait.
            { name: 'page', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    // Loading modules and data anew for every file took half of the time. Only tests of the page (tsx) have a process each: they replace modules and have
    // a document.
    projects: [
      { extends: true, test: { name: 'node', include: [`${TESTED}/*.test.ts`], isolate: false } },
      { extends: true, test: { name: 'page', include: [`${TESTED}/*.test.tsx`] } },
    ],
    environment: 'node',
    // Young objects may fill 64 MB before they are collected: a sixth less processor time than with the 16 MB of Node.
    execArgv: ['--max-semi-space-size=64'],
    setupFiles: ['scripts/vitest-setup.mjs'],
    env: { AXIS_SEED: String(propertySeed()) },
    // For tests that never end; not a limit of speed, which a busy machine would miss.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Uses all cores; by default one is idle.
    maxWorkers: '100%',
  },
});
