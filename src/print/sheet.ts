import type { PrintFlavour } from '../../styles/flavours/print.ts';
import { PRINT_FLAVOURS } from '../../styles/flavours/index.ts';
import type { Network } from '../domain/network.ts';
import { basemapItems, basemapOnFace } from './basemap.ts';
import type { IndexRow, Sheet, SheetInput, SheetPlacing } from './compose.ts';
import { type Content, contentOf } from './content.ts';
import { type Drawing, type Item, LAYERS, type Page, type TextItem } from './drawing.ts';
import { SpecError } from './failure.ts';
import { findingsOf } from './findings.ts';
import { dateOf, type Frame, frameOf, sourceText } from './frame.ts';
import { capacityOf, indexItems, type TableRow } from './furniture/index-table.ts';
import { legendRows } from './furniture/legend.ts';
import { markItems, neighbourItems, sourceItems, textBox, titleItems } from './furniture/page-frame.ts';
import { scaleItems } from './furniture/scales.ts';
import { sideItems } from './furniture/side.ts';
import { gridItems, type SheetGrid, sheetGrid } from './grid.ts';
import { bordersOnFace, corridorItems, faceDraft, groundItems } from './ground.ts';
import { type Named, namesOnFace } from './names.ts';
import { networkItems } from './network-items.ts';
import { regionOf, romanised } from './region.ts';
import type { PrintSpec } from './spec.ts';
import { wordsOf } from './words.ts';

/**
 * Draws one sheet: its map, furniture and index, with what a pre-flight list has to say.
 * @throws SpecError where the region is unknown, does not fit, or a text cannot be set
 */
export function composeSheet(spec: PrintSpec, input: SheetInput, placing?: SheetPlacing): Sheet {
  const { network, faces } = input;
  const flavour: PrintFlavour = PRINT_FLAVOURS[spec.flavour];
  const words = wordsOf(spec);
  const region = regionOf(spec, network);
  const frame = frameOf(spec, network, region, faces, input.basemap?.attribution);
  const { layout, ground, cornersLonLat, title } = frame;
  const { face } = layout;
  const content = contentOf(network, spec, ground, face);
  const draft = faceDraft(ground, face);
  const borders = bordersOnFace(network, draft);
  const basemap = basemapOnFace(input.basemap, spec, draft, ground.scale);
  const references = placing ? neighbourItems(layout, placing, flavour, words, faces) : [];
  const named = namesOnFace({
    network,
    region,
    content,
    layout,
    ground,
    draft,
    flavour,
    faces,
    language: spec.language,
    keptFree: references.map((item) => textBox(item, faces)),
  });
  const grid = sheetGrid(ground, layout);
  const table = tableOf(content, grid, spec, network);
  const side = sideItems(
    {
      network,
      region,
      cornersLonLat,
      legend: legendRows({ content, borders, region, basemap }, spec, layout, flavour),
      index: table.rows,
    },
    layout,
    spec,
    flavour,
    faces,
  );
  const firstPage = placing?.pageNumber ?? 1;
  const middle: [number, number] = [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2];
  const sources = sourceText(spec, network, {
    ...content,
    scaleErrorPct: frame.scaleErrorPct,
    ...(input.basemap ? { basemap: input.basemap } : {}),
  });
  const items: Item[] = [
    ...groundItems(network, region, draft, borders, face, flavour),
    ...basemapItems(basemap, flavour),
    ...(spec.corridorKm > 0 && input.corridor ? corridorItems(input.corridor, draft, flavour) : []),
    ...networkItems(content, layout.u, flavour),
    ...named.items,
    ...gridItems(grid, layout, flavour, spec.layers.grid),
    ...titleItems(layout, flavour),
    ...sourceItems(layout, sources, flavour, faces),
    ...scaleItems(layout, ground, middle, flavour, words),
    ...side.items,
    ...markItems(layout, firstPage, flavour, words),
    ...references,
  ];
  const page = (title_: string, unordered: Item[]): Page => ({
    widthMm: layout.widthMm,
    heightMm: layout.heightMm,
    bleedMm: spec.bleedMm,
    items: inDrawOrder(unordered),
    title: title_,
  });
  const pages = [page(title, items), ...indexPages(side.rest, spec, frame, firstPage, input, page)];
  const texts = pages.flatMap(({ items: drawn }) => textsOf(drawn));
  for (const { text, weight } of texts) {
    const missing = faces.missing(text, weight);
    if (missing !== '') throw new SpecError({ kind: 'no-glyph', text, missing });
  }
  return {
    pages,
    date: dateOf(spec, network),
    report: reportOf(spec, frame, content, named, texts),
    index: table.index,
    texts: texts.map(({ text }) => text),
    face: { boxMm: face, toMm: (lonLat) => ground.toMm([...lonLat]), cornersLonLat },
  };
}

