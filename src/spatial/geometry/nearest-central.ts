import type { Site, SpatialModel } from '../model.ts';
import { centralTowns } from './central-towns.ts';
import { pointIndex } from './point-index.ts';

export interface NearestCentral {
  town: Site;
  distanceM: number;
}

/**
 * Finds the nearest central town of any place, over all county lines; a central town is its own.
 * @throws RangeError where the network has no central town, or one lies outside China.
 */
export function nearestCentral(model: SpatialModel): (site: Site) => NearestCentral {
  const { towns } = centralTowns(model);
  const index = pointIndex(towns.map(({ lonLat }) => lonLat));
  return ({ lonLat }) => {
    const { index: i = 0, distanceM = NaN } = index.nearest(lonLat) ?? {};
    return { town: towns[i] as Site, distanceM };
  };
}
