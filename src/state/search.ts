import { idsToday } from '../dataset/aliases.ts';
import { PRECEDENCE } from '../domain/by-status.ts';
import { canonicalCode, countyOf } from '../domain/codes.ts';
import type { Aliases } from '../domain/network.ts';
import { plainText } from '../domain/text-form.ts';
import { addressFit, committee, isProvince, lettersAddress, namesOnly } from './search-address.ts';
import type { Address, LettersFit } from './search-address.ts';
import { type Entry, type Indexed, type ResultKind, type SearchIndex } from './search-index.ts';
import { fitHan, fitLetters, toneless } from './search-keys.ts';
import type { NameKeys } from './search-keys.ts';

export { buildIndex, type Entry, type ResultKind, type SearchIndex } from './search-index.ts';

export interface ResultGroup {
  kind: ResultKind;
  entries: Entry[];
  /** Number of further entries that fit. */
  more: number;
}

/** Words of an English name that are not in its pinyin. */
const ENGLISH_SUFFIXES = new Set(
  'prefecture county city district town township subdistrict village axis cluster province china'
    .split(' ')
    .map(toneless),
);
const PROVINCE_WORD = 'zhejiang';
const HAN = /\p{Script=Han}+/gu;

/** An entry whose name fits completely comes before one for which a word fits only a division. */
const ELSEWHERE_COST = 5;
/** A record with exactly that name comes before one whose name contains it. */
const ALIAS_COST = 1;

/** A division that was made from the one whose name was typed. */
const SUCCESSOR_FIT = 85;
const isDivision = ({ kind }: Entry): boolean => kind === 'county' || kind === 'prefecture';

/** With equal scores, larger records first. */
const KIND_WEIGHT: Record<ResultKind, number> = {
  prefecture: 6,
  county: 5,
  axis: 4,
  town: 3,
  village: 2,
  cluster: 1,
  place: 0,
};

/**
 * Entries that fit a query of characters, pinyin (whole, partial, initials) or the beginning of a code, in groups of one kind, the group with the
 * best score first. Several words must all fit; those that do not fit the name must fit a division in which it lies.
 */
export function search(index: SearchIndex, query: string, perGroup = 6): ResultGroup[] {
  const wanted = readQuery(query, index);
  if (wanted === null) return [];
  const { address } = wanted;
  const found = findHits(index, (entry) =>
    wanted.code === undefined ? fitWords(entry, wanted) : fitCode(entry, wanted),
  );
  const hits = found.length > 0 || !address ? found : longest(index, address);
  hits.sort(
    (a, b) =>
      b.score - a.score || a.entry.name.length - b.entry.name.length || (a.entry.id < b.entry.id ? -1 : 1),
  );
  const groups = new Map<ResultKind, ResultGroup>();
  for (const { entry } of hits) {
    const group = groups.get(entry.kind) ?? { kind: entry.kind, entries: [], more: 0 };
    if (group.entries.length < perGroup) group.entries.push(entry);
    else group.more++;
    groups.set(entry.kind, group);
  }
  // Other towns and villages are so many that they come last, whatever their score.
  return [...groups.values()].sort((a, b) => Number(a.kind === 'place') - Number(b.kind === 'place'));
}

interface Hit {
  entry: Indexed;
  score: number;
}

function findHits(index: SearchIndex, fitOf: (entry: Indexed) => number): Hit[] {
  const hits: Hit[] = [];
  for (const entry of index.entries) {
    const fit = fitOf(entry);
    if (fit > 0)
      hits.push({
        entry,
        score: fit * 10 + KIND_WEIGHT[entry.kind] + (entry.status ? 2 - PRECEDENCE[entry.status] : 0),
      });
  }
  return hits;
}

/** For an address that ends with unknown text such as a street: the entry that takes up most of it. */
function longest(index: SearchIndex, address: Address): Hit[] {
  const hits = findHits(index, ({ name, within }) => address.start(name, within));
  const most = hits.reduce((longer, { score }) => Math.max(longer, Math.floor(score / 10)), 0);
  return hits.filter(({ score }) => Math.floor(score / 10) === most);
}

