import { groupBy } from '../../domain/group-by.ts';
import { createTally, WITHIN_TOWN } from '../../domain/answers/doubt.ts';
import { lonLatOf } from '../../domain/lon-lat-of.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import type { RealFiles } from './model.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { flatLines, flatPoints } from '../geometry/flat-lines.ts';
import { buildOffsets } from '../geometry/offsets.ts';
import { pointIndex } from '../geometry/point-index.ts';
import { reachKernel } from '../geometry/reach-kernel.ts';
import { landTest, POSITIONS, spreadAround } from '../geometry/spread.ts';

/** A surveyed village whose position is hidden: where it is, and where it may be by what is known without it. */
export interface Hidden {
  code: string;
  county: string;
  town: string;
  lonLat: LonLat;
  townLonLat: LonLat;
  positions: readonly LonLat[];
}

/**
 * Hides the position of every surveyed rural village, one at a time: its positions are made from the offsets of all others. Towns whose point was
 * made from their villages are left out, as in `surveyOf`.
 */
export function hideEach(files: RealFiles, model: SpatialModel): Hidden[] {
  const survey = model.survey;
  if (!survey) throw new Error('the model has no survey');
  const towns = new Map(files.gazetteer.towns.map((town) => [town.code, town]));
  const villages = files.gazetteer.villages.flatMap(({ code, town, lon, lat, rural }) => {
    const of = towns.get(town);
    const at = of && lonLatOf(of);
    if (!rural || !at || /village-mean/.test(of.positionSource ?? '')) return [];
    return [{ code, town, county: town.slice(0, 6), lonLat: [lon, lat] as LonLat, townLonLat: at }];
  });
  if (villages.length !== survey.offsets.length) throw new Error('the survey has other villages');
  const around = { towns: survey.towns, index: pointIndex(survey.towns), isLand: landTest(model) };
  return villages.map((village, i) => {
    const offsets = buildOffsets(survey.offsets.filter((_, j) => j !== i));
    return {
      ...village,
      positions: spreadAround(village.townLonLat, village.county, { ...around, offsets }),
    };
  });
}

export type Lines = readonly { lines: readonly (readonly LonLat[])[]; startKm: readonly number[] }[];

/**
 * The network as it would be if no village had a position: each county seat joined with the central towns of its axis by the shortest tree of straight
 * lines (Prim 1957). No line of it knows where a village lies.
 */
export function linesOfTowns(files: RealFiles, model: SpatialModel): Lines {
  return model.axes.flatMap(({ id, lines: [main] }) => {
    const joined = main?.[0] ? [main[0]] : [];
    let rest = files.towns.features
      .filter(({ properties }) => properties.axis === id)
      .map(({ geometry }) => geometry.coordinates as LonLat);
    const lines: LonLat[][] = [];
    while (rest.length > 0 && joined.length > 0) {
      const pairs = joined.flatMap((from) => rest.map((to) => ({ from, to, m: geodesicM(from, to) })));
      const { from, to, m } = pairs.reduce((best, pair) => (pair.m < best.m ? pair : best));
      if (m > 0) lines.push([from, to]);
      joined.push(to);
      rest = rest.filter((other) => other !== to);
    }
    return lines.length > 0 ? [{ lines, startKm: lines.map(() => 0) }] : [];
  });
}

/**
 * Correlation of two villages of one town in being within a width, over all such pairs: the sum of the products of what is and what was expected over
 * that of their standard deviations.
 */
export function correlationWithinTown(
  hidden: readonly Hidden[],
  lines: Lines,
  widthsKm: readonly number[],
): number {
  const { trueM, possibleM } = computeMetres(hidden, lines);
  let [products, deviations] = [0, 0];
  for (const widthKm of widthsKm)
    for (const of of groupBy(hidden.keys(), (i) => hidden[i]?.town).values()) {
      const villages = of.map((i) => {
        const p = shareWithin(possibleM, i, widthKm);
        return {
          off: ((trueM[i] as number) <= widthKm * 1000 ? 1 : 0) - p,
          deviation: Math.sqrt(p * (1 - p)),
        };
      });
      villages.forEach((a, i) =>
        villages.slice(i + 1).forEach((b) => {
          products += a.off * b.off;
          deviations += a.deviation * b.deviation;
        }),
      );
    }
  return products / deviations;
}

/** Metres to the lines: from where each village is, and from each of its possible positions. */
function computeMetres(
  hidden: readonly Hidden[],
  lines: Lines,
): { trueM: Float64Array; possibleM: Float64Array } {
  const flat = flatLines(lines);
  const metres = (points: readonly LonLat[]): Float64Array =>
    reachKernel(
      flatPoints(points.map((lonLat, i) => ({ code: String(i), lonLat, errorRadiusM: 0 }))),
      flat,
      1000,
    ).distanceM;
  return {
    trueM: metres(hidden.map(({ lonLat }) => lonLat)),
    possibleM: metres(hidden.flatMap(({ positions }) => positions)),
  };
}

/** Share of the possible positions of village `i` that are within a width. */
function shareWithin(possibleM: Float64Array, i: number, widthKm: number): number {
  return (
    possibleM.subarray(i * POSITIONS, (i + 1) * POSITIONS).filter((m) => m <= widthKm * 1000).length /
    POSITIONS
  );
}

/** A region and a width: what was predicted, and how many villages lie within in truth. */
export interface Cell {
  region: string;
  widthKm: number;
  villages: number;
  truth: number;
  expected: number;
  low: number;
  high: number;
  /** Variance of the count if all villages were independent. */
  variance: number;
}

/** Predicts and counts the villages within each width of the lines, by region. */
export function buildCells(
  hidden: readonly Hidden[],
  lines: Lines,
  widthsKm: readonly number[],
  regionOf: (village: Hidden) => string,
  withinTown = WITHIN_TOWN,
): Cell[] {
  const tally = createTally(withinTown);
  const { trueM, possibleM } = computeMetres(hidden, lines);
  const regions = groupBy([...hidden.keys()], (i) => regionOf(hidden[i] as Hidden));
  return widthsKm.flatMap((widthKm) =>
    [...regions].map(([region, of]): Cell => {
      const inside = of.map((i) => ({ town: hidden[i]?.town ?? '', p: shareWithin(possibleM, i, widthKm) }));
      tally.clear();
      for (const ofTown of groupBy(inside, ({ town }) => town).values())
        tally.add(ofTown.length, ofTown.reduce((sum, { p }) => sum + p, 0) / ofTown.length, 1);
      return {
        region,
        widthKm,
        villages: of.length,
        truth: of.filter((i) => (trueM[i] as number) <= widthKm * 1000).length,
        expected: tally.expected(),
        ...tally.interval(),
        variance: inside.reduce((sum, { p }) => sum + p * (1 - p), 0),
      };
    }),
  );
}
