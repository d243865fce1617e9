/**
 * Import rules between the layers (docs/architecture.md has a diagram). Type-only imports count like any other. Each rule is broken once, on purpose,
 * by scripts/layers.test.ts.
 */
const LAYERS = {
  domain: '^src/domain/',
  i18n: '^src/i18n/',
  dataset: '^src/dataset/',
  channel: '^src/channel/',
  spatial: '^src/spatial/',
  exchange: '^src/exchange/',
  exchangeForPage:
    '^src/exchange/(client|content|stored|own-layer|new-own-layer|datum|coordinate-text|(list|table)/[^/]+|layers/(client|classes|content-number|label-text|layer-points|present))[.]ts$',
  spatialClient: '^src/spatial/client',
  spatialGeometry: '^src/spatial/(geometry/|check[.]ts)',
  state: '^src/state/',
  map: '^src/map/',
  ui: '^src/ui/',
  print: '^src/print/',
  basemap: '^src/basemap/',
  printClient: '^src/print/(client|spec/(spec|failure|failure-text))[.]ts$',
  styles: '^styles/',
  geodata: '^geodata/',
  pipeline: '^geodata/build/',
};
/** Source files of this repository: everything that a layer could import except packages. */
const OURS = '^(src|styles|geodata|e2e|bench|seeds)/';
const TESTS = '[.]test[.]tsx?$';

/** The packages of Turf that only the spatial engine may import. */
const TURF_FOR_ALL = 'bbox|boolean-point-in-polygon';