interface Query {
  code?: string;
  /** The present code, in the length that entries have. */
  codes: readonly string[];
  /** Whether it names the former division that an entry was made from. */
  former?: (name: string) => boolean;
  /** Score of all its characters together as an address; present if it contains no letters. */
  address?: Address;
  /** Score of all its letters together as the pinyin of an address; present if it contains no characters. */
  letters?: LettersFit;
  /** Sequences of Chinese characters. */
  han: string[];
  /** Latin words without tones. */
  words: string[];
}

/** A former code leads to the present code of its county, also the former code of a town or village. */
function codesToday(code: string, aliases: Aliases): readonly string[] {
  const canonical = canonicalCode(code) ?? code;
  const county = countyOf(canonical);
  return canonical.length > 6 && aliases.today.has(county)
    ? [canonical, ...idsToday(county, aliases)]
    : idsToday(canonical, aliases);
}

function readQuery(query: string, { aliases, former }: SearchIndex): Query | null {
  const { characters } = aliases;
  const typed = Array.from(plainText(query).slice(0, 80), (each) => characters.get(each) ?? each).join('');
  if (/^\d[\d\s]*$/.test(typed)) {
    const code = typed.replace(/\s/g, '');
    return { code, codes: codesToday(code, aliases), han: [], words: [] };
  }
  const text = namesOnly(typed);
  const runs = (text.match(HAN) ?? []).map(committee);
  const named = runs.filter((run) => !isProvince(run));
  const han = named.length > 0 ? named : runs;
  const letters = toneless(text.replace(HAN, ' '))
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const names = letters.filter((word) => !ENGLISH_SUFFIXES.has(word));
  const words = names.length > 1 ? names.filter((word) => word !== PROVINCE_WORD) : names;
  const query_: Query = {
    codes: [],
    han: [...han],
    words: words.length > 0 || han.length > 0 ? words : letters,
  };
  const whole = han.join('');
  if (query_.words.length === 0) {
    // One or two characters are a name or a part of one, not an address.
    if (whole.length > 2) query_.address = addressFit(whole, former);
    query_.former = (name) => former.get(name)?.includes(whole) === true;
  } else if (han.length === 0) query_.letters = lettersAddress(query_.words.join(''));
  return query_.han.length + query_.words.length > 0 ? query_ : null;
}

const fitCode = (entry: Indexed, { code = '', codes }: Query): number => {
  if (entry.code === undefined) return 0;
  if (codes.includes(entry.code) && entry.kind !== 'axis') return 100;
  if (!entry.code.startsWith(code) && !codes.includes(entry.code)) return 0;
  // An axis is found by the code of its county; the county comes first.
  if (entry.kind === 'axis') return 70;
  return entry.code === code ? 100 : entry.kind === 'place' ? 50 : 80;
};

function fitWords(entry: Indexed, query: Query): number {
  const own = fitName(entry, entry, query);
  const borrowed = entry.alias ? fitName(entry.alias, entry, query) - ALIAS_COST : 0;
  const address = query.address ? query.address.fit(entry.name, entry.within) - ELSEWHERE_COST : 0;
  const successor = isDivision(entry) && query.former?.(entry.name) === true ? SUCCESSOR_FIT : 0;
  const best = Math.max(own, borrowed, address, successor);
  if (best > 0 || !query.letters) return best;
  return query.letters(entry.keys, entry.within, entry.withinKeys) - ELSEWHERE_COST;
}

function fitName(named: { name: string; keys: NameKeys }, entry: Indexed, { han, words }: Query): number {
  const hanFits = han.map((run) => fitHan(named.name, run));
  const whole = words.length > 0 ? fitLetters(named.keys, words.join('')) : 0;
  const wordFits =
    whole > 0
      ? [whole]
      : words.length > 1
        ? words.map((word) => fitLetters(named.keys, word))
        : words.map(() => 0);
  const best = Math.max(...hanFits, ...wordFits);
  // Something must fit the name itself before the divisions are looked at.
  if (best <= 0) return 0;
  const hanElsewhere = (run: string): boolean => entry.within.some((name) => name.includes(run));
  const wordElsewhere = (word: string): boolean =>
    entry.withinKeys.some((keys) => fitLetters(keys, word) >= 70);
  if (han.some((run, i) => hanFits[i] === 0 && !hanElsewhere(run))) return 0;
  if (whole === 0 && words.some((word, i) => wordFits[i] === 0 && !wordElsewhere(word))) return 0;
  return best - ([...hanFits, ...wordFits].includes(0) ? ELSEWHERE_COST : 0);
}
