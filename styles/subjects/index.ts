import type { NameRule, Subject } from '../subject.ts';
import { airports } from './airports.ts';
import { analysis } from './analysis.ts';
import { axes } from './axes.ts';
import { builtUp } from './built-up.ts';
import { countyFocus } from './county-focus.ts';
import { divisions } from './divisions.ts';
import { elevation } from './elevation.ts';
import { land } from './land.ts';
import { mark } from './mark.ts';
import { priority } from './priority.ts';
import { railways } from './railways.ts';
import { relief } from './relief.ts';
import { roads } from './roads.ts';
import { seats } from './seats.ts';
import { summits } from './summits.ts';
import { surroundings } from './surroundings.ts';
import { towns } from './towns.ts';
import { villages } from './villages.ts';
import { water } from './water.ts';

const REGISTRY = [
  axes,
  towns,
  villages,
  seats,
  analysis,
  divisions,
  priority,
  land,
  relief,
  elevation,
  water,
  roads,
  railways,
  builtUp,
  summits,
  airports,
  surroundings,
  countyFocus,
  mark,
] as const;

/** All subjects of the map, in the order of the legend. The draw order is in order.ts. */
export const SUBJECTS: readonly Subject[] = REGISTRY;
export type SubjectId = (typeof REGISTRY)[number]['id'];

type NameKeys<S> = S extends { names: infer Names } ? keyof Names & string : never;
/** Kinds of names. */
export type NameId = NameKeys<(typeof REGISTRY)[number]>;

/** Kinds of names of the ground. */
export type GroundNameId = NameKeys<Extract<(typeof REGISTRY)[number], { group: 'ground' }>>;

/** Style of each kind of name. */
export const NAME_RULES: Readonly<Record<NameId, NameRule>> = {
  ...axes.names,
  ...towns.names,
  ...villages.names,
  ...seats.names,
  ...divisions.names,
  ...water.names,
  ...roads.names,
  ...railways.names,
  ...summits.names,
  ...airports.names,
  ...surroundings.names,
};
