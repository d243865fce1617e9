import type { MultiPolygon } from 'geojson';
import type { CountyCode, PrefectureCode } from '../codes.ts';
import type { Basis } from './basis.ts';
import type { Count, DoubtfulDistance } from './doubt.ts';

/**
 * A village and its nearest central town. If the position of the village is not known, this is the town nearest to most of its possible positions.
 */
export interface FarVillage {
  code: string;
  name: string;
  /** Code of that central town. */
  town: string;
  /**
   * Geodesic distance to that town, metres. If the position is not known: the mean, over its possible positions, of the distance to the nearest town.
   */
  distanceM: number;
  /** Whether the position of the village is known; false if only its town or county is known. */
  certain: boolean;
  /** Figures over the possible positions; present if `certain` is false. */
  doubtful?: DoubtfulDistance;
  /** Whether the village or the town lies in an island county: the straight line may cross the sea. */
  island: boolean;
}

/** The land that is nearer to one central town than to any other. */
export interface Catchment {
  /** Code of the central town. */
  town: string;
  name: string;
  areaKm2: number;
  /** Number of all located villages in the catchment, key villages included. */
  villages: Count;
  keyVillages: Count;
  /** Outline, clipped to the land of the province; without coordinates if the catchment has no land. */
  geometry: MultiPolygon;
}

export interface Catchments extends Basis {
  /** In the order of the towns in the network. */
  areas: Catchment[];
  /** Codes of central towns left out because another central town has exactly the same position. */
  coincident: string[];
  /** Every located village with the central town that is nearest to it, in the order of the network. */
  villages: (FarVillage & { county: CountyCode; prefecture: PrefectureCode })[];
}
