import type { CourseKind, CoursePart, LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import type { StepKind } from '../travel/steps.ts';
import { between } from '../../../domain/segments.ts';
import { thinned } from '../lines.ts';
import type { Arm, ArmPoint } from './arms.ts';
import type { Node } from './node.ts';
import type { WaterAreas } from './water-areas.ts';

/** Questions about the land where a line is drawn off the roads. */
export interface LayGround {
  water: WaterAreas;
  /** What a part of a line off the roads follows: a valley, with the name of its river where it has one, or other land. */
  offRoad(line: readonly LonLat[]): { kind: 'valley' | 'land'; name?: string };
}

/** A line as it is drawn: the main line or a branch. */
export interface LaidLine {
  points: LonLat[];
  course: CoursePart[];
  /** Stations in order along the line, each with its vertex. */
  stations: { node: Node; vertex: number }[];
  /** Number of the line that it leaves, and the vertex there; absent for the main line. */
  leaves?: { line: number; vertex: number };
}

/** A place within this distance of its line is put on it: the line is bent to it, and no branch is made. Metres. */
const ON_THE_LINE_M = { seat: 0, town: 1500, village: 300 } as const;
/** Least distance before and after the place at which the bend begins and ends, metres. */
const LEAST_BEND_M = 150;
/** Parts of a line on one kind of ground that are shorter than this are joined to the longer one beside them, metres. */
const LEAST_STRETCH_M = 400;
/** Water on a line that is shorter than this cannot be told from its shore, because the source's grids are 17 and 67 m. */
const SHORE_M = 60;
/** Tolerance of generalisation, metres; off the roads the way follows cells of some 430 m. */
const ON_ROAD_TOLERANCE_M = 120;
const OFF_ROAD_TOLERANCE_M = 200;

const KINDS: Record<StepKind, CourseKind | 'ramp' | 'off'> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  construction: 'construction',
  ramp: 'ramp',
  ferry: 'ferry',
  land: 'off',
  river: 'off',
  lake: 'off',
  sea: 'sea',
};

/** Makes the drawn lines: places near a line are put on it, short parts are joined to their neighbours, and the rest is generalised. */
export function layArms(arms: readonly Arm[], ground: LayGround): LaidLine[] {
  const kept = takenIn(arms, ground);
  for (const arm of kept) arm.points = onGrid(arm.points);
  const lines = kept.map((arm) => buildLine(arm, ground));
  return lines.map((laid, i) => {
    const line = kept.indexOf(kept[i]?.host as Arm);
    if (line < 0) return laid;
    const start = laid.points[0] as LonLat;
    return {
      ...laid,
      leaves: { line, vertex: (lines[line] as LaidLine).points.findIndex((at) => same(at, start)) },
    };
  });
}

/** Four decimals, some 11 m: lines along roads on a grid of 76 m need no more. Stations are not moved. */
const coarse = ([lon, lat]: LonLat): LonLat => [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];

/** The places of a line on the grid, without those that are rounded to the one before them. */
function onGrid(points: readonly ArmPoint[]): ArmPoint[] {
  const kept: ArmPoint[] = [];
  for (const point of points) {
    const at = point.station ? point.at : coarse(point.at);
    const last = kept.at(-1);
    if (!last || !same(last.at, at)) kept.push({ ...point, at });
    else if (point.station && !last.station)
      kept[kept.length - 1] = { ...point, at, ...(last.isJunction ? { isJunction: true } : {}) };
    else if (point.isJunction) last.isJunction = true;
  }
  return kept;
}

const same = (a: LonLat, b: LonLat): boolean => a[0] === b[0] && a[1] === b[1];
const isFixed = ({ station, isJunction }: ArmPoint): boolean => station !== undefined || isJunction === true;

