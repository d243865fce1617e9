import type { Map as MapLibreMap } from 'maplibre-gl';

export interface RenderedCounts {
  axes: number;
  towns: number;
  villages: number;
}

/** Distinct records that are drawn in the view. */
export function countRendered(map: MapLibreMap): RenderedCounts {
  const count = (...layers: string[]): number =>
    new Set(map.queryRenderedFeatures({ layers }).map((feature) => feature.id)).size;
  return { axes: count('axis', 'axis-modelled'), towns: count('town'), villages: count('village') };
}
