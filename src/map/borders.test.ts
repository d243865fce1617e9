import type { MultiLineString, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { borderLines } from './borders.ts';
import { mapNetwork } from './testing/network.ts';

const linesOf = (kind: string): Position[][] =>
  (
    borderLines(mapNetwork().counties.values()).find(({ properties }) => properties.kind === kind)!
      .geometry as MultiLineString
  ).coordinates;
const lengthOf = (lines: readonly Position[][]): number =>
  lines
    .flatMap((line) =>
      line.slice(1).map((point, k) => Math.hypot(point[0]! - line[k]![0]!, point[1]! - line[k]![1]!)),
    )
    .reduce((sum, step) => sum + step, 0);

describe('borderLines', () => {
  it('draws an edge shared by two counties of a prefecture once, as a county line', () => {
    expect(linesOf('county-line')).toEqual([
      [
        [119, 28],
        [119, 29],
      ],
    ]);
  });

  it('draws an edge between prefectures once, as a prefecture line', () => {
    expect(lengthOf(linesOf('prefecture-line'))).toBe(1);
    expect(
      linesOf('prefecture-line')
        .flat()
        .every(([lon]) => lon === 120),
    ).toBe(true);
  });

  it('draws no edge of only one county', () => {
    const all = [...linesOf('county-line'), ...linesOf('prefecture-line')];
    expect(lengthOf(all)).toBe(2);
  });

  it('has empty lines without counties', () => {
    expect(borderLines([]).map(({ geometry }) => (geometry as MultiLineString).coordinates)).toEqual([
      [],
      [],
    ]);
  });
});
