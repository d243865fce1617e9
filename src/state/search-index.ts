import { countyOf, isVillageCode, prefectureOf, townOf } from '../domain/codes.ts';
import type { Aliases, Gazetteer, Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import type { PlaceRecord } from '../domain/place-records.ts';
import { type FormerNames, formerNames } from './search-address.ts';
import { buildNameKeys, type NameKeys } from './search-keys.ts';

export const RESULT_KINDS = ['prefecture', 'county', 'axis', 'town', 'village', 'cluster', 'place'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export interface Entry {
  kind: ResultKind;
  id: string;
  name: string;
  pinyin: string;
  status?: Status;
  /** Names of prefecture, county and town in which the entry lies, largest first. */
  within: readonly string[];
  withinPinyin: readonly string[];
  /** Division code, if it has one. */
  code?: string;
}

/** A name with its readings. */
interface Read {
  name: string;
  pinyin: string;
  otherPinyin?: readonly string[] | undefined;
}

export interface Indexed extends Entry {
  keys: NameKeys;
  /** Another name of it: for an axis, that of its county. */
  alias?: { name: string; keys: NameKeys };
  withinKeys: readonly NameKeys[];
}

export interface SearchIndex {
  entries: readonly Indexed[];
  /** Traditional and former spellings of the names of entries. */
  aliases: Aliases;
  former: FormerNames;
}

/** Collects entries with the keys by which they are found; divisions that several entries share have one object. */
function collectEntries(): {
  entries: Indexed[];
  add: (
    entry: Omit<Entry, 'within' | 'withinPinyin'> & Pick<Read, 'otherPinyin'>,
    within: readonly Read[],
    alias?: Read,
  ) => void;
} {
  const keysByReadings = new Map<string, NameKeys>();
  const entries: Indexed[] = [];
  /** One array shared by all entries in the same divisions. */
  const withinNames = new Map<string, readonly string[]>();
  const add = (
    { otherPinyin, ...entry }: Omit<Entry, 'within' | 'withinPinyin'> & Pick<Read, 'otherPinyin'>,
    within: readonly Read[],
    alias?: Read,
  ): void => {
    const withinKeys = within.map(({ pinyin, otherPinyin: others }) => {
      const readings = [pinyin, ...(others ?? [])].join('|');
      const keys = keysByReadings.get(readings) ?? buildNameKeys(pinyin, others);
      keysByReadings.set(readings, keys);
      return keys;
    });
    const names = within.map(({ name }) => name);
    const key = names.join('|');
    withinNames.set(key, withinNames.get(key) ?? names);
    entries.push({
      ...entry,
      within: withinNames.get(key) ?? names,
      withinPinyin: within.map((w) => w.pinyin),
      keys: buildNameKeys(entry.pinyin, otherPinyin),
      withinKeys,
      ...(alias ? { alias: { name: alias.name, keys: buildNameKeys(alias.pinyin, alias.otherPinyin) } } : {}),
    });
  };
  return { entries, add };
}

/** Index of everything that has a name. Search keys are derived once, here; the gazetteer may be added later. */
export function buildIndex(
  network: Network,
  gazetteer: Gazetteer | null,
  places: Iterable<PlaceRecord> = [],
): SearchIndex {
  const townNames = new Map(gazetteer?.towns.map((town) => [town.code, town]));
  const divisions = (code: string, town?: string, county = countyOf(code)): Read[] =>
    [
      network.prefectures.get(prefectureOf(county)),
      network.counties.get(county),
      town === undefined ? undefined : (network.towns.get(town) ?? townNames.get(town)),
    ].filter((division) => division !== undefined);
  const { entries, add } = collectEntries();

  for (const { code, name, pinyin, otherPinyin } of network.prefectures.values())
    add({ kind: 'prefecture', id: code, name, pinyin, otherPinyin, code }, []);
  for (const { code, name, pinyin, otherPinyin } of network.counties.values())
    add({ kind: 'county', id: code, name, pinyin, otherPinyin, code }, divisions(code).slice(0, 1));
  for (const { id, name, pinyin, otherPinyin, status, county } of network.axes.values())
    add(
      { kind: 'axis', id, name, pinyin, otherPinyin, status, code: county },
      divisions(county),
      network.counties.get(county),
    );
  for (const { code, name, pinyin, otherPinyin, status } of network.towns.values())
    add({ kind: 'town', id: code, name, pinyin, otherPinyin, status, code }, divisions(code));
  for (const { code, name, pinyin, otherPinyin, status, town, unlisted } of network.villages.values())
    add(
      { kind: 'village', id: code, name, pinyin, otherPinyin, status, ...(unlisted ? {} : { code }) },
      divisions(code, town),
    );
  for (const { id, name, pinyin, otherPinyin, county } of network.clusters.values())
    add({ kind: 'cluster', id, name, pinyin, otherPinyin }, divisions(county));
  for (const { code, name, pinyin, otherPinyin } of gazetteer?.towns ?? [])
    if (!network.towns.has(code))
      add({ kind: 'place', id: code, name, pinyin, otherPinyin, code }, divisions(code));
  for (const { code, name, pinyin, otherPinyin, town, county } of gazetteer?.villages ?? [])
    if (!network.villages.has(code))
      add({ kind: 'place', id: code, name, pinyin, otherPinyin, code }, divisions(code, town, county));
  const listed = new Set(entries.map(({ id }) => id));
  for (const { code, name, pinyin, otherPinyin, unlisted } of places)
    if (!listed.has(code))
      add(
        { kind: 'place', id: code, name, pinyin, otherPinyin, ...(unlisted ? {} : { code }) },
        divisions(code, isVillageCode(code) ? townOf(code) : undefined),
      );
  const names = new Map(
    [...network.prefectures.values(), ...network.counties.values()].map(({ code, name }) => [code, name]),
  );
  return { entries, aliases: network.aliases, former: formerNames(network.aliases.divisions, names) };
}
