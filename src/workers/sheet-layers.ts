import type { LargeLayer, OwnLayer, SmallLayer } from '../domain/own-layer.ts';
import { isLarge } from '../domain/own-layer.ts';
import { SITE_ROLES, type SiteRole } from '../domain/own-sites.ts';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import {
  type GivenSheetLayer,
  type OwnSource,
  ownSourceOf,
  settingsOfEntry,
  type SheetLayerEntry,
} from '../domain/sheet-layer.ts';
import { fromBlob } from '../exchange/blob-arrays.ts';
import { HeldLayer } from '../exchange/layers/held-layer.ts';
import {
  CHINA,
  MOST_ASKED_WITH,
  pointsOfAnswer,
  pointsOfFeatures,
  type PointsOfLayer,
} from '../exchange/layers/layer-points.ts';
import type { PackedLayer } from '../exchange/layers/packed-layer.ts';
import { presentLarge, presentLayer } from '../exchange/layers/present.ts';
import { layOutFrame } from '../print/page/frame.ts';
import { listCredits } from '../print/page/map-page.ts';
import type { SheetInput, ThinnedLayer } from '../print/page/sheet-types.ts';
import { resolveRegion } from '../print/spec/region.ts';
import type { PrintSpec } from '../print/spec/spec.ts';

/** Features of a large layer on one sheet at most: with more, files become too large for viewers and printers. */
export const MOST_ON_SHEET = 10_000;
/** Points nearer than this are drawn once where a layer has too many: about the width of a symbol. */
const CELL_MM = 2;
/** Of a degree of latitude. */
const METRES_A_DEGREE = 111_320;

type Base = Pick<SheetInput, 'network' | 'fonts' | 'ground'>;

/** The points of a layer that stand for central towns or villages on a sheet. */
export interface SheetSites {
  layer: RunTimeLayer;
  points: PointsOfLayer;
}

/** What a sheet has of layers: those that it draws, and those that it asks with. */
export interface SheetLayers {
  input: Required<Pick<SheetInput, 'layers' | 'thinned' | 'ownSources' | 'lackingColumns'>>;
  sites: Partial<Record<SiteRole, SheetSites>>;
}

/** An own layer as the spec has it, before the frame of the sheet is known. */
interface Prepared {
  /** As it is drawn, as a whole; of a large one without its features. */
  layer: RunTimeLayer;
  held: HeldLayer | null;
  source: OwnSource | null;
  lacks: string | null;
  entry: SheetLayerEntry;
}

/**
 * The layers that a sheet names, as its spec says that they are drawn. Of a large one those features are given that lie in its frame, `MOST_ON_SHEET`
 * at most; `thinned` says of which layers fewer are drawn than there are. Layers stay unpacked until another is given in their place.
 */
