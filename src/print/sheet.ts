import { localeOf, sheetWords } from '../i18n/index.ts';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import { PRINT_FLAVOURS } from '../../styles/flavours/print-flavours.ts';
import { type SubjectId, SUBJECTS } from '../../styles/subjects/index.ts';
import { RELIEF_STRENGTH } from '../../styles/subjects/relief.ts';
import type { ThinnedLayer, Part, Sheet, SheetInput, SheetPlacing } from './page/sheet-types.ts';
import { type WithAddedLayers, withAddedLayers } from './page/added-layers.ts';
import type { Content } from './page/content.ts';
import type { Drawing, Item, Page, TextItem } from './drawing.ts';
import type { SheetLayerEntry } from '../domain/sheet-layer.ts';
import { SpecError } from './spec/failure.ts';
import type { SheetFonts } from './text/fonts.ts';
import { featureItems, type ClippedFeatures, pointSymbols, withoutCovered } from './page/features.ts';
import { preflightFindings } from './page/findings.ts';
import type { Credits, Frame } from './page/frame.ts';
import type { Basemap } from './ground/basemap.ts';
import { isOfBasemap, layOutMapPage, type MapPage } from './page/map-page.ts';
import { type ReadSheet, wholeSheet } from './read-sheet.ts';
import { sheetDate, sourceText } from './text/source-text.ts';
import { markParts, neighbourItems, sourceItems, titleItems } from './furniture/page-frame.ts';
import { scaleParts } from './furniture/scales.ts';
import { gridItems } from './page/grid.ts';
import { type GroundNamed, placeGroundNames } from './ground/names.ts';
import { corridorItems, groundItems } from './ground/ground-items.ts';
import { continuedPageCount, continuedPages } from './book/index-pages.ts';
import { type Named, placeNetworkNames } from './labels/names.ts';
import { networkItems } from './page/network-items.ts';
import type { SheetRegion } from './spec/region.ts';
import { reliefShade } from './ground/relief.ts';
import { draws, type PrintSpec } from './spec/spec.ts';
import { textBox } from './text/text-block.ts';
import { inDrawOrder, collectTexts } from './drawing-list.ts';

/** A sheet that is laid out except for its names and page numbers. The number of its pages is final. */
export interface SheetPlan {
  spec: PrintSpec;
  region: SheetRegion;
  /** What its source block names and was laid out for. */
  credits: Credits;
  mapPage: MapPage;
  pages: number;
  /** The input that `drawSheet` needs. Water and roads of a basemap are left out, since `mapPage` has them. */
  input: Omit<WithAddedLayers, 'basemap' | 'features'>;
  basemap?: Pick<Basemap, 'attribution' | 'zoom'>;
}

/**
 * First step of making a sheet that is read: clips the ground to its frame, and fills legend and index. `drawSheet` is the second.
 * They are separate because a book needs the number of pages of all its sheets before it can draw the first.
 */
export function planSheet(sheet: ReadSheet): SheetPlan {
  const { spec, region, credits } = sheet;
  const { basemap, features, ...input } = withAddedLayers(spec, sheet.input);
  const mapPage = layOutMapPage({
    ...sheet,
    input: { ...input, ...(basemap ? { basemap } : {}), ...(features ? { features } : {}) },
  });
  return {
    spec,
    region,
    credits,
    mapPage,
    pages: 1 + continuedPageCount(mapPage.side.rest.length, spec, mapPage.frame, input.fonts),
    input,
    ...(basemap ? { basemap: { attribution: basemap.attribution, zoom: basemap.zoom } } : {}),
  };
}

/**
 * Makes one sheet of which the whole input is there: its map, furniture, index and the findings of the pre-flight list.
 * @throws SpecError if the region is unknown or does not fit the paper, or a font lacks a letter
 */
export const composeSheet = (spec: PrintSpec, input: SheetInput, placing?: SheetPlacing): Sheet =>
  drawSheet(planSheet(wholeSheet(spec, input)), placing);

/**
 * Second step of making a sheet: places the names and makes the drawing list.
 * @param placing page number and references of a sheet in a book
 * @throws SpecError if a font lacks a letter
 */