/** A layer may import itself and the listed folders, and no other file of ours. Tests of the layer may import more. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import only itself${allowed.length > 0 ? ` and ${allowed.join(', ')}` : ''}`,
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: [from, ...allowed] },
});

const packageOnlyIn = (name, packages, folders) => ({
  name,
  severity: 'error',
  comment: `${packages} belongs to ${folders.join(', ')}`,
  from: { path: OURS, pathNot: folders },
  to: { path: `(^|/)node_modules/${packages}(/|$)` },
});

module.exports = {
  forbidden: [
    only('domain-imports-nothing', LAYERS.domain, []),
    {
      name: 'domain-needs-no-package',
      severity: 'error',
      comment: 'The words and rules of the programme are plain TypeScript; types of GeoJSON are allowed.',
      from: { path: LAYERS.domain, pathNot: TESTS },
      to: { dependencyTypesNot: ['local'], pathNot: '(^geojson$|node_modules/@types/geojson/)' },
    },
    only('dataset-imports-domain', LAYERS.dataset, [
      LAYERS.domain,
      '^geodata/([^/]+|(ground|travel)/[^/]+)[.]((geo)?json|pmtiles|webp|bin)',
    ]),
    only('i18n-imports-domain', LAYERS.i18n, [LAYERS.domain]),
    only('channel-imports-domain-dataset', LAYERS.channel, [LAYERS.domain, LAYERS.dataset]),
    only('spatial-imports-domain-dataset-channel', LAYERS.spatial, [
      LAYERS.domain,
      LAYERS.dataset,
      LAYERS.channel,
    ]),
    only('exchange-imports-domain-dataset-channel', '^src/exchange/(?!(export|write)/)', [
      LAYERS.exchange,
      LAYERS.domain,
      LAYERS.dataset,
      LAYERS.channel,
    ]),
    // Exported files contain words of the reader's language.
    only('export-imports-domain-i18n', '^src/exchange/(export|write)/', [
      LAYERS.exchange,
      LAYERS.domain,
      LAYERS.i18n,
    ]),
    only('state-imports-domain-dataset-clients', LAYERS.state, [
      LAYERS.domain,
      LAYERS.dataset,
      LAYERS.spatialClient,
      LAYERS.printClient,
      LAYERS.exchangeForPage,
    ]),
    only('styles-import-domain-i18n', LAYERS.styles, [LAYERS.domain, LAYERS.i18n]),
    only('map-imports-state-styles-i18n-domain', LAYERS.map, [
      LAYERS.state,
      LAYERS.styles,
      LAYERS.i18n,
      LAYERS.domain,
    ]),
    only('ui-imports-state-styles-i18n-domain', LAYERS.ui, [
      LAYERS.state,
      '^src/exchange/(export|write)/',
      LAYERS.styles,
      LAYERS.i18n,
      LAYERS.domain,
    ]),
    only('print-imports-domain-styles-i18n-channel', '^src/print/(?!client[.]ts$)', [
      LAYERS.print,
      LAYERS.domain,
      LAYERS.i18n,
      LAYERS.styles,
      LAYERS.channel,
    ]),
    only('print-client-sends-the-dataset', '^src/print/client[.]ts$', [
      LAYERS.print,
      LAYERS.domain,
      LAYERS.channel,
      LAYERS.dataset,
    ]),
    {
      name: 'programs-without-the-page',
      severity: 'error',
      comment:
        'Workers and the programs of the command line have no page: nothing of its state, map and panels',
      from: { path: '^src/(cli|workers)/|^src/cli[.]ts$|^geodata/merge/', pathNot: TESTS },
      to: { path: '^src/(ui|map|state)/' },
    },
    only('basemap-imports-domain-print', LAYERS.basemap, [LAYERS.domain, LAYERS.print]),
    only('pipeline-imports-domain-geometry', LAYERS.pipeline, [
      LAYERS.domain,
      LAYERS.spatialGeometry,
      '^geodata/',
      '^seeds/',
    ]),
    // End-to-end tests compare figures and sheets of the page with those computed by the same functions outside the browser.
    only('specs-stay-outside', '^e2e/', [
      LAYERS.domain,
      LAYERS.i18n,
      LAYERS.spatialGeometry,
      '^src/spatial/(model|build-model|questions/[^/]+|testing/model)[.]ts$',
      LAYERS.print,
      '^src/basemap/testing/',
      LAYERS.dataset,
      '^geodata/[^/]+[.](geo)?json',
    ]),
    only('bench-stays-outside', '^bench/', [
      LAYERS.domain,
      LAYERS.i18n,
      LAYERS.spatial,
      LAYERS.print,
      LAYERS.dataset,
      LAYERS.exchange,
      '^src/workers/(exchange|layer)-worker[.]ts',
      '^geodata/[^/]+[.](geo)?json',
    ]),
    packageOnlyIn('maplibre-only-in-map', 'maplibre-gl', [LAYERS.map, '^bench/', '^styles/.+[.]test[.]ts$']),
    // Everything that draws or reads files needs bounding boxes and point-in-polygon tests, so these two packages of Turf are allowed there.
    packageOnlyIn('turf-only-in-spatial', `@turf/(?!(?:${TURF_FOR_ALL})/)[^/]+`, [
      LAYERS.spatial,
      LAYERS.pipeline,
      '^bench/',
    ]),
    packageOnlyIn('turf-where-things-are-drawn', `@turf/(${TURF_FOR_ALL})`, [
      LAYERS.spatial,
      LAYERS.pipeline,
      LAYERS.map,
      LAYERS.print,
      LAYERS.basemap,
      LAYERS.exchange,
      '^src/state/own-layers/',
      '^src/workers/',
      '^src/ui/print/',
      '^bench/',
    ]),
    packageOnlyIn(
      'file-formats-only-in-exchange',
      '(papaparse|@noble/hashes|@zip[.]js|hucre|saxes|shpjs|@tmcw/togeojson|@xmldom|hyparquet|hyparquet-writer|fzstd|flatgeobuf|write-excel-file|@placemarkio/tokml)',
      [LAYERS.exchange, LAYERS.pipeline, '^bench/', TESTS],
    ),
    packageOnlyIn('polylabel-only-in-spatial', 'polylabel', [LAYERS.spatial]),
    packageOnlyIn('linebreak-only-in-print', 'linebreak', [LAYERS.print]),
    packageOnlyIn('lineclip-where-maps-are-cut', 'lineclip', [LAYERS.print, '^src/exchange/layers/']),
    packageOnlyIn('clipper-only-in-spatial', 'clipper2-ts', [
      LAYERS.spatial,
      '^geodata/build/ground/clip[.]ts$',
    ]),
    packageOnlyIn('playwright-only-in-drivers', '(@playwright|playwright|playwright-core|@axe-core)', [
      '^e2e/drivers/',
      '^e2e/playwright[.]config[.]ts$',
      '^bench/',
    ]),
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that need each other are one module.',
      from: { path: OURS },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment:
        'An import that leads nowhere would slip past every other rule; the compiler looks after package names.',
      from: { path: OURS },
      to: { couldNotResolve: true, path: '^[.]' },
    },
    {
      name: 'not-into-tests',
      severity: 'error',
      comment: 'What runs must not need a test.',
      from: { path: OURS, pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'page-needs-no-development-package',
      severity: 'error',
      comment: 'What the page imports is a dependency, not a development dependency.',
      from: { path: '^(src|styles)/', pathNot: [TESTS, '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API to parse with; swc also reports type-only imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.geojson', '.css'],
    },
  },
};
