import type { GenericSchema } from 'valibot';
import type { Gazetteer, Network } from '../../domain/network.ts';
import type { ShoresFile } from '../../domain/over-water.ts';
import type { PlaceTravel } from '../../domain/place-travel.ts';
import type { PlaceRecord, Story, TitlesFile } from '../../domain/records.ts';
import { assembleNetwork, type LoadOptions } from './assemble.ts';
import { FileError } from './failure.ts';
import type { FileFailure } from './failure.ts';
import { fetchJson } from './fetch-json.ts';
import type { FileName } from './files.ts';
import { parseValue } from './parse.ts';
import { placeTravelSchema } from './place-travel-schema.ts';
import * as schemas from './schemas.ts';

/** Loads the network from the page's own origin; `assembleNetwork` says how. */
export const loadNetwork = (options: LoadOptions = {}): Promise<Network> =>
  assembleNetwork(fetchJson, options);

/** What a file gave when asked for on its own. */
export type Lazy<T> = { ok: true; value: T } | { ok: false; failure: FileFailure };

export const loadStories = (): Promise<Lazy<Story[]>> => lazily('stories.json', schemas.storiesSchema);
export const loadPlaces = (): Promise<Lazy<PlaceRecord[]>> => lazily('places.json', schemas.placesSchema);
export const loadTitles = (): Promise<Lazy<TitlesFile>> => lazily('titles.json', schemas.titlesSchema);
export const loadGazetteer = (): Promise<Lazy<Gazetteer>> =>
  lazily('gazetteer.json', schemas.gazetteerSchema);
export const loadPlaceTravel = (): Promise<Lazy<PlaceTravel[]>> =>
  lazily('travel/places.json', placeTravelSchema);
export const loadShores = (): Promise<Lazy<ShoresFile>> => lazily('shores.json', schemas.shoresSchema);

async function lazily<T>(file: FileName, schema: GenericSchema<unknown, T>): Promise<Lazy<T>> {
  try {
    return { ok: true, value: parseValue(file, schema, await fetchJson(file, 'low')) };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, failure: error.failure };
    throw error;
  }
}
