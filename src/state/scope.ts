import { hasLine } from '../domain/axis.ts';
import { PROVINCE_CODE } from '../domain/codes.ts';
import {
  axisPasses,
  type Filter,
  type FilterReason,
  isEmptyFilter,
  isInDivision,
  reasonAgainstLine,
  townPasses,
  withoutDivision,
} from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import type { SiteChoice } from '../domain/own-sites.ts';
import type { Selection } from './selection.ts';

/**
 * The scope of the analysis, for every figure of the panel and all that the map draws of it: the region whose places and land are counted, and the
 * axes and towns to which distances are measured. A region is served by any axis that reaches into it, whichever county the axis belongs to; a
 * selected axis is measured alone, in its county.
 */
export interface Scope {
  kind: 'axis' | 'county' | 'prefecture' | 'province';
  /** Id of the axis, or code of the division. */
  id: string;
  /** Code of the county, prefecture or province whose places are counted; for an axis, its county. */
  region: string;
  /** Id of the axis that is measured alone; absent if all that pass are. */
  axes?: readonly string[];
  /** Conditions on records, without the division; absent if there are none. */
  records?: Filter;
  /** Own points that take the place of central towns or villages; absent if there are none. */
  sites?: SiteChoice;
  /** Number of axes to which distances are measured: 0 if the filter leaves none. */
  axisCount: number;
  /** Number of these axes that belong to the region. */
  ownAxisCount: number;
  /** Number of central towns that pass, or of own points in their place, inside and outside the region. */
  townCount: number;
  /** Why the filter leaves out the selected axis or county, or that the axis has no line; then nothing can be asked. */
  leftOut?: FilterReason | 'no-line';
}

/** The scope follows the selection, else the filter; without either it is the province. */
export function buildScope(network: Network, selection: Selection | null, filter: Filter): Scope {
  const records = withoutDivision(filter);
  const axes = [...network.axes.values()].filter((axis) => hasLine(axis) && axisPasses(records, axis));
  const townCount = [...network.towns.values()].filter((town) => townPasses(records, town)).length;
  const shared = { townCount, ...(isEmptyFilter(records) ? {} : { records }) };

  const axis = selection?.kind === 'axis' ? network.axes.get(selection.id) : undefined;
  if (axis) {
    const leftOut = reasonAgainstLine(filter, axis);
    const count = leftOut ? 0 : 1;
    return {
      kind: 'axis',
      id: axis.id,
      region: axis.county,
      axes: [axis.id],
      axisCount: count,
      ownAxisCount: count,
      ...shared,
      ...(leftOut ? { leftOut } : {}),
    };
  }
  const ofRegion = (kind: 'county' | 'prefecture' | 'province', id: string): Scope => ({
    kind,
    id,
    region: id,
    axisCount: axes.length,
    ownAxisCount: axes.filter(
      ({ county, prefecture }) => id === PROVINCE_CODE || [county, prefecture].includes(id),
    ).length,
    ...shared,
  });
  const county = selection?.kind === 'county' ? network.counties.get(selection.id) : undefined;
  if (county) {
    const isIn = isInDivision(filter, { county: county.code, prefecture: county.prefecture });
    return { ...ofRegion('county', county.code), ...(isIn ? {} : { leftOut: 'elsewhere' }) };
  }
  if (filter.county !== undefined) return ofRegion('county', filter.county);
  if (filter.prefecture !== undefined) return ofRegion('prefecture', filter.prefecture);
  return ofRegion('province', PROVINCE_CODE);
}

/**
 * The scope with own points in it.
 * @param facilityCount how many of them take the place of central towns
 */
export const withSites = (scope: Scope, sites: SiteChoice, facilityCount: number | undefined): Scope => ({
  ...scope,
  ...(sites.facilities === undefined && sites.places === undefined ? {} : { sites }),
  townCount: sites.facilities === undefined ? scope.townCount : (facilityCount ?? 0),
});

export const sameScope = (a: Scope | null, b: Scope | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
