import type { CountyCode } from './codes.ts';
import type { AxisShape, Network, TownPoint, VillagePoint } from './network.ts';
import type { Status } from './records.ts';

/** Status of one line of an axis (main line or branch); that of the axis if its lines have no status of their own. */
export const lineStatusOf = (
  { status, lineStatus }: { status: Status; lineStatus: readonly Status[] },
  part: number,
): Status => lineStatus[part] ?? status;

/** Whether an axis has a line: one without a town or a village that a line could lead to has none. */
export const hasLine = ({ geometry }: Pick<AxisShape, 'geometry'>): boolean =>
  geometry.coordinates.length > 0;

/**
 * Whether a line can lead from the seat of an axis to one of its places: to a central town, or to a key village whose own position is known,
 * that is elsewhere. An axis without one has no line.
 */
export function canHaveLine(
  { counties, towns, villages }: Pick<Network, 'counties' | 'towns' | 'villages'>,
  { id, seat }: Pick<AxisShape, 'id' | 'seat'>,
): boolean {
  const { lon, lat } = counties.get(seat)?.seat ?? {};
  const isOn = (place: TownPoint | VillagePoint): boolean =>
    place.axis === id && (place.lonLat[0] !== lon || place.lonLat[1] !== lat);
  return (
    [...towns.values()].some(isOn) ||
    [...villages.values()].some((village) => village.precision === 'village' && isOn(village))
  );
}

/** The axes of a county by their ids: none, one or several. */
export const axesIn = ({ axes }: Pick<Network, 'axes'>, county: CountyCode): AxisShape[] =>
  [...axes.values()].filter((axis) => axis.county === county).toSorted((a, b) => (a.id < b.id ? -1 : 1));
