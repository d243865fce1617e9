import { buildAliases } from '../aliases.ts';
import { NO_ALIASES } from '../../domain/network.ts';
import type { Network, ProvinceShape } from '../../domain/network.ts';
import { FileError } from './failure.ts';
import type { FileFailure } from './failure.ts';
import type { Addresses, BaseFiles, FileName } from './files.ts';
import { readFile } from './read.ts';
import type { Read } from './read.ts';

/** Order of loading: what the map draws first, the rest of the geometry, then what panels show. */
const STAGES = [
  ['axes.geojson', 'towns.geojson', 'villages.geojson', 'province.geojson', 'neighbours.geojson'],
  ['counties.geojson', 'prefectures.geojson', 'aliases.json'],
  ['clusters.json', 'programme.json', 'sources.json', 'catalogue.json'],
] as const satisfies FileName[][];
type NetworkFile = (typeof STAGES)[number][number];
type Parts = Partial<{ [File in NetworkFile]: BaseFiles[File] }>;
const FILES = STAGES.flat();

export interface LoadOptions {
  onProgress?: (done: number, total: number, file: FileName) => void;
  /** Loads in stages; otherwise all files are requested at once. */
  stages?: {
    /** Called when land, axes, towns and villages are loaded and everything else is still empty. The rest is read after its promise has settled. */
    first: (network: Network) => Promise<void>;
    /** Called when all geometry is loaded and everything else is still empty. */
    geometry: (network: Network) => void;
  };
  /**
   * Called for each file that cannot be used, as soon as that is known: its part stays empty and the rest is loaded. If absent, the first such file
   * ends the loading.
   */
  onFailure?: (failure: FileFailure) => void;
}

/**
 * Loads the network, from the page's site or from disk.
 * @throws FileError for a file that cannot be used if `onFailure` is absent
 */
export async function loadNetwork(
  addresses: Addresses,
  read: Read,
  options: LoadOptions = {},
): Promise<Network> {
  const parts: Parts = {};
  let done = 0;
  const attempt = async <File extends NetworkFile>(file: File, priority?: 'low'): Promise<void> => {
    try {
      (parts as Record<File, BaseFiles[File]>)[file] = await readFile(file, addresses, read, priority);
    } catch (error) {
      if (!(error instanceof FileError) || !options.onFailure) throw error;
      options.onFailure(error.failure);
    } finally {
      options.onProgress?.(++done, FILES.length, file);
    }
  };
  const load = (files: readonly NetworkFile[], priority?: 'low') =>
    Promise.all(files.map((file) => attempt(file, priority)));
  const [first, geometry, rest] = STAGES;
  if (options.stages) {
    await load(first);
    await options.stages.first(buildNetwork(parts));
    await load(geometry);
    options.stages.geometry(buildNetwork(parts));
    await load(rest, 'low');
  } else await load(FILES);
  return buildNetwork(parts);
}

/** The network of the files that are loaded. */
export function buildNetwork(parts: Parts): Network {
  return {
    axes: keyed(parts['axes.geojson'], ({ id }) => id),
    towns: keyed(parts['towns.geojson'], ({ code }) => code),
    villages: keyed(parts['villages.geojson'], ({ code }) => code),
    counties: keyed(parts['counties.geojson'], ({ code }) => code),
    prefectures: keyed(parts['prefectures.geojson'], ({ code }) => code),
    province: parts['province.geojson']?.[0] ?? NO_PROVINCE,
    neighbours: parts['neighbours.geojson'] ?? [],
    clusters: keyed(parts['clusters.json'], ({ id }) => id),
    figures: parts['programme.json'] ?? [],
    stories: [],
    sources: keyed(parts['sources.json'], ({ id }) => id),
    aliases: parts['aliases.json']
      ? buildAliases(
          parts['aliases.json'],
          (parts['counties.geojson'] ?? []).map(({ code }) => code),
        )
      : NO_ALIASES,
    dataDate: parts['catalogue.json']?.dataDate ?? '',
  };
}

/** Records by their keys; the same map object for the same records, so that comparisons by identity find no difference. */
function keyed<T>(records: readonly T[] = [], key: (record: T) => string): ReadonlyMap<string, T> {
  const known = maps.get(records) as ReadonlyMap<string, T> | undefined;
  if (known) return known;
  const made = new Map(records.map((record) => [key(record), record]));
  maps.set(records, made);
  return made;
}
const maps = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

/** Replaces a missing province.geojson: nothing is drawn and the area is 0. */
const NO_PROVINCE: ProvinceShape = {
  code: '330000',
  name: '浙江省',
  pinyin: 'zhè jiāng shěng',
  areaKm2: Number.NaN,
  geometry: { type: 'MultiPolygon', coordinates: [] },
};