/** One sheet as a document. */
export const drawingOf = (spec: PrintSpec, sheet: Sheet): Drawing => ({
  title: sheet.pages[0]?.title ?? '',
  author: spec.author,
  language: spec.language,
  date: sheet.date,
  pages: sheet.pages,
  outline: sheet.pages.map(({ title }, page) => ({ title, page, level: page === 0 ? 0 : 1 })),
});

/** Items by layer, each layer in the order it was made. */
export function inDrawOrder(items: readonly Item[]): Item[] {
  const layerOf = (item: Item): number =>
    item.kind === 'clip' ? (item.items[0] ? layerOf(item.items[0]) : 0) : LAYERS.indexOf(item.layer);
  return items.toSorted((a, b) => layerOf(a) - layerOf(b));
}

export const textsOf = (items: readonly Item[]): TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? [item] : item.kind === 'clip' ? textsOf(item.items) : []));

/** Towns, then villages, each by the spelling of its name. */
function tableOf(
  { towns, villages }: Content,
  grid: SheetGrid,
  spec: PrintSpec,
  network: Network,
): { rows: TableRow[]; index: IndexRow[] } {
  const words = wordsOf(spec);
  const textOf = (record: { name: string; pinyin: string }): string =>
    spec.language === 'zh' ? record.name : romanised(record);
  const plain = ({ record }: { record: { pinyin: string; code: string } }): string =>
    `${record.pinyin.normalize('NFD').replace(/\p{M}/gu, '')} ${record.code}`;
  const sorted = <T extends { record: { pinyin: string; code: string } }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => (plain(a) < plain(b) ? -1 : 1));
  const noteOf = (town: string): string => {
    const record = network.towns.get(town);
    return record ? textOf(record) : '';
  };
  const rows: TableRow[] = [];
  if (towns.length > 0) rows.push({ kind: 'heading', text: words.towns(towns.length) });
  for (const { record, pointMm } of sorted(towns))
    rows.push({ kind: 'town', record, text: textOf(record), square: grid.squareOf(pointMm) });
  if (villages.length > 0) rows.push({ kind: 'heading', text: words.villages(villages.length) });
  for (const { record, pointMm } of sorted(villages))
    rows.push({
      kind: 'village',
      record,
      text: textOf(record),
      note: noteOf(record.town),
      square: grid.squareOf(pointMm),
    });
  const index = rows.flatMap((row): IndexRow[] =>
    row.kind === 'heading'
      ? []
      : [{ code: row.record.code, sortKey: plain(row), name: row.text, kind: row.kind, square: row.square }],
  );
  return { rows, index };
}

/** Pages for the rows of the index that the first one could not hold. */
function indexPages(
  rest: readonly TableRow[],
  spec: PrintSpec,
  { layout, title }: Frame,
  firstPage: number,
  { faces }: SheetInput,
  page: (title: string, items: Item[]) => Page,
): Page[] {
  const words = wordsOf(spec);
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const heading = `${title} · ${words.continued}`;
  const lines = {
    ...layout,
    titleLines: [heading],
    subtitleLines: [],
    type: { ...layout.type, title: layout.type.body * 1.5 },
  };
  const topMm = layout.title.yMm + layout.type.body;
  const box = { ...layout.title, yMm: topMm, heightMm: layout.marks.yMm - topMm - 2 };
  const capacity = capacityOf(box, layout);
  const pages: Page[] = [];
  // A custom sheet too low for a single row keeps its index to the map page.
  if (capacity === 0) return pages;
  for (let from = 0; from < rest.length; from += capacity)
    pages.push(
      page(heading, [
        ...titleItems(lines, flavour),
        ...indexItems(rest.slice(from, from + capacity), box, layout, flavour, faces),
        ...markItems(layout, firstPage + pages.length + 1, flavour, words),
      ]),
    );
  return pages;
}

function reportOf(
  spec: PrintSpec,
  frame: Frame,
  content: Content,
  { names, placement }: Named,
  texts: readonly TextItem[],
): Sheet['report'] {
  const placed = new Set(placement.placed.map(({ id }) => id));
  const count = (list: readonly { record: { code: string } }[]): { shown: number; labelled: number } => ({
    shown: list.length,
    labelled: list.filter(({ record }) => placed.has(record.code)).length,
  });
  const unplaced = placement.unplaced.flatMap((id) => {
    const name = names.get(id);
    const kind = name?.kind;
    return name && (kind === 'town' || kind === 'village' || kind === 'axis' || kind === 'county')
      ? [{ kind, id, name: name.text }]
      : [];
  });
  const { documented, modelled } = content;
  return {
    scale: frame.ground.scale,
    scaleErrorPct: frame.scaleErrorPct,
    labels: { placed: placed.size, unplaced },
    towns: count(content.towns),
    villages: count(content.villages),
    documented,
    modelled,
    findings: findingsOf(spec, frame, { modelled, unplaced }, texts),
  };
}
