import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { RIVER_STEPS } from '../../styles/subjects/water.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat } from '../domain/records.ts';
import type { Features, FeatureSet } from './features.ts';
import { type GroundName, groundNames } from './ground-name-list.ts';
import type { Relief } from './relief.ts';

/** Files of geodata/ground/ that a sheet is made from, besides the relief. */
export const GROUND_FILES = [
  'land.geojson',
  'water.geojson',
  'rivers.geojson',
  'roads.geojson',
  'railways.geojson',
  'stations.geojson',
  'built-up.geojson',
  'summits.geojson',
  'airports.geojson',
  'names.geojson',
  'bands.geojson',
] as const;
export type GroundFile = (typeof GROUND_FILES)[number];
export const RELIEF_FILE = 'relief.webp';

/** Land and sea of the ground, in degrees. */
export interface GroundLand {
  /** Islands and mainland of the province, and land outside it: rings of each. */
  province: readonly Position[][][];
  neighbours: readonly Position[][][];
  sea: readonly Position[][][];
  /** Edges of the sea without those along the end of the data. */
  shore: readonly Position[][];
}

/** The ground of every sheet: what lies under the network, and its names. */
export interface SheetGround {
  /** Null where its files cannot be used: the sheet then has the land of the divisions. */
  land: GroundLand | null;
  features: Features;
  names: readonly GroundName[];
  relief?: Relief;
  /** Files that could not be used. */
  missing: readonly string[];
}

/** Properties of the compiled files that a sheet reads. */
export interface GroundProperties {
  kind?: string;
  class?: string;
  ref?: string;
  name?: string;
  nameEn?: string;
  rank?: number;
  widthM?: number;
  inWater?: boolean;
  elevationM?: number;
  fromM?: number;
  areaKm2?: number;
  rotateDeg?: number;
  lineLonLat?: Position[];
}
export type GroundFeature = Feature<Geometry, GroundProperties>;
/** What could be read, by file. */
export type GroundRows = Partial<Record<GroundFile, readonly GroundFeature[]>>;

