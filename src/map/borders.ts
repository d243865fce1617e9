import { BORDER_KINDS, outlineParts, sharedBorders } from '../domain/borders.ts';
import type { CountyShape, Network } from '../domain/network.ts';
import type { MapFeature } from './map-feature.ts';

/** Borders of counties and prefectures as map features. */
export function borderLines(counties: Iterable<CountyShape>): MapFeature<'divisions'>[] {
  const lines = sharedBorders(counties);
  return BORDER_KINDS.map((kind, k) => ({
    type: 'Feature',
    id: k + 1,
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: lines[kind] },
  }));
}

/** The land border of the province and the borders between its neighbours, without shores, which the ground draws. */
export function outerBorders({ province, neighbours }: Network): MapFeature<'outlines'>[] {
  const between = sharedBorders(
    neighbours.map(({ code, geometry }) => ({ code, prefecture: code, geometry })),
  )['prefecture-line'];
  return (
    [
      ['province-line', outlineParts(province, neighbours).border],
      ['neighbour-line', between],
    ] as const
  ).map(([kind, coordinates], k) => ({
    type: 'Feature',
    id: k + 1,
    properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: [...coordinates] },
  }));
}
