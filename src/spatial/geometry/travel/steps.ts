import { COVER, ROAD_CLASSES, type RoadClass } from './ground.ts';
import { distanceM } from '../../../domain/distance.ts';
import { FIRST_KNIGHT, STEP_COUNT, stepTicks, TICKS_PER_S } from './lattice.ts';
import { nodeLonLat, type TravelSurface } from './surface.ts';

/** What a step moves on: a class of road, or the cover of the cells off the roads. */
export type StepKind = RoadClass | 'land' | 'river' | 'lake' | 'sea';

export interface Step {
  kind: StepKind;
  /** Edge of the graph, or −1 off the roads. */
  edge: number;
  lengthM: number;
  ticks: number;
}

/** The length of `TimeAt` to which a step of this kind is added. */
export const kindSum = (kind: StepKind): 'roadM' | 'offRoadM' | 'ferryM' | 'seaM' =>
  kind === 'sea'
    ? 'seaM'
    : kind === 'ferry'
      ? 'ferryM'
      : kind === 'land' || kind === 'river' || kind === 'lake'
        ? 'offRoadM'
        : 'roadM';

/**
 * The step from a node to its neighbour, by the fastest link where several roads connect them.
 * @param chosen times of the links by which the way was found, ticks
 * @throws Error where they are not neighbours
 */
export function measureStep(surface: TravelSurface, from: number, to: number, chosen?: Int32Array): Step {
  const cells = surface.frictionSPerM.length;
  if (from < cells && to < cells) return cellStep(surface, from, to);
  if (from < cells || to < cells) return accessStep(surface, Math.max(from, to) - cells);
  const { net, ground } = surface;
  const ticks = chosen ?? net.linkTicks;
  let best = -1;
  for (
    let link = net.linkStart[from - cells] as number;
    link < (net.linkStart[from - cells + 1] as number);
    link++
  )
    if (net.linkTo[link] === to - cells && (best < 0 || (ticks[link] as number) < (ticks[best] as number)))
      best = link;
  if (best < 0) throw new Error(`travel: no link from node ${from} to node ${to}`);
  const edge = net.linkEdge[best] as number;
  const kind = ROAD_CLASSES[ground.graph.edgeClass[edge] as number] as RoadClass;
  return { kind, edge, lengthM: net.linkM[best] as number, ticks: net.linkTicks[best] as number };
}

function accessStep(surface: TravelSurface, n: number): Step {
  const { net, frictionSPerM, ground } = surface;
  const cell = net.nodeCell[n] as number;
  const lengthM = distanceM(nodeLonLat(surface, cell), nodeLonLat(surface, frictionSPerM.length + n));
  const kind = ground.cover[cell] === COVER.river ? 'river' : 'land';
  return { kind, edge: -1, lengthM, ticks: net.accessTicks[n] as number };
}

/** A step over several cells is classed by the cover with the highest cost. */
function cellStep({ lattice, ground, frictionSPerM }: TravelSurface, from: number, to: number): Step {
  const k = lattice.shift.indexOf(to - from);
  if (k < 0) throw new Error(`travel: cells ${from} and ${to} are not neighbours`);
  const passed = [from, to];
  if (k >= FIRST_KNIGHT)
    passed.push(from + (lattice.passA[k] as number), from + (lattice.passB[k] as number));
  const share = lattice.shareTicks[Math.floor(from / ground.grid.columns) * STEP_COUNT + k] as number;
  const covers = new Set(passed.map((cell) => ground.cover[cell]));
  const kind = (['sea', 'lake', 'river'] as const).find((of) => covers.has(COVER[of])) ?? 'land';
  const sum = passed.reduce((all, cell) => all + (frictionSPerM[cell] as number), 0);
  return {
    kind,
    edge: -1,
    lengthM: (share * passed.length) / TICKS_PER_S,
    ticks: stepTicks(sum, share),
  };
}
