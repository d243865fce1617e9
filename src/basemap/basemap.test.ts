import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { FileSource } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import { renderPdf } from '../print/backends/pdf.ts';
import { SpecError, type SpecFailure } from '../print/spec/failure.ts';
import { frameSheet } from '../print/read-sheet.ts';
import { composeSheet, buildDrawing } from '../print/sheet.ts';
import type { PrintSpec, PrintSpecInput } from '../print/spec/spec.ts';
import { readPdf } from '../print/testing/pdf.ts';
import { makeSpec as sheetSpecOf, testSheets, type TestSheets } from '../print/testing/sheets.ts';
import { basemapFromDisk } from './from-disk.ts';
import { basemapFor, zoomFor } from './load.ts';
import { buildArchive, LEVEL, TEST_LAYERS, buildTiles } from './testing/tiles.ts';
import { archivedTiles } from './tile-source.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const folder = mkdtempSync(join(tmpdir(), 'axis-basemap-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const makeSpec = (source: string, settings: Partial<PrintSpecInput> = {}): PrintSpec =>
  sheetSpecOf({ paper: 'A4', basemap: { source }, ...settings });

async function makeSheet(spec: PrintSpec) {
  const tiles = await basemapFromDisk(spec.basemap?.source ?? '');
  const { frame } = frameSheet(spec, { ...sheets, basemap: tiles });
  const basemap = await basemapFor(frame, tiles);
  return { basemap, sheet: composeSheet(spec, { ...sheets, basemap }) };
}

async function catchFailure(spec: PrintSpec): Promise<SpecFailure> {
  const error: unknown = await makeSheet(spec).catch((thrown: unknown) => thrown);
  if (error instanceof SpecError) return error.failure;
  throw error;
}

/** Writes a folder of tiles `z/x/y.pbf`. */
function writeFolder(name: string, layers: Parameters<typeof buildTiles>[0], packed = false): string {
  for (const { z, x, y, bytes } of buildTiles(layers)) {
    const path = join(folder, name, `${z}/${x}/${y}.pbf`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, packed ? gzipSync(bytes) : bytes);
  }
  return join(folder, name);
}

const layers = TEST_LAYERS;
/** Tile type PNG in the header of an archive. */
const PNG_TILES = 2;

describe('a basemap', () => {
  it.each([false, true])(
    'is drawn under the network and listed in the legend, compressed %s',
    async (packed) => {
      const source = writeFolder(`plain-${packed}`, layers, packed);
      const { basemap, sheet } = await makeSheet(makeSpec(source));
      expect(basemap.zoom).toBe(LEVEL);
      const items = sheet.pages[0]!.items.flatMap((item) => (item.kind === 'path' ? [item] : []));
      // The tiny lake and the sea are left out.
      const lake = items.filter(({ layer, fill }) => layer === 'water' && fill !== undefined);
      expect(lake).toHaveLength(1);
      const layerNames = items.map(({ layer }) => layer);
      expect(layerNames.lastIndexOf('roads')).toBeLessThan(layerNames.indexOf('axes'));
      expect(layerNames.indexOf('water')).toBeGreaterThan(layerNames.lastIndexOf('ground'));
      // 1:350,000 shows no local roads; railways of tiles are not drawn.
      const text = sheet.texts.join();
      for (const there of ['湖泊、水库', '河流', '高速公路', 'OpenStreetMap', '第 9 级'])
        expect(text).toContain(there);
      for (const absent of ['地方道路', '一般公路', '干线公路']) expect(text).not.toContain(absent);
    },
  );

  it('has the position of its tiles, within the resolution of their grid', async () => {
    const { sheet } = await makeSheet(makeSpec(writeFolder('place', { water: [layers.water[0]] })));
    const corner = sheet.face.toMm([119.82, 28.8]);
    const lake = sheet.pages[0]!.items.flatMap((item) =>
      item.kind === 'path' && item.layer === 'water' ? item.paths.flatMap(({ points }) => points) : [],
    );
    expect(Math.min(...lake.map(([x, y]) => Math.hypot(x - corner[0], y - corner[1])))).toBeLessThan(0.1);
  });

  it('is in layers of the PDF, and can be switched off', async () => {
    const source = writeFolder('switched', layers);
    const spec = makeSpec(source, { layers: { roads: false } });
    const { sheet } = await makeSheet(spec);
    expect(sheet.texts.join()).not.toContain('高速公路');
    expect(sheet.texts.join()).toContain('河流');
    const pdf = await readPdf(await renderPdf(buildDrawing(spec, sheet), sheets.fonts));
    expect(pdf.layers).toEqual(expect.arrayContaining(['水系', '道路']));
  });

  it('can be a PMTiles archive, with its attribution', async () => {
    const source = join(folder, 'wuyi.pmtiles');
    writeFileSync(source, buildArchive(buildTiles(layers), { attribution: '<a href="#">&copy; 某图社</a>' }));
    const { sheet } = await makeSheet(makeSpec(source));
    expect(sheet.texts).toContain('高速公路');
    expect(sheet.texts.join('')).toContain('© 某图社（矢量瓦片第 9 级）');
  });

  it('uses the finest available zoom level if the scale requires a finer one', async () => {
    const close = { kind: 'frame', west: 119.79, east: 119.83, south: 28.79, north: 28.83 } as const;
    const source = writeFolder('coarse', layers);
    // Finer tiles exist only elsewhere.
    mkdirSync(join(source, `${LEVEL + 2}/0`), { recursive: true });
    writeFileSync(join(source, `${LEVEL + 2}/0/0.pbf`), '');
    const spec = makeSpec(source, { region: close });
    const { basemap, sheet } = await makeSheet(spec);
    expect(zoomFor(sheet.report.scale, 29)).toBeGreaterThan(LEVEL);
    expect(basemap.zoom).toBe(LEVEL);
  });

  it('has a zoom level that matches the scale', () => {
    expect([25_000, 150_000, 1_500_000].map((scale) => zoomFor(scale, 29))).toEqual([14, 11, 8]);
  });

  it('is named with the reason if it cannot be used', async () => {
    const missing = join(folder, 'missing');
    expect(await catchFailure(makeSpec(missing))).toMatchObject({
      kind: 'basemap',
      source: missing,
      why: 'absent',
    });
    const elsewhere = writeFolder('elsewhere', layers);
    const island = makeSpec(elsewhere, { region: { kind: 'county', code: '330922' } });
    expect(await catchFailure(island)).toMatchObject({ source: elsewhere, why: 'no-tiles' });
    const other = writeFolder('other-schema', { streets: layers.transportation });
    expect(await catchFailure(makeSpec(other))).toMatchObject({ source: other, why: 'not-omt' });
    const broken = writeFolder('broken', layers);
    for (const x of [425, 426, 427]) {
      const path = join(broken, `${LEVEL}/${x}/212.pbf`);
      if (existsSync(path)) writeFileSync(path, 'no tile at all, whatever its name says');
    }
    expect(await catchFailure(makeSpec(broken))).toMatchObject({
      source: broken,
      why: 'tile',
      detail: expect.stringMatching(new RegExp(`^${LEVEL}/42[567]/212$`)),
    });
    const raster = join(folder, 'raster.pmtiles');
    writeFileSync(raster, buildArchive(buildTiles(layers), {}, PNG_TILES));
    expect(await catchFailure(makeSpec(raster))).toMatchObject({
      source: raster,
      why: 'not-vector',
    });
    const shut = writeFolder('shut', layers);
    rmSync(join(shut, `${LEVEL}/426/212.pbf`));
    mkdirSync(join(shut, `${LEVEL}/426/212.pbf`));
    expect(await catchFailure(makeSpec(shut))).toMatchObject({
      source: shut,
      why: 'tile',
      detail: `${LEVEL}/426/212`,
    });
    const archive = join(folder, 'broken.pmtiles');
    writeFileSync(archive, 'no archive either');
    expect(await catchFailure(makeSpec(archive))).toMatchObject({ source: archive, why: 'not-an-archive' });
    expect(await catchFailure(makeSpec(folder))).toMatchObject({ source: folder, why: 'no-tiles' });
  });
});

