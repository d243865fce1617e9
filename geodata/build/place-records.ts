import { readFileSync } from 'node:fs';
import { countyOf, isTownCode, isVillageCode } from '../../src/domain/codes.ts';
import type { Fact, LonLat } from '../../src/domain/records.ts';
import type { PlaceRecord } from '../../src/domain/place-records.ts';
import { buildFacts } from './build-facts.ts';
import type { Places } from './gazetteer.ts';
import { roundLonLat } from '../../src/spatial/geometry/axis/arrange.ts';
import type { Seeds } from './seeds/types.ts';

/**
 * Codes of villages that were modelled in a network that was published earlier; links to them must still open.
 * @param file `code,name`; when a network with other modelled villages is published, those that leave are added to it
 * @throws Error naming file and line of what is no village code.
 */
export function readFormerStandIns(file: string): Set<string> {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Set(
    lines.map((line, i) => {
      const code = line.split(',')[0] ?? '';
      if (!isVillageCode(code)) throw new Error(`${file}:${i + 2}: "${code}" is not the code of a village`);
      return code;
    }),
  );
}

/**
 * Facts of towns and villages that are not among the compiled towns and villages, so that no row of the seeds is lost because
 * its place is not on the programme, and every link to a modelled village of an earlier network opens something. Places with a title have a
 * record even where nothing else is known of them; the titles themselves are in titles.json.
 * @param compiled codes of the records that carry their facts themselves
 * @param formerStandIns codes of villages that were modelled earlier
 */
export function placeRecords(
  seeds: Seeds,
  places: Places,
  compiled: ReadonlySet<string>,
  formerStandIns: ReadonlySet<string>,
): PlaceRecord[] {
  const records: PlaceRecord[] = [];
  const titled = new Set(seeds.titles.flatMap(({ code }) => code ?? []));
  const add = (
    place: Pick<PlaceRecord, 'kind' | 'code' | 'name' | 'county' | 'unlisted'>,
    own: readonly Fact[],
    position?: { lonLat: LonLat },
  ): void => {
    const told = buildFacts(seeds, place.code, own);
    const formerStandIn = formerStandIns.has(place.code);
    if (told.facts.length === 0 && !formerStandIn && !titled.has(place.code)) return;
    records.push({
      ...place,
      ...seeds.spell(place.name, place.code),
      ...(formerStandIn ? { formerStandIn } : {}),
      ...(position ? { lonLat: roundLonLat(position.lonLat) } : {}),
      ...told,
    });
  };

  const codes = new Set([
    ...seeds.towns.keys(),
    ...seeds.villages.keys(),
    ...seeds.placeFacts.keys(),
    ...titled,
    ...formerStandIns,
  ]);
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
