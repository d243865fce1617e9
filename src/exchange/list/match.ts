import type { LonLat } from '../../domain/records.ts';
import { withoutDivisions } from './county-names.ts';
import { type KnownPlace, type PlaceHint, type PlaceIndex, stemKey, stemOf } from './places.ts';

/** The reason why a place is a candidate for a name. */
export type MatchReason =
  | 'code'
  | 'same'
  /** Another ending, or none: 村委会, 社区, 街道 … */
  | 'ending'
  /** Traditional or variant characters, radicals. */
  | 'characters'
  /** The list has the name of a former county, or of a town that was merged into another. */
  | 'former'
  /** The part of the name in brackets is ignored. */
  | 'brackets'
  /** One character differs, is missing or is too many. */
  | 'one-character'
  /** The name has its county or town in front: 武义县桐琴镇, 天荒坪镇余村. */
  | 'in-front'
  /** The name begins with that of this village: a natural village in it. */
  | 'part'
  /** The name fits, but in another town of the county. */
  | 'other-town'
  | 'other-county'
  /** The row has the code of this place, but another name. */
  | 'code-alone';

export interface Candidate extends KnownPlace {
  reason: MatchReason;
  /** Position of the place, or of its town. */
  lonLat?: LonLat;
}

/**
 * Result of matching a name. `code`, `exact` and `alias` have one candidate and are accepted; `fuzzy` and `ambiguous` are decided by the
 * user; `none` has no candidate.
 */
export interface NameMatch {
  kind: 'code' | 'exact' | 'alias' | 'fuzzy' | 'ambiguous' | 'none';
  candidates: readonly Candidate[];
}

export const NO_MATCH: NameMatch = { kind: 'none', candidates: [] };

/** Whether a match is accepted without a question. */
export const isTaken = ({ kind }: NameMatch): boolean =>
  kind === 'code' || kind === 'exact' || kind === 'alias';

const MOST_CANDIDATES = 6;

/** The county of a name, of a code, or of both; a name may begin with its prefecture. */
export function matchCounty(
  index: PlaceIndex,
  name: string,
  code: string | null,
  prefecture?: string,
): NameMatch {
  const { network, counties } = index;
  const candidate = (county: string, reason: MatchReason): Candidate[] => {
    const found = network.counties.get(county);
    return found ? [{ code: county, name: found.name, county, reason, lonLat: found.labelPoint }] : [];
  };
  const text = index.plain(name).replace(/^浙江省/, '');
  const byCode =
    code === null ? undefined : (network.aliases.today.get(code.slice(0, 6))?.[0] ?? code.slice(0, 6));
  if (text === '') {
    const found = byCode === undefined ? [] : candidate(byCode, 'code');
    return found.length > 0 ? { kind: 'code', candidates: found } : NO_MATCH;
  }
  const prefix = [...index.prefectures].find(
    ([of]) => text.startsWith(of) && counties.has(text.slice(of.length)),
  );
  const rest = prefix ? text.slice(prefix[0].length) : text;
  const of = prefix?.[1] ?? prefecture;
  const found = (counties.get(rest) ?? [])
    .filter((known) => of === undefined || network.counties.get(known.code)?.prefecture === of)
    .flatMap(({ code: county, isFormer }) => {
      const reason = isFormer ? 'former' : network.counties.get(county)?.name === rest ? 'same' : 'ending';
      return candidate(county, reason);
    });
  if (found.some((each) => each.code === byCode))
    return { kind: 'code', candidates: found.filter((each) => each.code === byCode) };
  const same = found.filter(({ reason }) => reason === 'same');
  const [only] = same.length > 0 ? same : found;
  if (only && (same.length === 1 || found.length === 1)) {
    if (byCode !== undefined && network.counties.has(byCode))
      return { kind: 'ambiguous', candidates: [only, ...candidate(byCode, 'code-alone')] };
    return { kind: only.reason === 'same' ? 'exact' : 'alias', candidates: [only] };
  }
  if (found.length > 1) return { kind: 'ambiguous', candidates: found };
  // A row of a whole prefecture or of the province names no county.
  if (index.prefectures.has(rest) || /^(?:全省|浙江省?)$/.test(rest)) return NO_MATCH;
  const near = [...network.counties.values()].filter(
    ({ name: full, prefecture: own }) =>
      (of === undefined || own === of) &&
      isOneOff(rest.replace(/[县市区]$/, ''), full.replace(/[县市区]$/, '')),
  );
  return near.length > 0
    ? { kind: 'fuzzy', candidates: near.flatMap((county) => candidate(county.code, 'one-character')) }
    : NO_MATCH;
}

