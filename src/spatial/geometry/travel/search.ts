import { BucketQueue } from './bucket-queue.ts';
import { FIRST_KNIGHT, STEP_COUNT, stepTicks, TICKS_PER_S } from './lattice.ts';
import { eachNeighbour } from './neighbours-of.ts';
import type { TravelSurface } from './surface.ts';

/** Not reached, in ticks. */
export const UNREACHED = 0x7fffffff;
/** Width of a bucket in seconds; with 5 to 20 s the search of the province takes the same time. */
const BUCKET_S = 10;

/** State of a search for each node: cells first, then the nodes of the roads. */
export interface Labels {
  /** Time from the nearest source in hundredths of a second, or `UNREACHED`. */
  ticks: Int32Array;
  /** Number of that source, or −1. */
  source: Int32Array;
  /** The preceding node on the way from it; −1 at the first node of a way and where nothing was reached. */
  previous: Int32Array;
}

export const nodeCount = ({ frictionSPerM, net }: TravelSurface): number =>
  frictionSPerM.length + net.nodeLon.length;

export function noLabels(count: number): Labels {
  return {
    ticks: new Int32Array(count).fill(UNREACHED),
    source: new Int32Array(count).fill(-1),
    previous: new Int32Array(count).fill(-1),
  };
}

/** Lower bounds of the times from nodes to the places that are looked for, ticks: `least` of a node, but never more than `beyond`. */
export interface TimeBounds {
  least: Int32Array;
  beyond: number;
}

export interface SearchOptions {
  /** The search does not continue from nodes farther than this, ticks. */
  limitTicks?: number;
  /** Called between buckets; the search ends where it returns true. */
  isEnough?: (ticks: number) => boolean;
  /** Called for each node when it is first reached. */
  reached?: number[];
  /** Times of the links of the roads in ticks, where they differ from those of the surface. */
  linkTicks?: Int32Array;
}

/**
 * Shortest times over cells and roads from starts with labels (Dijkstra 1959). Among equal times the smaller number of a source comes
 * first, then the smaller preceding node, so that the result does not depend on the order of the search.
 */
export class Search {
  private readonly queue = new BucketQueue(BUCKET_S * TICKS_PER_S);
  private bounds: TimeBounds | undefined;

  constructor(
    private readonly surface: TravelSurface,
    private readonly labels: Labels,
    private readonly options: SearchOptions = {},
  ) {}

  /** Offers a time to a node, which takes it if it is less than its own. */
  offer(node: number, ticks: number, source: number, previous: number): void {
    const { labels } = this;
    const now = labels.ticks[node] as number;
    if (ticks > now) return;
    const own = labels.source[node] as number;
    if (ticks === now) {
      if (source > own) return;
      if (source === own) {
        // An equal time by another way: nothing after this node changes.
        if (previous < (labels.previous[node] as number)) labels.previous[node] = previous;
        return;
      }
    }
    if (now === UNREACHED) this.options.reached?.push(node);
    labels.ticks[node] = ticks;
    labels.source[node] = source;
    labels.previous[node] = previous;
    this.queue.push(node, this.bounds ? ticks + this.boundOf(node) : ticks);
  }

  /**
   * From now on nodes are taken in the order of their time plus the least time from them to the places that are looked for (A*: Hart, Nilsson
   * and Raphael 1968), so that nodes which lead away from these places are not processed. `isEnough` is then called with that sum.
   */
  aim(bounds: TimeBounds): void {
    const { queue } = this;
    const waiting: number[] = [];
    for (let node = queue.pop(); node >= 0; node = queue.pop()) waiting.push(node);
    queue.clear();
    this.bounds = bounds;
    for (const node of waiting) queue.push(node, this.orderOf(node));
  }

  /**
   * One tick less than the bound of the node: so all ways that take the same time as the fastest are found before it counts as known, and
   * which of them is chosen does not depend on the bounds.
   */
  private boundOf(node: number): number {
    const { least, beyond } = this.bounds as TimeBounds;
    return Math.min(least[node] as number, beyond) - 1;
  }

  private orderOf(node: number): number {
    const ticks = this.labels.ticks[node] as number;
    return this.bounds ? ticks + this.boundOf(node) : ticks;
  }

  /** Runs until the queue is empty. */
  run(): void {
    const { labels, options, queue } = this;
    const { limitTicks = UNREACHED, isEnough } = options;
    const cells = this.surface.frictionSPerM.length;
    let passed = -1;
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const ticks = labels.ticks[node] as number;
      // Processed already with a lesser time that was queued later.
      if (this.orderOf(node) < queue.reached) continue;
      if (ticks > limitTicks) continue;
      if (isEnough && queue.reached > passed) {
        passed = queue.reached;
        if (isEnough(passed)) break;
      }
      if (node < cells) this.leaveCell(node, ticks);
      else this.leaveRoad(node, ticks, cells);
    }
    queue.clear();
  }

  private leaveCell(cell: number, ticks: number): void {
    const { frictionSPerM: friction, lattice, net, ground } = this.surface;
    const { shift, passA, passB, shareTicks } = lattice;
    const own = friction[cell] as number;
    const source = this.labels.source[cell] as number;
    const known = this.labels.ticks;
    const cells = friction.length;
    if (own !== Infinity) {
      const row = ((cell / ground.grid.columns) | 0) * STEP_COUNT;
      for (let k = 0; k < STEP_COUNT; k++) {
        const to = cell + (shift[k] as number);
        const share = shareTicks[row + k] as number;
        let sum = own + (friction[to] as number);
        // The cells between can only add to the time.
        if (ticks + sum * share > (known[to] as number) + 1) continue;
        if (k >= FIRST_KNIGHT)
          sum +=
            (friction[cell + (passA[k] as number)] as number) +
            (friction[cell + (passB[k] as number)] as number);
        if (sum === Infinity) continue;
        const then = ticks + stepTicks(sum, share);
        if (then <= (known[to] as number)) this.offer(to, then, source, cell);
      }
    }
    for (let n = net.firstOfCell[cell] as number; n >= 0; n = net.nextOfCell[n] as number) {
      const then = ticks + (net.accessTicks[n] as number);
      if (then <= (known[cells + n] as number)) this.offer(cells + n, then, source, cell);
    }
  }

  private leaveRoad(node: number, ticks: number, cells: number): void {
    const { net } = this.surface;
    const { linkTo, linkStart } = net;
    const linkTicks = this.options.linkTicks ?? net.linkTicks;
    const n = node - cells;
    const source = this.labels.source[node] as number;
    for (let link = linkStart[n] as number; link < (linkStart[n + 1] as number); link++)
      this.offer(cells + (linkTo[link] as number), ticks + (linkTicks[link] as number), source, node);
    const cell = net.nodeCell[n] as number;
    if (cell >= 0 && this.surface.frictionSPerM[cell] !== Infinity)
      this.offer(cell, ticks + (net.accessTicks[n] as number), source, node);
  }

  /** Offers a node again the times of its neighbours: for nodes whose label was removed. Neighbours without a label offer nothing. */
  takeFromNeighbours(node: number): void {
    const { ticks, source } = this.labels;
    eachNeighbour(this.surface, node, (from, step) => {
      if (ticks[from] !== UNREACHED)
        this.offer(node, (ticks[from] as number) + step, source[from] as number, from);
    });
  }
}
