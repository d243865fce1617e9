/** `npm run export`: a layer of the atlas as a file that other programs read. The same files as the page saves. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentOnly } from '../dataset/aliases.ts';
import type { Filter } from '../domain/filter.ts';
import type { Language } from '../domain/language.ts';
import type { Network } from '../domain/network.ts';
import { TRACKS } from '../domain/records.ts';
import { LAYERS, layerTable } from '../exchange/export/layers.ts';
import type { LayerName } from '../exchange/export/layers.ts';
import { EXPORT_DATUMS } from '../exchange/write/datums.ts';
import type { ExportDatum } from '../exchange/write/datums.ts';
import { EXPORT_FORMATS } from '../exchange/write/formats.ts';
import type { ExportFormat } from '../exchange/write/formats.ts';
import { inParts } from '../exchange/write/table-parts.ts';
import { leftOutBy, writeTable } from '../exchange/write/write.ts';
import { cliWords, exportWords, LANGUAGES, loadAllWords } from '../i18n/index.ts';
import { checkOneOf, readTexts, Refusal, requestedLanguage } from './arguments.ts';
import { readNetwork } from './base-files.ts';

const OPTIONS = {
  layer: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  datum: { type: 'string' },
  prefecture: { type: 'string' },
  county: { type: 'string' },
  batch: { type: 'string' },
  track: { type: 'string' },
  'documented-only': { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;
const READING = {
  options: OPTIONS,
  verbatim: new Set<Option>(['out']),
  mayBeEmpty: new Set<Option>(),
};

const BATCHES = ['1', '2'] as const;
const VALUES: { [K in Option]?: readonly string[] } = {
  layer: LAYERS,
  format: EXPORT_FORMATS,
  datum: EXPORT_DATUMS,
  batch: BATCHES,
  track: TRACKS,
  language: LANGUAGES,
};

/** Options that say something of these layers alone. */
const ONLY_OF: { [K in Option]?: readonly LayerName[] } = {
  batch: ['axes', 'towns', 'villages'],
  'documented-only': ['axes', 'towns', 'villages'],
  track: ['towns'],
};

interface Order {
  layer: LayerName;
  format: ExportFormat;
  out: string;
  datum: ExportDatum;
  filter: Filter;
}

/** What the arguments ask for; null where it is only how to ask. @throws Refusal in the language that they ask for */
function readOrder(args: readonly string[], language: Language): Order | null {
  const [words, t] = [cliWords.in(language), exportWords.in(language).cli];
  const allowedFor = (option: Option): string =>
    VALUES[option]?.join(', ') ?? (option === 'out' ? t.file : t.code);
  const texts = readTexts(args, READING, words, allowedFor);
  if (texts.help !== undefined) return null;
  for (const option of ['layer', 'format', 'out'] as const)
    if (texts[option] === undefined) throw new Refusal(t.missing(`--${option}`, allowedFor(option)));
  if (texts.language !== undefined) checkOneOf('language', texts.language, LANGUAGES, words);
  const layer = checkOneOf('layer', texts.layer ?? '', LAYERS, words);
  const format = checkOneOf('format', texts.format ?? '', EXPORT_FORMATS, words);
  const datum = checkOneOf('datum', texts.datum ?? 'wgs84', EXPORT_DATUMS, words);
  if (format === 'kml' && datum !== 'wgs84') throw new Refusal(t.kmlDatum(datum));
  for (const option of Object.keys(ONLY_OF) as Option[])
    if (texts[option] !== undefined && !ONLY_OF[option]?.includes(layer))
      throw new Refusal(t.otherLayers(`--${option}`, layer));
  const { prefecture, county, batch, track } = texts;
  return {
    layer,
    format,
    datum,
    out: texts.out ?? '',
    filter: {
      ...(prefecture === undefined ? {} : { prefecture }),
      ...(county === undefined ? {} : { county }),
      ...(batch === undefined ? {} : { batch: checkOneOf('batch', batch, BATCHES, words) }),
      ...(track === undefined ? {} : { track: checkOneOf('track', track, TRACKS, words) }),
      ...(texts['documented-only'] === undefined ? {} : { documentedOnly: true }),
    },
  };
}

