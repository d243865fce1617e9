import Flatbush from 'flatbush';
import type { FlatLines } from './flat-lines.ts';
import { distanceM } from './distance-m.ts';
import { MIN_RADIUS_M, RAD } from './metric.ts';

/** Finds the pieces that can matter to the sites of a cell. Radians throughout, as in `FlatLines`. */
export interface PieceIndex {
  /**
   * Every piece that comes within `limitM` of any site in the box, and every piece that can be the nearest of one,
   * ascending. A few more may be among them.
   */
  around(box: RadBox, limitM: number): Int32Array;
}

export interface RadBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A geodesic piece bulges out of the box of its ends by less, and the plane's error within 30 km is smaller still. */
const SLACK_M = 60;

/** Great-circle angle by the haversine formula: stable for small angles. Radians. */
function angle(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLat = Math.sin((lat2 - lat1) / 2);
  const dLon = Math.sin((lon2 - lon1) / 2);
  return 2 * Math.asin(Math.min(1, Math.sqrt(dLat * dLat + Math.cos(lat1) * Math.cos(lat2) * dLon * dLon)));
}

export function pieceIndex(lines: FlatLines): PieceIndex {
  const { from, lonRad, latRad } = lines;
  const index = new Flatbush(from.length);
  let longestM = 0;
  from.forEach((a) => {
    const [lon1, lat1, lon2, lat2] = [lonRad[a], latRad[a], lonRad[a + 1], latRad[a + 1]] as Four;
    index.add(Math.min(lon1, lon2), Math.min(lat1, lat2), Math.max(lon1, lon2), Math.max(lat1, lat2));
    longestM = Math.max(longestM, angle(lon1, lat1, lon2, lat2) * WIDEST_RADIUS_M);
  });
  index.finish();

  /** Pieces whose box comes within `radiusM` of the box: Bronstein's bounding meridians of a circle. */
  const within = ({ west, south, east, north }: RadBox, radiusM: number): number[] => {
    const r = (radiusM + SLACK_M) / MIN_RADIUS_M;
    const steepest = Math.max(Math.abs(south), Math.abs(north));
    const sine = Math.sin(r) / Math.cos(steepest);
    const pad = r < Math.PI / 2 && sine < 1 ? Math.asin(sine) : Math.PI * 2;
    return index.search(west - pad, south - r, east + pad, north + r);
  };

  return {
    around(box, limitM) {
      const lon = (box.west + box.east) / 2;
      const lat = (box.south + box.north) / 2;
      const flattest = Math.min(Math.abs(box.south), Math.abs(box.north));
      const halfM =
        Math.hypot(box.north - lat, (box.east - lon) * Math.cos(box.south * box.north < 0 ? 0 : flattest)) *
        WIDEST_RADIUS_M;
      let radiusM = limitM;
      let found = within(box, radiusM);
      while (found.length === 0) found = within(box, (radiusM *= 2));
      // No site of the box is farther from its nearest piece than the middle of the box is from this vertex, and half a diagonal.
      const nearest = from[
        found.reduce((best, p) => (angleTo(p) < angleTo(best) ? p : best), found[0] as number)
      ] as number;
      const vertexM = distanceM(
        [lon / RAD, lat / RAD],
        [(lonRad[nearest] as number) / RAD, (latRad[nearest] as number) / RAD],
      );
      const neededM = Math.max(limitM, vertexM + halfM);
      if (neededM > radiusM) found = within(box, neededM);
      const reachRad = (neededM + halfM + longestM + SLACK_M) / MIN_RADIUS_M;
      return Int32Array.from(found.filter((p) => angleTo(p) <= reachRad)).sort();

      function angleTo(p: number): number {
        const a = from[p] as number;
        return angle(lon, lat, lonRad[a] as number, latRad[a] as number);
      }
    },
  };
}

type Four = [number, number, number, number];
/** Largest radius of curvature of the ellipsoid, metres: no path is longer than this times its angle. */
const WIDEST_RADIUS_M = 6_399_594;
