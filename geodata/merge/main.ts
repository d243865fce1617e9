/** `npm run seeds:merge FILE`: an official list, or one that the page exported, as rows of `seeds/`, with a report. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkOneOf, readArguments, Refusal, requestedLanguage } from '../../src/cli/arguments.ts';
import { ADDRESSES, readFromDisk, ROOT } from '../../src/cli/base-files.ts';
import { loadDataset, loadFile } from '../../src/dataset/base/load.ts';
import { LIST_EXTENTS } from '../../src/domain/giving-way.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Network } from '../../src/domain/network.ts';
import { unpackRegister } from '../../src/domain/register.ts';
import { LIST_KINDS } from '../../src/exchange/list/columns.ts';
import { buildPlaceIndex, type PlaceIndex } from '../../src/exchange/list/places.ts';
import type { RowWords } from '../../src/exchange/list/list-source.ts';
import { faultText } from '../../src/i18n/fault-text.ts';
import {
  cliWords,
  DEFAULT_LANGUAGE,
  LANGUAGES,
  loadAllWords,
  mergeWords,
  writtenListWords,
} from '../../src/i18n/index.ts';
import { readDivisions } from '../build/divisions.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { readRows } from '../build/seeds/edit.ts';
import { readSeeds } from '../build/seeds/index.ts';
import { SeedError } from '../build/seeds/problems.ts';
import { type Merge, type MergeChoices, mergeList } from './merge-list.ts';
import { type ListHints, readList } from './read-list.ts';
import { reportLines } from './report.ts';

const OPTIONS = {
  kind: { type: 'string' },
  sheet: { type: 'string' },
  extent: { type: 'string' },
  date: { type: 'string' },
  name: { type: 'string', multiple: true },
  conflicts: { type: 'string' },
  seeds: { type: 'string' },
  'dry-run': { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;
const READING = {
  options: OPTIONS,
  verbatim: new Set<Option>(['sheet', 'name', 'seeds']),
  mayBeEmpty: new Set<Option>(),
};
const CONFLICTS = ['list', 'seeds'] as const;
const VALUES: { [K in Option]?: readonly string[] } = {
  kind: LIST_KINDS,
  extent: LIST_EXTENTS,
  conflicts: CONFLICTS,
  language: LANGUAGES,
};

interface Order extends ListHints, MergeChoices {
  file: string;
  /** The folder of the seeds. */
  seeds: string;
  isDryRun: boolean;
}

