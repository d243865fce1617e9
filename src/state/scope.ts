import type { Filter } from '../domain/filter.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import type { Network } from '../domain/network.ts';
import type { Members } from './members.ts';
import type { Selection } from './selection.ts';

/** What the analysis is about: a set of axes, and the region whose places are counted. */
export interface Scope {
  kind: 'axis' | 'county' | 'prefecture' | 'province';
  /** Id of the axis, or code of the division. */
  id: string;
  /** Code of the county, prefecture or province whose places are counted; that of an axis is its county. */
  region: string;
  /** Ids of the axes; absent for all. Empty where the region has none. */
  axes?: readonly string[];
  axisCount: number;
}

/** The scope follows what is selected, then the filter, and is the province where there is neither. */
export function scopeOf(
  network: Network,
  selection: Selection | null,
  filter: Filter,
  members: Members | null,
): Scope {
  if (selection?.kind === 'axis') {
    const axis = network.axes.get(selection.id);
    if (axis) return { kind: 'axis', id: axis.id, region: axis.county, axes: [axis.id], axisCount: 1 };
  }
  if (selection?.kind === 'county' && network.counties.has(selection.id)) {
    const axes = [...network.axes.values()].filter(({ county }) => county === selection.id);
    return {
      kind: 'county',
      id: selection.id,
      region: selection.id,
      axes: axes.map(({ id }) => id),
      axisCount: axes.length,
    };
  }
  const id = filter.county ?? filter.prefecture ?? PROVINCE_CODE;
  const kind =
    filter.county !== undefined ? 'county' : filter.prefecture !== undefined ? 'prefecture' : 'province';
  if (!members) return { kind, id, region: id, axisCount: network.axes.size };
  return { kind, id, region: id, axes: [...members.axisIds], axisCount: members.axisIds.size };
}

export const sameScope = (a: Scope | null, b: Scope | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
