import { bbox } from '@turf/bbox';
import { Delaunay } from 'd3-delaunay';
import { type CountyCode, isTownCode } from '../../../src/domain/codes.ts';
import type { LonLat } from '../../../src/domain/records.ts';
import { localFrame } from '../../../src/spatial/geometry/local-frame.ts';
import { type Cell, CELLS_PER_DEGREE, insideRing, type Ring, toCell, toLonLat } from './grid.ts';
import type { SourceShape } from './read-extract.ts';

/** A place that determines to which county the land around it belongs today. */
export interface Site {
  /** Division code, of any year. */
  code: string;
  /** The county it belongs to now. */
  county: CountyCode;
  lon: number;
  lat: number;
  /** How the seeds judge the position; absent for towns. */
  quality?: string;
}

/** The part of a divided county that goes to one of its successors; it may reach beyond the county. */
export interface Zone {
  from: CountyCode;
  to: CountyCode;
  rings: Ring[];
}

const MARGIN = CELLS_PER_DEGREE / 20;

export const insideShape = (point: readonly [number, number], { rings }: SourceShape): boolean =>
  rings.reduce((inside, ring) => inside !== insideRing(point, ring), false);

/**
 * The places by which a county is divided: its towns, or its towns and villages where a successor has no town with a position (villages
 * only then, because the density of known villages differs from one side to the other). A village whose position was marked as doubtful
 * because it lies in another county than its code says is used where the code of today agrees with the position.
 */
function sitesIn(county: SourceShape, successors: readonly CountyCode[], sites: readonly Site[]): Site[] {
  const within = sites.filter(
    ({ code, lon, lat, county: now, quality = 'ok' }) =>
      successors.includes(now) &&
      (quality === 'ok' || (quality === 'other_county_check' && code.startsWith(county.code))) &&
      insideShape([lon * CELLS_PER_DEGREE, lat * CELLS_PER_DEGREE], county),
  );
  const towns = within.filter(({ code }) => isTownCode(code));
  return successors.every((code) => towns.some((town) => town.county === code)) ? towns : within;
}

/**
 * Divides the neighbourhood of a county along the lines of equal distance (local metres) between the places in it.
 * @throws Error where no place in the county belongs to one of its successors
 */
export function buildZones(
  county: SourceShape,
  successors: readonly CountyCode[],
  sites: readonly Site[],
): Zone[] {
  const within = sitesIn(county, successors, sites);
  for (const successor of successors)
    if (!within.some((site) => site.county === successor))
      throw new Error(`${county.code} ${county.name}: no place shows what part of it went to ${successor}`);
  const corners = county.rings.flat().map((at) => [...at]);
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: corners });
  const low: Cell = [west - MARGIN, south - MARGIN];
  const high: Cell = [east + MARGIN, north + MARGIN];
  const frame = localFrame(toLonLat([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2]));
  const delaunay = Delaunay.from(within.map(({ lon, lat }): LonLat => frame.toXY([lon, lat])));
  const voronoi = delaunay.voronoi([...frame.toXY(toLonLat(low)), ...frame.toXY(toLonLat(high))]);
  return successors.map((to) => ({
    from: county.code,
    to,
    rings: within.flatMap((site, i) => {
      const cell = site.county === to ? (voronoi.cellPolygon(i) as [number, number][] | null) : null;
      return cell === null ? [] : [cell.map((xy) => toCell(frame.toLonLat(xy)))];
    }),
  }));
}
