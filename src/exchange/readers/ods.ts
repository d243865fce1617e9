import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { CellValue, MergedCells, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import type { ArchiveEntry } from './archive.ts';
import { RefusedFile, type Run } from './run.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { textOf } from './text.ts';

const FORMAT = 'ODS';
/** Empty cells and rows are repeated to the edge of the sheet, so repetition counts only for cells with a value. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

interface OpenCell {
  value: CellValue;
  /** Paragraphs of the cell's text. */
  text: string[];
  repeat: number;
  columnSpan: number;
  rowSpan: number;
  /** An error that the cell shows, or a formula without a value. */
  problem?: { code: 'cell-error' | 'formula-without-value'; text: string };
}

/**
 * Reads all tables of an OpenDocument spreadsheet from its `content.xml`: values as they were last computed, dates as ISO text. Rows in groups and
 * repeated heading rows count like others.
 */
export async function readOds(
  file: SourceFile,
  run: Run,
  entries: readonly ArchiveEntry[],
): Promise<ReadContent[]> {
  const content = entries.find(({ name }) => name === 'content.xml');
  if (!content) throw new RefusedFile('damaged', { format: FORMAT }, 'content.xml');
  const tables = new Tables(file, run);
  const parser = new SaxesParser();
  let failed: Error | null = null;
  parser.on('error', (error) => (failed ??= error));
  parser.on('opentag', (tag) => tables.open(tag));
  parser.on('closetag', (tag) => tables.close(tag.name));
  parser.on('text', (text) => tables.text(text));
  parser.on('doctype', () => (failed ??= new Error('DOCTYPE')));
  for await (const text of textOf(await content.read(), 'utf-8', run)) {
    parser.write(text);
    if (failed) break;
  }
  if (!failed) parser.close();
  const error = failed as Error | null;
  if (error) throw new RefusedFile('damaged', { format: FORMAT }, error.message);
  if (tables.contents.length === 0) throw new RefusedFile('empty', null);
  return tables.contents;
}

const readNumber = (tag: SaxesTagPlain, name: string): number => {
  const value = Number(tag.attributes[name] ?? 1);
  return Number.isInteger(value) && value > 0 ? value : 1;
};

class Tables {
  readonly contents: ReadContent[] = [];
  readonly #file: SourceFile;
  readonly #run: Run;
  /** Styles of hidden tables. */
  readonly #hiddenStyles = new Set<string>();
  #depth = 0;
  #style: string | null = null;
  #sheet: { name: string; builder: SheetBuilder; hidden: boolean; merges: MergedCells[] } | null = null;
  #row = 0;
  #rowRepeat = 1;
  #isRowHidden = false;
  #cells: CellValue[] = [];
  #column = 0;
  #cell: OpenCell | null = null;
  #isInText = false;
  /** Tables within a cell, notes and the like are not read. */
  #skipDepth = 0;

  constructor(file: SourceFile, run: Run) {
    this.#file = file;
    this.#run = run;
  }

