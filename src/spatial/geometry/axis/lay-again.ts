import type { LineString, MultiLineString } from 'geojson';
import type { AxisShape, Network, VillagePoint } from '../../../domain/network.ts';
import type { LonLat } from '../../../domain/records.ts';
import type { CountyLocator } from '../county-at.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { arrangeAround, isClearOf, roundLonLat } from './arrange.ts';
import { followedNames, followedOn } from './followed.ts';
import { type AxisGround, axisLine, layAxis } from './line.ts';
import type { Node } from './node.ts';

/** The data that are needed besides the network to lay its axes again. */
export interface LayAgain {
  ground: AxisGround;
  /** Finds the county of a place; it knows the land of the neighbours too. */
  land: CountyLocator;
  /** Points of all towns, central or not. */
  townAt: ReadonlyMap<string, LonLat>;
}

/** An axis with its new line, and the villages whose drawn place has changed. */
export interface LaidAxis {
  axis: AxisShape;
  villages: VillagePoint[];
}

/** The order in which the pipeline takes villages: documented ones by code, those of no division list last, then the others as they stand. */
function inOrder(villages: readonly VillagePoint[]): VillagePoint[] {
  const rank = ({ status, unlisted }: VillagePoint): number => (status === 'modelled' ? 2 : unlisted ? 1 : 0);
  return villages.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 2 ? 0 : a.code < b.code ? -1 : 1));
}

/**
 * Lays an axis through the places that the network gives it, by the method of docs/data.md, and arranges its villages that are known only
 * to their town. Every place keeps its status; a line is documented where a source names a place on it.
 * @param waiting axes that are still to be laid: the places of their villages are not fixed yet
 * @throws Error where no way leads to a place
 */
export function layAgain(
  network: Network,
  id: string,
  waiting: ReadonlySet<string>,
  { ground, land, townAt }: LayAgain,
): LaidAxis {
  const axis = network.axes.get(id);
  const county = network.counties.get(axis?.county ?? '');
  if (!axis || !county) throw new RangeError(`${id}: the network has no such axis`);
  const isDocumented = axis.status === 'documented';
  const onAxis = new Set(axis.facts.filter(({ key }) => key === 'axisTown').map(({ value }) => value));
  const towns = [...network.towns.values()]
    .filter((town) => town.axis === id)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name, lonLat, status }): Node => ({
      kind: 'town',
      code,
      lonLat,
      named: isDocumented && (onAxis.has(name) || status === 'documented'),
    }));
  const placed = arranged(network, id, waiting, { land, townAt });
  const surveyed = placed
    .filter(({ precision }) => precision === 'village')
    .map(({ code, lonLat, status }): Node => ({
      kind: 'village',
      code,
      lonLat,
      named: status === 'documented',
    }));
  const seat: Node = { kind: 'seat', code: county.code, lonLat: [county.seat.lon, county.seat.lat] };
  const moved = placed.filter((village) => network.villages.get(village.code) !== village);
  if (towns.length + surveyed.length === 0) return { axis: withoutPlaces(axis, placed), villages: moved };
  const followed = followedOn(
    followedNames(isDocumented ? axis.facts : []),
    ground.surface.ground.graph.names,
    ground.rivers,
  );
  const stops = towns.length > 0 ? towns : [seat];
  const followers = placed
    .filter(({ precision }) => precision !== 'village')
    .map(({ code, town }) => ({ code, stop: stopFor(town, stops, townAt) }));
  const laid = layAxis(ground, { county: county.geometry, seat, towns, villages: surveyed, followed });
  const line = axisLine(laid, followers);
  const order = new Map(line.stations.map(({ code }, i) => [code, i]));
  return {
    axis: {
      ...axis,
      geometry: rounded(line.geometry),
      lengthKm: Math.round(line.lengthKm * 100) / 100,
      stations: line.stations,
      course: line.course,
      lineStatus: line.named.map((named) => (isDocumented && named ? 'documented' : 'modelled')),
      towns: line.stations.filter(({ kind }) => kind === 'town').map(({ code }) => code),
      villages: placed.map(({ code }) => code).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    },
    villages: moved,
  };
}

/** Five decimals, as in the compiled files. */
const rounded = (geometry: LineString | MultiLineString): LineString | MultiLineString =>
  geometry.type === 'LineString'
    ? { ...geometry, coordinates: geometry.coordinates.map((at) => roundLonLat(at as LonLat)) }
    : {
        ...geometry,
        coordinates: geometry.coordinates.map((line) => line.map((at) => roundLonLat(at as LonLat))),
      };

/** An axis without a place that a way could lead to keeps its line; its villages are stops at the seat. */
const withoutPlaces = (axis: AxisShape, villages: readonly VillagePoint[]): AxisShape => ({
  ...axis,
  lineStatus: axis.lineStatus.map(() => 'modelled'),
  stations: [
    { kind: 'seat', code: axis.seat, km: 0 },
    ...villages.map(({ code }) => ({ kind: 'village' as const, code, km: 0, branchFromKm: 0 })),
  ],
  towns: [],
  villages: villages.map(({ code }) => code),
});

/**
 * The villages of an axis; those known only to their town or county get a free place beside its point. Modelled ones that already have one
 * keep it.
 */
function arranged(
  network: Network,
  id: string,
  waiting: ReadonlySet<string>,
  { land, townAt }: Pick<LayAgain, 'land' | 'townAt'>,
): VillagePoint[] {
  const axis = network.axes.get(id) as AxisShape;
  const county = network.counties.get(axis.county);
  const own = inOrder([...network.villages.values()].filter((village) => village.axis === id));
  const isArranged = ({ precision, status }: VillagePoint): boolean =>
    precision !== 'village' && status !== 'modelled';
  const occupied: LonLat[] = [
    ...[...network.towns.values()].map(({ lonLat }) => lonLat),
    ...[...network.counties.values()].map(({ seat }): LonLat => [seat.lon, seat.lat]),
    ...[...network.villages.values()]
      .filter(
        (village) =>
          village.precision === 'village' ||
          (village.axis !== id && !waiting.has(village.axis)) ||
          (village.axis === id && !isArranged(village)),
      )
      .map(({ lonLat }) => lonLat),
  ];
  const spots = new Map<string, LonLat>();
  const byTown = groupBy(own.filter(isArranged), ({ town }) => town);
  for (const [town, members] of [...byTown].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const around = townAt.get(town) ?? ([county?.seat.lon ?? 0, county?.seat.lat ?? 0] as LonLat);
    const isFree = (spot: LonLat): boolean =>
      land.countyAt(spot) === axis.county && isClearOf(spot, occupied);
    arrangeAround(around, members.length, isFree).forEach((spot, i) => {
      spots.set(members[i]?.code ?? '', spot);
      occupied.push(spot);
    });
  }
  return own.map((village) => {
    const spot = spots.get(village.code);
    const isSame = spot?.[0] === village.lonLat[0] && spot?.[1] === village.lonLat[1];
    return spot && !isSame ? { ...village, lonLat: spot } : village;
  });
}

/** The station of a village that is known only to its town: its own town, else the nearest station, else the first. */
function stopFor(town: string, stops: readonly Node[], townAt: ReadonlyMap<string, LonLat>): string {
  const at = townAt.get(town);
  const first = (stops[0] as Node).code;
  if (!at) return first;
  if (stops.some(({ code }) => code === town)) return town;
  const squared = ({ lonLat }: Node): number => (lonLat[0] - at[0]) ** 2 + (lonLat[1] - at[1]) ** 2;
  return (stops.toSorted((a, b) => squared(a) - squared(b))[0] as Node).code;
}
