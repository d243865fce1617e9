import type { CountyCode } from '../domain/codes.ts';
import type { Gazetteer, Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import { plainText } from '../domain/text-form.ts';
import { countyFinder } from './list/county-at.ts';

/** Finds the county of a name and the county of a position; datums are distinguished by comparing the two. */
export interface PlaceNames {
  countyAt(at: LonLat): CountyCode | undefined;
  /** The county of that name, or of the only town of that name; undefined where there is none, or several. */
  countyNamed(text: string): CountyCode | undefined;
}

const SUFFIX = /(?:畲族自治县|[县市区])$/;

/** @param gazetteer null while it is not loaded; of the towns only the central ones are then known by name */
export function buildPlaceNames(network: Network, gazetteer: Gazetteer | null): PlaceNames {
  const codes = new Map<string, Set<CountyCode>>();
  const add = (name: string, code: CountyCode): void => {
    if (name.length < 2) return;
    const known = codes.get(name) ?? new Set();
    codes.set(name, known.add(code));
  };
  for (const { code, name } of network.counties.values()) {
    const short = name.replace(SUFFIX, '');
    for (const each of [name, short, `${short}县`, `${short}市`, `${short}区`]) add(each, code);
  }
  const towns = [
    ...[...network.towns.values()].map(({ name, county }) => ({ name, county })),
    ...(gazetteer?.towns ?? []).map(({ name, code }) => ({ name, county: code.slice(0, 6) })),
  ];
  for (const { name, county } of towns) if (network.counties.has(county)) add(name, county);
  return {
    countyAt: countyFinder(network.counties.values()),
    countyNamed: (text) => {
      const found = codes.get(plainText(text).replaceAll(/\s+/g, ''));
      return found?.size === 1 ? [...found][0] : undefined;
    },
  };
}
