import { sheetWords } from '../../i18n/index.ts';
import { reasonCounts } from '../../i18n/left-out-text.ts';
import { PRINT_FLAVOURS } from '../../../styles/flavours/index.ts';
import { type BookUnit, planBook } from '../../domain/book-plan.ts';
import { prefectureOf } from '../../domain/codes.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { coverPage, generalIndexPages, type GeneralRow, keyPage } from './pages.ts';
import type { BookSheet, Edge, SheetInput, SheetPlacing } from '../page/sheet-types.ts';
import type { Drawing, Page } from '../drawing.ts';
import { SpecError, type SpecFailure } from '../spec/failure.ts';
import { layOutFrame } from '../page/frame.ts';
import { listCredits } from '../page/map-page.ts';
import type { LeftOutSheet } from './left-out.ts';
import { sheetDate } from '../text/source-text.ts';
import { projected } from '../page/projection.ts';
import { axisName, nameOf, provinceName } from '../../i18n/names.ts';
import { resolveRegion } from '../spec/region.ts';
import { checkLetters, drawSheet, planSheet, type SheetPlan } from '../sheet.ts';
import { specFilter, type PrintSpec, type Region } from '../spec/spec.ts';

export type { BookUnit } from '../../domain/book-plan.ts';

export interface BookSpec {
  /** Everything that the sheets share; its region is replaced by each sheet's own. */
  spec: PrintSpec;
  by: BookUnit;
  /** Codes of counties, or of prefectures for all that they hold; an axis goes by its county's. All where absent. */
  only?: readonly string[];
  /** All sheets at the scale that the largest region needs. */
  commonScale?: boolean;
  /** Every sheet is to be a document of its own: no page numbers of a whole, no references to neighbours. */
  apart?: boolean;
}

export interface Book {
  drawing: Drawing;
  sheets: BookSheet[];
  /** Sheets that the filter leaves out, with the reason. */
  leftOut: LeftOutSheet[];
}

export interface BookRun {
  /** Called when a sheet is done. */
  onSheet?: (sheet: BookSheet, done: number, of: number) => void | Promise<void>;
  /** Stops the run between two sheets: the promise rejects with its reason. */
  signal?: AbortSignal;
}

const FIRST_SHEET_PAGE = 3;

/** The sheets of an atlas, and those that it has not. */
export interface BookRegions {
  regions: { code: string; region: Region }[];
  leftOut: LeftOutSheet[];
}

/**
 * Regions of an atlas in the order of their codes, without those that its filter leaves out; these are named.
 * @throws SpecError for a code that the network does not have, or where no sheet is left
 */
export function listRegions(
  {
    by,
    only,
    spec,
  }: {
    by: BookUnit;
    only?: readonly string[];
    spec: Pick<PrintSpec, 'filter' | 'documentedOnly' | 'language'>;
  },
  network: Network,
): BookRegions {
  const { made, leftOut, unknown } = planBook(network, { by, only, filter: specFilter(spec) });
  if (unknown[0] !== undefined) throw new SpecError({ kind: 'unknown-region', code: unknown[0] });
  const sheets = leftOut.map(({ kind, id, code, reason }): LeftOutSheet => ({
    code,
    name: unitName(kind, id, network, spec.language),
    reason,
  }));
  if (made.length === 0) throw new SpecError({ kind: 'left-out', sheets });
  const regions = made.map(({ kind, id, code }) => ({
    code,
    region: (kind === 'axis' ? { kind, id } : { kind, code }) as Region,
  }));
  return { regions, leftOut: sheets };
}

function unitName(kind: BookUnit, id: string, network: Network, language: PrintSpec['language']): string {
  if (kind === 'axis') {
    const axis = network.axes.get(id);
    return axis ? axisName(axis, network, language) : id;
  }
  const division = network.counties.get(id) ?? network.prefectures.get(id);
  return division ? nameOf(division, language) : provinceName(network.province, language);
}

/**
 * An atlas: cover, key to the sheets, one sheet a region with references to its neighbours, and a general index.
 * @param inputFor what a sheet is made from, with its corridor where the spec asks for one
 * @throws SpecError for an unknown code, where the filter leaves no sheet, or with all sheets that cannot be made; the signal's reason when stopped
 */
