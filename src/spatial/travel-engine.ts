import { errorDetail } from '../domain/error-detail.ts';
import type { Feature } from 'geojson';
import type { EquityBy } from '../domain/answers/equity.ts';
import { MINUTES } from '../domain/travel.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';
import { applySpeedChanges } from '../domain/travel-speeds.ts';
import type { LonLat } from '../domain/records.ts';
import type { ModelAxis, SpatialModel } from './model.ts';
import { allocationLines } from './geometry/travel/allocation-lines.ts';
import { cellsWithin } from './geometry/travel/cells-within.ts';
import { centralTowns } from './geometry/central-towns.ts';
import { checkAxes } from './check.ts';
import { intersectAreas } from './geometry/overlay.ts';
import { regionFilter } from './questions/region-filter.ts';
import type { TravelGround } from './geometry/travel/ground.ts';
import { decodeTravelGround } from './geometry/travel/ground.ts';
import { isochrones } from './geometry/travel/isochrones.ts';
import { type TravelSurface, travelSurface } from './geometry/travel/surface.ts';
import { type TravelField, travelTimes } from './geometry/travel/times.ts';
import { travelAll } from './questions/travel-all.ts';
import { travelCatchments } from './questions/travel-catchments.ts';
import { fieldFor, travelCompare, withTownAt } from './questions/travel-compare.ts';
import { travelEquity } from './questions/travel-equity.ts';
import { pointsAlong, travelGaps } from './questions/travel-gaps.ts';
import { travelNearest } from './questions/travel-nearest.ts';
import {
  type CountyTimes,
  countyTimes,
  seatsIn,
  seatTimes,
  travelSeatAt,
  travelSeats,
  travelToSeats,
} from './questions/travel-seats.ts';
import { type SiteTimes, timesFrom } from './questions/travel-sites.ts';
import type { AxisSet, Speeds, TileLayer, To } from './protocol.ts';
import { Recent } from './recent.ts';

/** Number of fields that are kept, each some 20 MB: from the central towns, from the axes, and from the towns of the isochrones. */
const MAX_FIELDS = 3;
/** Number of surfaces that are kept; the earlier one for a user who goes back to it. */
const MAX_SURFACES = 2;

type InRegion = { region?: string };

/** Answers questions about travel time over a ground that it is given once; fields are computed when first needed and kept. */
export class TravelEngine {
  #packed: Uint8Array | null = null;
  #ground: TravelGround | null = null;
  #surfaces = new Recent<TravelSurface>(MAX_SURFACES);
  #fields = new Recent<TravelField>(MAX_FIELDS);
  /** Results by model, speeds and county, as far as they were asked for. */
  #seatTimes = new WeakMap<SpatialModel, Map<string, CountyTimes>>();

  /** Takes the compiled file, which is unpacked with the first question. */
  give(packed: Uint8Array): void {
    this.#packed = packed;
    this.#ground = null;
    this.#surfaces = new Recent(MAX_SURFACES);
    this.#fields = new Recent(MAX_FIELDS);
    this.#seatTimes = new WeakMap();
  }

