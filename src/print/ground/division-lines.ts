import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { type BorderKind, outlineParts, sharedBorders } from '../../domain/borders.ts';
import type { Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { Subpath } from '../drawing.ts';
import type { SheetRegion } from '../spec/region.ts';
import type { GroundLand } from './land.ts';
import type { MapClipper } from './map-clipper.ts';

/** Kinds of division lines that a sheet draws and its legend lists. */
export type LineKind = BorderKind | 'province-line' | 'shore';
/** A value for each kind of division line. */
export type Lines<T> = Record<LineKind, T>;

/** Cache: finding shared borders takes longer than drawing a sheet, and they are the same on all sheets of a network. */
const linesByNetwork = new WeakMap<Network, Lines<Position[][]> & { between: Position[][] }>();

/** Borders of counties and prefectures, of the province, its shore, and borders between the neighbours. */
export function divisionLines(network: Network): Lines<Position[][]> & { between: Position[][] } {
  const known = linesByNetwork.get(network);
  if (known) return known;
  const { border, shore } = outlineParts(network.province, network.neighbours);
  const between = sharedBorders(
    network.neighbours.map(({ code, geometry }) => ({ prefecture: code, geometry })),
  )['prefecture-line'];
  const lines = { ...sharedBorders(network.counties.values()), 'province-line': border, shore, between };
  linesByNetwork.set(network, lines);
  return lines;
}

/** Borders and shore that sheets draw, for all map faces. */
function drawnLines(network: Network, land: GroundLand | null): Lines<readonly Position[][]> {
  const lines = divisionLines(network);
  const onLand = (of: readonly Position[][]): readonly Position[][] => (land ? notAdrift(of, land) : of);
  return {
    shore: land?.shore ?? lines.shore,
    'county-line': onLand(lines['county-line']),
    'prefecture-line': onLand(lines['prefecture-line']),
    'province-line': onLand(lines['province-line']),
  };
}

/** Borders and shore, clipped to the map face. */
export function clipBorders(
  network: Network,
  clipper: MapClipper,
  land: GroundLand | null = null,
): Lines<Subpath[]> {
  const lines = drawnLines(network, land);
  return {
    shore: clipper.lines(lines.shore),
    'county-line': clipper.lines(lines['county-line']),
    'prefecture-line': clipper.lines(lines['prefecture-line']),
    'province-line': clipper.lines(lines['province-line']),
  };
}

/** The kinds of borders and shore that the map face shows. Only lines up to the first of each kind are clipped. */
export const visibleBorders = (
  network: Network,
  clipper: MapClipper,
  land: GroundLand | null = null,
): LineKind[] =>
  (Object.entries(drawnLines(network, land)) as [LineKind, readonly Position[][]][]).flatMap(
    ([kind, lines]) => (clipper.reachedBy(lines) ? [kind] : []),
  );

/**
 * Only lines of at most this many points are checked for lying in the sea. Where the polygons of divisions are outdated, two of them share a border
 * where there is only sea today.
 */
const ADRIFT_POINTS = 40;
const adrift = new WeakMap<Position[], boolean>();

/** Borders without those of which all points lie in the sea. */
export const notAdrift = (lines: readonly Position[][], { sea }: GroundLand): Position[][] =>
  lines.filter((line) => {
    if (line.length > ADRIFT_POINTS) return true;
    const known =
      adrift.get(line) ??
      line.every((at) =>
        sea.some((rings) => booleanPointInPolygon(at, { type: 'Polygon', coordinates: rings })),
      );
    adrift.set(line, known);
    return !known;
  });

/** Whether the outline of the region of the sheet is drawn: not for the whole province and not for an axis. */
export const hasOwnEdge = (network: Network, region: SheetRegion): boolean =>
  region.counties.size < network.counties.size && region.axis === undefined;

/** Rings of all polygons of an area, holes included. */
export const allRings = (area: Polygon | MultiPolygon): Position[][] => polygonsOf(area).flat();

const segmentKey = ([x1, y1]: Position, [x2, y2]: Position): string =>
  x1! < x2! || (x1 === x2 && y1! < y2!) ? `${x1} ${y1} ${x2} ${y2}` : `${x2} ${y2} ${x1} ${y1}`;
const shoreEdges = new WeakMap<Network, ReadonlySet<string>>();

const inland = new WeakMap<Position[], Position[][]>();

/** Outline of a region without the segments on the shore of the divisions, which differs from the shore of the ground. */
export const withoutShore = (rings: readonly Position[][], network: Network): Position[][] =>
  rings.flatMap((ring) => {
    const parts = inland.get(ring) ?? ringWithoutShore(ring, network);
    inland.set(ring, parts);
    return parts;
  });

function ringWithoutShore(ring: readonly Position[], network: Network): Position[][] {
  const known =
    shoreEdges.get(network) ??
    new Set(
      divisionLines(network).shore.flatMap((line) =>
        line.slice(1).map((to, i) => segmentKey(line[i] as Position, to)),
      ),
    );
  shoreEdges.set(network, known);
  const parts: Position[][] = [];
  let open = false;
  for (const [i, to] of ring.slice(1).entries()) {
    const from = ring[i] as Position;
    if (known.has(segmentKey(from, to))) open = false;
    else if (open) parts.at(-1)?.push(to);
    else {
      parts.push([from, to]);
      open = true;
    }
  }
  return parts;
}
