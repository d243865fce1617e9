import * as v from 'valibot';
import { isCountyCode, isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import { LIST_EXTENTS } from '../../../src/domain/giving-way.ts';
import { RELIABILITIES } from '../../../src/domain/records.ts';
import { isFactKey } from '../../../src/domain/facts.ts';
import { READING_SOURCES } from '../pinyin.ts';
import type { Columns } from './csv.ts';

const PLAIN = /^(?:[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?)?$/u;
const text = v.pipe(v.string(), v.regex(PLAIN, 'blank at an end, or a control character:'));
const filled = v.pipe(text, v.nonEmpty('empty cell'));
const orEmpty = (schema: v.GenericSchema<string, string>) =>
  v.pipe(v.string(), v.check((cell) => cell === '' || v.is(schema, cell), (issue) => firstMessage(schema, issue.input)));
const firstMessage = (schema: v.GenericSchema<string, string>, input: string): string => {
  const result = v.safeParse(schema, input);
  return result.success ? '' : result.issues[0].message;
};

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'bad id'));
const number = v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/, 'bad number'));
const county = v.pipe(v.string(), v.check(isCountyCode, 'bad county code'));
const town = v.pipe(v.string(), v.check(isTownCode, 'bad town code'));
const village = v.pipe(v.string(), v.check(isVillageCode, 'bad village code'));
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  v.pipe(
    v.string(),
    v.check((cell) => values.includes(cell), `not one of ${values.filter((value) => value !== '').join('|')}:`),
  );
const axisId = v.pipe(v.string(), v.regex(/^axis-\d{3}$/, 'bad id'));
const factKey = v.pipe(v.string(), v.check(isFactKey, 'unknown key'));
const isDate = (cell: string): boolean => {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(cell) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
};
const date = v.pipe(v.string(), v.check(isDate, 'bad date'));
const url = v.pipe(
  v.string(),
  v.check((cell) => /^https?:\/\/[^\s"<>]+$/.test(cell) && URL.canParse(cell), 'bad url'),
);

const SYLLABLES = '[a-zü\\p{M}]+(?: [a-zü\\p{M}]+)*';
/** Tone marks are separated from letters before matching (Unicode NFD), so that any vowel may carry one. */
const spelled = (pattern: string) =>
  v.pipe(
    v.string(),
    v.check((cell) => new RegExp(`^${pattern}$`, 'u').test(cell.normalize('NFD')), 'not syllables of pinyin:'),
  );
const syllables = spelled(SYLLABLES);
const readings = spelled(`${SYLLABLES}(?:\\|${SYLLABLES})*`);
const readingSources = v.pipe(
  v.string(),
  v.check(
    (cell) => cell.split('|').every((id) => (READING_SOURCES as readonly string[]).includes(id)),
    `not of ${READING_SOURCES.join('|')}:`,
  ),
);

/** The key of towns.csv and villages.csv that names the axis of a place where its county has several; it is no fact. */
export const AXIS_KEY = 'axis';
const placeKey = v.pipe(
  v.string(),
  v.check((cell) => isFactKey(cell) || cell === AXIS_KEY, 'unknown key'),
);

/** Keys of clusters.csv that build the cluster itself; the others are facts of it. */
export const CLUSTER_KEYS = ['town', 'core', 'member'] as const;
const clusterKey = v.pipe(
  v.string(),
  v.check((cell) => isFactKey(cell) || (CLUSTER_KEYS as readonly string[]).includes(cell), 'unknown key'),
);

/** Groups of indicators.csv whose rows are figures of the programme. */
export const FIGURE_GROUPS = ['totals', 'income', 'works', 'policy', 'pairing', 'modes'] as const;
/** Groups of indicators.csv whose rows are facts of a place; all but `place` name the fact key. */
export const PLACE_GROUPS = ['place', 'terrain', 'plan', 'pairing', 'remark'] as const;

const fact = { key: factKey, value: filled, unit: text, period: text, source: slug, note: text };

/** The columns of every seed file, in the order of the file. */
export const COLUMNS = {
  sources: {
    id: slug,
    title: filled,
    publisher: filled,
    url: orEmpty(url),
    date: orEmpty(date),
    reliability: oneOf(RELIABILITIES),
    note: text,
  },
  'axis-ids': {
    id: axisId,
    county,
    former: v.pipe(v.string(), v.regex(/^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/, 'bad id')),
  },
  axes: { county, axis: orEmpty(axisId), ...fact },
  towns: { town, name: filled, ...fact, key: placeKey },
  villages: { village, place: orEmpty(filled), name: filled, ...fact, key: placeKey },
  lists: { source: slug, of: oneOf(['axis', 'town', 'village']), extent: oneOf(LIST_EXTENTS) },
  clusters: { cluster: slug, name: filled, county, ...fact, key: clusterKey },
  indicators: {
    id: slug,
    subject: filled,
    name: filled,
    nameEn: text,
    value: filled,
    unit: text,
    period: text,
    source: slug,
    group: oneOf(['totals', 'income', 'works', 'policy', 'modes', ...PLACE_GROUPS]),
    note: text,
  },
  stories: {
    id: slug,
    order: v.pipe(v.string(), v.regex(/^[1-9]\d*$/, 'bad number')),
    title: filled,
    titleEn: filled,
    text: filled,
    textEn: filled,
    subjectKind: oneOf(['', 'county', 'town', 'village', 'axis', 'cluster']),
    subject: text,
    lon: number,
    lat: number,
    source: slug,
  },
  'title-kinds': {
    of: oneOf(['town', 'village']),
    title: filled,
    titleEn: filled,
    level: oneOf(['national', 'provincial', 'municipal']),
  },
  titles: {
    kind: oneOf(['town', 'village']),
    code: v.pipe(v.string(), v.regex(/^(?:33\d{10})?$/, 'bad code')),
    county: filled,
    town: text,
    name: filled,
    title: filled,
    batch: v.pipe(v.string(), v.regex(/^(?:[1-9]\d?)?$/, 'bad number')),
    year: v.pipe(v.string(), v.regex(/^(?:20\d{2})?$/, 'bad year')),
    period: text,
    product: text,
    source: slug,
    match: oneOf(['exact', 'alias', 'ambiguous', 'none']),
  },
  readings: {
    part: v.pipe(v.string(), v.regex(/^[\u3400-\u9fff]+$/u, 'not Han characters')),
    code: v.pipe(v.string(), v.regex(/^(?:33\d{0,10})?$/, 'bad code')),
    reading: syllables,
    others: orEmpty(readings),
    mistakes: text,
    source: readingSources,
    otherSource: readingSources,
    reason: filled,
  },
  places: {
    code: v.pipe(v.string(), v.regex(/^33\d{4}(?:\d{6})?$/, 'bad code')),
    codeYear: v.pipe(v.string(), v.regex(/^20\d{2}$/, 'bad year')),
    name: filled,
    kind: oneOf(['county', 'town', 'village']),
    county,
    lon: orEmpty(number),
    lat: orEmpty(number),
    positionSource: text,
    terrain: oneOf(['', 'mountain', 'island']),
    priority: oneOf(['', 'yes']),
    terrainSource: orEmpty(slug),
    quality: text,
    rural: oneOf(['', 'yes', 'no']),
    note: text,
  },
} as const satisfies Record<string, Columns>;

export type SeedFile = keyof typeof COLUMNS;
