/** Options of `npm run atlas`, checked individually and in combination before anything is made. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { sheetSwitches } from '../../styles/subject.ts';
import { SUBJECTS } from '../../styles/subjects/index.ts';
import { type CliWords, cliWords, LANGUAGES } from '../i18n/index.ts';
import type { Language } from '../domain/language.ts';
import { checkOneOf, type OptionTexts, readTexts, Refusal, requestedLanguage } from './arguments.ts';
import { type OwnLayerOrder, readOwnLayers, splitArguments } from './own-layer-options.ts';
import type { BookUnit } from '../domain/book-plan.ts';
import { checkPixels, DPI } from '../print/backends/png.ts';
import { SpecError, type SpecFailure } from '../print/spec/failure.ts';
import { dateReason, failureText } from '../print/spec/failure-text.ts';
import { allowedText } from '../print/spec/setting-names.ts';
import {
  CUSTOM_MM,
  paperMm,
  PAPERS,
  parseSpec,
  type PrintSpec,
  readSpec,
  SPEC_VERSION,
} from '../print/spec/spec.ts';

/** Layers that a sheet can leave out: subjects by their ids, and the grid. */
const LAYERS = [...sheetSwitches(SUBJECTS).map(({ id }) => id), 'grid'];
/** Number of layer names in a line of the usage text. */
const LAYERS_A_LINE = 10;

/** The usage text in a language. */
export function usageText(language: Language): string {
  const lines = Array.from({ length: Math.ceil(LAYERS.length / LAYERS_A_LINE) }, (_, i) =>
    LAYERS.slice(i * LAYERS_A_LINE, (i + 1) * LAYERS_A_LINE).join(' '),
  );
  const words = cliWords.in(language);
  return `${words.usage(LANGUAGES.join('|'), lines.join(`\n${' '.repeat(26)}`))}\n${words.own.usage}`;
}

const BY: readonly BookUnit[] = ['county', 'axis', 'prefecture', 'province'];
const FORMATS = ['pdf', 'svg', 'png', 'json'] as const;
type Format = (typeof FORMATS)[number];

