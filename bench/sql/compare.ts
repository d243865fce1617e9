import type { Answers, EngineAnswers } from './engine.ts';

/** Largest number of differences that are named. */
const NAMED = 10;
/** Tolerance for distances of PostGIS and the engine: a share, and metres added to it. */
const DISTANCE_SHARE = 2e-5;
const DISTANCE_M = 0.01;

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= DISTANCE_M + DISTANCE_SHARE * Math.max(Math.abs(a), Math.abs(b));

/** Differences between the figures of a database and the engine that are not explained by pairs near a limit (`BAND_SHARE` in engine.ts); empty if there are none. */
export function differences(theirs: Answers, ours: EngineAnswers): string[] {
  const found: string[] = [];
  const counts = new Map(ours.coverage.map(([n = NaN, five = 0, ten = 0]) => [n, [five, ten] as const]));
  for (const [n = NaN, five = 0, ten = 0] of theirs.coverage) {
    const [ourFive, ourTen] = counts.get(n) ?? [0, 0];
    const [edgeFive, edgeTen] = ours.onEdge[n] ?? [0, 0];
    if (Math.abs(five - ourFive) > edgeFive || Math.abs(ten - ourTen) > edgeTen)
      found.push(`axis ${n}: ${five} and ${ten} points, the engine ${ourFive} and ${ourTen}`);
    counts.delete(n);
  }
  for (const [n, [, ten]] of counts)
    if (ten > (ours.onEdge[n]?.[1] ?? 0)) found.push(`axis ${n}: nothing, the engine ${ten} points`);
  for (const [km = NaN, points = 0, sumM = 0] of theirs.reach) {
    const [, ourPoints = 0, ourSumM = 0] = ours.reach.find(([each]) => each === km) ?? [];
    const edge = (ours.onStep[km] ?? 0) + (ours.onStep[km - 1] ?? 0);
    const isSame =
      Math.abs(points - ourPoints) <= edge &&
      Math.abs(sumM - ourSumM) <= DISTANCE_SHARE * sumM + edge * (km + 1) * 1000 + points * DISTANCE_M;
    if (!isSame)
      found.push(`reach ${km} km: ${points} points, ${sumM} m, the engine ${ourPoints} and ${ourSumM}`);
  }
  if (theirs.nearest.length !== ours.nearest.length)
    found.push(`nearest: ${theirs.nearest.length} rows, the engine ${ours.nearest.length}`);
  theirs.nearest.forEach(([n = NaN, town = NaN, m = NaN], i) => {
    const [ourN, ourTown, ourM = NaN] = ours.nearest[i] ?? [];
    // Towns at equal distances may be exchanged.
    const isTie = Math.abs(m - ourM) <= DISTANCE_M;
    if (n !== ourN || !near(m, ourM) || (town !== ourTown && !isTie))
      found.push(`point ${n}: town ${town} at ${m} m, the engine ${ourTown} at ${ourM} m`);
  });
  return found.length > NAMED ? [...found.slice(0, NAMED), `${found.length - NAMED} more`] : found;
}
