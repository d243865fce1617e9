import { sheetWords } from '../../i18n/index.ts';
import { reasonCounts } from '../../i18n/left-out-text.ts';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Network } from '../../domain/network.ts';
import { type GeneralRow, generalIndexPages } from './general-index.ts';
import { coverPage, keyPage } from './pages.ts';
import type { BookSheet, SheetInput, SheetPlacing } from '../page/sheet-types.ts';
import type { Drawing, Page } from '../drawing.ts';
import { SpecError, type SpecFailure } from '../spec/failure.ts';
import { frameSheet, readSheet, type SheetBase, type SheetSource } from '../read-sheet.ts';
import type { LeftOutSheet } from './left-out.ts';
import { sheetDate } from '../text/source-text.ts';
import { provinceName } from '../../i18n/names.ts';
import { resolveRegion } from '../spec/region.ts';
import { checkLetters, drawSheet, planSheet, type SheetPlan } from '../sheet.ts';
import { type PrintSpec, type Region } from '../spec/spec.ts';
import { findNeighbours } from './neighbours.ts';
import { type BookSpec, listRegions } from './regions.ts';

export interface Book {
  drawing: Drawing;
  sheets: BookSheet[];
  /** Sheets that the filter leaves out, with the reason. */
  leftOut: LeftOutSheet[];
}

export interface BookRun {
  /** Called after each sheet. */
  onSheet?: (sheet: BookSheet, done: number, of: number) => void | Promise<void>;
  /** Cancels between two sheets; the promise rejects with the reason of the signal. */
  signal?: AbortSignal;
}

const FIRST_SHEET_PAGE = 3;

/**
 * Composes a book (printed atlas): cover, key map of the sheets, one sheet for each region with references to its neighbours, general index.
 * @param sourceFor gives what a sheet is read from, with its corridor if the spec asks for one
 * @throws SpecError for an unknown code, if the filter leaves no sheet, or listing all sheets that cannot be made; the signal's reason if cancelled
 */
export async function composeBook(
  bookSpec: BookSpec,
  sourceFor: SourceFor,
  run: BookRun = {},
): Promise<Book> {
  const { base } = await sourceFor(bookSpec.spec);
  const { network, fonts } = base;
  // Only the cover has the title; sheets are titled by their regions.
  checkLetters([{ text: bookSpec.spec.title, weight: 700 }], fonts);
  const { regions, leftOut } = listRegions(bookSpec, network);
  const scale = bookSpec.commonScale ? commonScale(bookSpec.spec, regions, base) : bookSpec.spec.scale;
  const wanted = regions.map(({ code, region }) => ({
    code,
    spec: { ...bookSpec.spec, region, scale, title: '', subtitle: '' } satisfies PrintSpec,
  }));
  const { planned, pages } = await planSheets(wanted, bookSpec, network, sourceFor, run.signal);
  const sheets = await drawSheets(planned, bookSpec, network, run);
  return { drawing: bound(bookSpec, { sheets, leftOut }, network, fonts, pages + 1), sheets, leftOut };
}

/** A sheet that is laid out but not drawn. */
interface LaidOutSheet {
  code: string;
  page: number;
  plan: SheetPlan;
  /** Time of planning, ms. */
  ms: number;
}

/**
 * Lays out all sheets before the first is drawn, since they refer to each other by page and an index may take further pages.
 * @returns the sheets, and the number of pages up to the last of them
 * @throws SpecError listing all sheets that cannot be laid out
 */
async function planSheets(
  wanted: readonly { code: string; spec: PrintSpec }[],
  { apart }: BookSpec,
  network: Network,
  sourceFor: SourceFor,
  signal: AbortSignal | undefined,
): Promise<{ planned: LaidOutSheet[]; pages: number }> {
  const planned: LaidOutSheet[] = [];
  const failures: SheetFailure[] = [];
  let next = FIRST_SHEET_PAGE;
  for (const { code, spec } of wanted) {
    signal?.throwIfAborted();
    try {
      const sheet = await readSheet(spec, await sourceFor(spec));
      const start = performance.now();
      const plan = planSheet(sheet);
      planned.push({ code, page: apart ? 1 : next, plan, ms: performance.now() - start });
      next += plan.pages;
    } catch (error) {
      failures.push(sheetFailure(code, spec, network, error));
    }
    await yielded();
  }
  if (failures.length > 0) throw new SpecError(mergeFailures(failures, wanted.length));
  return { planned, pages: next - 1 };
}

/**
 * Draws the sheets, emptying the list so that the memory of each plan is freed.
 * @throws SpecError listing all sheets that cannot be drawn
 */
