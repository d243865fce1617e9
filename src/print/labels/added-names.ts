import type { MultiPolygon, Polygon, Position } from 'geojson';
import { geometryKind } from '../../domain/run-time-layer.ts';
import type { AddedName } from '../page/added-layers.ts';
import { isWithin } from '../page/content.ts';
import type { PointMm } from '../drawing.ts';
import { reachMm } from '../page/symbols.ts';
import type { LabelRequest } from './labels.ts';
import type { Name, NamingContext } from './naming.ts';

/** Largest number of names of added layers on a sheet: placing more would take seconds, and there would be space for few of them. */
const MOST_NAMES = 600;
/** If added layers have at most this many points, names must not cover them; with more, there would be no space for names. */
const MOST_KEPT_FREE = 500;
/** Minimum distance of symbols from the edge of the map face, mm. */
const EDGE_MM = 1;

/** Functions of the labelling of the network (`NameCollector`) that added layers use. */
interface Naming {
  style: Omit<Name, 'text'>;
  request(id: string, name: Name, at: LabelRequest['at']): void;
  /** @param rank names of this rank and lower ones must not cover the point */
  obstacle(pointMm: PointMm, radiusMm: number, rank: number, owner: string): void;
  area(id: string, area: { geometry: Polygon | MultiPolygon }, name: Name): void;
  leaveUnnamed(count: number): void;
}

/**
 * Requests labels for the features of added layers, and registers their points as obstacles.
 * @returns names with characters that the fonts lack; they are left out, since a sheet cannot be made with them
 */
export function nameAdded(
  { added, ground, layout, clipper, fonts }: NamingContext,
  { style, request, obstacle, area, leaveUnnamed }: Naming,
): string[] {
  const { face, u } = layout;
  const unprintable: string[] = [];
  const onFace = added.flatMap((each) => {
    const at = pointsOf(each).map((position) => ground.toMm(position as [number, number]));
    const points = at.filter((pointMm) => isWithin(pointMm, face, EDGE_MM));
    return at.length > 0 && points.length === 0 ? [] : [{ ...each, points }];
  });
  const rank = onFace.length > MOST_KEPT_FREE ? style.rank : 1;
  let asked = 0;
  for (const { id, feature, symbol, points } of onFace) {
    const radiusMm = symbol?.kind === 'point' ? reachMm(symbol, u) : 0;
    for (const pointMm of points) obstacle(pointMm, radiusMm, rank, id);
    const { geometry, label: text } = feature;
    if (text === '') continue;
    if (fonts.missing(text, style.weight) !== '') {
      unprintable.push(text);
      continue;
    }
    if (++asked > MOST_NAMES) {
      leaveUnnamed(1);
      continue;
    }
    const name: Name = { ...style, text };
    const [pointMm] = points;
    switch (geometryKind(geometry)) {
      case 'point':
        if (pointMm) request(id, name, { kind: 'point', pointMm, radiusMm });
        break;
      case 'line': {
        const linesMm = clipper.lines(linesOf(geometry)).map((line) => line.points);
        if (linesMm.length > 0) request(id, name, { kind: 'line', linesMm, offsetMm: 1.1 * Math.sqrt(u) });
        break;
      }
      case 'area':
        area(id, { geometry: geometry as Polygon | MultiPolygon }, name);
    }
  }
  return unprintable;
}

const pointsOf = ({ feature: { geometry } }: AddedName): Position[] =>
  geometry.type === 'Point'
    ? [geometry.coordinates]
    : geometry.type === 'MultiPoint'
      ? geometry.coordinates
      : [];

const linesOf = (geometry: AddedName['feature']['geometry']): Position[][] =>
  geometry.type === 'LineString'
    ? [geometry.coordinates]
    : geometry.type === 'MultiLineString'
      ? geometry.coordinates
      : [];
