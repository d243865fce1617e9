import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { random, randomModel, realModel } from '../testing/model.ts';
import { buildChains, piecesOfChains } from './chains.ts';
import type { FlatLines } from './flat-lines.ts';
import { flatLines } from './flat-lines.ts';
import { geodesicToSegmentM } from './geodesic-segment.ts';
import { PIECE_M, RAD } from './metric.ts';
import { separationM } from './point-index.ts';

const at = ({ lonRad, latRad }: FlatLines, v: number): LonLat => [lonRad[v]! / RAD, latRad[v]! / RAD];

describe('chains', () => {
  const real = flatLines(realModel().axes);
  const networks: [string, FlatLines][] = [
    ['the real network', real],
    ['random lines', flatLines(randomModel(7, 1, 60).axes)],
  ];

  it.each(networks)(
    'contain all pieces of %s, each once and in order, and end where a line ends',
    (_, lines) => {
      const { first, axis, start, end } = buildChains(lines);
      expect([...piecesOfChains(buildChains(lines), Int32Array.from(axis.keys()))]).toEqual([
        ...lines.from.keys(),
      ]);
      axis.forEach((a, c) => {
        for (let p = first[c]!; p < first[c + 1]!; p++) {
          expect(lines.axis[p]).toBe(a);
          expect(lines.from[p]).toBe(start[c]! + p - first[c]!);
        }
        expect(end[c]).toBe(lines.from[first[c + 1]! - 1]! + 1);
      });
    },
  );

  it.each(networks)(
    'of %s deviate from their chords by at most the stated distance, by geodesics',
    (_, lines) => {
      const { start, end, bulgeM } = buildChains(lines);
      expect(start.length).toBeLessThan(lines.from.length);
      for (let c = 0; c < start.length; c++) {
        const [a, b] = [at(lines, start[c]!), at(lines, end[c]!)];
        if (end[c]! - start[c]! > 1) expect(separationM(a, b)).toBeLessThanOrEqual(PIECE_M);
        for (let v = start[c]! + 1; v < end[c]!; v++)
          expect(geodesicToSegmentM(at(lines, v), a, b)).toBeLessThanOrEqual(bulgeM[c]!);
      }
    },
  );

  it('give the distance of any place from a chain within their stated deviation', () => {
    const { start, end, bulgeM } = buildChains(real);
    fc.assert(
      fc.property(fc.nat(start.length - 1), fc.nat(2 ** 31), (c, seed) => {
        const next = random(seed);
        const [a, b] = [at(real, start[c]!), at(real, end[c]!)];
        const place: LonLat = [a[0] + next() - 0.5, a[1] + next() - 0.5];
        let nearest = Infinity;
        for (let v = start[c]!; v < end[c]!; v++)
          nearest = Math.min(nearest, geodesicToSegmentM(place, at(real, v), at(real, v + 1)));
        expect(Math.abs(nearest - geodesicToSegmentM(place, a, b))).toBeLessThanOrEqual(bulgeM[c]! + 1);
      }),
      { numRuns: 60 },
    );
  });
});
