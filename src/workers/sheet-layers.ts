import type { RunTimeLayer, TiledFeatures } from '../domain/run-time-layer.ts';
import { fromBlob } from '../exchange/blob-arrays.ts';
import { HeldLayer } from '../exchange/layers/held-layer.ts';
import type { PackedLayer } from '../exchange/layers/packed-layer.ts';
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

/**
 * The layers that a sheet draws, with the features of large ones that lie in its frame. Of these at most `MOST_ON_SHEET` are drawn; `thinned`
 * says of which layers fewer are drawn than there are. Layers stay unpacked until another is given in their place.
 */
export function createSheetLayers(): (
  layers: readonly RunTimeLayer[],
  spec: PrintSpec,
  base: Base,
) => Promise<Pick<SheetInput, 'layers' | 'thinned'>> {
  const held = new Map<string, { content: number; layer: Promise<HeldLayer> }>();

  const load = async (id: string, { blob, content, settings }: TiledFeatures): Promise<HeldLayer> => {
    const known = held.get(id);
    const loaded =
      known?.content === content
        ? known.layer
        : fromBlob<PackedLayer>(blob).then((packed) => new HeldLayer(packed, settings));
    held.set(id, { content, layer: loaded });
    const layer = await loaded;
    layer.settings = settings;
    return layer;
  };

  return async (layers, spec, base) => {
    for (const id of held.keys()) if (!layers.some((layer) => layer.id === id)) held.delete(id);
    const thinned: ThinnedLayer[] = [];
    const whole: RunTimeLayer[] = [];
    for (const layer of layers) {
      const { tiled, ...rest } = layer;
      if (!tiled || !Object.hasOwn(spec.addedLayers, layer.id)) {
        whole.push(layer);
        continue;
      }
      const { box, cell } = frameOf(spec, base);
      const found = (await load(layer.id, tiled)).featuresWithin(box, MOST_ON_SHEET, cell);
      const drawn = found.features.length;
      if (drawn < found.within) thinned.push({ name: layer.name, drawn, within: found.within });
      whole.push({ ...rest, features: found.features });
    }
    return { layers: whole, thinned };
  };
}

/** Around the map face of a sheet, and the size of a cell on the ground; degrees. */
function frameOf(
  spec: PrintSpec,
  { network, fonts, ground: under }: Base,
): { box: [number, number, number, number]; cell: [lonDeg: number, latDeg: number] } {
  const credits = listCredits(under ? { ground: under } : {});
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
