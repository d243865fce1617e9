import { DEFAULT_SPEEDS } from '../../src/domain/travel-speeds.ts';
import type { LonLat } from '../../src/domain/records.ts';
import { travelSurface } from '../../src/spatial/geometry/travel/surface.ts';
import { realGround } from '../../src/spatial/geometry/travel/testing/real-ground.ts';
import { moveSource, travelTimes } from '../../src/spatial/geometry/travel/times.ts';
import { atMost, median, type Result } from '../result.ts';
import type { Ground } from './ground.ts';
import { timesMs } from './measure.ts';

const SURFACE_MS = 1500;
const MOVE_MS = 400;
/** Distance by which a town is moved west, degrees: about 9 km. */
const MOVE_DEG = 0.09;
/** Towns that are moved, spread over the list. */
const MOVED = 7;

/** Travel times over the province from all central towns, and with one of them moved: the work that the worker does. */
export function travel({ model }: Ground): Result[] {
  const towns = model.sites.flatMap(({ kind, programme, lonLat }) =>
    kind === 'town' && programme ? [lonLat] : [],
  );
  const surface = travelSurface(realGround(), DEFAULT_SPEEDS);
  const all = timesMs(() => travelTimes(surface, towns));
  const field = travelTimes(surface, towns);
  let turn = 0;
  const moves = timesMs(() => {
    const index = (turn++ * 20) % towns.length;
    const [lon, lat] = towns[index] as LonLat;
    // To the west and inland, where no town falls into the sea.
    moveSource(field, index, [lon - MOVE_DEG, lat + MOVE_DEG / 10]);
  }, MOVED);
  return [
    atMost(`times over the province from ${towns.length} towns`, median(all), SURFACE_MS),
    atMost('the same with one town moved', median(moves), MOVE_MS),
  ];
}
