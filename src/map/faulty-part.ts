import { errorDetail } from '../domain/error-detail.ts';
import type { MapPart } from '../state/atlas-state.ts';
import { GROUND_TILES, RELIEF } from '../../styles/sources.ts';
import type { SourceId, TileSourceId } from '../../styles/sources.ts';

/** Prefix that identifies the error of a tile that could not be cut, since only the message survives MapLibre's worker. */
const NOT_CUT = 'tile not cut: ';

/** The error of a tile that could not be cut, by the analysis or by the worker of large layers, which report the reason themselves. */
export const tileFault = (error: unknown): Error =>
  new Error(`${NOT_CUT}${errorDetail(error)}`, { cause: error });

const PART_OF: Record<SourceId | TileSourceId | typeof GROUND_TILES | typeof RELIEF, MapPart> = {
  network: 'network',
  ground: 'ground',
  [GROUND_TILES]: 'terrain',
  [RELIEF]: 'terrain',
  divisions: 'names',
  counties: 'names',
  labels: 'names',
  nearLabels: 'names',
  outlines: 'names',
  mark: 'answers',
  answers: 'answers',
  corridor: 'answers',
  catchments: 'answers',
  places: 'answers',
  travel: 'answers',
};

/** The part, and the beginning of the ids of its sources (styles/basemap/look.ts). */
const BASEMAP = 'basemap';

/**
 * The part of the map that an error of MapLibre concerns; `map` if it names no source. `null` for errors that are not shown: aborted
 * requests, and tiles of the analysis, whose failures the analysis reports.
 */
export function faultyPart({ error, sourceId }: MapErrorLike): MapPart | null {
  if (error.name === 'AbortError' || error.message.startsWith(NOT_CUT)) return null;
  if (sourceId?.startsWith(BASEMAP)) return BASEMAP;
  return sourceId !== undefined && Object.hasOwn(PART_OF, sourceId) ? PART_OF[sourceId as SourceId] : 'map';
}

/** The used parts of MapLibre's error event; `sourceId` is missing in its types. */
interface MapErrorLike {
  error: { name?: string; message: string };
  sourceId?: string;
}