/** The filter with the codes of today. @throws Refusal naming a code of no division */
function currentFilter(filter: Filter, network: Network, language: Language): Filter {
  const current = (option: 'prefecture' | 'county', code: string): string => {
    const divisions = option === 'county' ? network.counties : network.prefectures;
    const found = [code, ...(currentOnly([code], network) ?? [])].find((each) => divisions.has(each));
    if (found === undefined) throw new Refusal(exportWords.in(language).cli.unknownCode(`--${option}`, code));
    return found;
  };
  const { prefecture, county } = filter;
  return {
    ...filter,
    ...(prefecture === undefined ? {} : { prefecture: current('prefecture', prefecture) }),
    ...(county === undefined ? {} : { county: current('county', county) }),
  };
}

/** @throws Refusal where a file of this name cannot be */
function checkOut(out: string, language: Language): void {
  const t = exportWords.in(language).cli;
  const statsOf = (path: string): ReturnType<typeof statSync> => {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch {
      // A path that leads through a file.
      return undefined;
    }
  };
  let there = resolve(out);
  if (statsOf(there)?.isDirectory() || /[/\\]$/.test(out)) throw new Refusal(t.outFolder(out));
  do there = dirname(there);
  while (!statsOf(there) && dirname(there) !== there);
  if (statsOf(there)?.isFile()) throw new Refusal(t.outInFile(out, there));
  try {
    rmSync(mkdtempSync(join(there, '.axis-atlas-')), { recursive: true });
  } catch (error) {
    throw new Refusal(t.outUnwritable(out, codeOf(error)));
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Writes beside the place and moves there, so that a broken run leaves no half file. @throws Refusal where the disk does not take it */
function save(out: string, bytes: Uint8Array, language: Language): void {
  const path = resolve(out);
  const part = join(dirname(path), `.axis-atlas-${process.pid}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, bytes);
    renameSync(part, path);
  } catch (error) {
    throw new Refusal(exportWords.in(language).cli.outUnwritable(out, codeOf(error)));
  } finally {
    rmSync(part, { force: true });
  }
}

async function run(
  { layer, format, out, datum, filter }: Order,
  language: Language,
  read: typeof readNetwork,
): Promise<void> {
  const t = exportWords.in(language).cli;
  checkOut(out, language);
  const { network, failures } = await read();
  if (failures.length > 0) throw new Refusal(t.geodata(failures.join(', ')));
  const table = layerTable(layer, { network, language, filter: currentFilter(filter, network, language) });
  if (table.rows.length === 0) throw new Refusal(t.nothing(layer));
  const bytes = await writeTable(table, format, datum, language);
  save(out, bytes, language);
  const leftOut = leftOutBy(format, inParts(table));
  console.log(t.written(out, table.rows.length - leftOut, Math.ceil(bytes.length / 1024)));
  if (leftOut > 0) console.log(t.leftOut(leftOut));
}

/**
 * Does what the arguments say, or says why not, in the language that they ask for; gives the exit status.
 * @param read reads the network; several runs may share it
 */
export async function exportCommand(args: readonly string[], read = readNetwork): Promise<number> {
  await loadAllWords();
  const language = requestedLanguage(args);
  const t = exportWords.in(language).cli;
  try {
    const order = readOrder(args, language);
    if (order) await run(order, language, read);
    else
      console.log(
        t.usage(LAYERS.join('|'), EXPORT_FORMATS.join('|'), EXPORT_DATUMS.join('|'), LANGUAGES.join('|')),
      );
    return 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : t.fault(String(error)));
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(await exportCommand(process.argv.slice(2)));
