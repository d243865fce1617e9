import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Point } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import type { Sheet } from '../page/sheet-types.ts';
import type { Item, PathItem } from '../drawing.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import { GROUND_POINTS, joined } from './rows.ts';
import type { SheetGround } from './sheet-ground.ts';
import { findingText } from '../spec/failure-text.ts';
import { composeSheet } from '../sheet.ts';
import { nameFaults } from '../testing/boxes.ts';
import { damagedGround, realGround } from '../testing/ground.ts';
import { makeSpec, type TestSheets, testSheets } from '../testing/sheets.ts';

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => (item.kind === 'clip' ? flat(item.items) : [item]));
const itemsOf = ({ pages }: Sheet): Item[] => flat(pages[0]!.items);
const layersOf = (sheet: Sheet): Set<string> =>
  new Set(itemsOf(sheet).map((item) => (item.kind === 'clip' ? '' : item.layer)));
const countyOf = (code: string) => ({ region: { kind: 'county' as const, code } });
const rows = { legend: true, index: true };

describe('the ground on a sheet', () => {
  let plain: TestSheets;
  let ground: SheetGround;
  let sheets: TestSheets;
  beforeAll(async () => {
    const network = await realNetwork();
    ground = await realGround();
    plain = testSheets(network);
    sheets = testSheets(network, ground);
  });

  it('has the points and names of each layer that a subject names', () => {
    expect(GROUND_POINTS.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['airport', 'station', 'summit']),
    );
    for (const { key, file } of GROUND_POINTS) {
      const path = join(import.meta.dirname, '../../../geodata/ground', file);
      const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<
        Point,
        { name?: string }
      >;
      expect(ground.features[key]?.points, key).toEqual(
        features.map(({ geometry: { coordinates } }) => coordinates),
      );
      const named = features.filter(({ properties: { name } }) => name !== undefined);
      expect(
        ground.names.filter(({ kind }) => kind === key),
        key,
      ).toHaveLength(named.length);
    }
  });

  it('has no missing files', () => {
    expect(ground.missing).toEqual([]);
    expect(ground.relief?.widthPx).toBeGreaterThan(1000);
  });

  it.each([
    ['330127', ['湖泊、水库', '河流', '高速公路', '铁路', '山峰，高程（米）', '晕渲，光自西北']],
    ['330922', ['海岸线', '高速公路', '建成区']],
    ['331127', ['高程 100–1000 米', '湖泊、水库', '干线公路']],
  ])('shows what is there, and lists it in the legend: %s', (code, words) => {
    const sheet = sheets.makeSheet({ ...countyOf(code), ...rows });
    for (const each of words) expect(sheet.texts).toContain(each);
    expect(itemsOf(sheet).some((item) => item.kind === 'shade')).toBe(true);
  });

  it('names rivers along their courses, lakes, summits with heights, roads by number', () => {
    const { texts, pages } = sheets.makeSheet(countyOf('330127'));
    for (const each of ['千岛湖', 'G56', '歙县']) expect(texts).toContain(each);
    expect(texts.some((text) => /^清凉峰 17\d\d$/.test(text))).toBe(true);
    const leaning = flat(pages[0]!.items).filter(
      (item) => item.kind === 'text' && item.leanDeg !== undefined,
    );
    expect(leaning.length).toBeGreaterThan(6);
    // A lake of several polygons is named once.
    expect(texts.filter((text) => text === '千岛湖')).toHaveLength(1);
  });

  it('does not change which names of the network are placed', () => {
    for (const code of ['330922', '331127', '330114', '330723', '330381']) {
      const settings = { ...countyOf(code), legend: false, index: false };
      const [bare, under] = [plain.makeSheet(settings), sheets.makeSheet(settings)].map(
        ({ names }) => new Map(names.filter(({ rank }) => rank < 5).map((name) => [name.id, name])),
      );
      // The source block also names the sources of the ground, so the map face may be one line lower.
      expect(new Set(under!.keys())).toEqual(new Set(bare!.keys()));
    }
  });

  it('reports only names of the network as unplaced', () => {
    const { report } = sheets.makeSheet(countyOf('330381'));
    const network = new Set(['seat', 'town', 'village', 'axis', 'county', 'prefecture', 'province']);
    for (const { kind } of report.labels.unplaced) expect(network).toContain(kind);
  });

  it('has no name that covers another name, a symbol or an axis, in both languages', () => {
    for (const language of ['zh', 'en'] as const)
      for (const code of ['330127', '330922', '330703'])
        expect(nameFaults(sheets.makeSheet({ ...countyOf(code), language }))).toEqual([]);
  });

  it('can be switched off subject by subject, with its names and legend rows', () => {
    const layers = Object.fromEntries(
      SUBJECTS.flatMap(({ id, group }) => (group === 'ground' && id !== 'land' ? [[id, false]] : [])),
    );
    const sheet = sheets.makeSheet({ ...countyOf('330127'), layers });
    expect(layersOf(sheet)).not.toContain('relief');
    expect(layersOf(sheet)).not.toContain('roads');
    expect(layersOf(sheet)).not.toContain('ground-symbols');
    for (const each of ['千岛湖', 'G56', '高速公路', '晕渲，光自西北', '歙县'])
      expect(sheet.texts).not.toContain(each);
    const dry = sheets.makeSheet({ ...countyOf('330127'), layers: { roads: false } });
    expect(dry.texts).toContain('千岛湖');
    expect(dry.texts).not.toContain('G56');
  });

  it('draws no schematic straight railway links on large scales', () => {
    expect(sheets.makeSheet(countyOf('330102')).texts).not.toContain('高速铁路（示意）');
    expect(sheets.makeSheet({ region: { kind: 'province' } }).texts).toContain('高速铁路（示意）');
  });

  it('is legible on a monochrome office printer: lines of at least 0.1 mm, text of at least 5.5 pt', () => {
    const items = itemsOf(sheets.makeSheet({ ...countyOf('330723'), flavour: 'mono', paper: 'A4' }));
    const strokes = items.flatMap((item) =>
      item.kind === 'path' && item.stroke ? [item.stroke.widthMm] : [],
    );
    expect(Math.min(...strokes)).toBeGreaterThanOrEqual(0.1);
    const names = items.filter((item) => item.kind === 'text' && item.layer === 'names');
    expect(Math.min(...names.map((item) => (item as { sizePt: number }).sizePt))).toBeGreaterThanOrEqual(5.5);
  });

  it('has no symbol in the sea', () => {
    const sheet = sheets.makeSheet(countyOf('330922'));
    const sea = itemsOf(sheet).filter(
      (item): item is PathItem => item.kind === 'path' && item.layer === 'water' && item.fill !== undefined,
    );
    const inSea = ([x, y]: readonly [number, number]): boolean =>
      sea.some(({ paths }) => {
        let inside = false;
        for (const { points } of paths)
          for (let i = 0; i < points.length; i++) {
            const [[x1, y1], [x2, y2]] = [points.at(i - 1)!, points[i]!];
            if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
          }
        return inside;
      });
    const { network } = sheets;
    const shengsi = network.counties.get('330922')!;
    expect(inSea(sheet.face.toMm([shengsi.seat.lon, shengsi.seat.lat]))).toBe(false);
    expect(inSea(sheet.face.toMm([122.2, 30.9]))).toBe(true);
    expect(polygonsOf(shengsi.geometry).length).toBeGreaterThan(1);
  });

  it('is named in the source block', () => {
    expect(sheets.makeSheet({}).texts.join('')).toContain('© OpenStreetMap contributors');
    // OpenStreetMap is a source of every sheet, since axes follow its roads; HydroSHEDS only of the ground.
    expect(sheets.makeSheet({}).texts.join('')).toContain('HydroSHEDS');
    expect(plain.makeSheet({}).texts.join('')).not.toContain('HydroSHEDS');
  });

  it('is built from the files that can be read, and the pre-flight list names the others', async () => {
    const damaged = await damagedGround(['roads.geojson', 'relief.webp', 'water.geojson']);
    const sheet = composeSheet(makeSpec(countyOf('330127')), { ...sheets, ground: damaged });
    const finding = sheet.report.findings.find(({ kind }) => kind === 'ground-missing');
    expect(findingText(finding!, 'zh')).toContain('relief.webp、roads.geojson、water.geojson');
    expect(findingText(finding!, 'en')).toContain('roads.geojson');
    expect(sheet.texts).not.toContain('高速公路');
    expect(sheet.texts).toContain('铁路');
    expect(sheets.makeSheet({}).report.findings.some(({ kind }) => kind === 'ground-missing')).toBe(false);
  });

  it('joins lines end to end in either direction', () => {
    const lines = [
      [
        [1, 1],
        [2, 2],
      ],
      [
        [3, 3],
        [2, 2],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [8, 8],
        [9, 9],
      ],
    ];
    expect(joined(lines)).toEqual([
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      [
        [8, 8],
        [9, 9],
      ],
    ]);
  });
});
