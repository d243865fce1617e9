import { axisIdOf } from '../domain/codes.ts';
import type { RecordKind, RecordRef } from '../domain/network.ts';
import type { LabelKind, SourceId } from '../../styles/sources.ts';

/** Division codes as the numbers that feature-state needs; twelve digits are well below 2^53. */
export const featureId = (code: string): number => Number(code);
const codeOf = (id: number): string => String(id);

/** Axis, county and seat share the county's code; in the one source of labels each needs a number of its own. */
const LABEL_OFFSET: Record<LabelKind, number> = {
  prefecture: 0,
  county: 0,
  town: 0,
  village: 0,
  axis: 1e6,
  seat: 2e6,
};
export const labelId = (kind: LabelKind, code: string): number => featureId(code) + LABEL_OFFSET[kind];

/** Kinds of record that are features of the map. */
export type DrawnKind = Exclude<RecordKind, 'cluster'>;
export const DRAWN_KINDS = ['town', 'village', 'axis', 'county'] as const satisfies readonly DrawnKind[];

export const SOURCE_OF = {
  town: 'towns',
  village: 'villages',
  axis: 'axes',
  county: 'counties',
} as const satisfies Record<DrawnKind, SourceId>;

/** The record that a feature of a source stands for. */
export function refOf(kind: DrawnKind, id: number): RecordRef {
  return { kind, id: kind === 'axis' ? axisIdOf(codeOf(id)) : codeOf(id) };
}
