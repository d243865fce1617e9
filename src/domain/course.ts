import type { LineString, MultiLineString, Position } from 'geojson';
import { distanceM } from './distance.ts';
import { COURSE_KINDS } from './records.ts';
import type { CourseKind, CoursePart, LonLat } from './records.ts';

/** Geometry and course of an axis. */
interface Laid {
  geometry: LineString | MultiLineString;
  course: readonly (readonly CoursePart[])[];
}

/** A run of vertices of a line. */
export interface CoursePiece {
  points: Position[];
  /** Whether it crosses the sea without a road: by ferry, or without a known connection. */
  overSea: boolean;
}

/** Whether a kind of ground is sea, crossed by ferry or without a known connection. */
export const isOverSea = (kind: CourseKind): boolean => kind === 'ferry' || kind === 'sea';

/** Cuts a line where it leaves the land or returns to it. A line without a course is one piece on land. */
export function coursePieces(line: readonly Position[], course: readonly CoursePart[] = []): CoursePiece[] {
  const pieces: (CoursePiece & { to: number })[] = [];
  for (const { kind, to } of course) {
    const overSea = isOverSea(kind);
    const last = pieces.at(-1);
    if (last?.overSea === overSea) last.to = to;
    else pieces.push({ points: [], overSea, to });
  }
  if (pieces.length === 0) return [{ points: [...line], overSea: false }];
  return pieces.map(({ overSea, to }, i) => ({
    points: line.slice(pieces[i - 1]?.to ?? 0, to + 1),
    overSea,
  }));
}

/** Length of an axis, branches included, on one kind of ground. */
export interface CourseShare {
  kind: CourseKind;
  km: number;
  /** Names of its roads and rivers in the order of travel. */
  names: string[];
}

/** Kilometres of an axis on each kind of ground, in the order of `COURSE_KINDS`; unused kinds are left out. */
export function courseShares({ geometry, course }: Laid): CourseShare[] {
  const lines = (
    geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  ) as LonLat[][];
  const shares = new Map<CourseKind, CourseShare>();
  for (const [k, parts] of course.entries()) {
    let from = 0;
    for (const { kind, to, name } of parts) {
      const share = shares.get(kind) ?? { kind, km: 0, names: [] };
      shares.set(kind, share);
      for (let i = from + 1; i <= to; i++)
        share.km += distanceM(lines[k]?.[i - 1] as LonLat, lines[k]?.[i] as LonLat) / 1000;
      if (name !== undefined && !share.names.includes(name)) share.names.push(name);
      from = to;
    }
  }
  return COURSE_KINDS.flatMap((kind) => shares.get(kind) ?? []);
}
