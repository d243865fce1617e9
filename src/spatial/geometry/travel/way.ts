import type { LonLat } from '../../../domain/records.ts';
import { edgeShape } from './road-net.ts';
import { type Labels, nodeCount, noLabels, Search, UNREACHED } from './search.ts';
import { distanceM } from '../../../domain/distance.ts';
import { TICKS_PER_S } from './lattice.ts';
import { type StepKind, measureStep } from './steps.ts';
import { accessAt, directTicks, nodeLonLat, outsideGround, type TravelSurface } from './surface.ts';

/** A part of a way on one class of road, off the road, by ferry or over the sea. */
export interface WayPart {
  kind: StepKind;
  name?: string;
  ref?: string;
  lonLats: LonLat[];
  lengthM: number;
  seconds: number;
}

export interface Way {
  parts: WayPart[];
  lengthM: number;
  seconds: number;
}

export interface WayOptions {
  /**
   * The time of roads whose name or number is among these is multiplied by this factor in the search: 0.5 favours them. The seconds of the
   * result are not changed.
   */
  prefer?: readonly { names: readonly string[]; factor: number }[];
}

/** Labels that are emptied by the list of reached nodes, so that a short way takes little time. */
const workspaces = new WeakMap<TravelSurface, Labels>();

/**
 * The least-cost way from the first place to the second; undefined where there is none.
 * @throws RangeError where a place lies outside the ground, or a factor is not a positive number
 */
export function wayBetween(
  surface: TravelSurface,
  from: LonLat,
  to: LonLat,
  options: WayOptions = {},
): Way | undefined {
  const [starts, ends] = [accessAt(surface, from), accessAt(surface, to)];
  for (const [at, found] of [
    [from, starts],
    [to, ends],
  ] as const)
    if (found.length === 0) throw outsideGround(at, 'wayBetween');
  const direct = directTicks(surface, from, to);
  const linkTicks = preferred(surface, options);
  const labels = workspaces.get(surface) ?? noLabels(nodeCount(surface));
  workspaces.set(surface, labels);
  const reached: number[] = [];
  let least = direct?.ticks ?? Infinity;
  const isEnough = (ticks: number): boolean => {
    for (const { node, ticks: more } of ends)
      if (labels.ticks[node] !== UNREACHED) least = Math.min(least, (labels.ticks[node] as number) + more);
    return ticks > least;
  };
  const search = new Search(surface, labels, { reached, isEnough, ...(linkTicks ? { linkTicks } : {}) });
  for (const { node, ticks } of starts) search.offer(node, ticks, 0, -1);
  search.run();
  let nodes: number[] = [];
  let best = direct?.ticks ?? Infinity;
  let isFound = direct !== null;
  for (const { node, ticks } of ends) {
    const then = (labels.ticks[node] as number) + ticks;
    if (labels.ticks[node] === UNREACHED || then >= best) continue;
    [best, isFound, nodes] = [then, true, []];
    for (let at = node; at >= 0; at = labels.previous[at] as number) nodes.unshift(at);
  }
  for (const node of reached)
    [labels.ticks[node], labels.source[node], labels.previous[node]] = [UNREACHED, -1, -1];
  if (!isFound) return undefined;
  return buildWay(surface, from, to, nodes, { starts, ends, direct, linkTicks });
}

function preferred(
  { net, ground: { graph } }: TravelSurface,
  { prefer = [] }: WayOptions,
): Int32Array | undefined {
  if (prefer.length === 0) return undefined;
  const factorOf = graph.names.map(({ name, ref }) => {
    const own = [...(name === undefined ? [] : [name]), ...(ref?.split(';') ?? [])];
    return prefer.reduce(
      (all, { names, factor }) => (own.some((of) => names.includes(of)) ? all * factor : all),
      1,
    );
  });
  for (const { factor } of prefer)
    if (!(factor > 0 && factor < 1000)) throw new RangeError(`wayBetween: a factor of ${factor}`);
  return net.linkTicks.map((ticks, link) =>
    Math.max(
      1,
      Math.round(ticks * (factorOf[graph.edgeName[net.linkEdge[link] as number] as number] as number)),
    ),
  );
}