export async function composeBook(
  bookSpec: BookSpec,
  inputFor: InputFor,
  { onSheet, signal }: BookRun = {},
): Promise<Book> {
  const { network, fonts } = await inputFor(bare(bookSpec.spec));
  // The sheets are named by themselves: only the cover has the title.
  checkLetters([{ text: bookSpec.spec.title, weight: 700 }], fonts);
  const { regions, leftOut } = listRegions(bookSpec, network);
  const scale = bookSpec.commonScale
    ? await commonScale(bookSpec.spec, regions, inputFor)
    : bookSpec.spec.scale;
  const specs = regions.map(({ region }): PrintSpec => ({
    ...bookSpec.spec,
    region,
    scale,
    title: '',
    subtitle: '',
  }));

  // Neighbours are referred to by their pages, and a sheet's own index may take pages after its map: all are laid out before one is drawn.
  const pages: number[] = [];
  const plans: { plan: SheetPlan; ms: number }[] = [];
  let next = FIRST_SHEET_PAGE;
  const failures: SheetFailure[] = [];
  const failsAs = (i: number, error: unknown): void => {
    if (!(error instanceof SpecError)) throw error;
    const spec = specs[i] as PrintSpec;
    failures.push({
      code: regions[i]?.code ?? '',
      name: resolveRegion(spec, network).name,
      failure: error.failure,
    });
  };
  for (const [i, spec] of specs.entries()) {
    signal?.throwIfAborted();
    pages.push(bookSpec.apart ? 1 : next);
    try {
      const input = await inputFor(spec);
      const start = performance.now();
      const plan = planSheet(spec, input);
      plans.push({ plan, ms: performance.now() - start });
      next += plan.pages;
    } catch (error) {
      failsAs(i, error);
    }
    await yielded();
  }
  if (failures.length > 0) throw new SpecError(mergeFailures(failures, specs.length));
  // A county may have several axes, each with a sheet of its own.
  const pagesByRegion = groupBy(
    regions.map(({ code, region }, i) => ({ code, region, page: pages[i] as number })),
    (sheet) => sheet.code,
  );

  const sheets: BookSheet[] = [];
  for (const [i, { code }] of regions.entries()) {
    signal?.throwIfAborted();
    const start = performance.now();
    const placing: SheetPlacing = {
      pageNumber: pages[i] as number,
      neighbours: findNeighbours(code, bookSpec, network, pagesByRegion),
    };
    // What a plan holds is not needed once its sheet is drawn.
    const { plan, ms } = plans.shift() as (typeof plans)[number];
    try {
      const sheet = drawSheet(plan, bookSpec.apart ? undefined : placing);
      const done: BookSheet = {
        code,
        name: plan.region.name,
        spec: plan.spec,
        sheet,
        page: pages[i] as number,
        ms: ms + performance.now() - start,
      };
      sheets.push(done);
      await onSheet?.(done, sheets.length, regions.length);
    } catch (error) {
      failsAs(i, error);
    }
    await yielded();
  }
  if (failures.length > 0) throw new SpecError(mergeFailures(failures, specs.length));
  return { drawing: bound(bookSpec, { sheets, leftOut }, network, fonts, next), sheets, leftOut };
}

/** What a sheet is made from; a basemap has to be read first. */
export type InputFor = (spec: PrintSpec) => SheetInput | Promise<SheetInput>;

/** A spec that needs nothing but network and fonts. */
function bare(spec: PrintSpec): PrintSpec {
  const { basemap: _, ...rest } = spec;
  return { ...rest, corridorKm: 0 };
}

type SheetFailure = Extract<SpecFailure, { kind: 'sheets' }>['sheets'][number];

/** One failure for all sheets where it is the same for all: that of the paper, or of the basemap. */
function mergeFailures(failures: SheetFailure[], of: number): SpecFailure {
  const [first] = failures;
  const texts = new Set(failures.map(({ failure }) => JSON.stringify(failure)));
  return first && of > 1 && failures.length === of && texts.size === 1
    ? first.failure
    : { kind: 'sheets', sheets: failures };
}

/** Lets messages and timers in between two sheets. */
const yielded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The smallest scale that any of the regions needs. */
async function commonScale(
  spec: PrintSpec,
  regions: readonly { region: Region }[],
  inputFor: InputFor,
): Promise<number> {
  const fit = { ...spec, corridorKm: 0, title: '', subtitle: '', scale: 'fit' as const };
  const [first] = regions;
  if (!first) return NaN;
  // The words of a basemap need room too; they are the same on all sheets.
  const input = await inputFor({ ...fit, region: first.region });
  const { network, fonts } = input;
  const scales = regions.map(({ region }) => {
    const own = { ...fit, region };
    return layOutFrame(own, network, resolveRegion(own, network), fonts, listCredits(input)).ground.scale;
  });
  return Math.max(...scales);
}

/** Sheets beyond each edge, by the direction from the region's middle to its neighbour's. */
function findNeighbours(
  code: string,
  { by, spec }: BookSpec,
  network: Network,
  pagesByRegion: ReadonlyMap<string, readonly { region: Region; page: number }[]>,
): SheetPlacing['neighbours'] {
  const words = sheetWords.in(spec.language).text;
  const divisions = by === 'prefecture' ? network.prefectures : network.counties;
  const own = divisions.get(code);
  if (!own || by === 'province') return [];
  const edges: Record<Edge, string[]> = { north: [], east: [], south: [], west: [] };
  for (const other of neighbourCodes(code, network)) {
    const division = divisions.get(other);
    const sheets = pagesByRegion.get(other) ?? [];
    if (!division) continue;
    const name = nameOf(division, spec.language);
    for (const { region, page } of sheets) {
      const isOneOfSeveral = region.kind === 'axis' && sheets.length > 1;
      const title = isOneOfSeveral ? unitName('axis', region.id, network, spec.language) : name;
      edges[edgeTowards(own, division)].push(words.seePage(title, page));
    }
  }
  return (Object.entries(edges) as [Edge, string[]][]).flatMap(([edge, names]) =>
    names.length === 0 ? [] : [{ edge, names }],
  );
}

/** Counties beside a county, or prefectures beside a prefecture: those of its counties' neighbours. */
function neighbourCodes(code: string, network: Network): Iterable<string> {
  const prefecture = network.prefectures.get(code);
  if (!prefecture) return network.counties.get(code)?.neighbours ?? [];
  const beside = prefecture.counties.flatMap((county) => network.counties.get(county)?.neighbours ?? []);
  return new Set(beside.map(prefectureOf).filter((other) => other !== code));
}

function edgeTowards(from: { labelPoint: LonLat }, to: { labelPoint: LonLat }): Edge {
  const [x1, y1] = projected(from.labelPoint);
  const [x2, y2] = projected(to.labelPoint);
  const [dx, dy] = [x2 - x1, y2 - y1];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'east' : 'west';
  return dy > 0 ? 'north' : 'south';
}

/** Binds sheets into one document. */
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
  // A place lies on its own county's sheet and on those around it: the index sends to the first where it is drawn.
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
