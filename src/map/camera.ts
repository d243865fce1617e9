import { bbox } from '@turf/bbox';
import type { Geometry } from 'geojson';
import type { AnimationOptions, Map as MapLibreMap } from 'maplibre-gl';
import { hasLine } from '../domain/axis.ts';
import type { Network, RecordRef } from '../domain/network.ts';
import type { Bbox, MapView } from '../domain/view.ts';

/** Zhejiang with its islands. */
export const PROVINCE_BBOX: Bbox = [118.02, 27.04, 122.95, 31.19];

/** Margin around a fitted area, px. */
export const FIT_MARGIN_PX = 24;
/** Margin around a fitted line, px: names of its end stations extend beyond its ends. */
const LINE_MARGIN_PX = 84;
const MAX_FIT_ZOOM = 12;

/** Target of the camera: a rectangle to fit, or a point with a zoom level. */
export type Framing =
  | { bbox: Bbox; marginPx?: number }
  | { centre: [lon: number, lat: number]; zoom: number };

const POINT_ZOOM = { town: 10.5, village: 11.5, cluster: 11 } as const;

/** Something to zoom to: a record, a prefecture by its code, the province, or a rectangle. */
export type ZoomTarget =
  | RecordRef
  | { kind: 'prefecture'; id: string }
  | { kind: 'province' }
  | { kind: 'bbox'; bbox: Bbox };

/** Camera target of a record or area; `null` if its position is not known. */
export function frameTarget(network: Network | null, ref: ZoomTarget): Framing | null {
  if (ref.kind === 'bbox') return { bbox: ref.bbox };
  if (ref.kind === 'province') return { bbox: PROVINCE_BBOX };
  if (!network) return null;
  switch (ref.kind) {
    case 'axis': {
      const axis = network.axes.get(ref.id);
      if (!axis) return null;
      return hasLine(axis)
        ? { bbox: geometryBbox(axis.geometry), marginPx: LINE_MARGIN_PX }
        : frameTarget(network, { kind: 'county', id: axis.county });
    }
    case 'county': {
      const county = network.counties.get(ref.id);
      return county ? { bbox: geometryBbox(county.geometry) } : null;
    }
    case 'prefecture': {
      const prefecture = network.prefectures.get(ref.id);
      return prefecture ? { bbox: geometryBbox(prefecture.geometry) } : null;
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

/** Moves the camera to a target. */
export function frame(map: MapLibreMap, framing: Framing, motion: AnimationOptions): void {
  if ('bbox' in framing)
    map.fitBounds([...framing.bbox], {
      padding: framing.marginPx ?? FIT_MARGIN_PX,
      maxZoom: MAX_FIT_ZOOM,
      ...motion,
    });
  else map.easeTo({ center: framing.centre, zoom: framing.zoom, ...motion });
}

/** The current view of a map. */
export function currentView(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
}

/** Bounding box of a geometry, degrees. */
export function geometryBbox(geometry: Geometry): Bbox {
  const [west, south, east, north] = bbox(geometry);
  return [west, south, east, north];
}
