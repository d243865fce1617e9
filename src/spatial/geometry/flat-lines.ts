import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis, Site } from '../model.ts';
import { checkLonLat } from '../check.ts';
import { pieces } from './metric.ts';
import { separationM } from './point-index.ts';
import type { FlatVertices } from './offset-finder.ts';
import { flatVertices } from './offset-finder.ts';

/** Sites as arrays: degrees, and the error radius of each in metres. */
export interface FlatPoints {
  lon: Float64Array;
  lat: Float64Array;
  errorRadiusM: Float64Array;
}

/**
 * The lines of all axes, divided into pieces short enough to be straight in a plane. Piece p runs from vertex `from[p]` to the next vertex.
 */
export interface FlatLines extends FlatVertices {
  axes: number;
  /** Chainage of the vertex along its axis, km. */
  km: Float64Array;
  from: Int32Array;
  /** Axis of the piece; ascending. */
  axis: Int32Array;
  /** 1 where the piece is the first of its line, 2 where it is the last, 3 where it is both. */
  ends: Uint8Array;
}

/** Larger error radii than this are refused: a circle larger than a county carries no information. */
const MAX_RADIUS_M = 100_000;

/** @throws RangeError where a site lies outside China or its error radius is not one. */
export function flatPoints(sites: readonly Pick<Site, 'code' | 'lonLat' | 'errorRadiusM'>[]): FlatPoints {
  const points = {
    lon: new Float64Array(sites.length),
    lat: new Float64Array(sites.length),
    errorRadiusM: new Float64Array(sites.length),
  };
  sites.forEach(({ code, lonLat, errorRadiusM }, i) => {
    [points.lon[i], points.lat[i]] = checkLonLat(lonLat, code);
    if (!(errorRadiusM >= 0 && errorRadiusM <= MAX_RADIUS_M))
      throw new RangeError(`${code}: an error radius of ${errorRadiusM} m`);
    points.errorRadiusM[i] = errorRadiusM;
  });
  return points;
}

/** Writes axes that `checkAxes` has accepted into arrays. Repeated vertices are left out, long segments divided. */
export function flatLines(axes: readonly Pick<ModelAxis, 'lines' | 'startKm'>[]): FlatLines {
  const vertices: LonLat[] = [];
  const km: number[] = [];
  const from: number[] = [];
  const axis: number[] = [];
  const ends: number[] = [];
  axes.forEach(({ lines, startKm }, a) =>
    lines.forEach((line, l) => {
      const clean = pieces(line);
      let atKm = startKm[l] ?? 0;
      clean.forEach((vertex, i) => {
        if (i > 0) {
          atKm += separationM(clean[i - 1] as LonLat, vertex) / 1000;
          from.push(vertices.length - 1);
          axis.push(a);
          ends.push((i === 1 ? 1 : 0) + (i === clean.length - 1 ? 2 : 0));
        }
        vertices.push(vertex);
        km.push(atKm);
      });
    }),
  );
  return {
    axes: axes.length,
    ...flatVertices(vertices),
    km: Float64Array.from(km),
    from: Int32Array.from(from),
    axis: Int32Array.from(axis),
    ends: Uint8Array.from(ends),
  };
}
