/** Camera of the map: WGS 84 degrees, the zoom level of MapLibre, bearing clockwise from north, pitch from vertical, both in degrees. */
export interface MapView {
  lon: number;
  lat: number;
  zoom: number;
  bearing?: number;
  pitch?: number;
}

/** West, south, east, north in WGS 84 degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];
