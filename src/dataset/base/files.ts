import type {
  AxisShape,
  CountyShape,
  Gazetteer,
  NeighbourShape,
  PrefectureShape,
  ProvinceShape,
  TownPoint,
  VillagePoint,
} from '../../domain/network.ts';
import type { ShoresFile } from '../../domain/over-water.ts';
import type { PlaceTravel } from '../../domain/place-travel.ts';
import type { Cluster, ProgrammeFigure, Source, Story } from '../../domain/records.ts';
import type { PlaceRecord, TitlesFile } from '../../domain/place-records.ts';
import type { AliasesFile } from '../aliases.ts';
import type { RegisterFile } from '../../domain/register.ts';

/**
 * The base files, each with the type of its content after the check. The compiler checks that addresses (`addresses.ts`) and checks (`checks.ts`)
 * name each of them.
 */
export interface BaseFiles {
  'aliases.json': AliasesFile;
  'axes.geojson': AxisShape[];
  'catalogue.json': { dataDate: string };
  'clusters.json': Cluster[];
  'counties.geojson': CountyShape[];
  'gazetteer.json': Gazetteer;
  'lakes.json': ShoresFile;
  'neighbours.geojson': NeighbourShape[];
  'places.json': PlaceRecord[];
  'prefectures.geojson': PrefectureShape[];
  'programme.json': ProgrammeFigure[];
  'province.geojson': ProvinceShape[];
  'register.json': RegisterFile;
  'shores.json': ShoresFile;
  'sources.json': Source[];
  'stories.json': Story[];
  'titles.json': TitlesFile;
  'towns.geojson': TownPoint[];
  'travel/places.json': PlaceTravel[];
  'villages.geojson': VillagePoint[];
}
export type FileName = keyof BaseFiles;

/** Location of each base file: an address that is valid for page and workers, or a path. */
export type Addresses = Readonly<Record<FileName, string>>;
