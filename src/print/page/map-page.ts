import { PRINT_FLAVOURS } from '../../../styles/flavours/index.ts';
import type { Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { basemapFeatures } from '../ground/basemap.ts';
import type { SheetInput } from './sheet-types.ts';
import { selectContent } from './content.ts';
import { findLegendIds } from './legend-ids.ts';
import { type Features, clipFeatures } from './features.ts';
import { type Credits, type Frame, layOutFrame, withTallerColumn } from './frame.ts';
import { legendRows } from '../furniture/legend.ts';
import { sideParts } from '../furniture/side.ts';
import { sheetGrid } from './grid.ts';
import { mapClipper } from '../ground/map-clipper.ts';
import { clipBorders } from '../ground/ground-items.ts';
import { buildIndexRows } from '../book/index-rows.ts';
import type { SheetRegion } from '../spec/region.ts';
import { GROUND_FILES } from '../ground/rows.ts';
import { draws, type PrintSpec } from '../spec/spec.ts';

/** The page of the map before its names are placed. */
export type MapPage = ReturnType<typeof mapPageIn>;

/**
 * Divides the page of the map and fills its column. Where the map has room to spare at its scale, the column under it grows until it holds
 * the whole index: a second page for a few rows is one too many.
 * @throws SpecError where the region does not fit the paper at the wanted scale, or nothing fits the paper
 */
export function layOutMapPage(spec: PrintSpec, input: SheetInput, region: SheetRegion): MapPage {
  const { network, fonts } = input;
  const credits = listCredits(input);
  const page = mapPageIn(layOutFrame(spec, network, region, fonts, credits), spec, input, region);
  if (page.side.rest.length === 0) return page;
  const taller = withTallerColumn(page.frame, page.side.lackingMm, {
    spec,
    network,
    region,
    fonts,
    credits,
  });
  if (!taller) return page;
  const grown = mapPageIn(taller, spec, input, region);
  return grown.side.rest.length === 0 ? grown : page;
}

/** Whom the source block names for what lies under the network: it needs room for them. */
export const listCredits = ({ basemap, ground }: Pick<SheetInput, 'basemap' | 'ground'>): Credits => ({
  ...(basemap ? { basemap: basemap.attribution } : {}),
  ...(ground && ground.missing.length < GROUND_FILES.length ? { ground: true as const } : {}),
});

/** Subjects whose ground an outside basemap takes the place of. */
const OF_BASEMAP: ReadonlySet<string> = new Set(['water', 'roads']);
export const isOfBasemap = (subject: string): boolean => OF_BASEMAP.has(subject);

/** What is drawn by the keys of the subjects: an outside basemap takes the place of the water and roads of the ground. */
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
