import { countyOf, isUnlistedVillageCode } from '../domain/codes.ts';
import { lonLatOf } from '../domain/lon-lat-of.ts';
import type { Gazetteer } from '../domain/network.ts';
import type { Fact, LonLat } from '../domain/records.ts';
import type { PlaceRecord } from '../domain/place-records.ts';

/** What two files contain about a town or village that is not in the network. */
export interface Place {
  code: string;
  name: string;
  pinyin: string;
  /** Its present county. */
  county: string;
  /** True if the division list has no such village: its code is an id of this atlas. */
  unlisted?: true;
  /** A stand-in of an earlier version of the network. */
  formerStandIn?: true;
  lonLat?: LonLat;
  villageCommittees?: number;
  facts: readonly Fact[];
  sources: readonly string[];
}

/** A town or village by its code, from the gazetteer and the facts of sources; `null` if neither has it. */
export function findPlace(
  gazetteer: Gazetteer | null,
  records: ReadonlyMap<string, PlaceRecord> | null,
  code: string,
): Place | null {
  const record = records?.get(code);
  const same = (item: { code: string }): boolean => item.code === code;
  const town = gazetteer?.towns.find(same);
  const village = town ? undefined : gazetteer?.villages.find(same);
  const listed = town ?? village;
  const named = listed ?? record;
  if (!named) return null;
  const lonLat = (listed && lonLatOf(listed)) ?? record?.lonLat;
  return {
    code,
    name: named.name,
    pinyin: named.pinyin,
    county: village?.county ?? countyOf(code),
    ...(record?.unlisted || isUnlistedVillageCode(code) ? { unlisted: true } : {}),
    ...(record?.formerStandIn ? { formerStandIn: true } : {}),
    ...(lonLat ? { lonLat } : {}),
    ...(town ? { villageCommittees: town.villageCommittees } : {}),
    facts: record?.facts ?? [],
    sources: record?.sources ?? [],
  };
}
