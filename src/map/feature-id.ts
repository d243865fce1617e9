import type { RecordKind, RecordRef } from '../domain/network.ts';
import type { LabelKind } from '../../styles/sources.ts';

/** Kinds of record that are features of the map. */
export type DrawnKind = Exclude<RecordKind, 'cluster'>;

/** Kinds that share a source have numbers in ranges of their own: county and seat have the same code, axes are counted from 1. */
const OFFSET: Record<LabelKind, number> = {
  prefecture: 0,
  county: 0,
  town: 0,
  village: 0,
  axis: 1e6,
  seat: 2e6,
};

/** The id of an axis may be any text, feature-state needs a number: ids are counted in the order in which they are first met. */
const axisIds: string[] = [];
const axisNumbers = new Map<string, number>();

function axisNumber(id: string): number {
  const known = axisNumbers.get(id);
  if (known !== undefined) return known;
  const number = axisIds.push(id);
  axisNumbers.set(id, number);
  return number;
}

/**
 * The number that feature-state knows a feature by: its division code (twelve digits are well below 2^53), of an axis the
 * number of its id on this page. A record and its name have the same number in their two sources.
 */
export const featureId = (kind: LabelKind, id: string): number =>
  OFFSET[kind] + (kind === 'axis' ? axisNumber(id) : Number(id));

/**
 * The record that a feature stands for.
 * @throws RangeError for the number of no axis
 */
export function featureRef(kind: DrawnKind, feature: number): RecordRef {
  const number = feature - OFFSET[kind];
  if (kind !== 'axis') return { kind, id: String(number) };
  const id = axisIds[number - 1];
  if (id === undefined) throw new RangeError(`feature ${feature}: no axis has this number`);
  return { kind, id };
}
