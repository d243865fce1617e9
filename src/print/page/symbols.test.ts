import { describe, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { corridorSymbol } from '../../../styles/subjects/analysis.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { townSymbol } from '../../../styles/subjects/towns.ts';
import { villageSymbol } from '../../../styles/subjects/villages.ts';
import { rasterise } from '../../../styles/symbols/raster.ts';
import { icons } from '../../../styles/symbols/icons.ts';
import { symbolReach } from '../../../styles/symbols/outline.ts';
import type { LineSymbol } from '../../../styles/symbols/symbol.ts';
import type { PathItem } from '../drawing.ts';
import { areaItems, lineItems, pointItems, sampleItems } from './symbols.ts';

const { colour, mono } = PRINT_FLAVOURS;

/** Largest distance of drawn items from the origin, without casings. */
const reachOfInk = (items: readonly PathItem[], casing: string): number =>
  Math.max(
    ...items.flatMap(({ paths, stroke }) => {
      const half = stroke && stroke.colour !== casing ? stroke.widthMm / 2 : 0;
      return paths.flatMap(({ points }) => points.flat().map((at) => Math.abs(at) + half));
    }),
  );

const pointIcons = SUBJECTS.flatMap(({ map }) => Object.entries(map?.icons ?? {}));

describe('a point symbol', () => {
  it.each(pointIcons)('%s has the size of its definition on the sheet and on the map', (name, icon) => {
    const reach = symbolReach(icon.symbol);
    const onSheet = reachOfInk(pointItems(icon.symbol, [0, 0], 1, 'towns', colour), colour.casing);
    // Round joins of strokes add a little at corners.
    expect(Math.abs(onSheet - reach)).toBeLessThan(0.2);
    // On the map without the rim: the topmost layer of the icon, or all layers if none is a rim.
    const { inks, sizePx } = icons(colour)[name]!;
    const ratio = 4;
    const { width, data } = rasterise(
      inks.filter(({ colour: ink }) => ink !== colour.casing),
      sizePx,
      ratio,
    );
    let inkPx = 0;
    for (let k = 3; k < data.length; k += 4)
      if (data[k]! > 127) {
        const at = (k - 3) / 4;
        const [x, y] = [(at % width) + 0.5 - width / 2, Math.floor(at / width) + 0.5 - width / 2];
        inkPx = Math.max(inkPx, Math.abs(x), Math.abs(y));
      }
    expect(Math.abs(inkPx / ratio / icon.radiusPx - reach)).toBeLessThan(0.12);
  });

  it('is filled if documented and only outlined if modelled', () => {
    const items = (status: 'documented' | 'modelled') =>
      pointItems(townSymbol('industry', status), [0, 0], 1, 'towns', colour);
    expect(items('documented')).toMatchObject([
      { fill: colour.trackIndustry, stroke: { colour: colour.casing } },
    ]);
    expect(items('modelled')).toMatchObject([
      { fill: colour.casing, stroke: { colour: colour.trackIndustry } },
    ]);
  });

  it('has as many dots around it as its definition says', () => {
    const halo = pointItems(
      villageSymbol({ status: 'documented', precision: 'town' }),
      [0, 0],
      2,
      'villages',
      colour,
    ).at(-1)!;
    const [ring] = halo.paths;
    const radius = Math.hypot(...ring!.points[0]!);
    const [dash = 0, gap = 0] = halo.stroke!.dashMm!;
    expect((2 * Math.PI * radius) / (dash + gap)).toBeCloseTo(14, 6);
  });
});

describe('a line symbol', () => {
  const railway: LineSymbol = {
    kind: 'line',
    strokes: [
      { colour: 'shoreline', widthMm: 0.6 },
      { colour: 'land', widthMm: 0.3 },
    ],
    ticks: { colour: 'shoreline', widthMm: 0.2, lengthMm: 1, everyMm: 2 },
  };
  it('has its strokes in drawing order, and ticks at equal distances, also across corners', () => {
    const path = {
      points: [
        [0, 0],
        [5, 0],
        [5, 4],
      ] as [number, number][],
      closed: false,
    };
    const [edge, core, ticks] = lineItems(railway, [path], 'roads', 1, colour);
    expect([edge!.stroke!.widthMm, core!.stroke!.widthMm]).toEqual([0.6, 0.3]);
    const middles = ticks!.paths.map(({ points: [a, b] }) => [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2]);
    expect(middles).toEqual([
      [1, 0],
      [3, 0],
      [5, 0],
      [5, 2],
      [5, 4],
    ]);
  });

  it('grows with the square root of the paper size only if its definition says so', () => {
    const width = (symbol: LineSymbol): number => {
      const [item] = sampleItems(symbol, [0, 0], 4, colour);
      return item!.stroke!.widthMm;
    };
    expect([width(railway), width({ ...railway, grows: true })]).toEqual([0.6, 1.2]);
  });
});

describe('an area symbol', () => {
  const square: [number, number][] = [
    [0, 0],
    [8, 0],
    [8, 8],
    [0, 8],
  ];
  it('is tinted in the colour flavour and hatched in the mono flavour', () => {
    const drawn = (flavour: typeof colour) =>
      areaItems(corridorSymbol, [square], 'corridor', flavour).map(({ fill, stroke, paths }) => ({
        fill,
        ink: stroke?.colour,
        many: paths.length > 4,
      }));
    expect(drawn(colour)).toEqual([
      { fill: colour.axis, ink: undefined, many: false },
      { fill: undefined, ink: colour.axis, many: false },
    ]);
    expect(drawn(mono)).toEqual([
      { fill: undefined, ink: mono.axisModelled, many: true },
      { fill: undefined, ink: mono.axis, many: false },
    ]);
  });
});
