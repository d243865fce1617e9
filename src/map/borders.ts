import { BORDER_KINDS, sharedBorders } from '../domain/borders.ts';
import type { CountyShape } from '../domain/network.ts';
import type { MapFeature } from './map-feature.ts';

/** The borders of counties as features of the map. */
export function borderLines(counties: Iterable<CountyShape>): MapFeature<'divisions'>[] {
  const lines = sharedBorders(counties);
  return BORDER_KINDS.map((kind, k) => ({
    type: 'Feature',
    id: k + 1,
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: lines[kind] },
  }));
}
