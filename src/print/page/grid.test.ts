import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Sheet } from './sheet-types.ts';
import type { PointMm, TextItem } from '../drawing.ts';
import { projected } from './projection.ts';
import { collectTexts } from '../drawing-list.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const makeSheet = (settings: Partial<PrintSpecInput>): Sheet => sheets.makeSheet(settings);

/** Position of a whole kilometre of the projection on the sheet, interpolated between two places with known grid coordinates. */
function gridMm(sheet: Sheet, axis: 0 | 1, km: number): number {
  const [a, b] = [sheet.face.cornersLonLat[0]!, sheet.face.cornersLonLat[2]!];
  const [fromM, toM] = [projected(a)[axis], projected(b)[axis]];
  const [fromMm, toMm] = [sheet.face.toMm(a)[axis], sheet.face.toMm(b)[axis]];
  return fromMm + ((km * 1000 - fromM) / (toM - fromM)) * (toMm - fromMm);
}

/** Positions, mm, of the grid lines that cross the whole map face. */
function gridLines({ parts, face }: Sheet): { x: number[]; y: number[] } {
  const { xMm, yMm, widthMm, heightMm } = face.boxMm;
  const lines = parts[0]!
    .find(({ name }) => name === 'frame')!
    .items.flatMap((item) => (item.kind === 'path' ? item.paths : []))
    .filter(({ closed }) => !closed)
    .map(({ points }) => points as [PointMm, PointMm]);
  return {
    x: lines
      .filter(([[a, top], [b, bottom]]) => a === b && bottom - top === heightMm && top === yMm)
      .map(([[x]]) => x),
    y: lines
      .filter(([[left, a], [right, b]]) => a === b && right - left === widthMm && left === xMm)
      .map(([[, y]]) => y),
  };
}

/** Labels of a given form in the band on each side of the map face. */
function listBands(sheet: Sheet, form: RegExp): Record<'top' | 'bottom' | 'left' | 'right', TextItem[]> {
  const { xMm, yMm, widthMm, heightMm } = sheet.face.boxMm;
  const labels = collectTexts(sheet.parts[0]!.find(({ name }) => name === 'frame')!.items).filter(
    ({ text }) => form.test(text),
  );
  return {
    top: labels.filter((label) => label.yMm < yMm),
    bottom: labels.filter((label) => label.yMm > yMm + heightMm),
    left: labels.filter((label) => label.xMm < xMm),
    right: labels.filter((label) => label.xMm > xMm + widthMm),
  };
}

/** Index of the square in which a position falls, by the drawn lines. */
const squareAmong = (lines: readonly number[], at: number): number =>
  lines.filter((line) => line < at).length;

describe('the kilometre grid', () => {
  it('labels its lines on all four sides', () => {
    const sheet = makeSheet({ paper: 'A3' });
    const bands = listBands(sheet, /^\d{3,4}$/);
    for (const band of [bands.top, bands.bottom]) {
      expect(band.length).toBeGreaterThan(2);
      for (const { text, rotateDeg = 0, xMm: x } of band) {
        expect(rotateDeg).toBe(0);
        expect(Math.abs(gridMm(sheet, 0, Number(text)) - x)).toBeLessThan(0.01);
      }
    }
    for (const band of [bands.left, bands.right]) {
      expect(band.length).toBeGreaterThan(2);
      for (const { text, rotateDeg, yMm: y } of band) {
        expect(rotateDeg).toBe(-90);
        expect(Math.abs(gridMm(sheet, 1, Number(text)) - y)).toBeLessThan(0.01);
      }
    }
  });

  it('has a line at every multiple of its step on the map face, and none if it is switched off', () => {
    const settings = { paper: 'A2', scale: 200_000 } as const;
    const sheet = makeSheet(settings);
    const { x, y } = gridLines(sheet);
    const { xMm, yMm, widthMm, heightMm } = sheet.face.boxMm;
    for (const [lines, axis, from, to] of [
      [x, 0, xMm, xMm + widthMm],
      [y, 1, yMm, yMm + heightMm],
    ] as const) {
      const wanted = Array.from({ length: 5000 }, (_, i) => gridMm(sheet, axis, i)).filter(
        (mm, km) => km % 5 === 0 && mm > from && mm < to,
      );
      expect(wanted.length).toBeGreaterThan(5);
      expect(lines).toHaveLength(wanted.length);
      const sorted = [lines, wanted].map((list) => list.toSorted((a, b) => a - b));
      for (const [i, mm] of sorted[0]!.entries()) expect(Math.abs(mm - sorted[1]![i]!)).toBeLessThan(0.01);
    }
    const bare = makeSheet({ ...settings, layers: { grid: false } });
    expect(gridLines(bare)).toEqual({ x: [], y: [] });
    expect(listBands(bare, /^[A-Z]+$/).top.length).toBeGreaterThan(2);
  });

  it('has letters along top and bottom and numbers along both sides, from A1 in the north-west', () => {
    const sheet = makeSheet({ paper: 'A3' });
    const letters = listBands(sheet, /^[A-Z]$/);
    const numbers = listBands(sheet, /^\d{1,2}$/);
    const { x, y } = gridLines(sheet);
    for (const [band, at, name] of [
      [letters.top, ({ xMm }: TextItem) => squareAmong(x, xMm), (n: number) => 'ABCDEFGHIJKLMNOPQ'[n]],
      [letters.bottom, ({ xMm }: TextItem) => squareAmong(x, xMm), (n: number) => 'ABCDEFGHIJKLMNOPQ'[n]],
      [numbers.left, ({ yMm }: TextItem) => squareAmong(y, yMm), (n: number) => `${n + 1}`],
      [numbers.right, ({ yMm }: TextItem) => squareAmong(y, yMm), (n: number) => `${n + 1}`],
    ] as const) {
      expect(band.length).toBeGreaterThan(3);
      expect(band.map(({ text }) => text)).toEqual(band.map((label) => name(at(label))));
    }
  });

  it('gives every place of the index the square in which it lies', () => {
    for (const settings of [
      { paper: 'A3' },
      { paper: 'A4', region: { kind: 'prefecture', code: '331100' } },
      { paper: 'A2', region: { kind: 'province' } },
    ] as const) {
      const sheet = makeSheet(settings);
      const { x, y } = gridLines(sheet);
      expect(sheet.index.length).toBeGreaterThan(5);
      for (const { code, kind, square, name } of sheet.index) {
        const { lonLat } = sheets.network[`${kind}s`].get(code)!;
        const [xMm, yMm] = sheet.face.toMm(lonLat);
        expect(square, name).toBe(`${'ABCDEFGHIJKLMNOPQ'[squareAmong(x, xMm)]}${squareAmong(y, yMm) + 1}`);
      }
    }
  });
});