/** Bends lines to the places near them, which so far are branches of their own. */
function takenIn(arms: readonly Arm[], ground: LayGround): Arm[] {
  let left = [...arms];
  for (const arm of arms) {
    const { host, points } = arm;
    const tip = points.at(-1) as ArmPoint;
    const isLone =
      points.slice(0, -1).every(({ station }) => station === undefined) &&
      !left.some((of) => of.host === arm);
    if (!host || !isLone || !tip.station) continue;
    const isOff = points.slice(1).every(({ kind }) => KINDS[kind] === 'off');
    const lengthM = geodesicM((points[0] as ArmPoint).at, tip.at);
    if (!isOff || lengthM > ON_THE_LINE_M[tip.station.kind]) continue;
    const siblings = left.filter(
      (of) => of.host === host && same((of.points[0] as ArmPoint).at, (points[0] as ArmPoint).at),
    );
    if (siblings.length > 1) continue;
    if (bend(host, tip, (points[0] as ArmPoint).at, Math.max(LEAST_BEND_M, lengthM), ground))
      left = left.filter((of) => of !== arm);
  }
  return left;
}

/** Bends a line to a place beside its junction; returns false and changes nothing where there is no room or water lies between. */
function bend(host: Arm, tip: ArmPoint, junction: LonLat, reachM: number, ground: LayGround): boolean {
  const { points } = host;
  const j = points.findIndex(({ at }) => same(at, junction));
  if (j <= 0 || j === points.length - 1 || points[j]?.station) return false;
  const cutAlong = (step: 1 | -1): { index: number; point: ArmPoint; goneM: number } => {
    let goneM = 0;
    for (let i = j; ; i += step) {
      const [here, there] = [points[i] as ArmPoint, points[i + step] as ArmPoint];
      const legM = geodesicM(here.at, there.at);
      if (goneM + legM >= reachM) {
        const at = between(here.at, there.at, (reachM - goneM) / legM) as LonLat;
        const { kind, name } = step === 1 ? there : here;
        return {
          index: i + step,
          point: { at, kind, ...(name === undefined ? {} : { name }) },
          goneM: reachM,
        };
      }
      goneM += legM;
      if (isFixed(there) || i + 2 * step < 0 || i + 2 * step >= points.length)
        return { index: i + step, point: there, goneM };
    }
  };
  const [before, after] = [cutAlong(-1), cutAlong(1)];
  if (before.goneM + after.goneM < reachM / 2) return false;
  if (!isDry([before.point.at, tip.at, after.point.at], ground)) return false;
  const kept = points.slice(0, before.index + 1);
  const rest = points.slice(after.index);
  const isSame = (a: ArmPoint | undefined, b: ArmPoint): boolean => a !== undefined && same(a.at, b.at);
  const first = isSame(kept.at(-1), before.point) ? [] : [before.point];
  const last = isSame(rest[0], after.point) ? [] : [{ ...after.point, kind: 'land' as const }];
  // After the bend the line follows what it followed before; the bend itself is off the road.
  const [head, ...tail] = rest as [ArmPoint, ...ArmPoint[]];
  const joined = last.length > 0 ? [...last, head, ...tail] : [{ ...head, kind: 'land' as const }, ...tail];
  host.points = [...kept, ...first, { ...tip, kind: 'land' }, ...joined];
  return true;
}

/** A part of a line on one kind of ground: from the point before `from` to the point `to`. */
interface Run {
  kind: CourseKind | 'ramp' | 'off';
  name?: string | undefined;
  to: number;
  lengthM: number;
}

function splitRuns(points: readonly ArmPoint[]): Run[] {
  const runs: Run[] = [];
  points.forEach(({ at, kind, name }, i) => {
    if (i === 0) return;
    const lengthM = geodesicM((points[i - 1] as ArmPoint).at, at);
    const last = runs.at(-1);
    const now = KINDS[kind];
    if (last?.kind === now && last.name === name) {
      last.to = i;
      last.lengthM += lengthM;
    } else runs.push({ kind: now, name, to: i, lengthM });
  });
  return runs;
}

