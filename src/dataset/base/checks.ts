import type { Point } from 'geojson';
import * as v from 'valibot';
import type { GenericSchema } from 'valibot';
import type { LonLat } from '../../domain/records.ts';
import type { RegisterFile } from '../../domain/register.ts';
import type { Area, Line } from './coordinates.ts';
import type { BaseFiles, FileName } from './files.ts';
import { parseFeatures, parseValue } from './parse.ts';
import { placeTravelSchema } from './place-travel-schema.ts';
import type { Schema } from './schema-parts.ts';
import * as schemas from './schemas.ts';

type Check<T> = (value: unknown) => T;

const points =
  <T>(file: FileName, schema: GenericSchema<unknown, T>): Check<(T & { lonLat: LonLat })[]> =>
  (value) =>
    parseFeatures<T, Point>(file, schema, ['Point'], value).map(({ properties, geometry }) => ({
      ...properties,
      lonLat: geometry.coordinates as LonLat,
    }));
const lines =
  <T>(file: FileName, schema: GenericSchema<unknown, T>): Check<(T & { geometry: Line })[]> =>
  (value) =>
    parseFeatures<T, Line>(file, schema, ['LineString', 'MultiLineString'], value).map(shape);
const areas =
  <T>(file: FileName, schema: GenericSchema<unknown, T>): Check<(T & { geometry: Area })[]> =>
  (value) =>
    parseFeatures<T, Area>(file, schema, ['Polygon', 'MultiPolygon'], value).map(shape);
const shape = <T, G>({ properties, geometry }: { properties: T; geometry: G }): T & { geometry: G } => ({
  ...properties,
  geometry,
});
const json =
  <T>(file: FileName, schema: GenericSchema<unknown, T>): Check<T> =>
  (value) =>
    parseValue(file, schema, value);

const registerSchema: Schema<RegisterFile> = v.looseObject({
  year: v.pipe(v.number(), v.integer()),
  towns: v.array(v.pipe(v.string(), v.regex(/^33\d{7}[^|\d]/))),
  former: v.array(v.tuple([v.string(), v.string(), v.string()])),
  characters: v.record(v.string(), v.string()),
  exceptions: v.record(v.string(), v.array(v.string())),
});

/** The check of each base file. Each throws a FileError that names the first value it refuses by its path. */
export const CHECKS: { readonly [File in FileName]: Check<BaseFiles[File]> } = {
  'aliases.json': json('aliases.json', schemas.aliasesSchema),
  'axes.geojson': lines('axes.geojson', schemas.axisSchema),
  'catalogue.json': json('catalogue.json', schemas.catalogueSchema),
  'clusters.json': json('clusters.json', schemas.clustersSchema),
  'counties.geojson': areas('counties.geojson', schemas.countySchema),
  'gazetteer.json': json('gazetteer.json', schemas.gazetteerSchema),
  'lakes.json': json('lakes.json', schemas.shoresSchema),
  'neighbours.geojson': areas('neighbours.geojson', schemas.neighbourSchema),
  'places.json': json('places.json', schemas.placesSchema),
  'prefectures.geojson': areas('prefectures.geojson', schemas.prefectureSchema),
  'programme.json': json('programme.json', schemas.programmeSchema),
  'province.geojson': areas('province.geojson', schemas.provinceSchema),
  'register.json': json('register.json', registerSchema),
  'shores.json': json('shores.json', schemas.shoresSchema),
  'sources.json': json('sources.json', schemas.sourcesSchema),
  'stories.json': json('stories.json', schemas.storiesSchema),
  'titles.json': json('titles.json', schemas.titlesSchema),
  'towns.geojson': points('towns.geojson', schemas.townSchema),
  'travel/places.json': json('travel/places.json', placeTravelSchema),
  'villages.geojson': points('villages.geojson', schemas.villageSchema),
};
