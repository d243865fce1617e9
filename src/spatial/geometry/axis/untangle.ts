import type { CoursePart, LonLat } from '../../../domain/records.ts';
import { crossings } from '../crossings.ts';
import type { LaidLine } from './lay.ts';

type Segment = readonly [LonLat, LonLat];
type Told = Pick<CoursePart, 'kind' | 'name'>;

/** A line with what each of its segments follows. */
interface Open extends Pick<LaidLine, 'points' | 'stations' | 'leaves'> {
  segments: Told[];
}

/** Limit on the number of crossings that are removed; more are an error. */
const MOST_CUTS = 200;

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Where two segments cross, in degrees. */
function intersection([a, b]: Segment, [c, d]: Segment): LonLat {
  const turn = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / turn;
  return [round(a[0] + t * (b[0] - a[0])), round(a[1] + t * (b[1] - a[1]))];
}

/**
 * Removes crossings from the lines of an axis: roads that cross on a bridge, ramps and parts off the roads may cross what is laid already.
 * The later part begins at the crossing: a loop is cut off, or becomes a branch to the places on it; a branch that crosses an earlier line
 * ends at its last place before the crossing, and another branch starts from the crossing.
 * @throws Error where the lines cross too often
 */
export function untangled(laid: readonly LaidLine[]): LaidLine[] {
  let lines = laid.map(opened);
  for (let cuts = 0; ; cuts++) {
    const [found] = crossings(lines.map(({ points }) => points));
    if (!found) return lines.map(closed);
    if (cuts === MOST_CUTS) throw new Error(`the lines of an axis cross ${MOST_CUTS} times`);
    const [one, i, other, j] = found;
    lines = one === other ? withoutLoop(lines, one, i, j) : begunAtCrossing(lines, one, i, other, j);
  }
}

function opened({ course, ...line }: LaidLine): Open {
  const segments: Told[] = [];
  for (const { kind, to, name } of course)
    while (segments.length < to) segments.push({ kind, ...(name === undefined ? {} : { name }) });
  return { ...line, segments };
}

function closed({ segments, ...line }: Open): LaidLine {
  const course: CoursePart[] = [];
  for (const [i, told] of segments.entries()) {
    const last = course.at(-1);
    if (last?.kind === told.kind && last.name === told.name) last.to = i + 1;
    else course.push({ kind: told.kind, to: i + 1, ...(told.name === undefined ? {} : { name: told.name }) });
  }
  return { ...line, course };
}

/** The vertices from `from` to `to` of a line with their stations, and before them `head`, from which the segment before leads. */
function stretch(line: Open, from: number, to: number, head?: LonLat): Open {
  const shift = (head ? 1 : 0) - from;
  return {
    points: [...(head ? [head] : []), ...line.points.slice(from, to + 1)],
    segments: line.segments.slice(head ? from - 1 : from, to),
    stations: line.stations
      .filter(({ vertex }) => vertex >= from && vertex <= to)
      .map((stop) => ({ ...stop, vertex: stop.vertex + shift })),
    ...(line.leaves ? { leaves: line.leaves } : {}),
  };
}

/** The last vertex from `from` to `to` that is a place or that a line leaves from; −1 where there is none. */
function lastHeld(lines: readonly Open[], line: number, from: number, to: number): number {
  const held = [
    ...(lines[line] as Open).stations.map(({ vertex }) => vertex),
    ...lines.flatMap(({ leaves }) => (leaves?.line === line ? [leaves.vertex] : [])),
  ].filter((vertex) => vertex >= from && vertex <= to);
  return Math.max(-1, ...held);
}

/** Renumbers line and vertex for every line that leaves `line`. */
const moved = (
  lines: readonly Open[],
  line: number,
  to: (vertex: number) => { line: number; vertex: number },
): Open[] =>
  lines.map((each) => (each.leaves?.line === line ? { ...each, leaves: to(each.leaves.vertex) } : each));

/** Inserts a line after the line with this number; the numbers of the lines after it increase by one. */
function inserted(lines: readonly Open[], after: number, line: Open): Open[] {
  const later = ({ leaves, ...each }: Open): Open =>
    leaves ? { ...each, leaves: leaves.line > after ? { ...leaves, line: leaves.line + 1 } : leaves } : each;
  const all = lines.map(later);
  return [...all.slice(0, after + 1), line, ...all.slice(after + 1)];
}

function withoutLoop(lines: readonly Open[], number: number, i: number, j: number): Open[] {
  const line = lines[number] as Open;
  const [a, b, c, d] = [i, i + 1, j, j + 1].map((k) => line.points[k] as LonLat) as [
    LonLat,
    LonLat,
    LonLat,
    LonLat,
  ];
  const at = intersection([a, b], [c, d]);
  const held = lastHeld(lines, number, i + 1, j);
  const [head, tail] = [stretch(line, 0, i), stretch(line, j + 1, line.points.length - 1, at)];
  const whole: Open = {
    ...head,
    points: [...head.points, ...tail.points],
    segments: [...head.segments, line.segments[i] as Told, ...tail.segments],
    stations: [...head.stations, ...tail.stations.map((stop) => ({ ...stop, vertex: stop.vertex + i + 1 }))],
  };
  const gone = j - i - 1;
  const replaced = lines.map((each, k) => (k === number ? whole : each));
  const onWhole = (vertex: number): { line: number; vertex: number } => ({
    line: number,
    vertex: vertex <= i ? vertex : vertex - gone,
  });
  if (held < 0) return moved(replaced, number, onWhole);
  const branch = { ...stretch(line, i + 1, held, at), leaves: { line: number, vertex: i + 1 } };
  const all = inserted(replaced, number, branch);
  return moved(all, number, (vertex) =>
    vertex > i && vertex <= j ? { line: number + 1, vertex: vertex - i } : onWhole(vertex),
  ).with(number + 1, branch);
}

function begunAtCrossing(lines: readonly Open[], one: number, i: number, other: number, j: number): Open[] {
  const [first, second] = [lines[one] as Open, lines[other] as Open];
  const at = intersection(
    [first.points[i] as LonLat, first.points[i + 1] as LonLat],
    [second.points[j] as LonLat, second.points[j + 1] as LonLat],
  );
  const crossed: Open = {
    ...first,
    points: first.points.toSpliced(i + 1, 0, at),
    segments: first.segments.toSpliced(i, 0, first.segments[i] as Told),
    stations: first.stations.map((stop) => ({
      ...stop,
      vertex: stop.vertex > i ? stop.vertex + 1 : stop.vertex,
    })),
  };
  const held = lastHeld(lines, other, 1, j);
  const onward = {
    ...stretch(second, j + 1, second.points.length - 1, at),
    leaves: { line: one, vertex: i + 1 },
  };
  const onOne = moved(lines, one, (vertex) => ({ line: one, vertex: vertex > i ? vertex + 1 : vertex })).with(
    one,
    crossed,
  );
  const beyond = (vertex: number): number => vertex - j;
  if (held < 0)
    return moved(onOne, other, (vertex) => ({ line: other, vertex: beyond(vertex) })).with(other, onward);
  const before = {
    ...stretch(second, 0, held),
    ...(onOne[other]?.leaves ? { leaves: onOne[other].leaves } : {}),
  };
  const all = inserted(onOne.with(other, before), other, onward);
  return moved(all, other, (vertex) =>
    vertex > j ? { line: other + 1, vertex: beyond(vertex) } : { line: other, vertex },
  );
}
