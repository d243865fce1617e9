import { axisIdOf } from '../domain/codes.ts';
import type { RecordKind, RecordRef } from '../domain/network.ts';
import type { LabelKind } from '../../styles/sources.ts';

/** Kinds of record that are features of the map. */
export type DrawnKind = Exclude<RecordKind, 'cluster'>;

/** Axis, county and seat share the county's code; where they share a source each needs a number of its own. */
const OFFSET: Record<LabelKind, number> = {
  prefecture: 0,
  county: 0,
  town: 0,
  village: 0,
  axis: 1e6,
  seat: 2e6,
};

/**
 * The number that feature-state knows a feature by, made of its division code; twelve digits are well below 2^53.
 * A record and its name have the same number in their two sources.
 */
export const featureId = (kind: LabelKind, code: string): number => Number(code) + OFFSET[kind];

/** The record that a feature stands for. */
export function refOf(kind: DrawnKind, id: number): RecordRef {
  const code = String(id - OFFSET[kind]);
  return { kind, id: kind === 'axis' ? axisIdOf(code) : code };
}
