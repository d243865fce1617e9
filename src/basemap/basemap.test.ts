import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, Position } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../data/test-network.ts';
import type { Network } from '../domain/network.ts';
import { pdfOf } from '../print/backends/pdf.ts';
import type { Faces } from '../print/faces.ts';
import { SpecError, type SpecFailure } from '../print/failure.ts';
import { composeSheet, drawingOf } from '../print/sheet.ts';
import { parseSpec, type PrintSpec, type PrintSpecInput } from '../print/spec.ts';
import { wholeFaces } from '../print/test-faces.ts';
import { readPdf } from '../print/test-pdf.ts';
import { basemapFromDisk } from './from-disk.ts';
import { basemapFor, zoomFor } from './load.ts';

let network: Network;
let faces: Faces;
beforeAll(async () => {
  network = await realNetwork();
  faces = wholeFaces();
}, 60_000);

const folder = mkdtempSync(join(tmpdir(), 'axis-basemap-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const specOf = (source: string, wish: Partial<PrintSpecInput> = {}): PrintSpec =>
  parseSpec({
    version: 1,
    region: { kind: 'county', code: '330723' },
    paper: 'A4',
    basemap: { source },
    ...wish,
  });

async function sheetOf(spec: PrintSpec) {
  const tiles = await basemapFromDisk(spec.basemap?.source ?? '');
  const basemap = await basemapFor(spec, tiles, { network, faces });
  return { basemap, sheet: composeSheet(spec, { network, faces, basemap }) };
}

async function failureOf(spec: PrintSpec): Promise<SpecFailure> {
  const error: unknown = await sheetOf(spec).catch((thrown: unknown) => thrown);
  if (error instanceof SpecError) return error.failure;
  throw error;
}

const line = (properties: Feature['properties'], ...coordinates: Position[]): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const square = (properties: Feature['properties'], [lon, lat]: Position, side: number): Feature => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon!, lat!],
        [lon! + side, lat!],
        [lon! + side, lat! + side],
        [lon!, lat! + side],
        [lon!, lat!],
      ],
    ],
  },
});

const LEVEL = 9;

/** Tiles of some layers around 武义, in a folder of their own. */
function tilesOf(name: string, layers: Record<string, Feature[]>, packed = false): string {
  const cut = Object.entries(layers).map(
    ([layer, features]) =>
      [
        layer,
        new GeoJSONVT({ type: 'FeatureCollection', features }, { maxZoom: LEVEL, indexMaxZoom: LEVEL }),
      ] as const,
  );
  for (let x = 425; x <= 428; x++)
    for (let y = 210; y <= 214; y++) {
      const tile = Object.fromEntries(
        cut.flatMap(([layer, index]) => {
          const found = index.getTile(LEVEL, x, y);
          return found ? [[layer, found]] : [];
        }),
      );
      if (Object.keys(tile).length === 0) continue;
      const path = join(folder, name, `${LEVEL}/${x}/${y}.pbf`);
      mkdirSync(dirname(path), { recursive: true });
      const bytes = fromGeojsonVt(tile as unknown as Parameters<typeof fromGeojsonVt>[0], {
        version: 2,
        extent: 4096,
      });
      writeFileSync(path, packed ? gzipSync(bytes) : bytes);
    }
  return join(folder, name);
}

const layers = {
  water: [
    square({ class: 'lake' }, [119.8, 28.8], 0.02),
    square({ class: 'lake' }, [119.7, 28.7], 0.0005),
    square({ class: 'ocean' }, [119.6, 28.6], 0.1),
  ],
  waterway: [line({ class: 'river' }, [119.4, 28.7], [120, 28.75])],
  transportation: [
    line({ class: 'motorway' }, [119.4, 28.9], [120, 28.8]),
    line({ class: 'minor' }, [119.7, 28.9], [119.9, 28.9]),
    line({ class: 'rail' }, [119.7, 28.85], [119.9, 28.85]),
  ],
};

