import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { CountyShape, Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { geometryBbox } from './camera.ts';
import { featureRef } from './feature-id.ts';
import type { DrawnKind } from './feature-id.ts';
import type { Selection } from '../state/selection.ts';

type SymbolKind = Exclude<DrawnKind, 'county'> | 'place';

/** Priority of kinds at one position. */
const RANKED: readonly Candidate['kind'][] = ['town', 'village', 'place', 'axis', 'county'];

/** Layers in which records of a kind are looked up. */
const LAYERS_OF: Record<SymbolKind, readonly string[]> = {
  town: ['town'],
  village: ['village'],
  axis: ['axis', 'axis-modelled', 'axis-user', 'axis-sea'],
  place: ['place'],
};

export interface Candidate {
  kind: DrawnKind | 'place';
  id: number;
  /** Distance from the picked position to a point symbol, px; 0 for lines and areas. */
  distancePx: number;
}

/** The best candidate: town before village before other place before axis before county, then the nearest. */
export function pickBest(candidates: readonly Candidate[]): Candidate | null {
  const rank = (candidate: Candidate): number => RANKED.indexOf(candidate.kind);
  return candidates.reduce<Candidate | null>((best, candidate) => {
    if (!best || rank(candidate) < rank(best)) return candidate;
    return rank(candidate) === rank(best) && candidate.distancePx < best.distancePx ? candidate : best;
  }, null);
}

/** Tolerances by input device, px: the first is tried first, the second if nothing was found. */
export const REACHES_PX = { mouse: [2, 6], touch: [3, 16], keyboard: [3, 18] } as const;
export type Pointing = keyof typeof REACHES_PX;

/**
 * The record at a position, CSS px from the upper left corner of the map; `null` at sea and outside the province. Counties are found by
 * their polygons, since their areas are only drawn for a selection.
 */
export function pickAt(
  map: MapLibreMap,
  network: Network | null,
  [x, y]: [x: number, y: number],
  pointing: Pointing,
): Selection | null {
  for (const reach of REACHES_PX[pointing]) {
    const box: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const best = pickBest(
      (Object.keys(LAYERS_OF) as SymbolKind[]).flatMap((kind) => found(map, box, kind, x, y)),
    );
    if (best?.kind === 'place') return { kind: 'place', id: String(best.id) };
    if (best) return featureRef(best.kind, best.id);
  }
  if (!network) return null;
  const { lng, lat } = map.unproject([x, y]);
  const county = countyAt(network.counties.values(), [lng, lat]);
  return county ? { kind: 'county', id: county.code } : null;
}

function found(
  map: MapLibreMap,
  box: [PointLike, PointLike],
  kind: SymbolKind,
  x: number,
  y: number,
): Candidate[] {
  const layers = LAYERS_OF[kind].filter((id) => map.getLayer(id));
  if (layers.length === 0) return [];
  return map.queryRenderedFeatures(box, { layers }).flatMap((feature): Candidate[] => {
    if (feature.id === undefined) return [];
    const at = feature.geometry.type === 'Point' ? map.project(feature.geometry.coordinates as LonLat) : null;
    return [{ kind, id: Number(feature.id), distancePx: at ? Math.hypot(at.x - x, at.y - y) : 0 }];
  });
}

const boxes = new WeakMap<CountyShape, Bbox>();

/** The county at a position; null at sea and outside the province. */
export function countyAt(counties: Iterable<CountyShape>, [lon, lat]: LonLat): CountyShape | null {
  for (const county of counties) {
    const box = boxes.get(county) ?? geometryBbox(county.geometry);
    boxes.set(county, box);
    if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) continue;
    if (booleanPointInPolygon([lon, lat], county.geometry)) return county;
  }
  return null;
}