describe('an external archive', () => {
  const tiles = buildTiles(layers);
  const written = (bytes: Uint8Array | string): string => {
    const source = join(folder, 'outside.pmtiles');
    writeFileSync(source, bytes);
    return source;
  };

  it.each([
    ['null', null],
    ['a list', [1]],
    ['an attribution that is no text', { attribution: 5 }],
    ['an attribution longer than a source block', { attribution: '图'.repeat(500) }],
  ])('is refused if its metadata is %s', async (_, metadata) => {
    const source = written(buildArchive(tiles, metadata as object));
    expect(await catchFailure(makeSpec(source))).toMatchObject({ source, why: 'metadata' });
  });

  it('without an attribution gets that of the OpenMapTiles schema', async () => {
    const { sheet } = await makeSheet(makeSpec(written(buildArchive(tiles, { attribution: null }))));
    expect(sheet.texts.join('')).toContain('© OpenMapTiles © OpenStreetMap contributors');
  });

  it('is refused if its zoom levels are reversed or it is truncated', async () => {
    const bytes = buildArchive(tiles, {});
    const turned = Uint8Array.from(bytes);
    turned[100] = 12;
    expect(await catchFailure(makeSpec(written(turned)))).toMatchObject({ why: 'not-an-archive' });
    for (const length of [0, 1, 100, 127])
      expect(await catchFailure(makeSpec(written(bytes.subarray(0, length))))).toMatchObject({
        why: 'not-an-archive',
      });
  });

  it('gives finite coordinates or a failure with its reason for any damaged file', async () => {
    const bytes = buildArchive(tiles, { attribution: '某图社' });
    const { frame } = frameSheet(makeSpec('outside.pmtiles'), {
      ...sheets,
      basemap: { attribution: '某图社' },
    });
    const places = fc.oneof(fc.nat(127 + 40), fc.nat(bytes.length - 1));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(places, fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const damaged = Uint8Array.from(bytes);
          for (const [at, value] of changes) damaged[at] = value;
          const outcome = await archivedTiles('outside.pmtiles', new FileSource(new File([damaged], 'a')))
            .then((source) => basemapFor(frame, source))
            .catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SpecError);
          else expect(JSON.stringify(outcome)).not.toContain('null');
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Reference data beside the repository; see docs/printing.md. */
const reference = join(import.meta.dirname, '../../../shared/data/tiles/omt');

describe('tiles of OpenMapTiles', () => {
  it('give a province its motorways and lakes, and fewer classes at smaller scales', async ({ skip }) => {
    if (!existsSync(reference)) skip('skipped: reference data absent');
    const { basemap, sheet } = await makeSheet(makeSpec(reference, { region: { kind: 'province' } }));
    expect(basemap.zoom).toBe(7);
    expect(sheet.texts).toEqual(expect.arrayContaining(['高速公路', '湖泊、水库']));
    expect(sheet.texts).not.toContain('干线公路');
    const county = await makeSheet(makeSpec(reference));
    expect(county.sheet.texts).toEqual(expect.arrayContaining(['高速公路', '干线公路']));
  });
});