  /**
   * The cost surface of these speeds.
   * @throws RangeError where the file that was given is none, or a speed cannot be used; Error where no file was given
   */
  surface(changes: SpeedChanges = {}): TravelSurface {
    if (!this.#packed) throw new Error('travel time was asked for before its ground is there');
    if (!this.#ground)
      try {
        this.#ground = decodeTravelGround(this.#packed);
      } catch (error) {
        throw new RangeError(errorDetail(error), { cause: error });
      }
    const ground = this.#ground;
    return this.#surfaces.get(JSON.stringify(changes), () =>
      travelSurface(ground, applySpeedChanges(changes)),
    );
  }

  nearest(model: SpatialModel, { lonLat, count, speeds }: Speeds & { lonLat: LonLat; count: number }) {
    return travelNearest(model, this.surface(speeds), lonLat, count);
  }

  catchments(model: SpatialModel, args: Speeds & { farthest: number } & InRegion) {
    return travelCatchments(model, this.#fromTowns(model, args), args);
  }

  gaps(model: SpatialModel, args: AxisSet & Speeds & { minutes: number } & InRegion) {
    const { axes, speeds } = args;
    const along = checkAxes(model, axes);
    const fromAxes = this.#field(['axes', ...along.map(numberOf)], speeds, () => pointsAlong(along));
    return travelGaps(model, fromAxes, this.#fromTowns(model, { speeds }), args);
  }

  equity(model: SpatialModel, args: Speeds & To & { by: EquityBy } & InRegion) {
    const times =
      args.to === 'seat' ? this.#toSeats(model, args) : timesFrom(model, this.#fromTowns(model, args));
    return travelEquity(model, times, args);
  }

  all(model: SpatialModel, args: Speeds) {
    return travelAll(model, this.#fromTowns(model, args));
  }

  seats(model: SpatialModel, args: Speeds & InRegion) {
    return travelSeats(model, this.#toSeats(model, args), args.region);
  }

  toSeats(model: SpatialModel, args: Speeds & { farthest: number } & InRegion) {
    return travelToSeats(model, this.#toSeats(model, args), this.#fromSeats(model, args.speeds), args);
  }

  seatAt(model: SpatialModel, { lonLat, speeds }: Speeds & { lonLat: LonLat }) {
    return travelSeatAt(model, this.surface(speeds), lonLat);
  }

  move(model: SpatialModel, args: Speeds & { town: string; lonLat: LonLat }) {
    return this.compare(model, withTownAt(model, args.town, args.lonLat), args);
  }

  /** From one network to another, both with their central towns. */
  compare(before: SpatialModel, after: SpatialModel, args: { speeds?: SpeedChanges }) {
    const field = this.#fromTowns(before, args);
    return travelCompare({ model: before, field }, { model: after, field: fieldFor(after, field, before) });
  }

  /** The isochrones from some towns or seats on the land of the province, longest first, each over the ones within it. */
  isochrones(model: SpatialModel, of: TileLayer & { layer: 'travel' }): Feature[] {
    const limitS = Math.max(...MINUTES) * 60;
    const field = travelTimes(this.surface(of.speeds), collectOrigins(model, of), { limitS });
    return isochrones(field, MINUTES)
      .map((reached, i): Feature => {
        const minutes = MINUTES[i] as number;
        const geometry = intersectAreas([reached], model.province.geometry);
        return { type: 'Feature', id: minutes, properties: { minutes }, geometry };
      })
      .toReversed();
  }

  /** The lines in the province between the areas that are reached first from different central towns, or county seats. */
  borders(model: SpatialModel, args: TileLayer & { layer: 'catchments' }): Feature {
    const field = args.to === 'seat' ? this.#fromSeats(model, args.speeds) : this.#fromTowns(model, args);
    const geometry = allocationLines(field, cellsWithin(field.surface.ground.grid, model.province.geometry));
    return { type: 'Feature', id: 1, properties: {}, geometry };
  }

  #fromTowns(model: SpatialModel, { speeds }: { speeds?: SpeedChanges | undefined }): TravelField {
    const sources = centralTowns(model).towns.map(({ lonLat }) => lonLat);
    return this.#field(['towns', sources], speeds, () => sources);
  }

  #fromSeats(model: SpatialModel, speeds: SpeedChanges | undefined): TravelField {
    const sources = seatsIn(model);
    return this.#field(['seats', sources], speeds, () => sources);
  }

  #toSeats(model: SpatialModel, { speeds, region }: Speeds & { region?: string }): SiteTimes {
    const surface = this.surface(speeds);
    const known = this.#seatTimes.get(model) ?? new Map<string, CountyTimes>();
    this.#seatTimes.set(model, known);
    return seatTimes(model, surface, region, (county) => {
      const key = JSON.stringify([county, speeds]);
      const found = known.get(key) ?? countyTimes(model, surface, county);
      known.set(key, found);
      return found;
    });
  }

  /** @param of identifies the sources in any revision of the network */
  #field(of: unknown, speeds: SpeedChanges | undefined, sources: () => LonLat[]): TravelField {
    return this.#fields.get(JSON.stringify([of, speeds]), () => travelTimes(this.surface(speeds), sources()));
  }
}

/** Numbers of axes; an axis whose lines changed is another object. */
const numbers = new WeakMap<ModelAxis, number>();
let lastNumber = 0;
function numberOf(axis: ModelAxis): number {
  const number = numbers.get(axis) ?? ++lastNumber;
  numbers.set(axis, number);
  return number;
}

/** The towns or seats that isochrones are drawn from. */
function collectOrigins(
  model: SpatialModel,
  { region, town, to }: TileLayer & { layer: 'travel' },
): LonLat[] {
  if (town !== undefined) {
    const site = model.sites.find(({ kind, code }) => kind === 'town' && code === town);
    if (!site) throw new RangeError(`no town ${town} in the network`);
    return [site.lonLat];
  }
  if (to === 'seat') return seatsIn(model, region);
  const { holds, name } = regionFilter(model, region);
  const towns = centralTowns(model).towns.filter(holds);
  if (towns.length === 0) throw new RangeError(`no central town in ${name}`);
  return towns.map(({ lonLat }) => lonLat);
}
