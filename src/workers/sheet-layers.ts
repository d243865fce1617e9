import { CHINA } from '../domain/in-china.ts';
import type { LargeLayer, OwnLayer, SmallLayer } from '../domain/own-layer.ts';
import { isLarge } from '../domain/own-layer.ts';
import { SITE_ROLES, type SiteRole } from '../domain/own-sites.ts';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import type { Bbox } from '../domain/view.ts';
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
  MOST_ASKED_WITH,
  pointsOfAnswer,
  pointsOfFeatures,
  type PointsOfLayer,
} from '../exchange/layers/layer-points.ts';
import type { PackedLayer } from '../exchange/layers/packed-layer.ts';
import { presentLarge, presentLayer } from '../exchange/layers/present.ts';
import type { Frame } from '../print/page/frame.ts';
import { boundsOnGround } from '../print/page/projection.ts';
import type { SheetInput, ThinnedLayer } from '../print/page/sheet-types.ts';
import type { PrintSpec } from '../print/spec/spec.ts';

/** Features of a large layer on one sheet at most: with more, files become too large for viewers and printers. */
export const MOST_ON_SHEET = 10_000;
/** Points nearer than this are drawn once where a layer has too many: about the width of a symbol. */
const CELL_MM = 2;
/** Of a degree of latitude. */
const METRES_A_DEGREE = 111_320;

/** The points of a layer that stand for central towns or villages on a sheet. */
export interface SheetSites {
  layer: RunTimeLayer;
  points: PointsOfLayer;
}

/** What a sheet has of layers: those that it draws, and those that it asks with. */
export interface SheetLayers extends Required<Pick<SheetInput, 'ownSources' | 'lackingColumns'>> {
  sites: Partial<Record<SiteRole, SheetSites>>;
  /**
   * The layers that are drawn in a frame. Of a large one those features are given that lie in it, `MOST_ON_SHEET` at most; `thinned` says of
   * which layers fewer are drawn than there are.
   */
  layersIn(frame: Pick<Frame, 'ground' | 'layout'>): Required<Pick<SheetInput, 'layers' | 'thinned'>>;
}

/** Prepares the layers that a sheet names, of those that are given. */
export type PrepareLayers = (given: readonly GivenSheetLayer[], spec: PrintSpec) => Promise<SheetLayers>;

/** An own layer as the spec has it, before the frame of the sheet is known. */
interface Prepared {
  /** As it is drawn, as a whole; of a large one without its features. */
  layer: RunTimeLayer;
  held: HeldLayer | null;
  source: OwnSource | null;
  lacks: string | null;
  entry: SheetLayerEntry;
}

/** The layers that a sheet names, as its spec says that they are drawn. Layers stay unpacked until another is given in their place. */
export function createSheetLayers(): PrepareLayers {
  const load = holder();
  return async (given, spec) => {
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
    return {
      ownSources: sorted.flatMap(({ source }) => (source ? [source] : [])),
      lackingColumns: sorted.flatMap(({ layer, lacks }) =>
        lacks === null ? [] : [{ name: layer.name, column: lacks }],
      ),
      sites: sitesOf(spec, sorted),
      layersIn: (frame) => layersIn(frame, sorted),
    };
  };
}

function layersIn(
  { ground, layout }: Pick<Frame, 'ground' | 'layout'>,
  prepared: readonly Prepared[],
): ReturnType<SheetLayers['layersIn']> {
  const box = boundsOnGround(ground, layout.face);
  const cell = cellOf(box, ground.scale);
  const thinned: ThinnedLayer[] = [];
  const layers = prepared.map(({ layer, held, entry }): RunTimeLayer => {
    const { tiled: _, ...rest } = layer;
    if (!held || entry.drawn === false) return rest;
    const found = held.featuresWithin(box, MOST_ON_SHEET, cell);
    const drawn = found.features.length;
    if (drawn < found.within) thinned.push({ name: layer.name, drawn, within: found.within });
    return { ...rest, features: found.features };
  });
  return { layers, thinned };
}

/** Size of a cell on the ground, degrees. */
function cellOf([, south, , north]: Bbox, scale: number): [lonDeg: number, latDeg: number] {
  const latDeg = ((CELL_MM / 1000) * scale) / METRES_A_DEGREE;
  return [latDeg / Math.cos((((south + north) / 2) * Math.PI) / 180), latDeg];
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
