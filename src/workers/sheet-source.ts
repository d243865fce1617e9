import { basemapFor } from '../basemap/load.ts';
import type { TileSource } from '../basemap/tile-source.ts';
import type { GivenSheetLayer } from '../domain/sheet-layer.ts';
import type { SourceFor } from '../print/book/book.ts';
import type { SheetInput } from '../print/page/sheet-types.ts';
import type { createCorridors } from './sheet-corridor.ts';
import type { PrepareLayers } from './sheet-layers.ts';

/** What all sheets of one order are read from. */
export interface OrderInputs {
  base: Pick<SheetInput, 'network' | 'fonts' | 'ground'>;
  given: readonly GivenSheetLayer[];
  prepareLayers: PrepareLayers;
  /** Needed if a sheet draws a corridor or counts with own points. */
  corridorOf?: ReturnType<typeof createCorridors> | undefined;
  /** Needed if a sheet names a basemap. */
  tiles?: TileSource | undefined;
}

/** Gives what each sheet of an order is read from, for both roots that print. Features of large layers and of the basemap are read for its frame. */
export const createSheetSources =
  ({ base, given, prepareLayers, corridorOf, tiles }: OrderInputs): SourceFor =>
  async (spec) => {
    const { ownSources, lackingColumns, sites, layersIn } = await prepareLayers(given, spec);
    const basemap = spec.basemap ? tiles : undefined;
    return {
      base: { ...base, ownSources, ...(basemap ? { basemap: { attribution: basemap.attribution } } : {}) },
      read: async (frame) => ({
        ...layersIn(frame),
        lackingColumns,
        ...corridorOf?.(spec, sites),
        ...(basemap ? { basemap: await basemapFor(frame, basemap) } : {}),
      }),
    };
  };
