import type { Position } from 'geojson';
import type { Network, RecordRef } from '../domain/network.ts';
import type { Bbox } from '../domain/view.ts';

/** Zhejiang with its islands. */
export const PROVINCE_BBOX: Bbox = [118.02, 27.04, 122.95, 31.19];

/** Where to look: a rectangle to fit, or a point at a zoom. */
export type Framing = { bbox: Bbox } | { centre: [lon: number, lat: number]; zoom: number };

const POINT_ZOOM = { town: 10.5, village: 11.5, cluster: 11 } as const;

/** How to look at a record, or at a prefecture by its code; `null` where its position is not known. */
export function framingOf(
  network: Network,
  ref: RecordRef | { kind: 'prefecture'; id: string },
): Framing | null {
  switch (ref.kind) {
    case 'axis': {
      const axis = network.axes.get(ref.id);
      return axis ? { bbox: bboxOf(axis.geometry.coordinates) } : null;
    }
    case 'county': {
      const county = network.counties.get(ref.id);
      return county ? { bbox: bboxOf(county.geometry.coordinates) } : null;
    }
    case 'prefecture': {
      const prefecture = network.prefectures.get(ref.id);
      return prefecture ? { bbox: bboxOf(prefecture.geometry.coordinates) } : null;
    }
    case 'town': {
      const town = network.towns.get(ref.id);
      return town ? { centre: town.lonLat, zoom: POINT_ZOOM.town } : null;
    }
    case 'village': {
      const village = network.villages.get(ref.id);
      return village ? { centre: village.lonLat, zoom: POINT_ZOOM.village } : null;
    }
    case 'cluster': {
      const lonLat = network.clusters.get(ref.id)?.lonLat;
      return lonLat ? { centre: lonLat, zoom: POINT_ZOOM.cluster } : null;
    }
  }
}

type Nested = readonly (Position | Nested)[];

/** Smallest rectangle around nested coordinates, in degrees. */
export function bboxOf(coordinates: Nested): Bbox {
  const bbox: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (item: Position | Nested): void => {
    if (isPosition(item)) {
      bbox[0] = Math.min(bbox[0], item[0]!);
      bbox[1] = Math.min(bbox[1], item[1]!);
      bbox[2] = Math.max(bbox[2], item[0]!);
      bbox[3] = Math.max(bbox[3], item[1]!);
    } else item.forEach(visit);
  };
  visit(coordinates);
  return bbox;
}

const isPosition = (item: Position | Nested): item is Position => typeof item[0] === 'number';
