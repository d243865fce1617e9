import { countyOf, isTownCode, isVillageCode, townOf } from '../../src/domain/codes.ts';
import type { LonLat } from '../../src/domain/records.ts';
import type { GazetteerTown, GazetteerVillage } from '../../src/domain/place-records.ts';
import { roundLonLat } from '../../src/spatial/geometry/axis/arrange.ts';
import type { Divisions } from './divisions.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { isVillageCommittee, placeName } from './names.ts';
import type { Spell } from './pinyin.ts';
import type { SeedPlace, SeedVillagePlace, Seeds } from './seeds/types.ts';

/** A village committee or community of the division list. */
export interface ListedVillage {
  code: string;
  name: string;
  town: string;
  county: string;
  committee: boolean;
  /** Present where a surveyed position of good quality is known. */
  position?: { lonLat: LonLat; source: string; rural: boolean };
}

export interface ListedTown {
  code: string;
  name: string;
  county: string;
  /** Codes of its village committees. */
  committees: string[];
  position?: { lonLat: LonLat; source: string };
}

/** The division list with positions joined to it. Keyed by 12-digit code, in code order. */
export interface Places {
  towns: ReadonlyMap<string, ListedTown>;
  villages: ReadonlyMap<string, ListedVillage>;
  /** Located villages that the division list no longer holds, with their old codes. */
  formerVillages: SeedVillagePlace[];
  /** Old town codes → code of the division list. */
  townAliases: ReadonlyMap<string, string>;
}

/** Points of the towns that have one, by code, as the compiled files have them. */
export const townPoints = ({ towns }: Places): ReadonlyMap<string, LonLat> =>
  new Map(
    [...towns.values()].flatMap(({ code, position }) =>
      position ? [[code, roundLonLat(position.lonLat)] as const] : [],
    ),
  );

/** A town's name without its kind, so that 尚田镇 and 尚田街道 are taken for the same town. */
export const townStem = (name: string): string => name.replace(/(街道|畲族镇|畲族乡|镇|乡)$/, '');

/** Division codes change from year to year: a town is matched by its code and name, else by county and name. */
function matchTowns(divisions: Divisions, seedTowns: Iterable<SeedPlace>): Map<string, string> {
  const byName = new Map<string, string>();
  for (const [code, name] of divisions.names) {
    if (isTownCode(code)) byName.set(`${countyOf(code)} ${townStem(name)}`, code);
  }
  const aliases = new Map<string, string>();
  for (const place of seedTowns) {
    const sameCode = divisions.names.get(place.code);
    const code =
      sameCode !== undefined && townStem(sameCode) === townStem(place.name)
        ? place.code
        : byName.get(`${place.county} ${townStem(place.name)}`);
    if (code !== undefined) aliases.set(place.code, code);
  }
  return aliases;
}

/** Joins seed positions to the division list. Deterministic: depends on codes and names, never on row order. */
export function joinPlaces(divisions: Divisions, seeds: Seeds): Places {
  const townAliases = matchTowns(divisions, seeds.places.towns.values());
  const towns = new Map<string, ListedTown>();
  const villages = new Map<string, ListedVillage>();
  for (const [code, listed] of divisions.names) {
    if (isTownCode(code)) towns.set(code, { code, name: listed, county: countyOf(code), committees: [] });
  }
  for (const [code, listed] of divisions.names) {
    if (!isVillageCode(code)) continue;
    const committee = isVillageCommittee(listed);
    const town = townOf(code);
    villages.set(code, { code, name: placeName(listed), town, county: countyOf(code), committee });
    if (committee) towns.get(town)?.committees.push(code);
  }
  for (const place of seeds.places.towns.values()) {
    const town = towns.get(townAliases.get(place.code) ?? '');
    if (town) town.position = { lonLat: [place.lon, place.lat], source: place.positionSource };
  }
  const formerVillages: SeedVillagePlace[] = [];
  const bySite = new Map<string, string[]>();
  for (const village of villages.values()) {
    const key = `${village.county} ${village.name}`;
    bySite.set(key, [...(bySite.get(key) ?? []), village.code]);
  }
  for (const place of seeds.places.villages.values()) {
    if (place.quality !== 'ok') continue;
    const name = placeName(place.name);
    const sameCode = villages.get(place.code);
    const namesakes = bySite.get(`${place.county} ${name}`) ?? [];
    const code =
      sameCode?.name === name ? place.code : namesakes.length === 1 ? (namesakes[0] as string) : undefined;
    const village = code === undefined ? undefined : villages.get(code);
    if (village === undefined) formerVillages.push(place);
    else if (village.position === undefined || village.code === place.code) {
      village.position = { lonLat: [place.lon, place.lat], source: place.positionSource, rural: place.rural };
    }
  }
  fillFromVillages(towns, villages, formerVillages, townAliases);
  return { towns, villages, formerVillages, townAliases };
}

