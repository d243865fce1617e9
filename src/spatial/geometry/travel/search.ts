import { BucketQueue } from './bucket-queue.ts';
import { FIRST_KNIGHT, STEP_COUNT, stepTicks, TICKS_PER_S } from './lattice.ts';
import { eachNeighbour } from './neighbours-of.ts';
import type { TravelSurface } from './surface.ts';

/** Not reached, in ticks. */
export const UNREACHED = 0x7fffffff;
/** Seconds of a bucket: with 5 to 20 s the search of the province takes the same time. */
const BUCKET_S = 10;

/** State of a search for each node: cells first, then the nodes of the roads. */
export interface Labels {
  /** Hundredths of a second from the nearest source, or `UNREACHED`. */
  ticks: Int32Array;
  /** Number of that source, or −1. */
  source: Int32Array;
  /** The node before on the way from it; −1 at its first node and where nothing was reached. */
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

export interface SearchOptions {
  /** No node farther than this is gone on from, ticks. */
  limitTicks?: number;
  /** Called between buckets: true ends the search at this time. */
  isEnough?: (ticks: number) => boolean;
  /** Each node as it is first reached. */
  reached?: number[];
  /** Ticks of the links of the roads, where other than those of the surface. */
  linkTicks?: Int32Array;
}

/**
 * Shortest times from labelled starts over cells and roads (Dijkstra 1959). Of equal times the smaller number of a source counts, then the smaller node before, so that
 * the answer does not depend on the order of the search.
 */
export class Search {
  private readonly queue = new BucketQueue(BUCKET_S * TICKS_PER_S);

  constructor(
    private readonly surface: TravelSurface,
    private readonly labels: Labels,
    private readonly options: SearchOptions = {},
  ) {}

  /** Offers a node a time; it is taken where it is less than the one it has. */
  offer(node: number, ticks: number, source: number, previous: number): void {
    const { labels } = this;
    const now = labels.ticks[node] as number;
    if (ticks > now) return;
    const own = labels.source[node] as number;
    if (ticks === now) {
      if (source > own) return;
      if (source === own) {
        // The same time by another way: nothing beyond changes.
        if (previous < (labels.previous[node] as number)) labels.previous[node] = previous;
        return;
      }
    }
    if (now === UNREACHED) this.options.reached?.push(node);
    labels.ticks[node] = ticks;
    labels.source[node] = source;
    labels.previous[node] = previous;
    this.queue.push(node, ticks);
  }

  /** Goes on until nothing is left to reach. */
  run(): void {
    const { labels, options, queue } = this;
    const { limitTicks = UNREACHED, isEnough } = options;
    const cells = this.surface.frictionSPerM.length;
    let passed = -1;
    for (let node = queue.pop(); node >= 0; node = queue.pop()) {
      const ticks = labels.ticks[node] as number;
      // Taken before at a lesser time, when the queue was there.
      if (ticks < queue.reached) continue;
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
        // The cells between only add to it.
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

  /**
   * Offers a node again what its neighbours have: for nodes whose label was taken away.
   * Neighbours without a label have nothing to offer.
   */
  takeFromNeighbours(node: number): void {
    const { ticks, source } = this.labels;
    eachNeighbour(this.surface, node, (from, step) => {
      if (ticks[from] !== UNREACHED)
        this.offer(node, (ticks[from] as number) + step, source[from] as number, from);
    });
  }
}