async function drawSheets(
  planned: LaidOutSheet[],
  bookSpec: BookSpec,
  network: Network,
  { onSheet, signal }: BookRun,
): Promise<BookSheet[]> {
  // A county may have several axes, each with its own sheet.
  const pagesByRegion = groupBy(
    planned.map(({ code, page, plan }) => ({ code, region: plan.spec.region, page })),
    (sheet) => sheet.code,
  );
  const count = planned.length;
  const sheets: BookSheet[] = [];
  const failures: SheetFailure[] = [];
  for (let next = planned.shift(); next; next = planned.shift()) {
    signal?.throwIfAborted();
    const { code, page, plan, ms } = next;
    const start = performance.now();
    const placing: SheetPlacing = {
      pageNumber: page,
      neighbours: findNeighbours(code, bookSpec, network, pagesByRegion),
    };
    try {
      const sheet = drawSheet(plan, bookSpec.apart ? undefined : placing);
      const { name } = plan.region;
      const done: BookSheet = {
        code,
        name,
        spec: plan.spec,
        sheet,
        page,
        ms: ms + performance.now() - start,
      };
      sheets.push(done);
      await onSheet?.(done, sheets.length, count);
    } catch (error) {
      failures.push(sheetFailure(code, plan.spec, network, error));
    }
    await yielded();
  }
  if (failures.length > 0) throw new SpecError(mergeFailures(failures, count));
  return sheets;
}

/** The failure of a sheet. @throws the error if it is not a SpecError */
function sheetFailure(code: string, spec: PrintSpec, network: Network, error: unknown): SheetFailure {
  if (!(error instanceof SpecError)) throw error;
  return { code, name: resolveRegion(spec, network).name, failure: error.failure };
}

/** Gives what a sheet is read from; asynchronous, since its layers are opened first. */
export type SourceFor = (spec: PrintSpec) => SheetSource | Promise<SheetSource>;

type SheetFailure = Extract<SpecFailure, { kind: 'sheets' }>['sheets'][number];

/** One failure if it is the same for all sheets (paper too small, basemap not readable), else a list by sheet. */
function mergeFailures(failures: SheetFailure[], of: number): SpecFailure {
  const [first] = failures;
  const texts = new Set(failures.map(({ failure }) => JSON.stringify(failure)));
  return first && of > 1 && failures.length === of && texts.size === 1
    ? first.failure
    : { kind: 'sheets', sheets: failures };
}

/** Yields to the event loop between two sheets, so that cancel messages are received. */
const yielded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The denominator of the smallest scale that any of the regions needs. */
function commonScale(spec: PrintSpec, regions: readonly { region: Region }[], base: SheetBase): number {
  const fit = { ...spec, title: '', subtitle: '', scale: 'fit' as const };
  // What the source block names takes space too; it is the same on all sheets.
  return Math.max(...regions.map(({ region }) => frameSheet({ ...fit, region }, base).frame.ground.scale));
}

/** Adds cover, key map and general index to the sheets. */
function bound(
  { spec, by }: BookSpec,
  { sheets, leftOut }: Pick<Book, 'sheets' | 'leftOut'>,
  network: Network,
  fonts: SheetInput['fonts'],
  indexPage: number,
): Drawing {
  const words = sheetWords.in(spec.language).text;
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const title = spec.title === '' ? words.atlas(provinceName(network.province, spec.language)) : spec.title;
  const context = { spec, network, fonts, flavour, title };
  // A place may be drawn on several sheets; the index gives that of its own county, else the first.
  const rows = new Map<string, GeneralRow>();
  for (const { sheet, page, code } of sheets)
    for (const row of sheet.index) {
      const isOwn = by === 'county' && row.code.startsWith(code);
      if (!rows.has(row.code) || isOwn) rows.set(row.code, { ...row, page });
    }
  const index = generalIndexPages([...rows.values()], context, indexPage);
  const pages: Page[] = [
    coverPage(context, [
      words.contents(sheets.length, words.by[by]),
      ...(leftOut.length > 0
        ? [
            words.leftOut(
              leftOut.length,
              reasonCounts(
                leftOut.map(({ reason }) => reason),
                spec.language,
              ),
            ),
          ]
        : []),
    ]),
    keyPage(context, sheets),
    ...sheets.flatMap(({ sheet }) => sheet.pages),
    ...index,
  ];
  return {
    title,
    author: spec.author,
    language: spec.language,
    date: sheetDate(spec, network),
    pages,
    outline: [
      { title, page: 0, level: 0 },
      { title: words.overview, page: 1, level: 0 },
      ...sheets.map(({ name, page }) => ({ title: name, page: page - 1, level: 0 as const })),
      ...(index.length > 0 ? [{ title: words.generalIndex, page: indexPage - 1, level: 0 as const }] : []),
    ],
  };
}
