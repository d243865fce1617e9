import type { TownSite } from '../../domain/answers/gaps.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { isFacility } from './central-towns.ts';
import { separationM } from './point-index.ts';

/** A central town is at least this far from the head of its county's axis, as in the siting method, metres. */
const SEAT_M = 3000;
const NOT_A_TOWN = /(街道|乡)$/;

/** Seats by county: those of the model, else the first vertices of its axes. */
export function collectSeats(model: SpatialModel): ReadonlyMap<string, readonly LonLat[]> {
  if (model.seats) return model.seats;
  const seats = new Map<string, LonLat[]>();
  for (const { county, lines } of model.axes) {
    const head = lines[0]?.[0];
    if (head) seats.set(county, [...(seats.get(county) ?? []), head]);
  }
  return seats;
}

/**
 * Towns of a region that could become central towns by the rule of docs/data.md: no central town yet, a town 镇 (no subdistrict or
 * township), at least 3 km from the county seat. Where a region has none, any town that is no central town. Where own points stand for the
 * central towns, these towns are candidates too.
 */
export function townCandidates(model: SpatialModel, holds: (site: Site) => boolean): Site[] {
  const seats = collectSeats(model);
  const towns = model.sites.filter((site) => site.kind === 'town' && !isFacility(model, site) && holds(site));
  const fit = towns.filter(
    ({ name, county, lonLat }) =>
      !NOT_A_TOWN.test(name) &&
      (seats.get(county) ?? []).every((seat) => separationM(seat, lonLat) >= SEAT_M),
  );
  return fit.length > 0 ? fit : towns;
}

export const toTownSite = ({ code, name, county, lonLat, island }: Site): TownSite => ({
  code,
  name,
  county,
  lonLat,
  island,
});
