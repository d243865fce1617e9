import type { RecordKind, RecordRef } from '../domain/network.ts';
import type { LabelKind } from '../../styles/sources.ts';

/** Kinds of records that are map features. */
export type DrawnKind = Exclude<RecordKind, 'cluster'>;

/** Offsets that keep ids of kinds in one source apart: county and seat have the same code, axes are numbered from 1. */
const OFFSET: Record<LabelKind, number> = {
  prefecture: 0,
  county: 0,
  town: 0,
  village: 0,
  axis: 1e6,
  seat: 2e6,
};

/** Axis ids in order of first use: feature-state needs numeric ids, and an axis id is any text. */
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
 * Numeric id of a feature for feature-state: its division code (twelve digits are below 2^53), or a number for the id of an axis. A record
 * and its name have the same id in their two sources.
 */
export const featureId = (kind: LabelKind, id: string): number =>
  OFFSET[kind] + (kind === 'axis' ? axisNumber(id) : Number(id));

/**
 * The record of a feature.
 * @throws RangeError for an unknown axis number
 */
export function featureRef(kind: DrawnKind, feature: number): RecordRef {
  const number = feature - OFFSET[kind];
  if (kind !== 'axis') return { kind, id: String(number) };
  const id = axisIds[number - 1];
  if (id === undefined) throw new RangeError(`feature ${feature}: no axis has this number`);
  return { kind, id };
}
