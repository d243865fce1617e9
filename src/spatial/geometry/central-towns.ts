import Flatbush from 'flatbush';
import type { Status } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import type { Site, SpatialModel } from '../model.ts';
import { checkLonLat } from '../check.ts';
import { padded, separationM } from './point-index.ts';

/** Most towns that are asked for at once. */
export const MAX_TOWNS = 100;

/** A factor greater than the relative error of `separationM`. */
const SLACK = 1.0001;

/** A central town, or an own point that stands for one: that has no `programme`. */
export type CentralTown = Site;

export interface CentralTowns {
  towns: readonly CentralTown[];
  /** Indexes of all towns that may be among the `k` nearest of any position in the box, and some more. */
  around(box: Bbox, k: number): number[];
}

/** The central towns of a network, or the own points that stand for them. */
export const listFacilities = ({ facilities, sites }: SpatialModel): readonly CentralTown[] =>
  facilities ?? sites.filter(({ kind, programme }) => kind === 'town' && programme);

/** Whether a site is among `listFacilities`: it is its own nearest one then, wherever it lies. */
export const isFacility = ({ facilities }: SpatialModel, { kind, programme }: Site): boolean =>
  facilities === undefined && kind === 'town' && programme !== undefined;

/** By the list that they are taken from: own points, or else sites. */
const made = new WeakMap<object, CentralTowns>();

/**
 * The central towns of a network and their index, made once for a list of these or of sites.
 * @throws RangeError where there is none, or one lies outside China.
 */
export function centralTowns(model: SpatialModel): CentralTowns {
  const list = model.facilities ?? model.sites;
  const known = made.get(list);
  if (known) return known;
  const towns = listFacilities(model);
  if (towns.length === 0) throw new RangeError('the network has no central town');
  const index = new Flatbush(towns.length);
  for (const { code, lonLat } of towns) {
    checkLonLat(lonLat, code);
    index.add(...lonLat);
  }
  index.finish();
  const found: CentralTowns = {
    towns,
    around(box, k) {
      const [west, south, east, north] = box;
      const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
      // The neighbours in degrees need not be the nearest, but k of them bound where the nearest can be.
      const boundM = index
        .neighbors(...middle, k)
        .reduce((m, i) => Math.max(m, separationM(middle, (towns[i] as CentralTown).lonLat)), 0);
      const halfM = Math.max(separationM(middle, [west, south]), separationM(middle, [west, north]));
      return index.search(...padded(box, (boundM + halfM) * SLACK));
    },
  };
  made.set(list, found);
  return found;
}

/** Statuses of the central towns of a model; own points in their place are the user’s. */
export const centralTownStatuses = (model: SpatialModel): Status[] =>
  listFacilities(model).map(({ programme }) => programme?.status ?? 'user');