/** A town that no source locates is placed at the mean of its located villages; the number of villages is kept. */
function fillFromVillages(
  towns: ReadonlyMap<string, ListedTown>,
  villages: ReadonlyMap<string, ListedVillage>,
  formerVillages: readonly SeedVillagePlace[],
  townAliases: ReadonlyMap<string, string>,
): void {
  const members = groupBy(
    [
      ...[...villages.values()].flatMap(({ town, position }) =>
        position ? [{ town, lonLat: position.lonLat }] : [],
      ),
      ...formerVillages.map(({ code, lon, lat }) => ({
        town: townAliases.get(townOf(code)) ?? townOf(code),
        lonLat: [lon, lat] as LonLat,
      })),
    ],
    ({ town }) => town,
  );
  for (const town of towns.values()) {
    const located = members.get(town.code);
    if (town.position || !located) continue;
    const mean = (axis: 0 | 1): number =>
      Math.round((located.reduce((sum, { lonLat }) => sum + lonLat[axis], 0) / located.length) * 1e4) / 1e4;
    town.position = { lonLat: [mean(0), mean(1)], source: `vonng-adcode:village-mean-n${located.length}` };
  }
}

/**
 * Units that the division list has at the level of towns but that are not towns: parks, farms, and the villages of a county without towns.
 */
const isTownName = (name: string): boolean => /(街道|镇|乡)$/.test(name);

/** The lookup list for search: every town, and every village that has a position. */
export function buildGazetteer(
  places: Places,
  spell: Spell,
): { towns: GazetteerTown[]; villages: GazetteerVillage[] } {
  const towns: GazetteerTown[] = [];
  for (const town of places.towns.values()) {
    const { position } = town;
    if (!isTownName(town.name)) continue;
    towns.push({
      code: town.code,
      name: town.name,
      ...spell(town.name, town.code),
      ...(position
        ? { lon: position.lonLat[0], lat: position.lonLat[1], positionSource: position.source }
        : {}),
      villageCommittees: town.committees.length,
    });
  }
  const villages: GazetteerVillage[] = [];
  for (const { code, name, town, position } of places.villages.values()) {
    if (!position) continue;
    const [lon, lat] = position.lonLat;
    villages.push({
      code,
      name,
      ...spell(name, code),
      town,
      lon,
      lat,
      codeYear: 2023,
      rural: position.rural,
    });
  }
  for (const place of places.formerVillages) {
    const name = placeName(place.name);
    const town = places.townAliases.get(townOf(place.code)) ?? townOf(place.code);
    villages.push({
      code: place.code,
      name,
      ...spell(name, place.code),
      town,
      lon: place.lon,
      lat: place.lat,
      ...(place.county === countyOf(place.code) ? {} : { county: place.county }),
      codeYear: place.codeYear,
      rural: place.rural,
    });
  }
  villages.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { towns, villages };
}
