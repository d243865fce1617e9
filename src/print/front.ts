import { PRINT_FLAVOURS } from '../../styles/flavours/index.ts';
import { SUBJECTS } from '../../styles/subjects/index.ts';
import { featuresOf } from './basemap.ts';
import type { SheetInput } from './compose.ts';
import { contentOf } from './content.ts';
import { drawnOnFace } from './drawn.ts';
import { featuresOnFace } from './features.ts';
import { type Frame, frameOf, withTallerColumn } from './frame.ts';
import { legendRows } from './furniture/legend.ts';
import { sideParts } from './furniture/side.ts';
import { sheetGrid } from './grid.ts';
import { bordersOnFace, faceDraft } from './ground.ts';
import { indexRowsOf } from './index-rows.ts';
import type { SheetRegion } from './region.ts';
import type { PrintSpec } from './spec.ts';

/** The page of the map before its names are placed. */
export type Front = ReturnType<typeof frontIn>;

/**
 * Divides the page of the map and fills its column. Where the map has room to spare at its scale, the column under it grows until it holds
 * the whole index: a second page for a few rows is one too many.
 * @throws SpecError where the region does not fit the paper at the wanted scale, or nothing fits the paper
 */
export function frontOf(spec: PrintSpec, input: SheetInput, region: SheetRegion): Front {
  const { network, faces } = input;
  const attribution = input.basemap?.attribution;
  const front = frontIn(frameOf(spec, network, region, faces, attribution), spec, input, region);
  if (front.side.rest.length === 0) return front;
  const taller = withTallerColumn(front.frame, front.side.lackingMm, {
    spec,
    network,
    region,
    faces,
    attribution,
  });
  if (!taller) return front;
  const grown = frontIn(taller, spec, input, region);
  return grown.side.rest.length === 0 ? grown : front;
}

function frontIn(frame: Frame, spec: PrintSpec, input: SheetInput, region: SheetRegion) {
  const { network, faces, subjects = SUBJECTS } = input;
  const { layout, ground, cornersLonLat } = frame;
  const flavour = PRINT_FLAVOURS[spec.flavour];
  const content = contentOf(network, spec, ground, layout.face);
  const draft = faceDraft(ground, layout.face);
  const borders = bordersOnFace(network, draft);
  // An outside basemap takes the place of what it has too.
  const given = { ...input.features, ...(input.basemap ? featuresOf(input.basemap) : {}) };
  const features = featuresOnFace(given, spec, draft, ground.scale, subjects);
  const grid = sheetGrid(ground, layout);
  const table = indexRowsOf(content, grid, spec, network);
  const drawn = drawnOnFace({ network, content, borders, region, features }, spec);
  const legend = legendRows(drawn, spec, layout, flavour, subjects);
  const side = sideParts(
    { network, region, cornersLonLat, legend, index: table.rows },
    layout,
    spec,
    flavour,
    faces,
  );
  return { frame, content, draft, borders, features, grid, table, side };
}
