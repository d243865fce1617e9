import { bbox } from '@turf/bbox';
import type { Position } from 'geojson';
import { areasOf, type GroundRows, ofKind } from './rows.ts';

/** Land and sea of the ground, WGS 84 degrees. */
export interface GroundLand {
  /** Rings of each land polygon of the province (islands, mainland); below those outside it. */
  province: readonly Position[][][];
  neighbours: readonly Position[][][];
  sea: readonly Position[][][];
  /** Shore lines: outlines of the sea without the edge of the data. */
  shore: readonly Position[][];
}

/** Builds land and sea; null if one of their files is missing. */
export function buildLand({ 'land.geojson': land, 'water.geojson': water }: GroundRows): GroundLand | null {
  if (!land || !water) return null;
  const sea = areasOf(water.filter(ofKind('sea')));
  return {
    province: areasOf(land.filter(ofKind('province'))),
    neighbours: areasOf(land.filter(ofKind('neighbour'))),
    sea,
    shore: cutShore(sea),
  };
}

/** Outlines of the sea without the segments along the bounding rectangle of the data. */
function cutShore(sea: readonly Position[][][]): Position[][] {
  const rings = sea.flat();
  const ends = bbox({ type: 'MultiPolygon', coordinates: [...sea] });
  const onEnd = ([lon, lat]: Position, [lon2, lat2]: Position): boolean =>
    (lon === lon2 && (lon === ends[0] || lon === ends[2])) ||
    (lat === lat2 && (lat === ends[1] || lat === ends[3]));
  return rings.flatMap((ring) => {
    const parts: Position[][] = [];
    let open = false;
    for (const [i, to] of ring.slice(1).entries()) {
      const from = ring[i] as Position;
      if (onEnd(from, to)) open = false;
      else if (open) parts.at(-1)?.push(to);
      else {
        parts.push([from, to]);
        open = true;
      }
    }
    return parts;
  });
}
