import type { MultiPolygon, Polygon } from 'geojson';
import type { County, LonLat, Status } from '../../../src/domain/records.ts';
import type { ChosenVillage } from './villages.ts';

export type CountyGround = County & { geometry: Polygon | MultiPolygon };

export interface PlacedVillage extends ChosenVillage {
  lonLat: LonLat;
  positionSource: string;
}

/** An axis with its places, before it is laid. */
export interface ChosenAxis {
  id: string;
  county: CountyGround;
  status: Status;
  /** Its central towns, in code order. */
  towns: readonly { code: string; status: Status }[];
  villages: readonly PlacedVillage[];
}
