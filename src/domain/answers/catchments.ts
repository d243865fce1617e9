import type { MultiPolygon } from 'geojson';
import type { CountyCode, PrefectureCode } from '../codes.ts';
import type { Basis } from './basis.ts';
import type { Count, DoubtfulDistance } from './doubt.ts';

/** A village and the central town that is nearest to it; where its position is not known, nearest to most of its possible ones. */
export interface FarVillage {
  code: string;
  name: string;
  /** Code of that town. */
  town: string;
  /** Geodesic distance to that town, metres; where its position is not known, the mean over its possible ones of the distance to the nearest. */
  distanceM: number;
  /** False where the village is known only to its town or county. */
  certain: boolean;
  /** Present where it is not certain. */
  doubtful?: DoubtfulDistance;
  /** Village or town lies in an island county: the straight line may cross the sea. */
  island: boolean;
}

/** The ground that is nearer to one central town than to any other. */
export interface Catchment {
  /** Code of the central town. */
  town: string;
  name: string;
  areaKm2: number;
  /** All located villages in it, key villages among them. */
  villages: Count;
  keyVillages: Count;
  /** Clipped to the land of the province; no coordinates where the catchment has no land. */
  geometry: MultiPolygon;
}

export interface Catchments extends Basis {
  /** In the order of the towns in the network. */
  areas: Catchment[];
  /** Codes of central towns left out because another central town stands on the same point. */
  coincident: string[];
  /** Every located village with the central town that is nearest to it, in the order of the network. */
  villages: (FarVillage & { county: CountyCode; prefecture: PrefectureCode })[];
}
