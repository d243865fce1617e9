import { countyOf, isTownCode, isVillageCode } from '../../src/domain/codes.ts';
import type { Fact, LonLat, PlaceRecord } from '../../src/domain/records.ts';
import { factsOf } from './facts-of.ts';
import type { Places } from './gazetteer.ts';
import { roundLonLat } from './model/arrange.ts';
import type { Seeds } from './seeds/types.ts';

/**
 * What sources tell of towns and villages that are not among the compiled towns and villages: nothing that a seed row says
 * is lost because its place is not on the programme.
 * @param compiled codes of the records that carry their facts themselves
 */
export function placeRecords(seeds: Seeds, places: Places, compiled: ReadonlySet<string>): PlaceRecord[] {
  const records: PlaceRecord[] = [];
  const add = (
    place: Pick<PlaceRecord, 'kind' | 'code' | 'name' | 'county' | 'unlisted'>,
    own: readonly Fact[],
    position?: { lonLat: LonLat },
  ): void => {
    const told = factsOf(seeds, place.code, own);
    if (told.facts.length === 0) return;
    records.push({
      ...place,
      ...seeds.spell(place.name, place.code),
      ...(position ? { lonLat: roundLonLat(position.lonLat) } : {}),
      ...told,
    });
  };

  const codes = new Set([...seeds.towns.keys(), ...seeds.villages.keys(), ...seeds.placeFacts.keys()]);
  for (const code of codes) {
    if (compiled.has(code)) continue;
    if (isTownCode(code)) {
      const town = places.towns.get(code);
      const name = town?.name ?? seeds.towns.get(code)?.name;
      if (name === undefined) throw new Error(`${code} has facts and no name`);
      add(
        { kind: 'town', code, name, county: countyOf(code) },
        seeds.towns.get(code)?.facts ?? [],
        town?.position,
      );
    } else if (isVillageCode(code)) {
      const village = places.villages.get(code);
      const name = village?.name ?? seeds.villages.get(code)?.name;
      if (name === undefined) throw new Error(`${code} has facts and no name`);
      const own = seeds.villages.get(code)?.facts ?? [];
      add({ kind: 'village', code, name, county: countyOf(code) }, own, village?.position);
    }
  }
  for (const { code, name, programme, facts } of seeds.unplacedVillages)
    if (!programme) add({ kind: 'village', code, unlisted: true, name, county: countyOf(code) }, facts);
  return records.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