type Ends = Pick<ReturnType<typeof accessAt>[number], 'node' | 'ticks' | 'lengthM'>[];

function buildWay(
  surface: TravelSurface,
  from: LonLat,
  to: LonLat,
  nodes: readonly number[],
  found: {
    starts: Ends;
    ends: Ends;
    direct: ReturnType<typeof directTicks>;
    linkTicks: Int32Array | undefined;
  },
): Way {
  const parts: WayPart[] = [];
  const add = (kind: StepKind, edge: number, lonLats: LonLat[], lengthM: number, ticks: number): void => {
    const { graph } = surface.ground;
    const { name, ref } = edge < 0 ? {} : (graph.names[graph.edgeName[edge] as number] ?? {});
    const last = parts.at(-1);
    if (last?.kind === kind && last.name === name && last.ref === ref) {
      last.lonLats.push(...lonLats.slice(1));
      last.lengthM += lengthM;
      last.seconds += ticks / TICKS_PER_S;
      return;
    }
    const part: WayPart = { kind, lonLats, lengthM, seconds: ticks / TICKS_PER_S };
    if (name !== undefined) part.name = name;
    if (ref !== undefined) part.ref = ref;
    parts.push(part);
  };
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined)
    add('land', -1, [from, to], found.direct?.lengthM ?? 0, found.direct?.ticks ?? 0);
  else {
    const leg = (of: Ends, node: number): [number, number] => {
      const access = of.find((one) => one.node === node);
      return [access?.lengthM ?? 0, access?.ticks ?? 0];
    };
    add('land', -1, [from, nodeLonLat(surface, first)], ...leg(found.starts, first));
    for (let i = 1; i < nodes.length; i++) {
      const [a, b] = [nodes[i - 1] as number, nodes[i] as number];
      const { kind, edge, lengthM, ticks } = measureStep(surface, a, b, found.linkTicks);
      add(kind, edge, stepLine(surface, a, b, edge), lengthM, ticks);
    }
    add('land', -1, [nodeLonLat(surface, last), to], ...leg(found.ends, last));
  }
  const sum = (of: 'lengthM' | 'seconds'): number => parts.reduce((all, part) => all + part[of], 0);
  return { parts, lengthM: sum('lengthM'), seconds: sum('seconds') };
}

/** The line of a step: along a road the part of its shape between both nodes. */
export function stepLine(surface: TravelSurface, a: number, b: number, edge: number): LonLat[] {
  const ends: [LonLat, LonLat] = [nodeLonLat(surface, a), nodeLonLat(surface, b)];
  if (edge < 0) return ends;
  const shape = edgeShape(surface.ground.graph, edge);
  const along = ends.map((end) => placeOn(shape, end)) as [number, number];
  const isBack = along[0] > along[1];
  const [low, high] = isBack ? [along[1], along[0]] : along;
  const between = shape.filter((_, i) => i > low && i < high);
  return [ends[0], ...(isBack ? between.toReversed() : between), ends[1]];
}

/** The position on a line of a point that it passes through: number of the segment and share of it. */
function placeOn(shape: readonly LonLat[], at: LonLat): number {
  let best = { off: Infinity, place: 0 };
  for (let i = 1; i < shape.length; i++) {
    const [a, b] = [shape[i - 1] as LonLat, shape[i] as LonLat];
    const long = distanceM(a, b);
    const off = distanceM(a, at) + distanceM(at, b) - long;
    if (off < best.off - 1e-6)
      best = { off, place: i - 1 + (long === 0 ? 0 : Math.min(1, distanceM(a, at) / long)) };
  }
  return best.place;
}
