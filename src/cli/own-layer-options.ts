/** The options of `--own-layer`: each belongs to the file that was named before it. */
import { parseArgs } from 'node:util';
import { readDatumName } from '../domain/datum.ts';
import type { Language } from '../domain/language.ts';
import { CLASS_COUNT, CLASS_METHODS, type ClassMethod, type OwnFilter } from '../domain/own-style.ts';
import { SITE_ROLES, type SiteRole } from '../domain/own-sites.ts';
import { MAX_LAYER_NAME } from '../domain/run-time-layer.ts';
import { cliWords } from '../i18n/index.ts';
import { checkOneOf, readTexts, Refusal } from './arguments.ts';

const OPTIONS = {
  'own-layer': { type: 'string' },
  'own-sheet': { type: 'string' },
  'own-name': { type: 'string' },
  'own-datum': { type: 'string' },
  'own-positions': { type: 'string' },
  'own-swapped': { type: 'boolean' },
  'own-style': { type: 'string' },
  'own-classes': { type: 'string' },
  'own-method': { type: 'string' },
  'own-label': { type: 'string' },
  'own-filter': { type: 'string' },
  'own-as': { type: 'string' },
} as const;
type Option = keyof typeof OPTIONS;
const READING = {
  options: OPTIONS,
  verbatim: new Set<Option>([
    'own-layer',
    'own-sheet',
    'own-positions',
    'own-style',
    'own-label',
    'own-filter',
  ]),
  mayBeEmpty: new Set<Option>(['own-label']),
};
const METHODS = ['category', ...CLASS_METHODS] as const;
/** Options of a layer that a saved spec does not settle. */
const WITH_SPEC: ReadonlySet<Option> = new Set(['own-layer', 'own-datum', 'own-positions', 'own-swapped']);

/** Signs between the column of a filter and its value, the longer ones first. */
const FILTER_SIGNS = [
  ['>=', 'at-least'],
  ['<=', 'at-most'],
  ['~', 'contains'],
  ['=', 'is'],
] as const satisfies readonly (readonly [string, OwnFilter['test']])[];

/** What is asked of one layer; columns as they were typed. */
export interface OwnLayerOrder {
  file: string;
  sheet: string | null;
  name: string | null;
  /** Name of a datum; null where it is to be found. */
  datum: string | null;
  positions: readonly string[] | null;
  swapped: boolean;
  style: { column: string; classes: number | null; method: ClassMethod | 'category' | null } | null;
  /** Column of labels; null where it is to be found, empty for none. */
  label: string | null;
  filter: { column: string; test: OwnFilter['test']; value: string } | null;
  as: SiteRole | null;
}

/** Takes the options of layers out of the arguments: those of each layer, and the rest. @throws Refusal for an option before the first `--own-layer` */
export function splitArguments(
  args: readonly string[],
  language: Language,
): { rest: string[]; groups: string[][] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const isOwn = new Set<number>();
  const groups: string[][] = [];
  for (const token of tokens) {
    if (token.kind !== 'option' || !Object.hasOwn(OPTIONS, token.name)) continue;
    const takesNext =
      OPTIONS[token.name as Option].type === 'string' && token.value !== undefined && !token.inlineValue;
    const part = args.slice(token.index, token.index + (takesNext ? 2 : 1));
    part.forEach((_, i) => isOwn.add(token.index + i));
    if (token.name === 'own-layer') groups.push(part);
    else if (groups.length === 0) throw new Refusal(cliWords.in(language).own.first(token.rawName));
    else groups.at(-1)?.push(...part);
  }
  return { rest: args.filter((_, i) => !isOwn.has(i)), groups };
}

/** Reads the options of the layers. @param hasSpec whether a saved spec settles how they are drawn @throws Refusal in the language */
export function readOwnLayers(
  groups: readonly (readonly string[])[],
  hasSpec: boolean,
  language: Language,
): OwnLayerOrder[] {
  const words = cliWords.in(language);
  return groups.map((group): OwnLayerOrder => {
    const texts = readTexts(group, READING, words, (option) => allowedFor(option, language));
    const settled = (Object.keys(texts) as Option[]).find((option) => !WITH_SPEC.has(option));
    if (hasSpec && settled) throw new Refusal(words.withSpec(`--${settled}`));
    const refuse = (option: Option): never => {
      throw new Refusal(words.refused(`--${option}`, texts[option] ?? '', allowedFor(option, language)));
    };
    const datum = texts['own-datum'] ?? null;
    if (datum !== null && readDatumName(datum) === null) refuse('own-datum');
    const positions = texts['own-positions']?.split(',').map((each) => each.trim()) ?? null;
    if (positions && (positions.length > 2 || positions.includes(''))) refuse('own-positions');
    const name = texts['own-name'] ?? null;
    if (name !== null && name.length > MAX_LAYER_NAME)
      throw new Refusal(words.tooLong('--own-name', name.length, allowedFor('own-name', language)));
    return {
      file: texts['own-layer'] ?? '',
      sheet: texts['own-sheet'] ?? null,
      name,
      datum,
      positions,
      swapped: texts['own-swapped'] !== undefined,
      style: readStyle(texts, refuse, language),
      label: texts['own-label'] ?? null,
      filter:
        texts['own-filter'] === undefined ? null : (readFilter(texts['own-filter']) ?? refuse('own-filter')),
      as: texts['own-as'] === undefined ? null : checkOneOf('own-as', texts['own-as'], SITE_ROLES, words),
    };
  });
}

function readStyle(
  texts: { [K in Option]?: string },
  refuse: (option: Option) => never,
  language: Language,
): OwnLayerOrder['style'] {
  const words = cliWords.in(language);
  const { 'own-style': column, 'own-classes': count, 'own-method': method } = texts;
  if (column === undefined) {
    if (count !== undefined || method !== undefined)
      throw new Refusal(words.own.needsStyle(count === undefined ? '--own-method' : '--own-classes'));
    return null;
  }
  const classes = count === undefined ? null : Number(count);
  if (
    classes !== null &&
    !(Number.isInteger(classes) && classes >= CLASS_COUNT.min && classes <= CLASS_COUNT.max)
  )
    refuse('own-classes');
  return {
    column,
    classes,
    method: method === undefined ? null : checkOneOf('own-method', method, METHODS, words),
  };
}

/** A filter such as `床位>=20`; null where it is none. */
function readFilter(text: string): OwnLayerOrder['filter'] {
  const found = FILTER_SIGNS.map(([sign, test]) => ({ sign, test, at: text.indexOf(sign, 1) })).filter(
    ({ at }) => at > 0,
  );
  // The first sign; `>=` begins before the `=` in it.
  const first = found.toSorted((a, b) => a.at - b.at || b.sign.length - a.sign.length)[0];
  if (!first) return null;
  const value = text.slice(first.at + first.sign.length).trim();
  return value === '' ? null : { column: text.slice(0, first.at).trim(), test: first.test, value };
}

/** Allowed values of an option as text. */
function allowedFor(option: Option, language: Language): string {
  const words = cliWords.in(language);
  switch (option) {
    case 'own-layer':
      return words.file;
    case 'own-datum':
      return words.own.datums;
    case 'own-positions':
      return words.own.positions;
    case 'own-classes':
      return words.range(CLASS_COUNT.min, CLASS_COUNT.max);
    case 'own-method':
      return METHODS.join(', ');
    case 'own-filter':
      return words.own.filters;
    case 'own-as':
      return SITE_ROLES.join(', ');
    case 'own-style':
    case 'own-label':
      return words.own.column;
    default:
      return words.text;
  }
}