/** Parts below the least length are joined to the longer of their neighbours, the shortest first; parts over the sea are kept. */
function withoutShort(runs: readonly Run[]): Run[] {
  let left = runs.map((run) => ({ ...run }));
  const stays = ({ kind }: Run): boolean => kind === 'sea' || kind === 'ferry';
  for (;;) {
    const short = left
      .filter((run) => !stays(run) && (run.lengthM < LEAST_STRETCH_M || run.kind === 'ramp'))
      .toSorted((a, b) => a.lengthM - b.lengthM)
      .find((run) => [-1, 1].some((step) => canTake(left[left.indexOf(run) + step])));
    if (!short) break;
    const i = left.indexOf(short);
    const [before, after] = [left[i - 1], left[i + 1]];
    const isBefore = canTake(before) && (!canTake(after) || before!.lengthM >= after!.lengthM);
    const into = (isBefore ? before : after) as Run;
    into.lengthM += short.lengthM;
    if (isBefore) into.to = short.to;
    left = left.filter((run) => run !== short);
    left = joined(left);
  }
  return left;
  function canTake(run: Run | undefined): boolean {
    return run !== undefined && !stays(run);
  }
}

const joined = (runs: readonly Run[]): Run[] =>
  runs.reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    if (last?.kind === run.kind && last.name === run.name) {
      last.to = run.to;
      last.lengthM += run.lengthM;
    } else all.push(run);
    return all;
  }, []);

function buildLine({ points }: Arm, ground: LayGround): LaidLine {
  const runs = joined(
    withoutShort(splitRuns(points)).map((run) =>
      isOff(run) ? { ...run, kind: 'off', name: undefined } : run,
    ),
  );
  const line: LonLat[] = [(points[0] as ArmPoint).at];
  const course: CoursePart[] = [];
  const stations: LaidLine['stations'] = [];
  const [first] = points;
  if (first?.station) stations.push({ node: first.station, vertex: 0 });
  let from = 0;
  for (const run of runs) {
    const bits: { isSea: boolean; from: number; to: number }[] = [];
    for (let i = from + 1, held = from; i <= run.to; i++) {
      const point = points[i] as ArmPoint;
      if (i < run.to && !isFixed(point)) continue;
      const stretch = points.slice(held, i + 1).map(({ at }) => at);
      const pieces =
        run.kind === 'off'
          ? ground.water.cutAtSea(dryThinned(stretch, ground), SHORE_M)
          : [{ points: thinned(stretch, ON_ROAD_TOLERANCE_M) as LonLat[], isSea: false }];
      for (const piece of pieces) {
        const start = line.length - 1;
        line.push(...piece.points.slice(1));
        const last = bits.at(-1);
        if (last?.isSea === piece.isSea) last.to = line.length - 1;
        else bits.push({ isSea: piece.isSea, from: start, to: line.length - 1 });
      }
      if (point.station) stations.push({ node: point.station, vertex: line.length - 1 });
      held = i;
    }
    from = run.to;
    for (const bit of bits) {
      const told = describeRun(run, bit.isSea, line.slice(bit.from, bit.to + 1), ground);
      course.push({ kind: told.kind, to: bit.to, ...(told.name === undefined ? {} : { name: told.name }) });
    }
  }
  return { points: line, course, stations };
}

const isOff = ({ kind }: Run): boolean => kind === 'off' || kind === 'sea' || kind === 'ramp';

function describeRun(
  { kind, name }: Run,
  isSea: boolean,
  line: readonly LonLat[],
  ground: LayGround,
): { kind: CourseKind; name?: string | undefined } {
  if (kind === 'off' || kind === 'ramp') return isSea ? { kind: 'sea' } : ground.offRoad(line);
  return { kind, name };
}

const isDry = (line: readonly LonLat[], { water }: LayGround): boolean => {
  const { lakeM, seaM } = water.onLine(line);
  return lakeM + seaM < SHORE_M / 2;
};

/** Generalises a part off the roads so that no more of it lies in water than before. */
function dryThinned(stretch: readonly LonLat[], { water }: LayGround): LonLat[] {
  const before = water.onLine(stretch);
  for (let toleranceM = OFF_ROAD_TOLERANCE_M; toleranceM > 20; toleranceM /= 2) {
    const thin = thinned(stretch, toleranceM) as LonLat[];
    const { lakeM, seaM } = water.onLine(thin);
    if (lakeM <= before.lakeM + 1 && seaM <= before.seaM + SHORE_M) return thin;
  }
  return [...stretch];
}
