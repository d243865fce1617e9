import { PRINT_FLAVOURS } from '../../styles/flavours/index.ts';
import type { CountyShape, Network } from '../domain/network.ts';
import { coverPage, generalIndexPages, type GeneralRow, keyPage } from './atlas-pages.ts';
import type { AtlasSheet, Edge, SheetInput, SheetPlacing } from './compose.ts';
import type { Drawing, Page } from './drawing.ts';
import { SpecError } from './failure.ts';
import { frameOf } from './frame.ts';
import { projected } from './projection.ts';
import { regionOf, romanised } from './region.ts';
import { composeSheet } from './sheet.ts';
import type { PrintSpec, Region } from './spec.ts';
import { wordsOf } from './words.ts';

export type AtlasBy = 'county' | 'axis' | 'prefecture' | 'province';

export interface AtlasWish {
  /** Everything that the sheets share; its region is replaced by each sheet's own. */
  spec: PrintSpec;
  by: AtlasBy;
  /** Codes of counties or prefectures; an axis goes by its county's. All where absent. */
  only?: readonly string[];
  /** All sheets at the scale that the largest region needs. */
  commonScale?: boolean;
  /** Every sheet is to be a document of its own: no page numbers of a whole, no references to neighbours. */
  apart?: boolean;
}

export interface Atlas {
  drawing: Drawing;
  sheets: AtlasSheet[];
}

export interface AtlasRun {
  /** Called when a sheet is done. */
  onSheet?: (sheet: AtlasSheet, done: number, of: number) => void | Promise<void>;
  /** Stops the run between two sheets: the promise rejects with its reason. */
  signal?: AbortSignal;
}

const FIRST_SHEET_PAGE = 3;

/**
 * Regions of an atlas in the order of their codes.
 * @throws SpecError for a code that the network does not have
 */
