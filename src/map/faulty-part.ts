import type { MapPart } from '../state/atlas-state.ts';
import { GROUND_TILES, RELIEF } from '../../styles/sources.ts';
import type { SourceId, TileSourceId } from '../../styles/sources.ts';
import { isToldOfTile } from './tile-protocol.ts';

const PART_OF: Record<SourceId | TileSourceId | typeof GROUND_TILES | typeof RELIEF, MapPart> = {
  network: 'network',
  ground: 'ground',
  [GROUND_TILES]: 'terrain',
  [RELIEF]: 'terrain',
  divisions: 'names',
  counties: 'names',
  labels: 'names',
  mark: 'finds',
  finds: 'finds',
  corridor: 'finds',
  catchments: 'finds',
  places: 'finds',
  travel: 'finds',
};

/**
 * The part of the map that an error of MapLibre concerns; `map` where it names no source. `null` for what is no fault to the
 * reader: a request that was given up, and a tile of ours, whose failure the analysis tells.
 */
export function faultyPart({ error, sourceId }: MapErrorLike): MapPart | null {
  if (error.name === 'AbortError' || isToldOfTile(error)) return null;
  return sourceId !== undefined && Object.hasOwn(PART_OF, sourceId) ? PART_OF[sourceId as SourceId] : 'map';
}

/** What is read of MapLibre's error event; its types do not tell that a source adds its id. */
interface MapErrorLike {
  error: { name?: string; message: string };
  sourceId?: string;
}