const OPTIONS = {
  by: { type: 'string' },
  only: { type: 'string' },
  paper: { type: 'string' },
  orientation: { type: 'string' },
  scale: { type: 'string' },
  'common-scale': { type: 'boolean' },
  corridor: { type: 'string' },
  'documented-only': { type: 'boolean' },
  batch: { type: 'string' },
  basemap: { type: 'string' },
  without: { type: 'string' },
  language: { type: 'string' },
  mono: { type: 'boolean' },
  title: { type: 'string' },
  author: { type: 'string' },
  date: { type: 'string' },
  'review-number': { type: 'string' },
  bleed: { type: 'string' },
  format: { type: 'string' },
  dpi: { type: 'string' },
  spec: { type: 'string' },
  each: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;
type Texts = OptionTexts<Option>;

/** Paths of the spec settings that options set. */
const PATH_OF: { [K in Option]?: string } = {
  paper: 'paper',
  orientation: 'orientation',
  scale: 'scale',
  corridor: 'corridorKm',
  batch: 'filter.batch',
  basemap: 'basemap.source',
  language: 'language',
  title: 'title',
  author: 'author',
  date: 'date',
  'review-number': 'reviewNumber',
  bleed: 'bleedMm',
};
const MAY_BE_EMPTY: ReadonlySet<Option> = new Set(['title', 'author', 'review-number']);
/** Options that are not normalised: file names and URLs. */
const VERBATIM: ReadonlySet<Option> = new Set(['spec', 'out', 'basemap']);
const READING = { options: OPTIONS, verbatim: VERBATIM, mayBeEmpty: MAY_BE_EMPTY };
const WITH_SPEC: ReadonlySet<Option> = new Set(['spec', 'format', 'dpi', 'out', 'help']);

/** A checked request of the command line. */
export interface Order {
  /** Language of the sheets and of what is said while they are made; that of saved settings where they are given. */
  language: Language;
  /** Base name of the file with saved settings, for a single sheet; null for a book. */
  savedAs: string | null;
  spec: PrintSpec;
  by: BookUnit;
  only: readonly string[] | null;
  commonScale: boolean;
  each: boolean;
  formats: readonly Format[];
  dpi: number;
  out: string;
  ownLayers: readonly OwnLayerOrder[];
}

/**
 * Reads and checks the arguments; null for `--help`.
 * @throws Refusal in the requested language
 */
export function readOrder(args: readonly string[]): Order | null {
  const language = requestedLanguage(args);
  const words = cliWords.in(language);
  const { rest, groups } = splitArguments(args, language);
  const texts = readTexts(rest, READING, words, (option) => allowedFor(option, words, language));
  if (texts.help !== undefined) return null;
  const by = checkOneOf('by', texts.by ?? 'county', BY, words);
  const formats = (texts.format ?? 'pdf')
    .split(',')
    .map((name) => checkOneOf('format', name.trim(), FORMATS, words));
  const dpi = Number(texts.dpi ?? 300);
  if (!(dpi >= DPI.min && dpi <= DPI.max))
    throw new Refusal(words.refused('--dpi', texts.dpi ?? '', words.range(DPI.min, DPI.max)));
  refuseTogether(texts, formats, by, words);
  const only = texts.only?.split(',').map((code) => code.trim()) ?? null;
  if (only?.includes('')) throw new Refusal(words.noCode(texts.only ?? ''));
  const spec = texts.spec === undefined ? buildSpec(texts, language) : savedSpec(texts.spec, language);
  if (formats.includes('png')) {
    const [widthMm, heightMm] = paperMm(spec);
    refusing(language, () => checkPixels({ widthMm, heightMm, bleedMm: spec.bleedMm }, dpi));
  }
  return {
    language: spec.language,
    savedAs: texts.spec === undefined ? null : basename(texts.spec, '.json'),
    spec,
    by,
    only,
    commonScale: texts['common-scale'] !== undefined,
    each: texts.each !== undefined,
    formats,
    dpi,
    out: texts.out ?? 'atlas',
    ownLayers: readOwnLayers(groups, texts.spec !== undefined, language),
  };
}

/** Allowed values of an option as text. */
function allowedFor(option: Option, words: CliWords, language: Language): string {
  const path = PATH_OF[option];
  switch (option) {
    case 'by':
      return BY.join(', ');
    case 'format':
      return FORMATS.join(', ');
    case 'paper':
      return words.paper(Object.keys(PAPERS).join(', '), CUSTOM_MM.min, CUSTOM_MM.max);
    case 'dpi':
      return words.range(DPI.min, DPI.max);
    case 'only':
      return words.codes;
    case 'without':
      return LAYERS.join(', ');
    case 'spec':
      return words.file;
    case 'out':
      return words.folder;
    default:
      return (path === undefined ? undefined : allowedText(path, language)) ?? words.text;
  }
}

/** Refuses options that have no effect in combination with others. */
function refuseTogether(texts: Texts, formats: readonly Format[], by: BookUnit, words: CliWords): void {
  const has = (option: Option): boolean => texts[option] !== undefined;
  const other = (Object.keys(texts) as Option[]).find((option) => !WITH_SPEC.has(option));
  if (has('spec') && other) throw new Refusal(words.withSpec(`--${other}`));
  if (has('dpi') && !formats.includes('png')) throw new Refusal(words.dpiWithout);
  if (has('title') && has('each')) throw new Refusal(words.titleEach);
  if (has('title') && formats.every((format) => format === 'json')) throw new Refusal(words.titleJson);
  if (has('scale') && has('common-scale')) throw new Refusal(words.scales);
  if (has('only') && by === 'province') throw new Refusal(words.onlyProvince);
}

/** Converts to a number if possible; other text is passed on and refused by the check of the spec. */
const number = (text: string): number | string => {
  const parsed = Number(text);
  return Number.isFinite(parsed) ? parsed : text;
};

function readPaper(paper: string): unknown {
  const custom = /^(\d+(?:\.\d+)?)[x×*](\d+(?:\.\d+)?)$/i.exec(paper);
  return custom ? { widthMm: Number(custom[1]), heightMm: Number(custom[2]) } : paper;
}

/** Layer switches for a list of layers to leave out. @throws Refusal that names an unknown layer */
function layersWithout(text: string, words: CliWords): Record<string, boolean> {
  const names = text.split(',').map((name) => name.trim());
  return Object.fromEntries(names.map((name) => [checkOneOf('without', name, LAYERS, words), false]));
}

function buildSpec(texts: Texts, language: Language): PrintSpec {
  const { paper, orientation, scale, corridor, batch, basemap, title, author, date, bleed } = texts;
  const settings = {
    version: SPEC_VERSION,
    region: { kind: 'province' },
    paper: paper === undefined ? undefined : readPaper(paper),
    orientation,
    scale: scale === undefined ? undefined : number(scale),
    corridorKm: corridor === undefined ? undefined : number(corridor),
    documentedOnly: texts['documented-only'] === undefined ? undefined : true,
    filter: batch === undefined ? undefined : { batch },
    basemap: basemap === undefined ? undefined : { source: basemap },
    layers: texts.without === undefined ? undefined : layersWithout(texts.without, cliWords.in(language)),
    language: texts.language,
    flavour: texts.mono === undefined ? undefined : 'mono',
    title,
    author,
    date,
    reviewNumber: texts['review-number'],
    bleedMm: bleed === undefined ? undefined : number(bleed),
  };
  try {
    return parseSpec(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  } catch (error) {
    if (error instanceof SpecError) throw new Refusal(optionText(error.failure, texts, language));
    throw error;
  }
}

/** Message for an invalid setting, with the name of its option. */
function optionText(failure: SpecFailure, texts: Texts, language: Language): string {
  const words = cliWords.in(language);
  if (failure.kind === 'date') return words.noDate(failure.value, dateReason(failure.fault, language));
  if (failure.kind !== 'value') return failureText(failure, language);
  const { path, length } = failure;
  const option = (Object.keys(PATH_OF) as Option[]).find(
    (each) => PATH_OF[each] === path || path.startsWith(`${PATH_OF[each]}.`),
  );
  if (!option) return failureText(failure, language);
  const allowed = allowedFor(option, words, language);
  if (length !== undefined) return words.tooLong(`--${option}`, length, allowed);
  return words.refused(`--${option}`, texts[option] ?? '', allowed);
}

function refusing(language: Language, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof SpecError) throw new Refusal(failureText(error.failure, language));
    throw error;
  }
}

const MAX_SPEC_BYTES = 1_000_000;

/** Reads settings from a file. @throws Refusal that names all faults at once */
function savedSpec(file: string, language: Language): PrintSpec {
  const words = cliWords.in(language).spec;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new Refusal(words.absent(file));
  if (stats.isDirectory()) throw new Refusal(words.folder(file));
  if (stats.size > MAX_SPEC_BYTES) throw new Refusal(words.tooLarge(file));
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new Refusal(words.unreadable(file));
  }
  const read = readSpec(readJson(text, (line) => words.notJson(file, line)));
  if (!read) throw new Refusal(words.notSpec(file));
  if (read.refused.length > 0)
    throw new Refusal(read.refused.map((each) => words.line(file, failureText(each, language))).join('\n'));
  return parseSpec(read.settings);
}

function readJson(text: string, refusal: (line: number | null) => string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    throw new Refusal(refusal(at === undefined ? null : text.slice(0, Number(at)).split('\n').length));
  }
}
