import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
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
import { clipBorders } from '../ground/division-lines.ts';
import { buildIndexRows } from '../book/index-rows.ts';
import type { SheetRegion } from '../spec/region.ts';
import { GROUND_FILES } from '../../domain/ground-layers.ts';
import { draws, type PrintSpec } from '../spec/spec.ts';

/** The map page before its names are placed. */
export type MapPage = ReturnType<typeof mapPageIn>;

/**
 * Lays out the map page and fills its column. If the map has space to spare at its scale, the column under it grows until it holds the
 * whole index, which saves a second page.
 * @throws SpecError if the region does not fit the paper at the requested scale or at any scale
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

/** Data sources of the base map that the source block of a sheet names. */
export const listCredits = ({
  basemap,
  ground,
  ownSources = [],
}: Pick<SheetInput, 'basemap' | 'ground' | 'ownSources'>): Credits => ({
  ...(basemap ? { basemap: basemap.attribution } : {}),
  ...(ground && ground.missing.length < GROUND_FILES.length ? { ground: true as const } : {}),
  ...(ownSources.length > 0 ? { ownSources } : {}),
});

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