/** Parses the arguments; null if they only request help. @throws Refusal in the requested language */
function readOrder(args: readonly string[], language: Language): Order | null {
  const [words, t] = [cliWords.in(language), mergeWords.in(language)];
  const allowedFor = (option: Option): string => {
    if (option === 'date' || option === 'name') return t.allowed[option];
    return VALUES[option]?.join(', ') ?? (option === 'seeds' ? words.folder : words.text);
  };
  const { texts, positionals } = readArguments(args, READING, words, allowedFor);
  if (texts.help) return null;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Refusal(t.oneFile(positionals.length));
  const valueOf = (option: Option): string | undefined => texts[option]?.[0];
  const [kind, extent, conflicts, date, sheet, asked] = (
    ['kind', 'extent', 'conflicts', 'date', 'sheet', 'language'] as const
  ).map(valueOf);
  if (asked !== undefined) checkOneOf('language', asked, LANGUAGES, words);
  if (date !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date)) throw new Refusal(t.badDate(date));
  return {
    file,
    seeds: valueOf('seeds') ?? join(ROOT, 'seeds'),
    isDryRun: texts['dry-run'] !== undefined,
    names: new Map((texts.name ?? []).map((text) => nameAnswer(text, language))),
    ...(kind === undefined ? {} : { kind: checkOneOf('kind', kind, LIST_KINDS, words) }),
    ...(extent === undefined ? {} : { extent: checkOneOf('extent', extent, LIST_EXTENTS, words) }),
    ...(conflicts === undefined ? {} : { conflicts: checkOneOf('conflicts', conflicts, CONFLICTS, words) }),
    ...(date === undefined ? {} : { date }),
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** `石炼镇=331123104000`, or `石炼镇=` to leave it aside. */
function nameAnswer(text: string, language: Language): [string, string | null] {
  const [, name = '', code = ''] = /^(.+)=(\d*)$/.exec(text) ?? [];
  if (name === '') throw new Refusal(mergeWords.in(language).badName(text));
  return [name, code === '' ? null : code];
}

/** Loads the index with which names are matched from the compiled files. @throws Refusal if a file cannot be read */
async function loadIndex(language: Language): Promise<PlaceIndex> {
  const failures: string[] = [];
  const { network } = await loadDataset({ addresses: ADDRESSES, changes: [], revision: 0 }, readFromDisk, {
    onFailure: ({ file }) => failures.push(file),
  });
  const [register, gazetteer, places] = await Promise.all([
    loadFile('register.json', ADDRESSES, readFromDisk),
    loadFile('gazetteer.json', ADDRESSES, readFromDisk),
    loadFile('places.json', ADDRESSES, readFromDisk),
  ]);
  for (const read of [register, gazetteer, places]) if (!read.ok) failures.push(read.failure.file);
  if (failures.length > 0 || !register.ok || !gazetteer.ok || !places.ok)
    throw new Refusal(mergeWords.in(language).geodata(failures.join(', ')));
  return buildPlaceIndex(network, unpackRegister(register.value), gazetteer.value, places.value);
}

/** Checks that the compiled files contain all lists of the seeds; else their names and ids are outdated. @throws Refusal if they do not */
function checkCompiled(seedText: (file: SeedFile) => string, { sources }: Network, language: Language): void {
  const missing = readRows(seedText('lists')).flatMap(({ source = '' }) =>
    sources.has(source) ? [] : [source],
  );
  if (missing.length > 0) throw new Refusal(mergeWords.in(language).notCompiled(missing.join(', ')));
}

/** Checks that the seeds are valid with the rows of the list. @throws SeedError if they are not */
function checkSeeds(folder: string, files: Merge['files']): void {
  const copy = mkdtempSync(join(tmpdir(), 'axis-atlas-seeds-'));
  try {
    cpSync(folder, copy, { recursive: true });
    for (const [file, text] of files) writeFileSync(join(copy, `${file}.csv`), text);
    readSeeds(copy, readDivisions(join(ROOT, 'geodata', 'inputs', 'divisions.csv')));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Words that are written into the seeds: in the language of the data, whatever the language of the report. */
const rowWords = (): RowWords => {
  const { row, publisher, sourceNote } = writtenListWords.in(DEFAULT_LANGUAGE);
  return { row, publisher, note: sourceNote };
};

/** Merges a list. Returns the exit status: 1 if nothing was written because of a conflict. */
async function run({ file, seeds, isDryRun, ...asked }: Order, language: Language): Promise<number> {
  const t = mergeWords.in(language);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new Refusal(t.noFile(file));
  const seedText = (name: SeedFile): string => readFileSync(join(seeds, `${name}.csv`), 'utf8');
  const index = await loadIndex(language);
  checkCompiled(seedText, index.network, language);
  const input = { name: basename(file), blob: new Blob([readFileSync(file)]), lastModified: stats.mtimeMs };
  const read = await readList(input, index, asked, rowWords());
  if (read.state === 'no-sheet') {
    for (const fault of read.faults) console.error(faultText(fault, language));
    throw new Refusal(t.noSheet(file, read.sheets.join(', ')));
  }
  const lists = writtenListWords.in(language);
  if (read.state === 'no-column') throw new Refusal(t.noColumn(file, lists.kinds[read.kind]));
  const merge = mergeList(read.list, index, seedText, asked, rowWords());
  for (const line of reportLines(read, merge, language)) console.log(line);
  if (merge.plan.conflicts.length > 0 && asked.conflicts === undefined) {
    console.error(t.conflicts(merge.plan.conflicts.length));
    return 1;
  }
  checkSeeds(seeds, merge.files);
  const names = [...merge.files.keys()].map((name) => `${name}.csv`).join(', ');
  if (isDryRun || merge.files.size === 0) {
    console.log(merge.files.size === 0 ? t.nothing : t.dryRun(names));
    return 0;
  }
  for (const [name, text] of merge.files) writeFileSync(join(seeds, `${name}.csv`), text);
  console.log(t.written(names));
  return 0;
}

/** Executes the command, or prints in the requested language why it cannot; returns the exit status. */
export async function mergeCommand(args: readonly string[]): Promise<number> {
  await loadAllWords();
  const language = requestedLanguage(args);
  const t = mergeWords.in(language);
  try {
    const order = readOrder(args, language);
    if (order) return await run(order, language);
    console.log(t.usage(LIST_KINDS.join('|'), LIST_EXTENTS.join('|'), LANGUAGES.join('|')));
    return 0;
  } catch (error) {
    if (error instanceof Refusal) console.error(error.message);
    else if (error instanceof SeedError) console.error(t.badSeeds(error.message));
    else console.error(cliWords.in(language).fault(String(error)));
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(await mergeCommand(process.argv.slice(2)));
