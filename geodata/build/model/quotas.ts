import type { Batch } from '../../../src/domain/records.ts';
import { apportion } from './apportion.ts';
import type { ModelCounty } from './axes.ts';

/** Prefectures and counties whose list of a batch is complete: nothing is modelled there for that batch. */
export interface ClosedLists {
  1: readonly string[];
  2: readonly string[];
}

export interface VillageTotals {
  all: number;
  firstBatch: number;
}

/**
 * `documented` holds the batch of every documented village.
 * How many villages of each batch the model adds to each axis: what the published totals leave after the documented
 * ones, shared in proportion to village committees (largest remainders, at least one an axis). The first batch goes to the
 * mountain and island counties; lists known to be complete get none.
 */
export function villageQuotas(
  counties: readonly ModelCounty[],
  documented: readonly (Batch | undefined)[],
  totals: VillageTotals,
  closed: ClosedLists,
): Map<string, Record<Batch, number>> {
  const of = (batch: Batch): number => documented.filter((other) => other === batch).length;
  const weights = (among: readonly ModelCounty[], batch: Batch): Map<string, number> =>
    new Map(
      among
        .filter(({ code }) => !closed[batch].some((prefix) => code.startsWith(prefix)))
        .map(({ code, villageCommittees }) => [code, villageCommittees]),
    );
  const first = apportion(
    weights(
      counties.filter(({ priority }) => priority),
      '1',
    ),
    totals.firstBatch - of('1'),
    1,
  );
  const rest = totals.all - totals.firstBatch - (documented.length - of('1'));
  const second = apportion(weights(counties, '2'), rest, 1);
  return new Map(counties.map(({ code }) => [code, { 1: first.get(code) ?? 0, 2: second.get(code) ?? 0 }]));
}
