import type { AxisSpreads } from '../../domain/answers/reach.ts';
import { byAxisThenSite } from './pair-list.ts';

/** A growing list of spreads near an axis with the metres from each position, and the same grouped by axis with ascending spreads. */
export interface SpreadRowList {
  /** Copies as many metres as a spread has positions, beginning at `from`. */
  push(spread: number, axis: number, metres: Float64Array, from: number): void;
  byAxis(axes: number): AxisSpreads;
}

export function spreadRowList(positions: number): SpreadRowList {
  const spreads: number[] = [];
  const axisOf: number[] = [];
  let metres = new Float64Array(256 * positions);
  return {
    push(spread, axis, of, from) {
      const at = spreads.length * positions;
      if (at === metres.length) {
        const longer = new Float64Array(at * 2);
        longer.set(metres);
        metres = longer;
      }
      for (let i = 0; i < positions; i++) metres[at + i] = of[from + i] as number;
      spreads.push(spread);
      axisOf.push(axis);
    },
    byAxis(axes) {
      const { start, order } = byAxisThenSite(Int32Array.from(spreads), Int32Array.from(axisOf), axes);
      const distanceM = new Float64Array(order.length * positions);
      for (let i = 0, at = 0; i < order.length; i++) {
        const from = (order[i] as number) * positions;
        for (let n = from; n < from + positions; n++) distanceM[at++] = metres[n] as number;
      }
      return { start, spread: order.map((row) => spreads[row] as number), distanceM };
    },
  };
}