export function createSheetLayers(): (
  given: readonly GivenSheetLayer[],
  spec: PrintSpec,
  base: Base,
) => Promise<SheetLayers> {
  const load = holder();
  return async (given, spec, base) => {
    load.keepOnly(given);
    const named = given.filter(({ layer }) => Object.hasOwn(spec.addedLayers, layer.id));
    const prepared: Prepared[] = [];
    for (const each of named) {
      const entry = spec.addedLayers[each.layer.id] as SheetLayerEntry;
      prepared.push(await prepare(each, entry, load.held));
    }
    const order = prepared.map(({ entry }, i) => entry.order ?? i);
    const sorted = prepared
      .map((each, i) => ({ each, at: order[i] ?? i }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
    const ownSources = sorted.flatMap(({ source }) => (source ? [source] : []));
    const thinned: ThinnedLayer[] = [];
    const layers = sorted.map(({ layer, held, entry }): RunTimeLayer => {
      const { tiled: _, ...rest } = layer;
      if (!held || entry.drawn === false) return rest;
      const { box, cell } = findFrame(spec, base, ownSources);
      const found = held.featuresWithin(box, MOST_ON_SHEET, cell);
      const drawn = found.features.length;
      if (drawn < found.within) thinned.push({ name: layer.name, drawn, within: found.within });
      return { ...rest, features: found.features };
    });
    return {
      input: {
        layers,
        thinned,
        ownSources,
        lackingColumns: sorted.flatMap(({ layer, lacks }) =>
          lacks === null ? [] : [{ name: layer.name, column: lacks }],
        ),
      },
      sites: sitesOf(spec, sorted),
    };
  };
}

/** Large layers by their ids, unpacked once for each content. */
function holder() {
  const known = new Map<string, { content: number; layer: Promise<HeldLayer> }>();
  return {
    keepOnly(given: readonly GivenSheetLayer[]): void {
      for (const id of known.keys()) if (!given.some(({ layer }) => layer.id === id)) known.delete(id);
    },
    async held({ id, packed, settings }: LargeLayer, content: number): Promise<HeldLayer> {
      const before = known.get(id);
      const loaded =
        before?.content === content
          ? before.layer
          : fromBlob<PackedLayer>(packed.blob).then((unpacked) => new HeldLayer(unpacked, settings));
      known.set(id, { content, layer: loaded });
      const layer = await loaded;
      layer.settings = settings;
      return layer;
    },
  };
}

async function prepare(
  given: GivenSheetLayer,
  entry: SheetLayerEntry,
  load: (layer: LargeLayer, content: number) => Promise<HeldLayer>,
): Promise<Prepared> {
  if (given.kind === 'run-time') return { layer: given.layer, held: null, source: null, lacks: null, entry };
  // Where the spec has only a name the layer is drawn as it is on the map.
  const found = entry.style
    ? settingsOfEntry(entry, given.layer.columns)
    : { settings: given.layer.settings };
  const settings = 'settings' in found ? found.settings : { ...given.layer.settings, name: entry.name };
  const own = { ...given.layer, settings } as OwnLayer;
  const held = isLarge(own) ? await load(own, given.content) : null;
  const layer = held
    ? presentLarge(own as LargeLayer, { presentation: held.present(), version: 0 })
    : presentLayer(own as SmallLayer);
  return {
    layer,
    held,
    source: ownSourceOf(own, layer),
    lacks: 'lacks' in found ? found.lacks : null,
    entry,
  };
}

function sitesOf({ ownPoints }: PrintSpec, prepared: readonly Prepared[]): SheetLayers['sites'] {
  const sites: SheetLayers['sites'] = {};
  for (const role of SITE_ROLES) {
    const of = prepared.find(({ layer }) => layer.id === ownPoints[role]);
    if (!of) continue;
    const { layer, held } = of;
    const points = held
      ? pointsOfAnswer(held.points(MOST_ASKED_WITH, CHINA))
      : pointsOfFeatures(layer.features);
    if (points && points.rows.length > 0) sites[role] = { layer, points };
  }
  return sites;
}

/** Around the map face of a sheet, and the size of a cell on the ground; degrees. */
function findFrame(
  spec: PrintSpec,
  { network, fonts, ground: under }: Base,
  ownSources: readonly OwnSource[],
): { box: [number, number, number, number]; cell: [lonDeg: number, latDeg: number] } {
  const credits = listCredits({ ...(under ? { ground: under } : {}), ownSources });
  const region = resolveRegion(spec, network);
  const { cornersLonLat, ground } = layOutFrame(spec, network, region, fonts, credits);
  const [lons, lats] = [cornersLonLat.map(([lon]) => lon), cornersLonLat.map(([, lat]) => lat)];
  const [west, south, east, north] = [
    Math.min(...lons),
    Math.min(...lats),
    Math.max(...lons),
    Math.max(...lats),
  ];
  const latDeg = ((CELL_MM / 1000) * ground.scale) / METRES_A_DEGREE;
  const lonDeg = latDeg / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return { box: [west, south, east, north], cell: [lonDeg, latDeg] };
}
