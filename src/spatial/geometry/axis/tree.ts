import type { LonLat } from '../../../domain/records.ts';
import { type Labels, Search, type SearchOptions, UNREACHED } from '../travel/search.ts';
import { TICKS_PER_S } from '../travel/lattice.ts';
import { geodesicM } from '../geodesic-m.ts';
import { type StepKind, measureStep } from '../travel/steps.ts';
import { accessAt, nodeLonLat } from '../travel/surface.ts';
import { stepLine } from '../travel/way.ts';
import type { AxisSurface } from './cost.ts';
import type { Node } from './node.ts';
import { seaWay } from './sea-way.ts';

/** A vertex of the tree: a node of the cost surface, or a station. */
export interface TreeVertex {
  at: LonLat;
  /** Index of the vertex that it is reached from; −1 for the seat. */
  parent: number;
  /** What the step from the parent follows, its vertices from the parent to here, and the name of its road. */
  kind: StepKind;
  line: LonLat[];
  name?: string;
  station?: Node;
}

/**
 * Speed over the straight line, in km/h, by which the first search from the seat is limited; the limit is doubled until all places are
 * reached.
 */
const FIRST_KMH = 15;
const MOST_TICKS = UNREACHED >> 2;

/**
 * The ways of one axis as a tree that grows from its seat: each station is joined by the least-cost way from what is in the tree already
 * (Takahashi and Matsuyama 1980, Mathematica Japonica 24). So no way is laid twice, and no two cross on the surface.
 */
export class AxisTree {
  readonly vertices: TreeVertex[];
  private readonly ofNode = new Map<number, number>();
  private readonly search: Search;
  private readonly reached: number[] = [];
  private readonly options: SearchOptions;
  private readonly waiting: Set<Node>;

  /**
   * @param labels of the search, all empty; they are empty again after `end`
   * @param places that will be joined
   */
  constructor(
    private readonly axis: AxisSurface,
    private readonly labels: Labels,
    seat: Node,
    places: readonly Node[],
  ) {
    this.options = { reached: this.reached, linkTicks: axis.linkTicks };
    this.search = new Search(axis.surface, labels, this.options);
    this.vertices = [{ at: seat.lonLat, parent: -1, kind: 'land', line: [], station: seat }];
    this.waiting = new Set(places);
    const farthestM = Math.max(0, ...places.map(({ lonLat }) => geodesicM(seat.lonLat, lonLat)));
    // A place may lie at the seat itself.
    for (let limit = Math.max(TICKS_PER_S, (farthestM / FIRST_KMH) * 3.6 * TICKS_PER_S); ; limit *= 2) {
      this.options.limitTicks = Math.min(MOST_TICKS, Math.round(limit));
      this.leaveFrom(0);
      if (limit >= MOST_TICKS || this.farthestTicks() <= limit) break;
      this.end();
    }
  }

  /** Cost, in ticks, of the least-cost way from the tree to a place; Infinity where there is none. */
  ticksTo(lonLat: LonLat): number {
    return this.endOf(lonLat).ticks;
  }

  /**
   * Joins a station by its least-cost way.
   * @throws Error where no way leads to it
   */
  join(station: Node): void {
    const { node, ticks } = this.endOf(station.lonLat);
    if (ticks === Infinity)
      throw new Error(`no way to ${station.kind} ${station.code} at ${station.lonLat.join(', ')}`);
    const way = [node];
    for (let at = node; !this.ofNode.has(at); at = way.at(-1) as number) {
      const before = this.labels.previous[at] as number;
      if (before < 0) break;
      way.push(before);
    }
    way.reverse();
    const first = way[0] as number;
    let parent = this.ofNode.get(first) ?? -1;
    if (parent < 0) parent = this.add(first, this.labels.source[first] as number, -1);
    for (const [i, next] of way.entries()) if (i > 0) parent = this.add(next, parent, way[i - 1] as number);
    const at = nodeLonLat(this.axis.surface, node);
    this.vertices.push({ at: station.lonLat, parent, kind: 'land', line: [at, station.lonLat], station });
    this.waiting.delete(station);
    // Nodes farther than the farthest place that is not joined yet need not be searched.
    this.options.limitTicks = Math.min(MOST_TICKS, this.farthestTicks());
    this.leaveFrom(this.vertices.length - 1);
  }

  /** Empties all labels for the next axis. */
  end(): void {
    for (const node of this.reached)
      [this.labels.ticks[node], this.labels.source[node], this.labels.previous[node]] = [UNREACHED, -1, -1];
    this.reached.length = 0;
  }

  private farthestTicks(): number {
    return Math.max(0, ...[...this.waiting].map(({ lonLat }) => this.ticksTo(lonLat)));
  }

  /** The node from which a place is reached at the least cost. */
  private endOf(lonLat: LonLat): { node: number; ticks: number } {
    let best = { node: -1, ticks: Infinity };
    for (const { node, ticks } of accessAt(this.axis.surface, lonLat)) {
      const known = this.labels.ticks[node] as number;
      if (known !== UNREACHED && known + ticks < best.ticks) best = { node, ticks: known + ticks };
    }
    return best;
  }

  /** Adds a node of the surface below a vertex; `from` is the node of the vertex, −1 for a station. */
  private add(node: number, parent: number, from: number): number {
    const { surface, linkTicks } = this.axis;
    const at = nodeLonLat(surface, node);
    const under = this.vertices[parent] as TreeVertex;
    let vertex: TreeVertex = { at, parent, kind: 'land', line: [under.at, at] };
    if (from >= 0) {
      const { kind, edge } = measureStep(surface, from, node, linkTicks);
      const { graph } = surface.ground;
      const { name, ref } = edge < 0 ? {} : (graph.names[graph.edgeName[edge] as number] ?? {});
      const called = name ?? ref;
      vertex = {
        ...vertex,
        kind,
        line: kind === 'ferry' ? seaWay(surface.ground, under.at, at) : stepLine(surface, from, node, edge),
        ...(called === undefined ? {} : { name: called }),
      };
    }
    const index = this.vertices.push(vertex) - 1;
    this.ofNode.set(node, index);
    this.search.offer(node, 0, index, -1);
    return index;
  }

  /** Offers the nodes next to a station to the search, and continues the search from them. */
  private leaveFrom(index: number): void {
    const { at } = this.vertices[index] as TreeVertex;
    for (const { node, ticks } of accessAt(this.axis.surface, at)) this.search.offer(node, ticks, index, -1);
    this.search.run();
  }
}
