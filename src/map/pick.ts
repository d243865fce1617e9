import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import { countyAt } from './county-at.ts';
import { featureRef } from './feature-id.ts';
import type { DrawnKind } from './feature-id.ts';
import type { MapRef } from './map-ref.ts';

type SymbolKind = Exclude<DrawnKind, 'county'> | 'place';

/** What speaks first where several lie on one another. */
const RANKED: readonly Candidate['kind'][] = ['town', 'village', 'place', 'axis', 'county'];

/** Layers that answer for a kind of record. */
const LAYERS_OF: Record<SymbolKind, readonly string[]> = {
  town: ['town'],
  village: ['village'],
  axis: ['axis', 'axis-modelled', 'axis-user', 'axis-sea'],
  place: ['place'],
};

export interface Candidate {
  kind: DrawnKind | 'place';
  id: number;
  /** Distance in px from the place asked about to a point symbol; 0 for lines and areas. */
  distancePx: number;
}

/** The best of what was found: town before village before other place before axis before county, the nearest of a kind. */
export function pickBest(candidates: readonly Candidate[]): Candidate | null {
  const rank = (candidate: Candidate): number => RANKED.indexOf(candidate.kind);
  return candidates.reduce<Candidate | null>((best, candidate) => {
    if (!best || rank(candidate) < rank(best)) return candidate;
    return rank(candidate) === rank(best) && candidate.distancePx < best.distancePx ? candidate : best;
  }, null);
}

/** Reach in px: first what is under the place itself, then what is near enough to have been meant. */
const REACHES_PX = { mouse: [2, 6], touch: [3, 16], keyboard: [3, 18] } as const;
export type Pointing = keyof typeof REACHES_PX;

/**
 * The record at a place of the map, in CSS px from its upper left corner; `null` at sea and outside the province.
 * Counties are found in their polygons: their ground is not drawn until one is looked at.
 */
export function pickAt(
  map: MapLibreMap,
  network: Network | null,
  [x, y]: [x: number, y: number],
  pointing: Pointing,
): MapRef | null {
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