  open(tag: SaxesTagPlain): void {
    this.#run.hold('depth', ++this.#depth);
    if (this.#skipDepth > 0) return;
    const { name, attributes } = tag;
    switch (name) {
      case 'style:style':
        this.#style = attributes['style:family'] === 'table' ? (attributes['style:name'] ?? null) : null;
        break;
      case 'style:table-properties':
        if (this.#style !== null && attributes['table:display'] === 'false')
          this.#hiddenStyles.add(this.#style);
        break;
      case 'table:table':
        if (this.#sheet) this.#skipDepth = this.#depth;
        else this.#openTable(tag);
        break;
      case 'table:table-row':
        this.#rowRepeat = readNumber(tag, 'table:number-rows-repeated');
        this.#isRowHidden = ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
        this.#cells = [];
        this.#column = 0;
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cell = { ...openCell(tag), text: [] };
        break;
      case 'office:annotation':
        this.#skipDepth = this.#depth;
        break;
      case 'text:p':
        this.#cell?.text.push('');
        this.#isInText = true;
        break;
      case 'text:s':
        this.text(' '.repeat(Math.min(100, readNumber(tag, 'text:c'))));
        break;
      case 'text:tab':
        this.text('\t');
        break;
      case 'text:line-break':
        this.text('\n');
        break;
      default:
    }
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!cell || !this.#isInText || this.#skipDepth > 0) return;
    cell.text.push((cell.text.pop() ?? '') + text);
  }

  close(name: string): void {
    this.#depth--;
    if (this.#skipDepth > 0) {
      if (this.#depth < this.#skipDepth) this.#skipDepth = 0;
      return;
    }
    switch (name) {
      case 'text:p':
        this.#isInText = false;
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#closeCell();
        break;
      case 'table:table-row':
        this.#closeRow();
        break;
      case 'table:table':
        this.#closeTable();
        break;
      default:
    }
  }

  #openTable({ attributes }: SaxesTagPlain): void {
    const name = attributes['table:name'] ?? String(this.contents.length + 1);
    this.#row = 0;
    this.#sheet = {
      name,
      builder: new SheetBuilder(this.#file, name, this.#run),
      hidden: this.#hiddenStyles.has(attributes['table:style-name'] ?? ''),
      merges: [],
    };
  }

  #closeCell(): void {
    const { value, text, repeat, columnSpan, rowSpan, problem } = this.#cell as OpenCell;
    this.#cell = null;
    const shown = value ?? (text.length > 0 ? text.join('\n') : null);
    const place = { row: this.#row + 1, column: this.#column + 1 };
    if (problem)
      this.#sheet?.builder.faults.add(problem.code, 'error', null, { ...place, value: problem.text });
    const last = this.#column + repeat;
    if (shown !== null && shown !== '' && !problem) {
      this.#run.hold('columns', last, { row: place.row });
      while (this.#cells.length < this.#column) this.#cells.push(null);
      while (this.#cells.length < last) this.#cells.push(shown);
    }
    if (columnSpan > 1 || rowSpan > 1)
      this.#sheet?.merges.push({
        fromRow: place.row,
        toRow: Math.min(MOST_ROWS, this.#row + rowSpan),
        fromColumn: place.column,
        toColumn: Math.min(MOST_COLUMNS, this.#column + columnSpan),
      });
    this.#column = last;
  }

  #closeRow(): void {
    if (this.#cells.length > 0) {
      this.#run.hold('rows', this.#rowRepeat, { row: this.#row + 1 });
      for (let i = 1; i <= this.#rowRepeat; i++)
        this.#sheet?.builder.add(this.#row + i, this.#cells, this.#isRowHidden);
    }
    this.#row += this.#rowRepeat;
  }

  #closeTable(): void {
    const sheet = this.#sheet;
    this.#sheet = null;
    if (sheet) this.contents.push(sheet.builder.finish(this.#file, sheet.name, sheet.hidden, sheet.merges));
  }
}

/** Reads the attributes of a cell; its text follows later. */
function openCell(tag: SaxesTagPlain): Omit<OpenCell, 'text'> {
  const { attributes } = tag;
  const spans = {
    repeat: readNumber(tag, 'table:number-columns-repeated'),
    columnSpan: readNumber(tag, 'table:number-columns-spanned'),
    rowSpan: readNumber(tag, 'table:number-rows-spanned'),
  };
  if (attributes['calcext:value-type'] === 'error')
    return {
      value: null,
      ...spans,
      problem: { code: 'cell-error', text: attributes['table:formula'] ?? '' },
    };
  const type = attributes['office:value-type'];
  const formula = attributes['table:formula'];
  if (formula !== undefined && type === undefined)
    return { value: null, ...spans, problem: { code: 'formula-without-value', text: formula } };
  return { value: readValue(type, attributes), ...spans };
}

function readValue(type: string | undefined, attributes: Record<string, string>): CellValue {
  switch (type) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const value = Number(attributes['office:value'] ?? NaN);
      return Number.isFinite(value) ? value : null;
    }
    case 'boolean':
      return attributes['office:boolean-value'] === 'true';
    case 'date':
      return attributes['office:date-value']?.replace(/T00:00:00(?:\.0*)?$/, '') ?? null;
    case 'time':
      return attributes['office:time-value']?.replace(/^PT(\d+)H(\d+)M(\d+).*$/, '$1:$2:$3') ?? null;
    case 'string':
      return attributes['office:string-value'] ?? null;
    default:
      return null;
  }
}
