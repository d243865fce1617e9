import type { Site, SpatialModel } from '../model.ts';
import { regionFilter } from './region-filter.ts';

/** How many own points stand for central towns and for villages; absent where none do. */
export interface OwnSites {
  facilities?: { all: number; inRegion: number };
  /** Those outside the province are not counted anywhere, and not here. */
  places?: { inProvince: number; inRegion: number };
}

/** @throws RangeError for an unknown region */
export function ownSites(model: SpatialModel, region?: string): OwnSites {
  const { holds } = regionFilter(model, region);
  // The province as a region holds everything; what lies outside it has no county.
  const inRegion = (sites: readonly Site[]): number =>
    sites.filter((site) => site.county !== '' && holds(site)).length;
  const { facilities, sites, ownPlaces } = model;
  const places = ownPlaces ? sites.filter(({ kind }) => kind === 'village') : undefined;
  return {
    ...(facilities ? { facilities: { all: facilities.length, inRegion: inRegion(facilities) } } : {}),
    ...(places ? { places: { inProvince: places.length, inRegion: inRegion(places) } } : {}),
  };
}
