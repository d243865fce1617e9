import type { LonLat } from '../../../src/domain/records.ts';
import type { CountyLocator } from '../../../src/spatial/operations/county-at.ts';
import { distanceM } from '../../../src/spatial/operations/distance-m.ts';

/** Answers how far a point strays from one county into other land. */
export interface Ground {
  /** Metres from the county where the point is on other land; 0 inside the county and at sea. */
  strayM(lonLat: LonLat): number;
  /** Whether the point is on the county's own land. */
  contains(lonLat: LonLat): boolean;
}

/** The ground of one county. The locator knows its land and all other land; what it does not know is sea. */
export function groundOf(locator: CountyLocator, county: string): Ground {
  return {
    contains: (lonLat) => locator.countyAt(lonLat) === county,
    strayM: (lonLat) => {
      const at = locator.countyAt(lonLat);
      return at === undefined || at === county ? 0 : locator.distanceToCountyM(lonLat, county);
    },
  };
}

/** The farthest that the straight line strays, sampled every `stepM` metres. */
export function segmentStrayM(ground: Ground, a: LonLat, b: LonLat, stepM = 250): number {
  const steps = Math.max(1, Math.ceil(distanceM(a, b) / stepM));
  let most = 0;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    most = Math.max(most, ground.strayM([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]));
  }
  return most;
}
