import type { Filter } from '../domain/filter.ts';
import type { Ranked } from '../domain/extremes.ts';
import type { Catchment, Catchments, FarVillage } from '../domain/answers/catchments.ts';
import type { SiteChoice } from '../domain/own-sites.ts';
import type { SpeedChanges } from '../domain/travel-speeds.ts';

/** The filter of a question: only records that pass exist for it; all where it is absent. See `passingModel`. */
export interface Records {
  records?: Filter;
  /** Own points in place of central towns or villages, from among those that the client gave. See `withOwnSites`. */
  sites?: SiteChoice;
}

/** Axes of the question; all where no ids are given. */
export interface AxisSet extends Records {
  axes?: readonly string[];
}

/** Speeds of travel other than the defaults. What depends on them needs the ground of travel, which the client gives. */
export interface Speeds {
  speeds?: SpeedChanges;
}

/** Destination of travel times: the central town that is reached first, or with `seat` the county seat. */
export interface To {
  to?: 'seat';
}

/**
 * A layer that the engine cuts into vector tiles. The corridor is drawn by the overlapping outlines of its pieces, which extend over the
 * sea and are fast, or by its outline on land; that of a county or prefecture is always on land. Places are the villages that are no
 * records. Travel has the isochrones of 60 to 15 minutes, each with its `minutes`, from one town, or from the central towns or county seats
 * of a region or the province; catchments by time are lines.
 */
export type TileLayer =
  | ({ layer: 'corridor'; widthKm: number; region?: string; outline: 'pieces' | 'land' } & AxisSet)
  | ({ layer: 'travel'; town?: string; region?: string } & Records & Speeds & To)
  | ({ layer: 'catchments'; byTime?: true } & Records & Speeds & To)
  | ({ layer: 'places' } & Records);
export type TileLayerName = TileLayer['layer'];

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** The areas without their outlines, which reach the map as tiles, and the villages that are farthest from their town. */
export type CatchmentFigures = Omit<Catchments, 'areas' | 'villages'> & {
  areas: Omit<Catchment, 'geometry'>[];
  farthest: Ranked<FarVillage>;
};
