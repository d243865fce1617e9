import type { FeatureCollection, Geometry, LineString, Point } from 'geojson';
import type { LonLat } from '../domain/records.ts';
import type { FindProperties } from '../../styles/sources.ts';

/** What the engine found, as the map shows it. */
export interface Finds {
  /** Rays from a point, each with what is written beside it; straight where no line is given. */
  nearest: { from: LonLat; rays: readonly { to: LonLat; text: string; line?: LonLat[] }[] } | null;
  /** Places beyond reach, and where one more town would gain most, best first. */
  gaps: {
    places: readonly { lonLat: LonLat; committees: number }[];
    gains: readonly LonLat[];
  } | null;
  /** Places on which a cross-check and our own figures disagree. */
  disagreed: readonly { lonLat: LonLat; isFault: boolean }[];
}

/** Everything found as features of one source. */
export function findsSource({
  nearest,
  gaps,
  disagreed,
}: Finds): FeatureCollection<Geometry, FindProperties> {
  const found: [FindProperties, Point | LineString][] = [];
  for (const { lonLat, committees } of gaps?.places ?? [])
    found.push([{ kind: 'gap', committees }, point(lonLat)]);
  (gaps?.gains ?? []).forEach((lonLat, i) => {
    found.push([{ kind: 'gain', text: String(i + 1) }, point(lonLat)]);
  });
  for (const { to, text, line } of nearest?.rays ?? [])
    found.push([
      // Along a winding way there is seldom room for a text.
      { kind: 'ray', text: line ? '' : text },
      { type: 'LineString', coordinates: line ?? [nearest?.from ?? to, to] },
    ]);
  for (const { to, text, line } of nearest?.rays ?? [])
    if (line) found.push([{ kind: 'arrival', text }, point(to)]);
  for (const { lonLat, isFault } of disagreed) found.push([{ kind: 'disagreed', isFault }, point(lonLat)]);
  if (nearest) found.push([{ kind: 'origin' }, point(nearest.from)]);
  return {
    type: 'FeatureCollection',
    features: found.map(([properties, geometry], i) => ({
      type: 'Feature',
      id: i + 1,
      properties,
      geometry,
    })),
  };
}

const point = (coordinates: LonLat): Point => ({ type: 'Point', coordinates });
