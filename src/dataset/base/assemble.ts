import type { Point } from 'geojson';
import type { GenericSchema } from 'valibot';
import { aliasesOf } from '../aliases.ts';
import { NO_ALIASES } from '../../domain/network.ts';
import type { Network, ProvinceShape } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { FileError } from './failure.ts';
import type { FileFailure } from './failure.ts';
import type { FileName } from './files.ts';
import { parseFeatures, parseValue } from './parse.ts';
import * as schemas from './schemas.ts';
import type { Area, GeometryType, Line } from './coordinates.ts';

/**
 * Body of a file of geodata/ as JSON.
 * @throws FileError when it does not arrive or is not JSON.
 */
export type ReadJson = (file: FileName, priority?: 'low') => unknown;

/** Geometry the map starts with, then what the panel adds to it. */
const STAGE_FILES = 12;

export interface LoadOptions {
  onProgress?: (done: number, total: number, file: FileName) => void;
  /**
   * Called when land, axes, towns and villages are there, with everything else still empty. The rest is read once the
   * promise that it may give has settled.
   */
  onFirst?: (network: Network) => void | Promise<void>;
  /** Called when all geometry is there, with everything else still empty. */
  onGeometry?: (network: Network) => void;
  /** Called for each file that cannot be used, as soon as that is known. */
  onFailure?: (failure: FileFailure) => void;
}

/**
 * Loads the network from wherever its files are. A file that cannot be used is reported and leaves its part empty; the rest still loads.
 * What the map draws first comes first, then the rest of the geometry, then sources and figures.
 */
export async function assembleNetwork(readJson: ReadJson, options: LoadOptions = {}): Promise<Network> {
  let done = 0;
  const attempt = async <T>(
    file: FileName,
    read: (value: unknown) => T,
    fallback: T,
    priority?: 'low',
  ): Promise<T> => {
    try {
      return read(await readJson(file, priority));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      options.onFailure?.(error.failure);
      return fallback;
    } finally {
      options.onProgress?.(++done, STAGE_FILES, file);
    }
  };
  const features = <T, G extends { type: GeometryType }, R>(
    file: FileName,
    schema: GenericSchema<unknown, T>,
    types: readonly G['type'][],
    make: (properties: T, geometry: G) => R,
  ): Promise<R[]> =>
    attempt(
      file,
      (value) => parseFeatures<T, G>(file, schema, types, value).map((f) => make(f.properties, f.geometry)),
      [],
    );
  const areas = <T>(file: FileName, schema: GenericSchema<unknown, T>): Promise<(T & { geometry: Area })[]> =>
    features<T, Area, T & { geometry: Area }>(file, schema, ['Polygon', 'MultiPolygon'], (p, geometry) => ({
      ...p,
      geometry,
    }));
  const points = <T>(
    file: FileName,
    schema: GenericSchema<unknown, T>,
  ): Promise<(T & { lonLat: LonLat })[]> =>
    features<T, Point, T & { lonLat: LonLat }>(file, schema, ['Point'], (p, g) => ({
      ...p,
      lonLat: g.coordinates as LonLat,
    }));

  const [axes, towns, villages, province, neighbours] = await Promise.all([
    features('axes.geojson', schemas.axisSchema, ['LineString', 'MultiLineString'], (p, geometry: Line) => ({
      ...p,
      geometry,
    })),
    points('towns.geojson', schemas.townSchema),
    points('villages.geojson', schemas.villageSchema),
    areas('province.geojson', schemas.provinceSchema),
    areas('neighbours.geojson', schemas.neighbourSchema),
  ]);
  const first: Network = {
    axes: keyed(axes, (r) => r.id),
    towns: keyed(towns, (r) => r.code),
    villages: keyed(villages, (r) => r.code),
    counties: new Map(),
    prefectures: new Map(),
    province: province[0] ?? NO_PROVINCE,
    neighbours,
    clusters: new Map(),
    figures: [],
    stories: [],
    sources: new Map(),
    aliases: NO_ALIASES,
    dataDate: '',
  };
  await options.onFirst?.(first);

  const [counties, prefectures, aliases] = await Promise.all([
    areas('counties.geojson', schemas.countySchema),
    areas('prefectures.geojson', schemas.prefectureSchema),
    attempt(
      'aliases.json',
      (value) => aliasesOf(parseValue('aliases.json', schemas.aliasesSchema, value)),
      NO_ALIASES,
    ),
  ]);
  const geometry: Network = {
    ...first,
    counties: keyed(counties, (r) => r.code),
    prefectures: keyed(prefectures, (r) => r.code),
    aliases,
  };
  options.onGeometry?.(geometry);

  const read = <T>(file: FileName, schema: GenericSchema<unknown, T>, fallback: T): Promise<T> =>
    attempt(file, (value) => parseValue(file, schema, value), fallback, 'low');
  const [clusters, figures, sources, catalogue] = await Promise.all([
    read('clusters.json', schemas.clustersSchema, []),
    read('programme.json', schemas.programmeSchema, []),
    read('sources.json', schemas.sourcesSchema, []),
    read('catalogue.json', schemas.catalogueSchema, { dataDate: '' }),
  ]);
  return {
    ...geometry,
    clusters: keyed(clusters, (r) => r.id),
    figures,
    sources: keyed(sources, (r) => r.id),
    dataDate: catalogue.dataDate,
  };
}

const keyed = <T>(records: readonly T[], key: (record: T) => string): Map<string, T> =>
  new Map(records.map((record) => [key(record), record]));

/** Stands in when province.geojson is missing: nothing is drawn and no area is claimed. */
const NO_PROVINCE: ProvinceShape = {
  code: '330000',
  name: '浙江省',
  pinyin: 'zhè jiāng shěng',
  areaKm2: Number.NaN,
  geometry: { type: 'MultiPolygon', coordinates: [] },
};
