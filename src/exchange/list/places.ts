import { idsToday } from '../../dataset/aliases.ts';
import { isPrefectureCode } from '../../domain/codes.ts';
import { groupBy } from '../../domain/group-by.ts';
import { lonLatOf } from '../../domain/lon-lat-of.ts';
import type { Gazetteer, Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import type { PlaceRecord } from '../../domain/place-records.ts';
import type { Register } from '../../domain/register.ts';
import { cellText } from '../table/cell-text.ts';
import { PROGRAMME_KEYS } from './facts.ts';

/** A place that may have a name of a list. */
export interface KnownPlace {
  code: string;
  name: string;
  county: string;
  /** For a village: code of its town. */
  town?: string;
}

/** The index that names of lists are matched with. */
export interface PlaceIndex {
  register: Register;
  network: Network;
  /** Positions of towns and of surveyed villages. */
  positions: ReadonlyMap<string, { lonLat: LonLat; source: string }>;
  /** What sources tell of towns and villages that are not in the network now. */
  told: ReadonlyMap<string, Pick<PlaceRecord, 'facts'>>;
  /** Counties by all present and former names, with and without suffix. */
  counties: ReadonlyMap<string, readonly { code: string; isFormer: boolean }[]>;
  prefectures: ReadonlyMap<string, string>;
  places: Readonly<Record<'town' | 'village', ReadonlyMap<string, KnownPlace>>>;
  /** Towns and villages of a county by their names without suffix. */
  byStem: Readonly<Record<'town' | 'village', ReadonlyMap<string, readonly KnownPlace[]>>>;
  /** Towns of today by county and name, without suffix, of a town that was merged into them. */
  mergedInto: ReadonlyMap<string, KnownPlace>;
  byCounty: Readonly<Record<'town' | 'village', ReadonlyMap<string, readonly KnownPlace[]>>>;
  /** A name normalised for comparison: simplified characters, no spaces. */
  plain(name: string): string;
}

/** Other information of a row about a place. */
export interface PlaceHint {
  /** Code in the row, where the division list has it or a former list may have had it. */
  code?: string | null;
  /** Counties that it may lie in: one, or the successors of a former one; empty for any. */
  counties: readonly string[];
  /** For a village: its town. */
  town?: string | undefined;
}

const TOWN_END = /(?:街道办事处|街道办|街道|镇人民政府|乡人民政府|畲族镇|畲族乡|镇|乡)$/;
const VILLAGE_END =
  /(?:村民委员会|居民委员会|村委会|居委会|股份经济合作社|经济合作社|行政村|自然村|社区|村)$/;

/** The distinctive part of a name: 桐琴 of 桐琴镇, 甲 of 甲村村委会. */
export function stemOf(kind: 'town' | 'village', name: string): string {
  if (kind === 'town') return name.replace(TOWN_END, '') || name;
  // “白沙村社区” is 白沙, and so is “白沙村村委会”.
  let stem = name;
  for (
    let shorter = stem.replace(VILLAGE_END, '');
    shorter !== stem && shorter !== '';
    shorter = stem.replace(VILLAGE_END, '')
  )
    stem = shorter;
  return stem;
}

/**
 * The index of a network and the division list.
 * @param others records of places outside the network as it was compiled
 * @param base the network as it was compiled: what sources tell of a place that left it since is not lost
 */
export function buildPlaceIndex(
  network: Network,
  register: Register,
  gazetteer: Gazetteer,
  others: readonly PlaceRecord[],
  base: Network = network,
): PlaceIndex {
  const { characters } = network.aliases;
  const plain = (name: string): string =>
    [...cellText(name).replace(/\s/g, '')].map((letter) => characters.get(letter) ?? letter).join('');
  const towns = new Map<string, KnownPlace>(register.towns);
  const villages = new Map<string, KnownPlace>(register.villages);
  // Villages that a source names and the division list does not have.
  for (const { code, name, town, county } of network.villages.values())
    if (!villages.has(code)) villages.set(code, { code, name, town, county });
  const positions = new Map<string, { lonLat: LonLat; source: string }>();
  for (const place of [...gazetteer.villages, ...gazetteer.towns]) {
    const lonLat = lonLatOf(place);
    // A village of an earlier list may have the code that another has today.
    if (lonLat && !('codeYear' in place && place.codeYear !== register.year))
      positions.set(place.code, {
        lonLat,
        source: 'positionSource' in place ? (place.positionSource ?? '') : 'vonng-adcode:code',
      });
  }
  return {
    register,
    network,
    positions,
    told: new Map<string, Pick<PlaceRecord, 'facts'>>([
      ...others.map((place) => [place.code, place] as const),
      ...[...base.towns.values(), ...base.villages.values()].map(
        ({ code, facts }) => [code, { facts: facts.filter(({ key }) => !PROGRAMME_KEYS.has(key)) }] as const,
      ),
    ]),
    counties: countyNames(network, plain),
    prefectures: new Map(
      [...network.prefectures.values()].flatMap(({ name, code }) => [
        [name, code],
        [name.replace(/市$/, ''), code],
      ]),
    ),
    places: { town: towns, village: villages },
    byStem: { town: groupByStem('town', towns, plain), village: groupByStem('village', villages, plain) },
    mergedInto: new Map(
      register.formerTowns.flatMap(([county, name, today]) => {
        const town = towns.get(today);
        return town ? [[stemKey(county, stemOf('town', name)), town] as const] : [];
      }),
    ),
    byCounty: {
      town: groupBy([...towns.values()], ({ county }) => county),
      village: groupBy([...villages.values()], ({ county }) => county),
    },
    plain,
  };
}

/** The key of a name within its county. */
export const stemKey = (county: string, stem: string): string => `${county} ${stem}`;

const groupByStem = (
  kind: 'town' | 'village',
  places: ReadonlyMap<string, KnownPlace>,
  plain: (name: string) => string,
): ReadonlyMap<string, readonly KnownPlace[]> =>
  groupBy([...places.values()], ({ county, name }) => stemKey(county, stemOf(kind, plain(name))));

function countyNames(
  network: Network,
  plain: (name: string) => string,
): Map<string, { code: string; isFormer: boolean }[]> {
  const names = new Map<string, { code: string; isFormer: boolean }[]>();
  const add = (name: string, code: string, isFormer: boolean): void => {
    const known = names.get(name) ?? [];
    if (!known.some((of) => of.code === code)) names.set(name, [...known, { code, isFormer }]);
  };
  for (const { code, name } of network.counties.values()) {
    add(plain(name), code, false);
    // 景宁畲族自治县 is 景宁县 and 景宁 too.
    const short = plain(name).replace(/(?:畲族自治县|[县市区])$/, '');
    if (short.length > 1) for (const end of ['', '县', '市', '区']) add(short + end, code, false);
  }
  for (const { code, name } of network.aliases.divisions) {
    if (isPrefectureCode(code)) continue;
    const known = names.get(plain(name));
    if (known?.some(({ isFormer }) => !isFormer)) continue;
    for (const today of idsToday(code, network.aliases))
      if (network.counties.has(today)) add(plain(name), today, true);
  }
  return names;
}
