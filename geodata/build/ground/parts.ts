import type { Position } from 'geojson';
import type { Band } from './bands.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import type { LandPart } from './land.ts';
import type { PlaceName, Railway, Summit } from './places.ts';
import type { River } from './rivers.ts';
import type { Road } from './roads.ts';
import type { WaterPart } from './water.ts';

interface NamedPoint {
  name: string;
  nameEn: string;
  at: Position;
}

/** Everything of the ground inside the frame, ready to be written to files and cut into tiles. */
export interface GroundParts {
  land: (LandPart & { nameEn?: string })[];
  water: (WaterPart & { nameEn?: string })[];
  bands: Band[];
  rivers: River[];
  roads: Road[];
  railways: Railway[];
  stations: NamedPoint[];
  builtUp: Rings[];
  summits: Summit[];
  airports: NamedPoint[];
  names: PlaceName[];
}
