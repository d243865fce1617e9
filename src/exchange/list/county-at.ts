import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { CountyShape } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';

/** Finds the county that holds a place; undefined at sea and outside the province. */
export function countyFinder(counties: Iterable<CountyShape>): (at: LonLat) => string | undefined {
  const boxed = [...counties].map(({ code, geometry }) => ({ code, geometry, box: bbox(geometry) }));
  return ([lon, lat]) =>
    boxed.find(
      ({ geometry, box: [west, south, east, north] }) =>
        lon >= west &&
        lon <= east &&
        lat >= south &&
        lat <= north &&
        booleanPointInPolygon([lon, lat], geometry),
    )?.code;
}
