import { isOverSea } from '../../../src/domain/course.ts';
import type { CourseKind, CoursePart, LonLat } from '../../../src/domain/records.ts';
import type { TravelGround } from '../../../src/spatial/geometry/travel/ground.ts';
import type { Heights } from '../../../src/spatial/geometry/heights.ts';
import { crossedRidges, goesRound } from '../../../src/spatial/geometry/axis/ridges.ts';
import { measureDetour } from '../../../src/spatial/geometry/axis/line-audit.ts';
import type { WaterAreas } from '../../../src/spatial/geometry/axis/water-areas.ts';

/** The fields of an axis that the report reads. */
export interface ReportedAxis {
  lines: readonly LonLat[][];
  /** What each line follows; absent for straight lines. */
  course?: readonly (readonly CoursePart[])[];
  /** The places on the axis. */
  stations: readonly LonLat[];
}

/** How much of the lines of one axis lies in what, in metres; ridges by number. */
export interface AxisReport {
  lakeOnRoadM: number;
  lakeOffRoadM: number;
  /** Roads over the sea: bridges and dams. */
  seaOnRoadM: number;
  seaByFerryM: number;
  /** Drawn as a sea link. */
  seaLinkM: number;
  /** In the sea, and drawn as if it were land. */
  seaOnLandM: number;
  ridgesOnRoad: number;
  ridgesOffRoad: number;
  /** Of the ridges off the roads, those that another way avoids while it stays 100 m below. */
  ridgesToGoRound: number;
  laidM: number;
  straightM: number;
}

export interface ReportGround {
  water: WaterAreas;
  heights: Heights;
  travel: Pick<TravelGround, 'cover'>;
}

const ROADS = new Set<CourseKind>(['motorway', 'trunk', 'primary', 'construction']);

/** Measures the lines of an axis in lakes, in the sea and over ridges. */
export function axisReport({ lines, course, stations }: ReportedAxis, ground: ReportGround): AxisReport {
  const of = (i: number): readonly CoursePart[] =>
    course?.[i] ?? [{ kind: 'land', to: (lines[i]?.length ?? 1) - 1 }];
  const report = {
    lakeOnRoadM: 0,
    lakeOffRoadM: 0,
    seaOnRoadM: 0,
    seaByFerryM: 0,
    seaLinkM: 0,
    seaOnLandM: 0,
  };
  lines.forEach((line, i) => {
    let from = 0;
    for (const { kind, to } of of(i)) {
      const { lakeM, seaM } = ground.water.onLine(line.slice(from, to + 1));
      from = to;
      const isRoad = ROADS.has(kind);
      report[isRoad ? 'lakeOnRoadM' : 'lakeOffRoadM'] += lakeM;
      if (isRoad) report.seaOnRoadM += seaM;
      else if (!isOverSea(kind)) report.seaOnLandM += seaM;
      else report[kind === 'ferry' ? 'seaByFerryM' : 'seaLinkM'] += seaM;
    }
  });
  const ridges = crossedRidges(
    lines.map((points, i) => ({ points, course: [...of(i)] })),
    ground.heights,
    ground.travel,
  );
  return {
    ...report,
    ridgesOnRoad: ridges.filter(({ onRoad }) => onRoad).length,
    ridgesOffRoad: ridges.filter(({ onRoad }) => !onRoad).length,
    ridgesToGoRound: ridges.filter(goesRound).length,
    ...measureDetour(lines, stations),
  };
}

const km = (metres: number): number => Math.round(metres / 100) / 10;

/** Sums over axes in kilometres, and the distribution of their detours, for the log and docs/data.md. */
export function axesTotals(reports: readonly AxisReport[]): Record<string, number> {
  const sum = (of: keyof AxisReport): number => reports.reduce((all, report) => all + report[of], 0);
  const detours = reports
    .flatMap(({ laidM, straightM }) => (straightM > 0 ? laidM / straightM : []))
    .toSorted((a, b) => a - b);
  const share = (of: number): number => detours[Math.floor((detours.length - 1) * of)] ?? 1;
  return {
    axesKm: km(sum('laidM')),
    straightKm: km(sum('straightM')),
    detourMedian: share(0.5),
    detour90: share(0.9),
    detourMost: share(1),
    lakeOnRoadKm: km(sum('lakeOnRoadM')),
    lakeOffRoadKm: km(sum('lakeOffRoadM')),
    seaOnRoadKm: km(sum('seaOnRoadM')),
    seaByFerryKm: km(sum('seaByFerryM')),
    seaLinkKm: km(sum('seaLinkM')),
    seaOnLandKm: km(sum('seaOnLandM')),
    ridgesOnRoad: sum('ridgesOnRoad'),
    ridgesOffRoad: sum('ridgesOffRoad'),
    ridgesToGoRound: sum('ridgesToGoRound'),
  };
}
