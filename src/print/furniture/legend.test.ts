import { recordWords } from '../../i18n/index.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Sheet } from '../page/sheet-types.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import type { Item, PathItem } from '../drawing.ts';
import { composeSheet } from '../sheet.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { makeSpec, type TestSheets, testSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const { casing } = PRINT_FLAVOURS.colour;
/** Layers of which the legend must list everything. */
const EXPLAINED: ReadonlySet<SheetLayer> = new Set(['axes', 'villages', 'towns', 'divisions']);

const listPaths = (items: readonly Item[]): PathItem[] =>
  items.flatMap((item) =>
    item.kind === 'path' ? [item] : item.kind === 'clip' ? listPaths(item.items) : [],
  );

/** Appearance of a path independent of its position: colours, widths, and the number of vertices of a symbol. */
const lookOf = ({ paths, fill, opacity, stroke }: PathItem): string =>
  JSON.stringify([
    fill,
    opacity,
    stroke && [stroke.colour, stroke.widthMm, stroke.dashMm],
    fill !== undefined && opacity === undefined ? paths.map(({ points }) => points.length) : 'line',
  ]);

/** Symbols in the legend that are not on the map, and symbols on the map that are not in the legend. */
function mismatches(sheet: Sheet): { onlyInLegend: string[]; onlyOnMap: string[] } {
  const swatches = sheet.parts[0]!.filter(({ name }) => name.startsWith('swatch ')).map(
    ({ name, items }) => ({ name: name.slice(7), looks: listPaths(items).map(lookOf) }),
  );
  const drawn = listPaths(sheet.pages[0]!.items).filter(
    ({ layer }) => layer !== 'furniture' && layer !== 'grid',
  );
  const onMap = new Set(drawn.map(lookOf));
  const explained = new Set(swatches.flatMap(({ looks }) => looks));
  const casingOf = ({ layer, stroke }: PathItem): boolean => layer === 'axes' && stroke?.colour === casing;
  return {
    onlyInLegend: swatches
      .filter(({ looks }) => !looks.every((look) => onMap.has(look)))
      .map(({ name }) => name),
    onlyOnMap: [
      ...new Set(
        drawn
          .filter((item) => EXPLAINED.has(item.layer) && !casingOf(item))
          .map((item) => `${item.layer} ${lookOf(item)}`)
          .filter((look) => !explained.has(look.slice(look.indexOf(' ') + 1))),
      ),
    ],
  };
}

describe('the legend', () => {
  const cases: Partial<PrintSpecInput>[] = [
    { paper: 'A3' },
    { paper: 'A4', region: { kind: 'county', code: '330922' } },
    { paper: 'A4', region: { kind: 'county', code: '330105' } },
    { paper: 'A4', region: { kind: 'axis', id: 'axis-053' } },
    { paper: 'A2', region: { kind: 'province' } },
    // A village with a known position far from any county seat.
    {
      paper: 'A4',
      scale: 50_000,
      region: { kind: 'frame', west: 121.56, south: 29.39, east: 121.64, north: 29.47 },
    },
    { paper: 'A3', documentedOnly: true },
    { paper: 'A3', filter: { track: 'industry' } },
    { paper: 'A3', layers: { villages: false } },
    { paper: 'A3', layers: { towns: false, axes: false } },
  ];

  it.each(cases)('lists exactly what is on the map: %j', (settings) => {
    const sheet = sheets.makeSheet(settings);
    expect(sheet.parts[0]!.filter(({ name }) => name.startsWith('swatch ')).length).toBeGreaterThan(1);
    expect(mismatches(sheet)).toEqual({ onlyInLegend: [], onlyOnMap: [] });
  });

  it('labels each symbol with the kind and status of the records that have it', () => {
    const sheet = sheets.makeSheet({ region: { kind: 'province' }, paper: 'A2' });
    const { towns, villages } = sheets.network;
    const called = new Map(
      sheet.parts[0]!.flatMap(({ name, items }) =>
        name.startsWith('swatch ') ? [[listPaths(items).map(lookOf).join(), name.slice(7)] as const] : [],
      ),
    );
    const symbols = listPaths(sheet.pages[0]!.items).filter(({ fill }) => fill !== undefined);
    const seen = new Set<string>();
    for (const { code, kind } of sheet.index) {
      const record = kind === 'town' ? towns.get(code)! : villages.get(code)!;
      const [x, y] = sheet.face.toMm(record.lonLat);
      const own = symbols.filter(
        ({ layer, paths }) =>
          layer === `${kind}s` &&
          paths.some(({ points }) => points.every(([a, b]) => Math.hypot(a - x, b - y) < 3)),
      );
      const track = 'track' in record && record.track ? recordWords('zh').tracks[record.track] : undefined;
      const modelled = record.status === 'modelled';
      const name =
        kind === 'village'
          ? `重点村（${modelled ? '推演' : '有据'}）`
          : `${track ?? '中心镇·赛道不详'}${modelled ? '（推演）' : ''}`;
      const look = [...called].find(([, text]) => text === name)?.[0] ?? '';
      seen.add(name);
      expect(own.map(lookOf).join(), `${record.name}: ${name}`).toContain(look);
      expect(look, name).not.toBe('');
    }
    expect(seen.size).toBeGreaterThan(4);
  });

  it('lists the corridor with its width only if one is drawn', () => {
    const ring = [
      [119.6, 28.7],
      [119.9, 28.7],
      [119.9, 29],
      [119.6, 28.7],
    ];
    const rowsOf = (corridorKm: number, layers = {}): string[] => {
      const sheet = composeSheet(makeSpec({ corridorKm, layers }), {
        ...sheets,
        corridor: { type: 'Polygon', coordinates: [ring] },
      });
      return sheet.texts.filter((text) => text.startsWith('走廊'));
    };
    expect(rowsOf(3)).toEqual([expect.stringContaining('3')]);
    expect([rowsOf(0), rowsOf(3, { axes: false })]).toEqual([[], []]);
  });
});
