import type { LineString, MultiLineString, Position } from 'geojson';
import { townOf } from '../domain/codes.ts';
import { lineStatusOf } from '../domain/axis.ts';
import type { LonLat, Station, Status } from '../domain/records.ts';

/** A stop of a line diagram. */
export interface StripStop {
  station: Station;
  /** Villages that are only known to lie near this stop: the line does not run through them. */
  around: Station[];
  /** Lines that leave at this stop, or between it and the next one. */
  branches: StripLine[];
}

/** A line of a line diagram: the main line, or a branch with a status of its own. */
export interface StripLine {
  status: Status;
  stops: StripStop[];
}

/** Tolerance in degrees for lines and points to meet: 10 m; no two places are nearer than 50 m. */
const MEET_DEG = 1e-4;

interface Located {
  stop: StripStop;
  part: number;
  vertex: number;
}

/**
 * Arranges the stations of an axis along its line: the main line first, each branch below the last stop before its junction. No station is left out:
 * those of unknown position are placed by their chainage.
 */
export function buildStrip(
  axis: {
    stations: readonly Station[];
    geometry: LineString | MultiLineString;
    status: Status;
    lineStatus: readonly Status[];
  },
  positionOf: (station: Station) => LonLat | undefined,
): StripLine {
  const statusOf = (part: number): Status => lineStatusOf(axis, part);
  const parts = axis.geometry.type === 'LineString' ? [axis.geometry.coordinates] : axis.geometry.coordinates;
  const byKm = axis.stations.toSorted(
    (a, b) => Number(b.kind === 'seat') - Number(a.kind === 'seat') || a.km - b.km,
  );
  const located: Located[] = [];
  const elsewhere: Station[] = [];
  let known = false;
  for (const station of byKm) {
    const at = positionOf(station);
    const place = at && placeOn(parts, at);
    if (place) known ||= place.part === 0;
    // A line starts at its seat, wherever that is.
    if (place ?? station.kind === 'seat')
      located.push({ stop: stopAt(station), ...(place ?? { part: 0, vertex: 0 }) });
    else elsewhere.push(station);
  }
  if (!known) return { status: statusOf(0), stops: byKm.map(stopAt) };

  located.sort((a, b) => a.part - b.part || a.vertex - b.vertex);
  for (const station of elsewhere) findHost(station, located).around.push(station);

  const linesOf = parts.map((_, part) => located.filter((one) => one.part === part).map(({ stop }) => stop));
  const hosts: (StripStop | undefined)[] = [];
  const branches: { host: StripStop; line: StripLine; parent: number; vertex: number }[] = [];
  for (let part = 1; part < parts.length; part++) {
    const { parent, vertex } = findJunction(parts, part);
    const before = located.findLast((one) => one.part === parent && one.vertex <= vertex);
    const host = before?.stop ?? hosts[parent] ?? linesOf[0]?.[0];
    hosts[part] = host;
    const stops = linesOf[part] ?? [];
    if (host && stops.length > 0)
      branches.push({ host, line: { status: statusOf(part), stops }, parent, vertex });
  }
  branches.sort((a, b) => a.parent - b.parent || a.vertex - b.vertex);
  for (const { host, line } of branches) host.branches.push(line);
  return { status: statusOf(0), stops: linesOf[0] ?? [] };
}

const stopAt = (station: Station): StripStop => ({ station, around: [], branches: [] });

const meet = (a: Position, b: Position): boolean =>
  Math.abs(a[0]! - b[0]!) < MEET_DEG && Math.abs(a[1]! - b[1]!) < MEET_DEG;

/** The vertex at a position. The first vertex of a branch is its junction, which belongs to the line that it leaves. */
function placeOn(parts: readonly Position[][], at: Position): { part: number; vertex: number } | null {
  for (const [part, line] of parts.entries()) {
    const vertex = line.findIndex((point, i) => (part === 0 || i > 0) && meet(point, at));
    if (vertex >= 0) return { part, vertex };
  }
  return null;
}

/** Where a branch leaves which earlier line; the start of the main line if that is not known. */
function findJunction(parts: readonly Position[][], branch: number): { parent: number; vertex: number } {
  const start = parts[branch]?.[0];
  for (const [parent, line] of parts.slice(0, branch).entries()) {
    const vertex = start ? line.findIndex((point) => meet(point, start)) : -1;
    if (vertex >= 0) return { parent, vertex };
  }
  return { parent: 0, vertex: 0 };
}

/** The stop of a village whose position is not known: its own town, else the stop of the same chainage, else the nearest by chainage. */
function findHost(station: Station, located: readonly Located[]): StripStop {
  const town = station.kind === 'village' ? townOf(station.code) : '';
  const stops = located.map(({ stop }) => stop);
  const own = stops.find((stop) => stop.station.code === town);
  const apart = (stop: StripStop): number => Math.abs(stop.station.km - station.km);
  return own ?? stops.reduce((best, stop) => (apart(stop) < apart(best) ? stop : best));
}
