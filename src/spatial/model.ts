import type { MultiPolygon, Polygon } from 'geojson';
import type { CountyCode, PrefectureCode, TownCode } from '../domain/codes.ts';
import type { ShoresFile } from '../domain/over-water.ts';
import type { Batch, LonLat, Status, Track } from '../domain/records.ts';

/** An axis as the engine sees it. */
export interface ModelAxis {
  id: string;
  name: string;
  county: CountyCode;
  prefecture: PrefectureCode;
  status: Status;
  batch?: Batch;
  /** The main line from the county seat first, then branches; at least two vertices each. */
  lines: readonly (readonly LonLat[])[];
  /** Chainage of the first vertex of each line, km from the county seat: 0 for the main line. */
  startKm: readonly number[];
  /** Status of each line; that of the axis where it is left out. */
  lineStatus: readonly Status[];
}

/** A place with a position: every located town, every located village, every record of the programme. */
export interface Site {
  code: string;
  name: string;
  kind: 'village' | 'town';
  lonLat: LonLat;
  county: CountyCode;
  prefecture: PrefectureCode;
  /** Its town; its own code where it is one. */
  town: TownCode;
  /** Present for central towns and key villages. */
  programme?: { status: Status; axis: string; batch?: Batch; track?: Track };
  /** Radius around `lonLat` that holds the place: 0 where the point is the place itself. Metres. */
  errorRadiusM: number;
  /** Where the point is not the place itself: whether its town's point is known, or only its county. */
  known?: { level: 'town'; lonLat: LonLat } | { level: 'county' };
  /** Village committees of a town; 0 for a village. */
  committees: number;
  /** False for urban communities. */
  rural: boolean;
  /** Lies in an island county: straight lines cross the sea. */
  island: boolean;
}

export interface Region {
  level: 'county' | 'prefecture' | 'province';
  code: string;
  name: string;
  /** Ellipsoidal area of the geometry, km². */
  areaKm2: number;
  geometry: Polygon | MultiPolygon;
  /** Of a county. */
  prefecture?: PrefectureCode;
  /** Its seat, of a county. */
  seat?: LonLat;
  terrain?: 'mountain' | 'island';
}

/** Data for the possible positions of a place that is known only to its town or county. */
export interface Survey {
  /** Surveyed rural villages: their county, and metres from the point of their town. */
  offsets: readonly { county: CountyCode; distanceM: number }[];
  /** Points of all towns. */
  towns: readonly LonLat[];
  /** Shores and lakes: no village lies in water. Left out where the files were not given. */
  shores?: ShoresFile;
  lakes?: ShoresFile;
}

/** The engine's data of one network. Plain data that are never changed. */
export interface SpatialModel {
  axes: readonly ModelAxis[];
  sites: readonly Site[];
  /** Own points that stand for the central towns, wherever something is measured to the nearest of these. */
  facilities?: readonly Site[];
  /** The villages among the sites are own points, each of weight 1; towns are then no places that are counted, but may still become central. */
  ownPlaces?: true;
  counties: readonly Region[];
  prefectures: readonly Region[];
  province: Region;
  dataDate: string;
  /** Absent where no place needs it. */
  survey?: Survey;
  /** County seats by county code, of a part of a network; otherwise they are the heads of its axes. */
  seats?: ReadonlyMap<CountyCode, readonly LonLat[]>;
}