/** Finds the town or village of a name, which may have its county and its town in front. */
export function matchPlace(
  index: PlaceIndex,
  kind: 'town' | 'village',
  name: string,
  hint: PlaceHint,
): NameMatch {
  const match = matchName(index, kind, name, hint);
  if (isTaken(match)) return match;
  const rest = withoutDivisions(index, kind, name, hint);
  if (!rest) return match;
  const other = matchName(index, kind, rest.name, rest.hint);
  if (other.kind === 'none') return match;
  return {
    kind: other.kind === 'exact' ? 'alias' : other.kind,
    candidates: other.candidates.map((each) =>
      each.reason === 'same' ? { ...each, reason: 'in-front' } : each,
    ),
  };
}

function matchName(index: PlaceIndex, kind: 'town' | 'village', name: string, hint: PlaceHint): NameMatch {
  const text = index.plain(name);
  if (text === '') return NO_MATCH;
  const candidate = candidatesIn(index);
  const byCode = hint.code ? index.places[kind].get(hint.code) : undefined;
  const named = nameFits(index, kind, text, hint.counties);
  const fits = named.filter(({ place }) => isInScope(place, hint));
  const codeFits = fits.find(({ place }) => place.code === byCode?.code);
  if (codeFits) return { kind: 'code', candidates: [candidate(codeFits.place, 'code')] };
  const best = fits.filter(({ rank }) => rank === Math.min(...fits.map((fit) => fit.rank)));
  if (byCode && fits.length > 0)
    return {
      kind: 'ambiguous',
      candidates: [
        ...best.map(({ place, reason }) => candidate(place, reason)),
        candidate(byCode, 'code-alone'),
      ],
    };
  const [only] = best;
  if (only && best.length === 1) {
    const isExact = only.reason === 'same' && cleanName(name) === only.place.name;
    return {
      kind: isExact ? 'exact' : 'alias',
      candidates: [candidate(only.place, only.reason === 'same' && !isExact ? 'characters' : only.reason)],
    };
  }
  if (best.length > 1)
    return {
      kind: 'ambiguous',
      candidates: best.slice(0, MOST_CANDIDATES).map(({ place, reason }) => candidate(place, reason)),
    };
  // Only where no town has the name today: 江藻镇 was merged into 姚江镇.
  const merged =
    kind === 'town'
      ? hint.counties.flatMap((county) => index.mergedInto.get(stemKey(county, stemOf('town', text))) ?? [])
      : [];
  if (merged.length > 0 && !byCode)
    return {
      kind: merged.length === 1 ? 'alias' : 'ambiguous',
      candidates: merged.map((place) => candidate(place, 'former')),
    };
  const elsewhere = named.flatMap(({ place }) => (isInScope(place, hint) ? [] : [place]));
  return similarPlaces(index, kind, text, hint, byCode, elsewhere);
}

const candidatesIn =
  (index: PlaceIndex) =>
  (place: KnownPlace, reason: MatchReason): Candidate => {
    const at = index.positions.get(place.code) ?? index.positions.get(place.town ?? '');
    return { ...place, reason, ...(at ? { lonLat: at.lonLat } : {}) };
  };

const isInScope = ({ county, town }: KnownPlace, hint: PlaceHint): boolean =>
  (hint.counties.length === 0 || hint.counties.includes(county)) &&
  (hint.town === undefined || town === hint.town);

/**
 * Candidates where no place in scope has the name: that of the code, names that differ by one character, villages whose name contains it, and
 * places of the name elsewhere.
 */