export function regionsOf(
  { by, only }: Pick<AtlasWish, 'by' | 'only'>,
  network: Network,
): { code: string; region: Region }[] {
  const all: { code: string; region: Region }[] = {
    county: () =>
      [...network.counties.keys()].map((code) => ({ code, region: { kind: 'county', code } as const })),
    axis: () =>
      [...network.axes.values()].map(({ id, county }) => ({
        code: county,
        region: { kind: 'axis', id } as const,
      })),
    prefecture: () =>
      [...network.prefectures.keys()].map((code) => ({
        code,
        region: { kind: 'prefecture', code } as const,
      })),
    province: () => [{ code: network.province.code, region: { kind: 'province', code: '330000' } as const }],
  }[by]();
  const unknown = only?.find((code) => !all.some((each) => each.code === code));
  if (unknown !== undefined) throw new SpecError({ kind: 'unknown-region', code: unknown });
  return all
    .filter(({ code }) => only === undefined || only.includes(code))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * An atlas: cover, key to the sheets, one sheet a region with references to its neighbours, and a general index.
 * @param inputFor what a sheet is made from, with its corridor where the spec asks for one
 * @throws SpecError as `composeSheet`, and for an unknown code; the signal's reason when stopped
 */
export async function composeAtlas(
  wish: AtlasWish,
  inputFor: (spec: PrintSpec) => SheetInput,
  { onSheet, signal }: AtlasRun = {},
): Promise<Atlas> {
  const { network, faces } = inputFor({ ...wish.spec, corridorKm: 0 });
  const regions = regionsOf(wish, network);
  const scale = wish.commonScale ? commonScale(wish.spec, regions, network, inputFor) : wish.spec.scale;
  const specs = regions.map(({ region }): PrintSpec => ({
    ...wish.spec,
    region,
    scale,
    title: '',
    subtitle: '',
  }));

  // Pages are numbered before neighbours can be referred to: a sheet's own index may take pages after its map.
  const pages: number[] = [];
  let next = FIRST_SHEET_PAGE;
  for (const spec of specs) {
    signal?.throwIfAborted();
    pages.push(wish.apart ? 1 : next);
    if (!wish.apart) next += composeSheet(spec, inputFor({ ...spec, corridorKm: 0 })).pages.length;
    await yielded();
  }
  const pageOf = new Map(regions.map(({ code }, i) => [code, pages[i] as number]));

  const sheets: AtlasSheet[] = [];
  for (const [i, { code }] of regions.entries()) {
    signal?.throwIfAborted();
    const spec = specs[i] as PrintSpec;
    const start = performance.now();
    const placing: SheetPlacing = {
      pageNumber: pages[i] as number,
      neighbours: neighboursOf(code, wish, network, pageOf),
    };
    const sheet = composeSheet(spec, inputFor(spec), wish.apart ? undefined : placing);
    const { name, nameEn } = regionOf(spec, network);
    const done: AtlasSheet = {
      code,
      name: spec.language === 'zh' ? name : nameEn,
      spec,
      sheet,
      page: pages[i] as number,
      ms: performance.now() - start,
    };
    sheets.push(done);
    await onSheet?.(done, sheets.length, regions.length);
    await yielded();
  }
  return { drawing: bound(wish, sheets, network, faces, next), sheets };
}

/** Lets messages and timers in between two sheets. */
const yielded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The smallest scale that any of the regions needs. */
function commonScale(
  spec: PrintSpec,
  regions: readonly { region: Region }[],
  network: Network,
  inputFor: (spec: PrintSpec) => SheetInput,
): number {
  const scales = regions.map(({ region }) => {
    const own = { ...spec, region, title: '', subtitle: '', scale: 'fit' as const };
    return frameOf(own, network, regionOf(own, network), inputFor({ ...own, corridorKm: 0 }).faces).ground
      .scale;
  });
  return Math.max(...scales);
}

/** Sheets beyond each edge, by the direction from the region's middle to its neighbour's. */
function neighboursOf(
  code: string,
  { by, spec }: AtlasWish,
  network: Network,
  pageOf: ReadonlyMap<string, number>,
): SheetPlacing['neighbours'] {
  const words = wordsOf(spec);
  const own = network.counties.get(code);
  if (!own || by === 'prefecture' || by === 'province') return [];
  const edges: Record<Edge, string[]> = { north: [], east: [], south: [], west: [] };
  for (const other of own.neighbours) {
    const county = network.counties.get(other);
    const page = pageOf.get(other);
    if (!county || page === undefined) continue;
    const name = spec.language === 'zh' ? county.name : romanised(county);
    edges[edgeTowards(own, county)].push(words.seePage(name, page));
  }
  return (Object.entries(edges) as [Edge, string[]][]).flatMap(([edge, names]) =>
    names.length === 0 ? [] : [{ edge, names }],
  );
}

function edgeTowards(from: CountyShape, to: CountyShape): Edge {
  const [x1, y1] = projected(from.labelPoint);
  const [x2, y2] = projected(to.labelPoint);
  const [dx, dy] = [x2 - x1, y2 - y1];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'east' : 'west';
  return dy > 0 ? 'north' : 'south';
}

/** Binds sheets into one document. */
function bound(
  { spec, by }: AtlasWish,
  sheets: readonly AtlasSheet[],
  network: Network,
  faces: SheetInput['faces'],
  indexPage: number,
): Drawing {
  const words = wordsOf(spec);
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const title =
    spec.title === ''
      ? words.atlas(spec.language === 'zh' ? network.province.name : 'Zhejiang Province')
      : spec.title;
  const context = { spec, network, faces, flavour, title };
  // A place lies on its own county's sheet and on those around it: the index sends to the first where it is drawn.
  const rows = new Map<string, GeneralRow>();
  for (const { sheet, page, code } of sheets)
    for (const row of sheet.index) {
      const isOwn = by === 'county' && row.code.startsWith(code);
      if (!rows.has(row.code) || isOwn) rows.set(row.code, { ...row, page });
    }
  const index = generalIndexPages([...rows.values()], context, indexPage);
  const pages: Page[] = [
    coverPage(context, words.contents(sheets.length, words.by[by])),
    keyPage(context, sheets),
    ...sheets.flatMap(({ sheet }) => sheet.pages),
    ...index,
  ];
  return {
    title,
    author: spec.author,
    language: spec.language,
    date: spec.date,
    pages,
    outline: [
      { title, page: 0, level: 0 },
      { title: words.overview, page: 1, level: 0 },
      ...sheets.map(({ name, page }) => ({ title: name, page: page - 1, level: 0 as const })),
      ...(index.length > 0 ? [{ title: words.generalIndex, page: indexPage - 1, level: 0 as const }] : []),
    ],
  };
}
