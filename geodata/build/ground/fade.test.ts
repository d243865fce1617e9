import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { fadedAtFrame } from './fade.ts';
import { FRAME } from './frame.ts';

const inFrame = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([u, v]): Position => [FRAME[0] + u * (FRAME[2] - FRAME[0]), FRAME[1] + v * (FRAME[3] - FRAME[1])]);
const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + Math.hypot(x - line[i]![0]!, y - line[i]![1]!), 0);

describe('fadedAtFrame', () => {
  it('leaves a line in the middle as it is', () => {
    const line = [
      [119, 29],
      [120, 30],
      [121, 29.5],
    ];
    expect(fadedAtFrame(line)).toEqual([{ line }]);
  });

  it.each([
    [
      'west',
      [
        [118.5, 29],
        [117.7, 29],
      ],
    ],
    [
      'south',
      [
        [120, 27.5],
        [120, 26.7],
      ],
    ],
    [
      'north',
      [
        [121, 31],
        [121, 31.6],
      ],
    ],
  ])('fades a road that leaves the frame in the %s, step by step to a tenth', (_, line) => {
    const fades = fadedAtFrame(line).map(({ fade = 1 }) => fade);
    expect(fades).toEqual(fades.toSorted((a, b) => b - a));
    expect(fades).toHaveLength(7);
    expect(fades.at(-1)).toBeLessThan(0.1);
  });

  it('does not change the shape of the line: its parts meet and have the same total length', () => {
    fc.assert(
      fc.property(fc.array(inFrame, { minLength: 2, maxLength: 6 }), (line) => {
        const parts = fadedAtFrame(line);
        expect(parts[0]!.line[0]).toEqual(line[0]);
        expect(parts.at(-1)!.line.at(-1)).toEqual(line.at(-1));
        for (const [i, part] of parts.slice(1).entries()) expect(part.line[0]).toEqual(parts[i]!.line.at(-1));
        const sum = parts.reduce((deg, part) => deg + lengthOf(part.line), 0);
        expect(sum).toBeCloseTo(lengthOf(line), 9);
        for (const { line: part, fade } of parts)
          for (const [lon = 0, lat = 0] of part) {
            const inset = Math.min(lon - FRAME[0], lat - FRAME[1], FRAME[2] - lon, FRAME[3] - lat);
            if (fade === undefined) expect(inset).toBeGreaterThan(0.3 - 1e-9);
            else expect(Math.abs(inset / 0.3 - fade)).toBeLessThan(0.1);
          }
      }),
    );
  });
});
