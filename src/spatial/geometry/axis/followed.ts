import type { Position } from 'geojson';
import type { Fact } from '../../../domain/records.ts';
import type { RoadName } from '../travel/ground.ts';
import type { Followed } from './cost.ts';

/** A river of the ground with its name, where it has one. */
export interface NamedCourse {
  name?: string;
  line: Position[];
}

/** 637国道 and G637国道 are G637, S302省道 is S302: the letters are the ranks of GB/T 917. */
const NUMBERED = /^([GS]?)(\d{1,4})(国道|省道)$/;
const LETTER: Record<string, string> = { 国道: 'G', 省道: 'S' };

/** Names of roads and rivers in the facts that say what an axis follows (key `corridor`). */
export const followedNames = (facts: readonly Fact[]): string[] =>
  facts
    .filter(({ key }) => key === 'corridor')
    .flatMap(({ value }) => value.split(/[、，,；;—–]+/))
    .map((name) => name.trim())
    .filter((name) => name !== '');

/**
 * The roads (by name or number) and rivers (by name) of the ground that have these names.
 * @returns with `unknown`: names that the ground does not have
 */
export function followedOn(
  names: readonly string[],
  roads: readonly RoadName[],
  rivers: readonly NamedCourse[],
): Followed & { unknown: string[] } {
  const found = { roads: new Set<number>(), rivers: [] as Position[][], unknown: [] as string[] };
  for (const name of names) {
    const [, letter, number, rank] = NUMBERED.exec(name) ?? [];
    const called = number === undefined ? name : `${letter || LETTER[rank ?? '']}${number}`;
    const ofRoads = roads.flatMap((road, i) =>
      road.name?.split(' ').includes(called) || road.ref?.split(';').includes(called) ? [i] : [],
    );
    const ofRivers = rivers.filter((river) => river.name === called).map(({ line }) => line);
    for (const i of ofRoads) found.roads.add(i);
    found.rivers.push(...ofRivers);
    if (ofRoads.length + ofRivers.length === 0) found.unknown.push(name);
  }
  return found;
}
