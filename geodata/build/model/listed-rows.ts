/** Rows of the network while lists are applied to it, and what is done to them. */
import type { Fact, LonLat, Status } from '../../../src/domain/records.ts';
import type { SeedPlaceAxis } from '../seeds/types.ts';
import type { PlacedVillage } from './chosen-axis.ts';

export interface ListedPlace {
  code: string;
  axis?: SeedPlaceAxis;
}

export interface Row {
  id: string;
  county: string;
  axis: string;
  status: Status;
}
export type TownRow = Row & { lonLat: LonLat };
export type VillageRow = Row & PlacedVillage;
export type AxisRow = Omit<Row, 'axis'>;

export const NOTHING: { facts: readonly Fact[] } = { facts: [] };

/** Whether a list puts a record on the programme. */
export const isListedBy =
  (source: string) =>
  ({ facts }: { facts: readonly Fact[] }): boolean =>
    facts.some((fact) => fact.key === 'programme' && fact.source === source);

export const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

/** The rows with `row` in the place of the one with the same id, or at the end. */
export const put = <R extends { id: string }>(rows: readonly R[], row: R): R[] =>
  rows.some(({ id }) => id === row.id)
    ? rows.map((each) => (each.id === row.id ? row : each))
    : [...rows, row];
