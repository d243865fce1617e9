import type { VillagePoint } from '../../../domain/network.ts';
import type { LonLat } from '../../../domain/records.ts';
import { type AxisGround, type AxisLine, type AxisPlaces, axisLine, layAxis } from './line.ts';
import type { Node } from './node.ts';

/** What the line of an axis depends on of each of its villages. */
type PlacedVillage = Pick<VillagePoint, 'code' | 'town' | 'status' | 'precision' | 'lonLat'>;

/**
 * The line of an axis through its seat, its towns and those of its villages whose own position is known; the other villages belong to the
 * station of their town. An axis with neither a town nor such a village has no line: its villages are stations at its seat. Page and
 * pipeline lay in this one way.
 * @param townAt points of all towns by code, central or not
 * @throws Error where no way leads to a place
 */
export function layPlaces(
  ground: AxisGround,
  { villages, ...course }: Omit<AxisPlaces, 'villages'> & { villages: readonly PlacedVillage[] },
  townAt: ReadonlyMap<string, LonLat>,
): AxisLine {
  const { seat, towns } = course;
  const surveyed = surveyedNodes(villages);
  const stops = towns.length > 0 ? towns : [seat];
  const followers = villages
    .filter(({ precision }) => precision !== 'village')
    .map(({ code, town }) => ({ code, stop: stopFor(town, stops, townAt) }));
  if (towns.length + surveyed.length === 0) return withoutLine(seat, followers);
  return axisLine(layAxis(ground, { ...course, villages: surveyed }), followers);
}

/** The villages that a line leads to: those whose own position is known. */
const surveyedNodes = (villages: readonly PlacedVillage[]): Node[] =>
  villages
    .filter(({ precision }) => precision === 'village')
    .map(({ code, lonLat, status }) => ({ kind: 'village', code, lonLat, named: status === 'documented' }));

/** An axis without a line: it has no length, and serves nothing. */
const withoutLine = (seat: Node, villages: readonly { code: string }[]): AxisLine => ({
  geometry: { type: 'MultiLineString', coordinates: [] },
  lengthKm: 0,
  stations: [
    { kind: 'seat', code: seat.code, km: 0 },
    ...villages.map(({ code }) => ({ kind: 'village' as const, code, km: 0, branchFromKm: 0 })),
  ],
  named: [],
  course: [],
  lines: [],
  served: [],
});

/** The station of a village that is known only to its town: its own town, else the nearest station, else the first. */
function stopFor(town: string, stops: readonly Node[], townAt: ReadonlyMap<string, LonLat>): string {
  const at = townAt.get(town);
  const first = (stops[0] as Node).code;
  if (!at) return first;
  if (stops.some(({ code }) => code === town)) return town;
  const squared = ({ lonLat }: Node): number => (lonLat[0] - at[0]) ** 2 + (lonLat[1] - at[1]) ** 2;
  return (stops.toSorted((a, b) => squared(a) - squared(b))[0] as Node).code;
}
