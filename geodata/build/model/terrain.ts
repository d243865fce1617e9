import type { LonLat } from '../../../src/domain/records.ts';
import type { CountyLocator } from '../../../src/spatial/geometry/county-at.ts';

/** Answers whether a point is on the land of one county. */
export interface Ground {
  contains(lonLat: LonLat): boolean;
}

/** The ground of one county. The locator knows its land and all other land; what it does not know is sea. */
export const countyGround = (locator: CountyLocator, county: string): Ground => ({
  contains: (lonLat) => locator.countyAt(lonLat) === county,
});
