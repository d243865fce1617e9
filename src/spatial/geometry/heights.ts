import type { Bbox } from '../../domain/view.ts';

/** A grid of heights in metres; a value stands for the centre of its cell, rows run from the north. */
export interface Heights {
  width: number;
  height: number;
  bounds: Bbox;
  metres: Float32Array;
}

/** The grid smoothed a number of times with the weights 1 2 1 in both directions. */
export function blurred({ metres, ...grid }: Heights, times: number): Heights {
  const { width, height } = grid;
  let from = metres;
  for (let time = 0; time < times; time++)
    for (const [step, line, count] of [
      [1, width, width],
      [width, 1, height],
    ] as const) {
      const to = new Float32Array(from.length);
      for (let i = 0; i < from.length; i++) {
        const k = step === 1 ? i % line : Math.floor(i / width);
        const before = from[k === 0 ? i : i - step] as number;
        const after = from[k === count - 1 ? i : i + step] as number;
        to[i] = (before + 2 * (from[i] as number) + after) / 4;
      }
      from = to;
    }
  return { ...grid, metres: from };
}