const GEOMETRIES = new Set(['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);

/** @throws Error where a file does not hold features */
function rowsOf(value: unknown): readonly GroundFeature[] {
  const features = (value as Partial<FeatureCollection> | null)?.features;
  if (!Array.isArray(features)) throw new Error('no features');
  for (const each of features as (Partial<Feature> | null)[]) {
    const geometry = each?.geometry;
    if (!geometry || !GEOMETRIES.has(geometry.type) || !('coordinates' in geometry) || !each.properties)
      throw new Error('a feature that is none');
  }
  return features as GroundFeature[];
}

/**
 * Reads the ground, leaving out what cannot be read: a sheet is made without it and says so.
 * @param read the JSON of a file; rejects where there is none
 * @param readRelief the grey levels of the relief; rejects where there are none
 */
export async function readGround(
  read: (file: GroundFile) => unknown,
  readRelief: () => Promise<Relief>,
): Promise<SheetGround> {
  const missing: string[] = [];
  const rows: GroundRows = {};
  const [relief] = await Promise.all([
    readRelief().catch(() => {
      missing.push(RELIEF_FILE);
    }),
    ...GROUND_FILES.map(async (file) => {
      try {
        rows[file] = rowsOf(await read(file));
      } catch {
        missing.push(file);
      }
    }),
  ]);
  return {
    land: landOf(rows),
    features: featuresOfGround(rows),
    names: groundNames(rows),
    ...(relief ? { relief } : {}),
    missing: missing.toSorted(),
  };
}

const areasOf = (features: readonly GroundFeature[]): Position[][][] =>
  features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? polygonsOf(geometry) : [],
  );
export const linesOfGround = (features: readonly GroundFeature[]): Position[][] =>
  features.flatMap(({ geometry }) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [],
  );
export const pointOf = ({ geometry }: GroundFeature): LonLat | undefined =>
  geometry.type === 'Point' ? (geometry.coordinates as unknown as LonLat) : undefined;

/** Cities around that a sheet may show: provincial capitals far away would only be confusing. */
const ofKind =
  (...kinds: string[]) =>
  ({ properties }: GroundFeature): boolean =>
    kinds.includes(properties.kind ?? '');

function landOf({ 'land.geojson': land, 'water.geojson': water }: GroundRows): GroundLand | null {
  if (!land || !water) return null;
  const sea = areasOf(water.filter(ofKind('sea')));
  return {
    province: areasOf(land.filter(ofKind('province'))),
    neighbours: areasOf(land.filter(ofKind('neighbour'))),
    sea,
    shore: shoreOf(sea),
  };
}

/** Edges of the sea, cut where they run along the rectangle that the data end at. */
function shoreOf(sea: readonly Position[][][]): Position[][] {
  const rings = sea.flat();
  const [lons, lats] = [0, 1].map((k) => rings.flatMap((ring) => ring.map((at) => at[k] as number)));
  const ends = [least(lons ?? []), most(lons ?? []), least(lats ?? []), most(lats ?? [])] as const;
  const onEnd = ([lon, lat]: Position, [lon2, lat2]: Position): boolean =>
    (lon === lon2 && (lon === ends[0] || lon === ends[1])) ||
    (lat === lat2 && (lat === ends[2] || lat === ends[3]));
  return rings.flatMap((ring) => {
    const parts: Position[][] = [];
    let open = false;
    for (const [i, to] of ring.slice(1).entries()) {
      const from = ring[i] as Position;
      if (onEnd(from, to)) open = false;
      else if (open) parts.at(-1)?.push(to);
      else {
        parts.push([from, to]);
        open = true;
      }
    }
    return parts;
  });
}
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** By the keys of the subjects that draw them. */
function featuresOfGround(rows: GroundRows): Features {
  const of = (file: GroundFile, keep: (feature: GroundFeature) => boolean = () => true): GroundFeature[] =>
    (rows[file] ?? []).filter(keep);
  const lines = (features: readonly GroundFeature[]): FeatureSet => ({
    lines: joined(linesOfGround(features)),
  });
  const areas = (features: readonly GroundFeature[]): FeatureSet => ({ areas: areasOf(features) });
  const points = (features: readonly GroundFeature[]): FeatureSet => ({
    points: features.flatMap((each) => {
      const at = pointOf(each);
      return at ? [[...at]] : [];
    }),
  });
  const ofClass = (name: string): FeatureSet =>
    lines(of('roads.geojson', ({ properties }) => properties.class === name));
  const stepOf = ({ properties: { widthM = 0 } }: GroundFeature): number =>
    RIVER_STEPS.findLastIndex(({ fromM }) => widthM >= fromM);
  const cities = of('names.geojson', ofKind('city', 'town'));
  const banks = areasOf(of('water.geojson', ofKind('river', 'sea'))).flat();
  const onLand = of('rivers.geojson', ({ properties }) => properties.inWater !== true).flatMap((each) =>
    each.geometry.type === 'LineString' && (each.properties.widthM ?? 0) >= WIDE_RIVER_M
      ? apartFrom(each.geometry.coordinates, banks).map((coordinates) => ({
          ...each,
          geometry: { type: 'LineString' as const, coordinates },
        }))
      : [each],
  );
  return {
    ...Object.fromEntries(
      of('bands.geojson').map((band) => [`elevation-${band.properties.fromM}`, areas([band])]),
    ),
    ...Object.fromEntries(
      RIVER_STEPS.map((_, k) => [`river-${k}`, lines(onLand.filter((each) => stepOf(each) === k))]),
    ),
    'river-area': areas(of('water.geojson', ofKind('river'))),
    lake: areas(of('water.geojson', ofKind('lake', 'reservoir'))),
    motorway: ofClass('motorway'),
    main: ofClass('trunk'),
    secondary: ofClass('primary'),
    construction: ofClass('construction'),
    railway: lines(of('railways.geojson', ofKind('conventional'))),
    'high-speed': lines(of('railways.geojson', ofKind('high-speed'))),
    station: points(of('stations.geojson')),
    'built-up': areas(of('built-up.geojson')),
    summit: points(of('summits.geojson')),
    airport: points(of('airports.geojson')),
    'city-around': points(cities.filter(({ properties: { rank = 9 } }) => rank < 3)),
    'town-around': points(cities.filter(({ properties: { rank = 9 } }) => rank >= 3)),
  };
}

/**
 * Lines that meet end to end as one: a dash, a tick or a casing then runs through. Where more than two meet, the first two are joined.
 */
export function joined(lines: readonly Position[][]): Position[][] {
  const key = ([lon, lat]: Position): string => `${lon},${lat}`;
  const ends = new Map<string, number[]>();
  lines.forEach((line, i) => {
    for (const end of [line[0], line.at(-1)]) if (end) ends.set(key(end), [...(ends.get(key(end)) ?? []), i]);
  });
  const used = new Set<number>();
  const nextAt = (end: Position): number | undefined => ends.get(key(end))?.find((i) => !used.has(i));
  const grown = (start: Position[]): Position[] => {
    const whole = [...start];
    for (;;) {
      const end = whole.at(-1) as Position;
      const next = nextAt(end);
      if (next === undefined) return whole;
      used.add(next);
      const line = lines[next] as Position[];
      whole.push(...(key(line[0] as Position) === key(end) ? line : line.toReversed()).slice(1));
    }
  };
  return lines.flatMap((line, i) => {
    if (used.has(i) || line.length < 2) return [];
    used.add(i);
    return [grown(grown(line).reverse()).reverse()];
  });
}

/** Rivers from this width on are areas too where the sources have them, and their lines may run beside these. */
const WIDE_RIVER_M = 100;
/** So near a line is taken for the area's own, and so much of it must be for it to be left out: less is where one goes over into the other. */
const BESIDE = { nearDeg: 0.016, leastDeg: 0.03 };

/** Stretches of a line that do not run along the banks of an area of the same river: it would be drawn twice. */
function apartFrom(line: readonly Position[], banks: readonly Position[][]): Position[][] {
  const corners = banks.flat();
  const isBeside = line.map(([lon, lat]) =>
    corners.some(([x, y]) => Math.abs(x! - lon!) < BESIDE.nearDeg && Math.abs(y! - lat!) < BESIDE.nearDeg),
  );
  const keep = isBeside.map((beside) => !beside);
  for (let from = 0; from < line.length; from++) {
    if (!isBeside[from]) continue;
    let to = from;
    while (isBeside[to + 1]) to++;
    const [[x1, y1], [x2, y2]] = [line[from] as Position, line[to] as Position];
    if (Math.hypot(x2! - x1!, y2! - y1!) < BESIDE.leastDeg) keep.fill(true, from, to + 1);
    from = to;
  }
  const parts: Position[][] = [];
  line.forEach((at, i) => {
    if (!keep[i]) return;
    if (keep[i - 1]) parts.at(-1)?.push(at);
    else parts.push([...(i > 0 ? [line[i - 1] as Position] : []), at]);
  });
  return parts.filter(({ length }) => length > 1);
}
