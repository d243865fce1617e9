import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import type { Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { basemapFeatures } from '../ground/basemap.ts';
import type { ReadSheet } from '../read-sheet.ts';
import type { SheetInput } from './sheet-types.ts';
import { selectContent } from './content.ts';
import { findLegendIds } from './legend-ids.ts';
import { areVisible, clipFeatures, type Features, wantedFeatures } from './features.ts';
import { type Frame, withTallerColumn } from './frame.ts';
import type { Relief } from '../ground/relief.ts';
import { legendRows } from '../furniture/legend.ts';
import { sideParts } from '../furniture/side.ts';
import { sheetGrid } from './grid.ts';
import { mapClipper } from '../ground/map-clipper.ts';
import { clipBorders, visibleBorders } from '../ground/division-lines.ts';
import { buildIndexRows } from '../book/index-rows.ts';
import { draws, type PrintSpec } from '../spec/spec.ts';

/** The map page before its names are placed. */
export type MapPage = ReturnType<typeof layOutMapPage>;

/**
 * Lays out the map page and its column. If the map has space to spare at its scale, the column under it grows until it holds the
 * whole index, which saves a second page. The smaller map face shows a part of that of `frame`, for which the input was read.
 * The ground is clipped only once the map face is known.
 */
export function layOutMapPage(sheet: ReadSheet) {
  const { spec, input } = sheet;
  const { clipper, wanted, ...page } = withWholeIndex(fillColumn(sheet.frame, sheet), sheet);
  return {
    ...page,
    clipper,
    borders: clipBorders(input.network, clipper, input.ground?.land),
    features: clipFeatures(wanted, clipper),
    relief: reliefOf(spec, input),
  };
}

/** The page with a taller column under the map where that holds the whole index, else the page as it is. */
function withWholeIndex(page: ColumnPage, sheet: ReadSheet): ColumnPage {
  if (page.side.rest.length === 0) return page;
  const { network, fonts } = sheet.input;
  const taller = withTallerColumn(page.frame, page.side.lackingMm, { ...sheet, network, fonts });
  if (!taller) return page;
  const grown = fillColumn(taller, sheet);
  return grown.side.rest.length === 0 ? grown : page;
}

/** Subjects that external tiles replace. */
const OF_BASEMAP: ReadonlySet<string> = new Set(['water', 'roads']);
/** Whether external tiles replace a subject. */
export const isOfBasemap = (subject: string): boolean => OF_BASEMAP.has(subject);

/** Features by the keys of the subjects that draw them. Water and roads of external tiles replace those of the ground. */
function givenTo({ ground, features, basemap }: SheetInput, subjects: readonly Subject[]): Features {
  const replaced = new Set(
    basemap
      ? subjects.flatMap(({ id, sheet }) =>
          OF_BASEMAP.has(id) ? (sheet?.features ?? []).map(({ key }) => key) : [],
        )
      : [],
  );
  const own = Object.entries(ground?.features ?? {}).filter(([key]) => !replaced.has(key));
  return { ...Object.fromEntries(own), ...features, ...(basemap ? basemapFeatures(basemap) : {}) };
}

const reliefOf = (spec: PrintSpec, { ground }: SheetInput): Relief | undefined =>
  draws(spec, 'relief') ? ground?.relief : undefined;

/** A page whose column is filled, before the ground is clipped to its map face. */
type ColumnPage = ReturnType<typeof fillColumn>;

/** Selects the records on a map face and fills the column with their index and the legend of what will be drawn. */
function fillColumn(frame: Frame, { spec, input, region }: ReadSheet) {
  const { network, fonts, subjects = SUBJECTS } = input;
  const { layout, ground, cornersLonLat } = frame;
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const content = selectContent(network, spec, ground, layout.face);
  const clipper = mapClipper(ground, layout.face);
  const wanted = wantedFeatures(givenTo(input, subjects), spec, ground.scale, subjects);
  const grid = sheetGrid(ground, layout);
  const table = buildIndexRows(content, grid, spec, network);
  const drawn = findLegendIds(
    {
      network,
      content,
      borders: visibleBorders(network, clipper, input.ground?.land),
      region,
      features: wanted.filter((kind) => areVisible(kind, clipper)).map(({ feature }) => feature),
      relief: reliefOf(spec, input) !== undefined,
    },
    spec,
  );
  const legend = legendRows(drawn, spec, layout, flavour, subjects);
  const side = sideParts(
    { network, region, cornersLonLat, legend, index: table.rows },
    layout,
    spec,
    flavour,
    fonts,
  );
  return { frame, content, clipper, wanted, grid, table, side };
}
