import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/records.ts';
import { testAxis, testModel } from './testing/model.ts';
import { checkAxes, checkCount, checkFactor, checkLine, checkLonLat, checkWidthKm } from './check.ts';

const a: LonLat = [120, 29];
const b: LonLat = [120.1, 29];

describe('checks of arguments', () => {
  it('refuses an invalid width', () => {
    for (const widthKm of [0, -1, 200.1, NaN, Infinity])
      expect(() => checkWidthKm(widthKm)).toThrow(RangeError);
    expect(checkWidthKm(200)).toBe(200);
  });

  it('refuses a position outside China, naming it', () => {
    for (const at of [
      [NaN, 30],
      [120, NaN],
      [0, 0],
      [-120, 30],
      [120, 54.1],
      [30, 120],
    ] as LonLat[])
      expect(() => checkLonLat(at, 'village 7')).toThrow(/^village 7: .* is no position in China/);
    expect(checkLonLat(a, '')).toBe(a);
  });

  it('refuses an invalid line, naming the vertex', () => {
    expect(() => checkLine([a], 'x')).toThrow('x: a line needs two points, got 1');
    expect(() => checkLine([a, [...a]], 'x')).toThrow('x: all 2 points are the same');
    expect(() => checkLine([a, b, [NaN, 29]], 'x')).toThrow(/^x, vertex 2: NaN, 29/);
    expect(() =>
      checkLine(
        [
          [179, 29],
          [-179, 29],
        ],
        'x',
      ),
    ).toThrow('x: crosses the antimeridian between vertices 0 and 1');
  });

  it('gives the axes of the ids in the order of the model, without repetition', () => {
    const model = testModel([testAxis('a', [[a, b]]), testAxis('b', [[a, b]])], []);
    expect(checkAxes(model, ['b', 'a', 'b']).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(checkAxes(model)).toHaveLength(2);
    expect(() => checkAxes(model, ['c'])).toThrow('no axis c in the network');
    expect(() => checkAxes(model, [])).toThrow('no axis is named');
    expect(() => checkAxes(testModel([], []))).toThrow('the network is empty: no axis');
    expect(() => checkAxes(testModel([{ ...testAxis('a', [[a, b]]), lines: [] }], []))).toThrow('a: no line');
  });

  it('refuses a count or a factor out of range', () => {
    for (const k of [0, -1, 1.5, NaN, 101]) expect(() => checkCount(k, 'towns', 100)).toThrow(/^towns: /);
    for (const factor of [0.9, 5.1, NaN]) expect(() => checkFactor(factor, 'island')).toThrow(/^island: /);
    expect([checkCount(100, '', 100), checkFactor(1, '')]).toEqual([100, 1]);
  });
});
