import Papa from 'papaparse';
import type { SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { type Run, RefusedFile } from './run.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { detectEncoding, textOf } from './text.ts';

const DELIMITERS = [',', '\t', ';', '|'];
/** Number of characters by which the delimiter is recognised. */
const SAMPLE_CHARACTERS = 100_000;
const SAMPLE_ROWS = 100;
/**
 * After this many quotation marks that are never closed, they are read as ordinary characters: each of them costs a search to the end of
 * the file.
 */
const MOST_OPEN_QUOTES = 8;

interface Parsed {
  data: string[][];
  errors: readonly { code: string; row?: number }[];
  meta: { cursor: number };
}

/** The delimiter that divides most rows into the same number of cells; among equals the one that gives more cells. */
function detectDelimiter(sample: string): string {
  const judged = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: SAMPLE_ROWS });
    const counts = new Map<number, number>();
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [cells = 0, rows = 0] = [...counts].toSorted(([a, n], [b, m]) => m - n || b - a)[0] ?? [];
    return { delimiter, rows, cells };
  });
  const [best] = judged.toSorted((a, b) => b.rows - a.rows || b.cells - a.cells);
  return best?.delimiter ?? ',';
}

/** Reads delimited text (CSV, TSV, a pasted part of a spreadsheet). The delimiter is recognised; quotes may hold delimiters and line ends. */
export async function readDelimited(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const { encoding, isCertain, badCount } = await detectEncoding(blob, run);
  const rows = new RowReader(file, run);
  for await (const text of textOf(blob, encoding, run)) rows.push(text);
  rows.end();
  const { sheet } = rows;
  if (sheet.rowCount === 0) throw new RefusedFile('empty', null);
  const name = encoding === 'gb18030' ? 'GB18030' : encoding.toUpperCase();
  if (!isCertain) sheet.faults.add('guessed-encoding', 'note', { encoding: name });
  if (badCount > 0) sheet.faults.add('bad-characters', 'error', { encoding: name, count: badCount });
  return [sheet.finish(file, null)];
}

/** Takes text in pieces and adds its rows to a sheet. */
class RowReader {
  readonly sheet: SheetBuilder;
  readonly #run: Run;
  #rest = '';
  #row = 0;
  #delimiter: string | null = null;
  #openQuotes = 0;

  constructor(file: SourceFile, run: Run) {
    this.#run = run;
    this.sheet = new SheetBuilder(file, null, run);
  }

  push(text: string): void {
    this.#rest += text;
    if (this.#delimiter === null && this.#rest.length < SAMPLE_CHARACTERS) return;
    this.#readWhole();
    // A row longer than two cells may be has a quotation mark that is never closed.
    while (this.#rest.length > 2 * this.#run.limits.cellCharacters && this.#openQuotes < MOST_OPEN_QUOTES) {
      this.#takeOpenQuote();
      this.#readWhole();
    }
    this.#run.hold('cellCharacters', Math.floor(this.#rest.length / 2), { row: this.#row + 1 });
  }

  end(): void {
    this.#readWhole();
    while (this.#rest !== '') {
      const { data, errors } = this.#parse(false);
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        this.#takeOpenQuote();
        this.#readWhole();
      } else {
        for (const cells of data) this.sheet.add(++this.#row, cells);
        this.#rest = '';
      }
    }
  }

  /** @param ignoresLast the last row may continue in the next piece */
  #parse(ignoresLast: boolean): Parsed {
    this.#delimiter ??= detectDelimiter(this.#rest.slice(0, SAMPLE_CHARACTERS));
    const hasQuotes = this.#openQuotes < MOST_OPEN_QUOTES;
    const parser = new Papa.Parser({
      delimiter: this.#delimiter,
      newline: '\n',
      fastMode: !hasQuotes || undefined,
    });
    return parser.parse(this.#rest, 0, ignoresLast) as Parsed;
  }

  #readWhole(): void {
    const { data, meta } = this.#parse(true);
    for (const cells of data) this.sheet.add(++this.#row, cells);
    this.#rest = this.#rest.slice(meta.cursor);
  }

  /** Takes the next line unchanged, quotation marks included, and reports a fault. */
  #takeOpenQuote(): void {
    this.#openQuotes++;
    const end = this.#rest.indexOf('\n');
    const line = end < 0 ? this.#rest : this.#rest.slice(0, end);
    this.#rest = end < 0 ? '' : this.#rest.slice(end + 1);
    this.sheet.faults.add('open-quote', 'error', null, { row: ++this.#row, value: line });
    this.sheet.add(this.#row, line.split(this.#delimiter ?? ','));
  }
}
