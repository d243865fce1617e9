import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Sheet } from '../page/sheet-types.ts';
import type { PathItem, PointMm, TextItem } from '../drawing.ts';
import { collectTexts } from '../drawing-list.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const makeSheet = (settings: Partial<PrintSpecInput>): Sheet => sheets.makeSheet(settings);
const partOf = (sheet: Sheet, name: string): { texts: TextItem[]; paths: PathItem[] } => {
  const { items } = sheet.parts[0]!.find((part) => part.name === name)!;
  return { texts: collectTexts(items), paths: items.filter((item) => item.kind === 'path') };
};
/** A drawn frame around a position, degrees. */
const around = (lon: number, lat: number, reach: number): PrintSpecInput['region'] => ({
  kind: 'frame',
  west: lon - reach,
  east: lon + reach,
  south: lat - reach,
  north: lat + reach,
});

describe('the scale bar', () => {
  it.each([
    [10_000, '米', 1],
    [15_000, '米', 1],
    [25_000, '公里', 1000],
    [75_000, '公里', 1000],
    [250_000, '公里', 1000],
    [1_500_000, '公里', 1000],
  ])('at 1:%i is labelled with the true lengths at its marks, in %s', (scale, unit, metresOfUnit) => {
    const sheet = makeSheet({ scale, paper: 'A3', region: around(119.8, 28.9, 0.01) });
    const { texts, paths } = partOf(sheet, 'scale bar');
    const left = Math.min(
      ...paths.flatMap(({ paths: subpaths }) => subpaths.flatMap(({ points }) => points.map(([x]) => x))),
    );
    expect(texts).toHaveLength(3);
    expect(texts.at(-1)!.text).toMatch(new RegExp(` ${unit}$`));
    for (const { text, xMm, align } of texts) {
      expect(align).toBe('middle');
      const groundMm = (parseFloat(text) * metresOfUnit * 1000) / scale;
      expect(xMm - left).toBeCloseTo(groundMm, 9);
    }
    expect(partOf(sheet, 'scale').texts.map(({ text }) => text)).toEqual([`1:${scale.toLocaleString('en')}`]);
  });
});

describe('the north arrow', () => {
  /** Degrees clockwise from the top of the sheet to true north at the centre of the map face, from two positions on a meridian. */
  function trueNorthDeg({ face }: Sheet): number {
    const [lon, lat] = [0, 1].map((i) => face.cornersLonLat.reduce((sum, at) => sum + at[i]! / 4, 0)) as [
      number,
      number,
    ];
    const [[x1, y1], [x2, y2]] = [face.toMm([lon, lat]), face.toMm([lon, lat + 0.01])];
    return (Math.atan2(x2 - x1, y1 - y2) * 180) / Math.PI;
  }
  const arrowOf = (sheet: Sheet) => {
    const { texts, paths } = partOf(sheet, 'north');
    // The tip, a wing, and the notch between the wings.
    const [[tx, ty], , [fx, fy]] = paths[0]!.paths[0]!.points as [PointMm, PointMm, PointMm];
    const drawnDeg = (Math.atan2(tx - fx, fy - ty) * 180) / Math.PI;
    const stated = texts.flatMap(({ text }) => /真北偏角 ([\d.]+)°/.exec(text)?.[1] ?? []);
    return { drawnDeg, stated: stated.map(Number), lines: paths.filter(({ stroke }) => stroke?.dashMm) };
  };

  it.each([118.6, 119.3, 121.2, 121.7])(
    'at %d° E points to true north, and states the angle to grid north',
    (lon) => {
      const sheet = makeSheet({ paper: 'A4', region: around(lon, 29.6, 0.02), scale: 50_000 });
      const wantedDeg = trueNorthDeg(sheet);
      expect(Math.sign(wantedDeg)).toBe(lon < 120 ? 1 : -1);
      const { drawnDeg, stated, lines } = arrowOf(sheet);
      expect(drawnDeg).toBeCloseTo(wantedDeg, 2);
      expect(stated).toHaveLength(1);
      expect(Math.abs(stated[0]! - Math.abs(wantedDeg))).toBeLessThan(0.051);
      // Beside it is grid north, straight up the sheet.
      const [from, to] = lines[0]!.paths[0]!.points;
      expect([lines.length, from![0]]).toEqual([1, to![0]]);
    },
  );

  // 0.2° of convergence at 29° N is 0.4125° of longitude.
  it.each([
    [119.57, 1],
    [119.61, 0],
    [120, 0],
    [120.39, 0],
    [120.43, 1],
  ])(
    'at %d° E draws grid north and states the angle only if it is at least 0.2°: %i of each',
    (lon, count) => {
      const sheet = makeSheet({ paper: 'A4', region: around(lon, 29, 0.02), scale: 50_000 });
      const { stated, lines } = arrowOf(sheet);
      expect([stated.length, lines.length]).toEqual([count, count]);
    },
  );
});

describe('the source block', () => {
  it.each([
    { paper: 'A3' },
    { paper: 'A4', region: { kind: 'county', code: '330922' } },
    { paper: 'A2', region: { kind: 'province' } },
    { paper: 'A3', layers: { axes: false } },
    { paper: 'A3', language: 'en' },
  ] as Partial<PrintSpecInput>[])('counts what is on the map by its standing: %j', (settings) => {
    const sheet = makeSheet(settings);
    const { axes, towns, villages } = sheets.network;
    const { xMm, yMm, widthMm, heightMm } = sheet.face.boxMm;
    const isOn = ([lon, lat]: readonly number[]): boolean => {
      const [x, y] = sheet.face.toMm([lon!, lat!]);
      return x > xMm && x < xMm + widthMm && y > yMm && y < yMm + heightMm;
    };
    const shown = [
      ...sheet.index.map(({ kind, code }) => (kind === 'town' ? towns.get(code)! : villages.get(code)!)),
      ...(settings.layers?.axes === false
        ? []
        : [...axes.values()].filter(({ geometry }) =>
            (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates)
              .flat()
              .some(isOn),
          )),
    ];
    const documented = shown.filter(({ status }) => status === 'documented').length;
    const modelled = shown.length - documented;
    const text = partOf(sheet, 'sources')
      .texts.map((line) => line.text)
      .join('');
    for (const count of settings.language === 'en'
      ? [`on this sheet: ${shown.length}, of which ${documented} documented`, `and ${modelled} modelled`]
      : [`共 ${shown.length} 条：有据 ${documented} 条`, `推演 ${modelled} 条`])
      expect(text.replaceAll(/\s/g, '')).toContain(count.replaceAll(/\s/g, ''));
    expect(sheet.report).toMatchObject({ counts: { documented, modelled, user: 0 } });
  });

  it('names the sources of the ground and ends with the review number, the lowest line at the left', () => {
    for (const reviewNumber of ['', '浙S(2026)1号']) {
      const sheet = makeSheet({ paper: 'A4', reviewNumber });
      const { texts } = partOf(sheet, 'sources');
      expect(texts.map(({ text }) => text).join('')).toContain('界线资料：');
      expect(texts.at(-1)!.text).toBe(`审图号：${reviewNumber || '＿＿＿＿＿＿＿＿'}`);
      const lowestMm = Math.max(...texts.map(({ yMm }) => yMm));
      expect(texts.at(-1)!.yMm).toBe(lowestMm);
      const control = partOf(sheet, 'control mark').paths[0]!.paths[0]!.points[0]!;
      // There is no space for another line between it and the control mark.
      expect(control[1] - lowestMm).toBeLessThan(10);
    }
  });
});