describe('a basemap', () => {
  it.each([false, true])('is drawn under the network and in the legend, packed %s', async (packed) => {
    const source = tilesOf(`plain-${packed}`, layers, packed);
    const { basemap, sheet } = await sheetOf(specOf(source));
    expect(basemap.zoom).toBe(LEVEL);
    const items = sheet.pages[0]!.items.flatMap((item) => (item.kind === 'path' ? [item] : []));
    // The speck and the sea are left out.
    const lake = items.filter(({ layer, fill }) => layer === 'water' && fill !== undefined);
    expect(lake).toHaveLength(1);
    const layerNames = items.map(({ layer }) => layer);
    expect(layerNames.lastIndexOf('roads')).toBeLessThan(layerNames.indexOf('axes'));
    expect(layerNames.indexOf('water')).toBeGreaterThan(layerNames.lastIndexOf('ground'));
    // 1:350,000 shows no local roads; rail is not of the map.
    const text = sheet.texts.join();
    for (const there of ['湖泊、水库', '河流', '高速公路', 'OpenStreetMap', '第 9 级'])
      expect(text).toContain(there);
    for (const absent of ['地方道路', '一般公路', '干线公路']) expect(text).not.toContain(absent);
  });

  it('lies where its tiles say, to the millimetre of their grid', async () => {
    const { sheet } = await sheetOf(specOf(tilesOf('place', { water: [layers.water[0]!] })));
    const corner = sheet.face.toMm([119.82, 28.8]);
    const lake = sheet.pages[0]!.items.flatMap((item) =>
      item.kind === 'path' && item.layer === 'water' ? item.paths.flatMap(({ points }) => points) : [],
    );
    expect(Math.min(...lake.map(([x, y]) => Math.hypot(x - corner[0], y - corner[1])))).toBeLessThan(0.1);
  });

  it('is in layers of the PDF, and not on the sheet where it is switched off', async () => {
    const source = tilesOf('switched', layers);
    const spec = specOf(source, { layers: { roads: false } });
    const { sheet } = await sheetOf(spec);
    expect(sheet.texts.join()).not.toContain('高速公路');
    expect(sheet.texts.join()).toContain('河流');
    const pdf = await readPdf(await pdfOf(drawingOf(spec, sheet), faces));
    expect(pdf.layers).toEqual(expect.arrayContaining(['水系', '道路']));
  });

  it('is as fine as the scale', () => {
    expect([25_000, 150_000, 1_500_000].map((scale) => zoomFor(scale, 29))).toEqual([14, 11, 8]);
  });

  it('that cannot be used is named, with the reason', async () => {
    const missing = join(folder, 'missing');
    expect(await failureOf(specOf(missing))).toMatchObject({
      kind: 'basemap',
      source: missing,
      why: 'unreadable',
    });
    const elsewhere = tilesOf('elsewhere', layers);
    const island = specOf(elsewhere, { region: { kind: 'county', code: '330922' } });
    expect(await failureOf(island)).toMatchObject({ source: elsewhere, why: 'no-tiles' });
    const other = tilesOf('other-schema', { streets: layers.transportation });
    expect(await failureOf(specOf(other))).toMatchObject({ source: other, why: 'not-omt' });
    const broken = tilesOf('broken', layers);
    for (const x of [425, 426, 427]) {
      const path = join(broken, `${LEVEL}/${x}/212.pbf`);
      if (existsSync(path)) writeFileSync(path, 'no tile at all, whatever its name says');
    }
    expect(await failureOf(specOf(broken))).toMatchObject({ source: broken, why: 'unreadable' });
    const archive = join(folder, 'broken.pmtiles');
    writeFileSync(archive, 'no archive either');
    expect(await failureOf(specOf(archive))).toMatchObject({ source: archive, why: 'unreadable' });
    expect(await failureOf(specOf(folder))).toMatchObject({ source: folder, why: 'no-tiles' });
  });
});

/** Reference data beside the repository; see docs/printing.md. */
const reference = join(import.meta.dirname, '../../../shared/data/tiles/omt');

describe('tiles of OpenMapTiles', () => {
  it('give a province its motorways and lakes, and fewer classes at smaller scales', async ({ skip }) => {
    if (!existsSync(reference)) skip('skipped: reference data absent');
    const { basemap, sheet } = await sheetOf(specOf(reference, { region: { kind: 'province' } }));
    expect(basemap.zoom).toBe(7);
    expect(sheet.texts).toEqual(expect.arrayContaining(['高速公路', '湖泊、水库']));
    expect(sheet.texts).not.toContain('干线公路');
    const county = await sheetOf(specOf(reference));
    expect(county.sheet.texts).toEqual(expect.arrayContaining(['高速公路', '干线公路']));
  });
});
