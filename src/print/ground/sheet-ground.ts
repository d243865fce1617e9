import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { GROUND_FILES, type GroundFile } from '../../domain/ground-layers.ts';
import { RIVER_STEPS } from '../../../styles/subjects/water.ts';
import type { Features, FeatureSet } from '../page/features.ts';
import { type GroundLand, buildLand } from './land.ts';
import { type GroundName, groundNames } from './name-list.ts';
import {
  areasOf,
  type GroundFeature,
  type GroundRows,
  joined,
  linesOfGround,
  ofKind,
  pointOf,
  checkRows,
  GROUND_POINTS,
} from './rows.ts';
import type { Relief } from './relief.ts';

export const RELIEF_FILE = 'relief.webp';

/** The ground of every sheet: land, water, relief, roads and other features under the network, and their names. */
export interface SheetGround {
  /** Null if its files cannot be read; then land is drawn from the polygons of divisions. */
  land: GroundLand | null;
  features: Features;
  names: readonly GroundName[];
  relief?: Relief;
  /** Files that could not be read. */
  missing: readonly string[];
}

/**
 * Reads the ground. Files that cannot be read are listed as missing, and the pre-flight list of a sheet names them.
 * @param read gives the JSON of a file; rejects if it cannot be read
 * @param readRelief gives the grey levels of the relief; rejects if they cannot be read
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
        rows[file] = checkRows(await read(file));
      } catch {
        missing.push(file);
      }
    }),
  ]);
  return {
    land: buildLand(rows),
    features: buildGroundFeatures(rows),
    names: groundNames(rows),
    ...(relief ? { relief } : {}),
    missing: missing.toSorted(),
  };
}

/** Features of the ground by the keys of the subjects that draw them. */
function buildGroundFeatures(rows: GroundRows): Features {
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
  const widthStep = ({ properties: { widthM = 0 } }: GroundFeature): number =>
    RIVER_STEPS.findLastIndex(({ fromM }) => widthM >= fromM);
  const cities = of('names.geojson', ofKind('city', 'town'));
  const isNearBank = indexCorners(areasOf(of('water.geojson', ofKind('river', 'sea'))).flat());
  const onLand = of('rivers.geojson', ({ properties }) => properties.inWater !== true).flatMap((each) =>
    each.geometry.type === 'LineString' && (each.properties.widthM ?? 0) >= WIDE_RIVER_M
      ? apartFrom(each.geometry.coordinates, isNearBank).map((coordinates) => ({
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
      RIVER_STEPS.map((_, k) => [`river-${k}`, lines(onLand.filter((each) => widthStep(each) === k))]),
    ),
    'river-area': areas(of('water.geojson', ofKind('river'))),
    lake: areas(of('water.geojson', ofKind('lake', 'reservoir'))),
    motorway: ofClass('motorway'),
    main: ofClass('trunk'),
    secondary: ofClass('primary'),
    construction: ofClass('construction'),
    railway: lines(of('railways.geojson', ofKind('conventional'))),
    'high-speed': lines(of('railways.geojson', ofKind('high-speed'))),
    'built-up': areas(of('built-up.geojson')),
    ...Object.fromEntries(GROUND_POINTS.map(({ key, file }) => [key, points(of(file))])),
    'city-around': points(cities.filter(({ properties: { rank = 9 } }) => rank < 3)),
    'town-around': points(cities.filter(({ properties: { rank = 9 } }) => rank >= 3)),
  };
}

/** From this width on a river may also be an area in the sources, and its line may run beside that area. */
const WIDE_RIVER_M = 100;
/**
 * A line within `nearDeg` of a river area counts as part of it, and is left out if that part is at least `leastDeg` long; shorter parts are
 * transitions.
 */
const BESIDE = { nearDeg: 0.016, leastDeg: 0.03 };

/** Indexes vertices of river banks, so that one sees whether there is one near a position. */
function indexCorners(banks: readonly Position[][]): (lon: number, lat: number) => boolean {
  const corners = banks.flat();
  if (corners.length === 0) return () => false;
  const index = new Flatbush(corners.length);
  for (const [lon, lat] of corners) index.add(lon!, lat!);
  index.finish();
  const { nearDeg } = BESIDE;
  return (lon, lat) => index.search(lon - nearDeg, lat - nearDeg, lon + nearDeg, lat + nearDeg).length > 0;
}

/** Parts of a river line that do not run along the banks of an area of the same river, which would show it twice. */
function apartFrom(
  line: readonly Position[],
  isNearBank: (lon: number, lat: number) => boolean,
): Position[][] {
  const isBeside = line.map(([lon, lat]) => isNearBank(lon!, lat!));
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
