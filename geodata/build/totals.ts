import type { ClosedLists } from './model/quotas.ts';
import type { Seeds } from './seeds/types.ts';

/** The published totals that the modelled records complete. */
export interface ProgrammeTotals {
  axes: number;
  towns: number;
  villages: number;
  firstBatchVillages: number;
  newTownsInPriority: number;
}

const FIGURES: Record<keyof ProgrammeTotals, string> = {
  axes: 'axes',
  towns: 'towns',
  villages: 'villages',
  firstBatchVillages: 'villages-batch-1',
  newTownsInPriority: 'towns-new-2025-priority',
};

/**
 * Reads the totals from the published figures of seeds/indicators.csv.
 * @throws Error naming the figure that is missing or not a whole number.
 */
export function programmeTotals(seeds: Seeds): ProgrammeTotals {
  const value = (id: string): number => {
    const figure = seeds.figures.find((candidate) => candidate.id === id);
    const number = Number(figure?.value);
    if (!Number.isInteger(number) || number <= 0)
      throw new Error(
        `seeds/indicators.csv: figure ${id} is ${figure ? `"${figure.value}", not a count` : 'missing'}`,
      );
    return number;
  };
  return {
    axes: value(FIGURES.axes),
    towns: value(FIGURES.towns),
    villages: value(FIGURES.villages),
    firstBatchVillages: value(FIGURES.firstBatchVillages),
    newTownsInPriority: value(FIGURES.newTownsInPriority),
  };
}

/**
 * Lists that sources give whole, by code prefix: 青田's four villages of the first batch (source qtqb-2025-04-30),
 * 宁波's twenty and 义乌's two of the second. Nothing is modelled beside them.
 */
export const CLOSED_LISTS: ClosedLists = { 1: ['331121'], 2: ['3302', '330782'] };
