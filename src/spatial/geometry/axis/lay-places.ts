import { IS_DRAWN, IS_SOURCED } from '../../../domain/by-status.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { VillagePoint } from '../../../domain/network.ts';
import type { LonLat } from '../../../domain/records.ts';
import {
  type AxisGround,
  type AxisLine,
  type AxisPlaces,
  axisLine,
  axisWithoutLine,
  layAxis,
} from './line.ts';
import type { Node } from './node.ts';

/** What the line of an axis depends on of each of its villages. */
type PlacedVillage = Pick<VillagePoint, 'code' | 'town' | 'status' | 'precision' | 'lonLat'>;

/**
 * The line of an axis through its seat, its towns and those of its villages whose own position is known; the other villages belong to the
 * station of their town. Places at one spot are stations at one place of the line. An axis without a town or such a village away from its
 * seat has no line: all its places are stations at the seat. Page and pipeline lay in this one way.
 * @param townAt points of all towns by code, central or not
 * @throws Error where no way leads to a place
 */
export function layPlaces(
  ground: AxisGround,
  { villages, ...course }: Omit<AxisPlaces, 'villages'> & { villages: readonly PlacedVillage[] },
  townAt: ReadonlyMap<string, LonLat>,
): AxisLine {
  const { seat, towns } = course;
  const spots = [...groupBy([seat, ...towns, ...surveyedNodes(villages)], spotOf).values()];
  const laid = spots.slice(1).map((nodes): Node => {
    const [first] = nodes as [Node, ...Node[]];
    return { ...first, named: nodes.some(({ kind, named }) => kind === first.kind && named) };
  });
  const stops = towns.length > 0 ? towns : [seat];
  const beside = {
    companions: new Map(spots.map(([first, ...rest]) => [(first as Node).code, rest])),
    followers: villages
      .filter(({ precision }) => precision !== 'village')
      .map(({ code, town }) => ({ code, stop: stopFor(town, stops, townAt) })),
  };
  if (laid.length === 0) return axisWithoutLine(seat, beside);
  const ofKind = (kind: Node['kind']): Node[] => laid.filter((node) => node.kind === kind);
  const places = { ...course, towns: ofKind('town'), villages: ofKind('village') };
  return axisLine(layAxis(ground, places), beside);
}

const spotOf = ({ lonLat }: Node): string => lonLat.join();

/** The villages that a line leads to: those whose own position is known. */
const surveyedNodes = (villages: readonly PlacedVillage[]): Node[] =>
  villages
    .filter(({ precision }) => precision === 'village')
    .map(({ code, lonLat, status }) => ({
      kind: 'village',
      code,
      lonLat,
      named: IS_SOURCED[status],
      drawn: IS_DRAWN[status],
    }));

/** The station of a village that is known only to its town: its own town, else the nearest station, else the first. */
function stopFor(town: string, stops: readonly Node[], townAt: ReadonlyMap<string, LonLat>): string {
  const at = townAt.get(town);
  const first = (stops[0] as Node).code;
  if (!at) return first;
  if (stops.some(({ code }) => code === town)) return town;
  const squared = ({ lonLat }: Node): number => (lonLat[0] - at[0]) ** 2 + (lonLat[1] - at[1]) ** 2;
  return (stops.toSorted((a, b) => squared(a) - squared(b))[0] as Node).code;
}
