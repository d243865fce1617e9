import type { Site, SpatialModel } from '../model.ts';
import { pointIndex } from './point-index.ts';

export interface NearestCentral {
  town: Site;
  distanceM: number;
}

/**
 * Finds the nearest central town of any place, over all county lines; a central town is its own.
 * @throws RangeError where the network has no central town.
 */
export function nearestCentral({ sites }: SpatialModel): (site: Site) => NearestCentral {
  const central = sites.filter(({ kind, programme }) => kind === 'town' && programme);
  const index = pointIndex(central.map(({ lonLat }) => lonLat));
  if (central.length === 0) throw new RangeError('the network has no central town');
  return ({ lonLat }) => {
    const { index: i = 0, distanceM = NaN } = index.nearest(lonLat) ?? {};
    return { town: central[i] as Site, distanceM };
  };
}
