import type { MapPart } from '../state/atlas-state.ts';
import { GROUND_TILES, RELIEF } from '../../styles/sources.ts';
import type { SourceId, TileSourceId } from '../../styles/sources.ts';
import { isTileFault } from './tile-protocol.ts';

const PART_OF: Record<SourceId | TileSourceId | typeof GROUND_TILES | typeof RELIEF, MapPart> = {
  network: 'network',
  ground: 'ground',
  [GROUND_TILES]: 'terrain',
  [RELIEF]: 'terrain',
  divisions: 'names',
  counties: 'names',
  labels: 'names',
  mark: 'answers',
  answers: 'answers',
  corridor: 'answers',
  catchments: 'answers',
  places: 'answers',
  travel: 'answers',
};

/**
 * The part of the map that an error of MapLibre concerns; `map` if it names no source. `null` for errors that are not shown: aborted
 * requests, and tiles of the analysis, whose failures the analysis reports.
 */
export function faultyPart({ error, sourceId }: MapErrorLike): MapPart | null {
  if (error.name === 'AbortError' || isTileFault(error)) return null;
  return sourceId !== undefined && Object.hasOwn(PART_OF, sourceId) ? PART_OF[sourceId as SourceId] : 'map';
}

/** The used parts of MapLibre's error event; `sourceId` is missing in its types. */
interface MapErrorLike {
  error: { name?: string; message: string };
  sourceId?: string;
}
