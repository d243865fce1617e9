import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import type { Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { basemapFeatures } from '../ground/basemap.ts';
import type { ReadSheet } from '../read-sheet.ts';
import type { SheetInput } from './sheet-types.ts';
import { selectContent } from './content.ts';
import { findLegendIds } from './legend-ids.ts';
import { type Features, clipFeatures } from './features.ts';
import { type Frame, withTallerColumn } from './frame.ts';
import { legendRows } from '../furniture/legend.ts';
import { sideParts } from '../furniture/side.ts';
import { sheetGrid } from './grid.ts';
import { mapClipper } from '../ground/map-clipper.ts';
import { clipBorders } from '../ground/division-lines.ts';
import { buildIndexRows } from '../book/index-rows.ts';
import type { SheetRegion } from '../spec/region.ts';
import { draws, type PrintSpec } from '../spec/spec.ts';

/** The map page before its names are placed. */
export type MapPage = ReturnType<typeof mapPageIn>;

/**
 * Fills the map page and its column. If the map has space to spare at its scale, the column under it grows until it holds the
 * whole index, which saves a second page. The smaller map face shows a part of that of `frame`, for which the input was read.
 */
export function layOutMapPage({ spec, frame, input, region, credits }: ReadSheet): MapPage {
  const { network, fonts } = input;
  const page = mapPageIn(frame, spec, input, region);
  if (page.side.rest.length === 0) return page;
  const taller = withTallerColumn(frame, page.side.lackingMm, { spec, network, region, fonts, credits });
  if (!taller) return page;
  const grown = mapPageIn(taller, spec, input, region);
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

function mapPageIn(frame: Frame, spec: PrintSpec, input: SheetInput, region: SheetRegion) {
  const { network, fonts, subjects = SUBJECTS } = input;
  const { layout, ground, cornersLonLat } = frame;
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const content = selectContent(network, spec, ground, layout.face);
  const clipper = mapClipper(ground, layout.face);
  const borders = clipBorders(network, clipper, input.ground?.land);
  const features = clipFeatures(givenTo(input, subjects), spec, clipper, ground.scale, subjects);
  const relief = draws(spec, 'relief') ? input.ground?.relief : undefined;
  const grid = sheetGrid(ground, layout);
  const table = buildIndexRows(content, grid, spec, network);
  const drawn = findLegendIds(
    { network, content, borders, region, features, relief: relief !== undefined },
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
  return { frame, content, clipper, borders, features, relief, grid, table, side };
}