export function drawSheet(plan: SheetPlan, placing?: SheetPlacing): Sheet {
  const { spec, mapPage, input } = plan;
  const { network, fonts } = input;
  const flavour: PrintFlavour = PRINT_FLAVOURS[spec.flavour];
  const { frame, content, table, side } = mapPage;
  const { layout, ground, cornersLonLat, title } = frame;
  const { face } = layout;
  const words = sheetWords.in(spec.language).text;
  const references = placing ? neighbourItems(layout, placing, flavour, words, fonts) : [];
  const names = placeNames(plan, references);
  const firstPage = placing?.pageNumber ?? 1;
  const parts = firstPageParts(plan, firstPage);
  const page = (title_: string, unordered: Item[]): Page => ({
    widthMm: layout.widthMm,
    heightMm: layout.heightMm,
    bleedMm: spec.bleedMm,
    items: inDrawOrder(unordered),
    title: title_,
  });
  const continued = continuedPages(side.rest, spec, frame, firstPage, input, flavour);
  const pages = [
    page(title, [...faceItems(plan, names), ...collectItems(parts), ...references]),
    ...continued.map((each) => page(each.title, collectItems(each.parts))),
  ];
  const texts = pages.flatMap(({ items: drawn }) => collectTexts(drawn));
  checkLetters(texts, fonts);
  const { ofNetwork, ofGround } = names;
  return {
    pages,
    date: sheetDate(spec, network),
    report: buildReport(spec, frame, content, ofNetwork, texts, {
      files: input.ground?.missing ?? [],
      layers: input.added.missing,
      thinned: input.thinned ?? [],
      lackingColumns: input.lackingColumns ?? [],
    }),
    index: table.index,
    texts: texts.map(({ text }) => text),
    face: { boxMm: face, toMm: (lonLat) => ground.toMm([...lonLat]), cornersLonLat },
    names: [
      ...ofNetwork.placement.placed.map((label) => ({
        ...label,
        rank: ofNetwork.names.get(label.id)?.rank ?? Infinity,
      })),
      ...ofGround.placed,
    ],
    parts: [parts, ...continued.map((each) => each.parts)],
  };
}

interface SheetNames {
  ofNetwork: Named;
  ofGround: Pick<GroundNamed, 'placed' | 'items' | 'isNamed'>;
  /** Features of the ground without the point symbols that these names cover. */
  features: ClippedFeatures[];
}

/** Places the names of the network, then those of the ground in the space that is left. */
function placeNames(
  { spec, region, mapPage, input, basemap }: SheetPlan,
  references: TextItem[],
): SheetNames {
  const { network, fonts } = input;
  const flavour: PrintFlavour = PRINT_FLAVOURS[spec.flavour];
  const { frame, content, clipper } = mapPage;
  const { layout, ground } = frame;
  const ofNetwork = placeNetworkNames({
    network,
    region,
    content,
    layout,
    ground,
    clipper,
    flavour,
    fonts,
    language: spec.language,
    added: input.added.names,
    reservedBoxes: references.map((item) => textBox(item, fonts)),
  });
  const uncovered = withoutCovered(mapPage.features, ofNetwork.taken, layout.u);
  const ofGround = input.ground
    ? placeGroundNames({
        names: input.ground.names,
        ground,
        clipper,
        layout,
        flavour,
        fonts,
        script: localeOf(spec.language).script,
        subjects: input.subjects ?? SUBJECTS,
        draws: (subject) => draws(spec, subject as SubjectId) && !(basemap && isOfBasemap(subject)),
        taken: ofNetwork.taken,
        symbols: pointSymbols(uncovered, layout.u),
      })
    : { placed: [], items: [], isNamed: () => true };
  return { ofNetwork, ofGround, features: uncovered.map((kind) => withNames(kind, ofGround)) };
}

/** Items on the map face. */
function faceItems({ spec, region, mapPage, input }: SheetPlan, names: SheetNames): Item[] {
  const flavour: PrintFlavour = PRINT_FLAVOURS[spec.flavour];
  const { frame, content, clipper, borders, relief } = mapPage;
  const { layout, ground } = frame;
  const { face, u } = layout;
  const land = input.ground?.land ?? null;
  return [
    ...groundItems(input.network, region, clipper, borders, { face, scale: ground.scale, land }, flavour),
    ...(relief ? [reliefShade(relief, ground, face, shadow(spec, ground.scale))] : []),
    ...featureItems(names.features, u, flavour),
    ...(spec.corridorKm > 0 && input.corridor ? corridorItems(input.corridor, clipper, flavour) : []),
    ...networkItems(content, u, flavour),
    ...names.ofGround.items,
    ...names.ofNetwork.items,
  ];
}

