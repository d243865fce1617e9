import type { LineString, MultiLineString } from 'geojson';
import { IS_DRAWN, IS_SOURCED } from '../../../domain/by-status.ts';
import type { AxisShape, CountyShape, Network, VillagePoint } from '../../../domain/network.ts';
import type { LonLat, Status } from '../../../domain/records.ts';
import { unreachable } from '../../../domain/unreachable.ts';
import type { CountyLocator } from '../county-at.ts';
import { roundLonLat } from './arrange.ts';
import { arrangeVillages } from './arrange-villages.ts';
import { followedNames, followedOn } from './followed.ts';
import { layPlaces } from './lay-places.ts';
import type { AxisGround, AxisLine } from './line.ts';
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

/**
 * Lays an axis through the places that the network gives it, by the method of docs/data.md, and arranges its villages that are known only
 * to their town. Axis and places keep their status; that of its lines is described at `lineStatuses`.
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
  const isSourced = IS_SOURCED[axis.status];
  const onAxis = new Set(axis.facts.filter(({ key }) => key === 'axisTown').map(({ value }) => value));
  const towns = [...network.towns.values()]
    .filter((town) => town.axis === id)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name, lonLat, status }): Node => ({
      kind: 'town',
      code,
      lonLat,
      named: isSourced && (onAxis.has(name) || IS_SOURCED[status]),
      drawn: IS_DRAWN[status],
    }));
  const seatAt = (of: CountyShape): LonLat => [of.seat.lon, of.seat.lat];
  const placed = arrangeVillages(
    { id, county: county.code, seat: seatAt(county) },
    {
      towns: [...network.towns.values()].map(({ lonLat }) => lonLat),
      seats: [...network.counties.values()].map(seatAt),
      villages: [...network.villages.values()],
    },
    waiting,
    { land, townAt },
  );
  const moved = placed.filter((village) => network.villages.get(village.code) !== village);
  const followed = followedOn(
    followedNames(isSourced ? axis.facts : []),
    ground.surface.ground.graph.names,
    ground.rivers,
  );
  const seat: Node = { kind: 'seat', code: county.code, lonLat: seatAt(county) };
  const line = layPlaces(
    ground,
    { county: county.geometry, seat, towns, villages: placed, followed },
    townAt,
  );
  const order = new Map(line.stations.map(({ code }, i) => [code, i]));
  return {
    axis: {
      ...axis,
      geometry: rounded(line.geometry),
      lengthKm: Math.round(line.lengthKm * 100) / 100,
      stations: line.stations,
      course: line.course,
      lineStatus: lineStatuses(axis.status, line),
      towns: line.stations.filter(({ kind }) => kind === 'town').map(({ code }) => code),
      villages: placed.map(({ code }) => code).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    },
    villages: moved,
  };
}

/**
 * Status of each line of an axis. A line of a documented axis is documented where a source names a place on it, else drawn by the reader where
 * the reader put a place on it, else modelled. All lines of other axes have the status of their axis.
 */
function lineStatuses(status: Status, { named, drawn }: Pick<AxisLine, 'named' | 'drawn'>): Status[] {
  switch (status) {
    case 'documented':
      return named.map((isNamed, i) => (isNamed ? 'documented' : drawn[i] ? 'user' : 'modelled'));
    case 'modelled':
    case 'user':
      return named.map(() => status);
    default:
      return unreachable(status);
  }
}

/** Five decimals, as in the compiled files. */
const rounded = (geometry: LineString | MultiLineString): LineString | MultiLineString =>
  geometry.type === 'LineString'
    ? { ...geometry, coordinates: geometry.coordinates.map((at) => roundLonLat(at as LonLat)) }
    : {
        ...geometry,
        coordinates: geometry.coordinates.map((line) => line.map((at) => roundLonLat(at as LonLat))),
      };
