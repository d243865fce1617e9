import { bbox } from '@turf/bbox';
import type { CountyCode } from '../../domain/codes.ts';
import type { SpurStep } from '../../domain/answers/gaps.ts';
import { between, footOnLine } from '../../domain/segments.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import type { ModelAxis, Site } from '../model.ts';
import { offsetM, pieces } from './metric.ts';
import { pointIndex, separationM } from './point-index.ts';
import { toTownSite } from './town-candidates.ts';

/**
 * Lines are divided to this length where a spur may start on them: the nearest position computed in degrees is then within 0.3 m of the
 * geodesic one.
 */
const FINE_M = 5000;

/** Metres from a point to the nearest of the segments of a line that `pieces` has divided, and the nearest position. */
export function nearestOnPieces(at: LonLat, line: readonly LonLat[]): { distanceM: number; lonLat: LonLat } {
  // A spur of no length has a single vertex.
  if (line.length < 2) return { distanceM: Infinity, lonLat: at };
  const { segment, share, x, y } = footOnLine(line, (vertex) => offsetM(at, vertex));
  const lonLat = between(line[segment] as LonLat, line[segment + 1] as LonLat, share);
  return { distanceM: Math.hypot(x, y), lonLat };
}

export interface SpurQuestion {
  /** Towns whose village committees certainly lie outside the width of every axis. */
  demand: readonly Site[];
  /** Towns that a spur may lead to, and the nearest axis of each. */
  candidates: readonly { site: Site; axis: ModelAxis }[];
  factorOf(county: CountyCode): number;
  widthM: number;
}

/**
 * The spurs that could be added, one for each candidate: a straight line (geodesic) from the nearest position on the nearest axis to the
 * town. Its gain is the number of committees of towns that certainly lie within the width of the spur and of no axis now; towns along the
 * spur count. Largest gain first, of equal ones the shorter first; a spur without gain is left out.
 */
export function spurSteps({ demand, candidates, factorOf, widthM }: SpurQuestion): SpurStep[] {
  const index = pointIndex(demand.map(({ lonLat }) => lonLat));
  const fine = new Map<string, LonLat[][]>();
  const cutLines = ({ id, lines }: ModelAxis): LonLat[][] => {
    const known = fine.get(id) ?? lines.map((line) => pieces(line, FINE_M));
    fine.set(id, known);
    return known;
  };
  const steps: SpurStep[] = [];
  for (const { site, axis } of candidates) {
    const feet = cutLines(axis).map((line) => nearestOnPieces(site.lonLat, line));
    const { lonLat: from } = feet.reduce((best, foot) => (foot.distanceM < best.distanceM ? foot : best));
    const spur = pieces([from, site.lonLat]);
    const [west, south, east, north] = bbox({ type: 'LineString', coordinates: spur.map((at) => [...at]) });
    const box: Bbox = [west, south, east, north];
    let gain = 0;
    for (const i of index.around(box, widthM)) {
      const { lonLat, committees, county, errorRadiusM } = demand[i] as Site;
      if ((nearestOnPieces(lonLat, spur).distanceM + errorRadiusM) * factorOf(county) <= widthM)
        gain += committees;
    }
    if (gain > 0)
      steps.push({
        ...toTownSite(site),
        axis: axis.id,
        from,
        lengthKm: separationM(from, site.lonLat) / 1000,
        gain,
      });
  }
  return steps.sort((a, b) => b.gain - a.gain || a.lengthKm - b.lengthKm || (a.code < b.code ? -1 : 1));
}