/** Furniture of the first page: grid, title, sources, scales, legend and index, marks. */
function firstPageParts({ spec, mapPage, input, credits, basemap }: SheetPlan, pageNumber: number): Part[] {
  const { network, fonts } = input;
  const flavour: PrintFlavour = PRINT_FLAVOURS[spec.flavour];
  const words = sheetWords.in(spec.language).text;
  const { frame, content, grid, side } = mapPage;
  const { layout, ground } = frame;
  const { face } = layout;
  const middle: [number, number] = [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2];
  const sources = sourceText(spec, network, {
    ...content,
    scaleErrorPct: frame.scaleErrorPct,
    ...(credits.ground ? { ground: true as const } : {}),
    ...(basemap ? { basemap } : {}),
    ...(input.inside ? { inside: input.inside } : {}),
    ownSources: credits.ownSources ?? [],
    ownAnswers: input.added.answers,
  });
  return [
    { name: 'frame', items: gridItems(grid, layout, flavour, draws(spec, 'grid')) },
    { name: 'title', items: titleItems(layout, flavour) },
    { name: 'sources', items: sourceItems(layout, sources, flavour, fonts) },
    ...scaleParts(layout, ground, middle, flavour, words),
    ...side.parts,
    ...markParts(layout, pageNumber, flavour, words),
  ];
}

/** Denominator of the smallest scale with shadows of full strength; on smaller scales slopes are so small that their shadows look like noise. */
const FINE_RELIEF = 900_000;

/** Colour and strength (0 to 1) of the shadows of the relief. Weaker on small scales, and in the mono flavour, where they would look like a tint. */
const shadow = ({ flavour }: PrintSpec, scale: number): { colour: string; strength: number } => ({
  colour: PRINT_FLAVOURS[flavour].reliefShadow,
  strength: RELIEF_STRENGTH.light.shadow * (flavour === 'mono' ? 0.75 : 1) * (scale > FINE_RELIEF ? 0.7 : 1),
});

/** Leaves out summits whose name and height found no space, unless that is so for all summits of the sheet. */
function withNames(kind: ClippedFeatures, { isNamed }: Pick<GroundNamed, 'isNamed'>): ClippedFeatures {
  if (kind.feature.key !== 'summit') return kind;
  const points = kind.points.filter((at) => isNamed('summit', at));
  return points.length === 0 ? kind : { ...kind, points };
}

/** Checks that the fonts have a glyph for every letter. @throws SpecError if one is missing */
export function checkLetters(texts: readonly Pick<TextItem, 'text' | 'weight'>[], fonts: SheetFonts): void {
  for (const { text, weight } of texts) {
    const missing = fonts.missing(text, weight);
    if (missing !== '') throw new SpecError({ kind: 'no-glyph', text, missing });
  }
}

const collectItems = (parts: readonly Part[]): Item[] => parts.flatMap(({ items }) => items);

/** One sheet as a document. */
export const buildDrawing = (spec: PrintSpec, sheet: Sheet): Drawing => ({
  title: sheet.pages[0]?.title ?? '',
  author: spec.author,
  language: spec.language,
  date: sheet.date,
  pages: sheet.pages,
  outline: sheet.pages.map(({ title }, page) => ({ title, page, level: page === 0 ? 0 : 1 })),
});

function buildReport(
  spec: PrintSpec,
  frame: Frame,
  content: Content,
  { names, placement, unnamed, unprintable }: Named,
  texts: readonly TextItem[],
  {
    thinned,
    lackingColumns,
    ...missing
  }: {
    files: readonly string[];
    layers: readonly SheetLayerEntry[];
    thinned: readonly ThinnedLayer[];
    lackingColumns: NonNullable<SheetInput['lackingColumns']>;
  },
): Sheet['report'] {
  const placed = new Set(placement.placed.map(({ id }) => id));
  const count = (list: readonly { record: { code: string } }[]): { shown: number; labelled: number } => ({
    shown: list.length,
    labelled: list.filter(({ record }) => placed.has(record.code)).length,
  });
  const unplaced = placement.unplaced.flatMap((id) => {
    const name = names.get(id);
    return name ? [{ kind: name.kind, id, name: name.text }] : [];
  });
  const { counts } = content;
  return {
    scale: frame.ground.scale,
    fitScale: frame.fits ?? null,
    scaleErrorPct: frame.scaleErrorPct,
    labels: { placed: placed.size, unplaced, unnamed },
    towns: count(content.towns),
    villages: count(content.villages),
    counts,
    findings: preflightFindings(
      spec,
      frame,
      { counts, unplaced, unnamed, unprintable, missing, thinned, lackingColumns },
      texts,
    ),
  };
}