function similarPlaces(
  index: PlaceIndex,
  kind: 'town' | 'village',
  text: string,
  hint: PlaceHint,
  byCode: KnownPlace | undefined,
  elsewhere: readonly KnownPlace[],
): NameMatch {
  const candidate = candidatesIn(index);
  const isOfCounty = ({ county }: KnownPlace): boolean =>
    hint.counties.length === 0 || hint.counties.includes(county);
  const all = [
    ...(byCode && isInScope(byCode, hint) ? [candidate(byCode, 'code-alone')] : []),
    ...oneOff(index, kind, text, hint).map((place) => candidate(place, 'one-character')),
    ...(kind === 'village' ? holders(index, text, hint).map((place) => candidate(place, 'part')) : []),
    ...elsewhere.map((place) => candidate(place, isOfCounty(place) ? 'other-town' : 'other-county')),
  ].slice(0, MOST_CANDIDATES);
  return all.length > 0 ? { kind: 'fuzzy', candidates: all } : NO_MATCH;
}

const cleanName = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');

interface Fit {
  place: KnownPlace;
  reason: MatchReason;
  /** 0: the same name, 1: another suffix, 2: equal without the part in brackets. */
  rank: number;
}

/** Places whose name is equal except for its suffix or a part in brackets, those in the counties of the row first. */
function nameFits(
  index: PlaceIndex,
  kind: 'town' | 'village',
  text: string,
  counties: readonly string[],
): Fit[] {
  const bare = text.replace(/[（(【[].*$/, '');
  const within = counties.length > 0 ? counties : [...index.network.counties.keys()];
  const look = (of: readonly string[], name: string, isBare: boolean): Fit[] =>
    of.flatMap((county) =>
      (index.byStem[kind].get(stemKey(county, stemOf(kind, name))) ?? []).map((place): Fit => {
        const isSame = index.plain(place.name) === name;
        return {
          place,
          reason: isBare ? 'brackets' : isSame ? 'same' : 'ending',
          rank: (isBare ? 2 : 0) + (isSame ? 0 : 1),
        };
      }),
    );
  const found = look(within, text, false);
  if (found.length > 0 || bare === '') return found;
  const without = bare === text ? [] : look(within, bare, true);
  if (without.length > 0 || counties.length === 0) return without;
  // Places in other counties with the name. Names of one character (without suffix) are too frequent and are not looked for.
  if (stemOf(kind, bare).length < 2) return [];
  return look(
    [...index.network.counties.keys()].filter((county) => !counties.includes(county)),
    bare,
    bare !== text,
  );
}

/** Villages of the county, or of the town, with which a longer name begins: 三元村麻车岗自然村 lies in 三元村. The longest first. */
function holders(index: PlaceIndex, text: string, { counties, town }: PlaceHint): KnownPlace[] {
  const ends = [...text.matchAll(/村|社区/g)].map(({ index: at, 0: end }) => at + end.length);
  return ends.toReversed().flatMap((end) => {
    const name = text.slice(0, end);
    if (end === text.length) return [];
    return counties
      .flatMap((county) => index.byStem.village.get(stemKey(county, stemOf('village', name))) ?? [])
      .filter((place) => index.plain(place.name) === name && (town === undefined || place.town === town));
  });
}

/** Places of the county, or of the town, whose name differs by one character; those with the same pronunciation first. */
function oneOff(
  index: PlaceIndex,
  kind: 'town' | 'village',
  text: string,
  { counties, town }: PlaceHint,
): KnownPlace[] {
  const bare = text.replace(/[（(【[].*$/, '');
  const stem = stemOf(kind, bare);
  if (stem.length < 2 || counties.length === 0) return [];
  const sound = index.register.spell(stem).pinyin;
  const near = counties
    .flatMap((county) => index.byCounty[kind].get(county) ?? [])
    .filter(
      (place) =>
        (town === undefined || place.town === town) && isOneOff(stem, stemOf(kind, index.plain(place.name))),
    );
  const soundsSame = ({ name }: KnownPlace): boolean =>
    index.register.spell(stemOf(kind, name)).pinyin === sound;
  return near.toSorted((a, b) => Number(soundsSame(b)) - Number(soundsSame(a)));
}

/** Whether two texts differ by one character that is changed, added or missing. */
export function isOneOff(a: string, b: string): boolean {
  const [short, long] = [[...a], [...b]].toSorted((p, q) => p.length - q.length) as [string[], string[]];
  if (short.length < 2 || long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  let k = 0;
  while (k < short.length - i && short[short.length - 1 - k] === long[long.length - 1 - k]) k++;
  // Of a name of two characters one must be equal, of three two.
  return short.length === long.length ? i + k === short.length - 1 : i + k === short.length;
}
