import type { LonLat } from '../../../domain/records.ts';
import { COVER, ROAD_CLASSES, type RoadGraph, type TravelGrid } from './ground.ts';
import { distanceM } from '../../../domain/distance.ts';
import { cellAt, cellLonLat, TICKS_PER_S } from './lattice.ts';

/**
 * A road is divided in equal pieces of at most this length, metres (about a cell); at the points between them it can be entered and left.
 */
const PIECE_M = 420;

/** The graph with its roads divided into pieces; its first nodes are those of the graph. */
export interface RoadNet {
  nodeLon: Float64Array;
  nodeLat: Float64Array;
  /** For each node the cell that it can be entered from, or −1, and the time from the cell's centre in ticks. */
  nodeCell: Int32Array;
  accessTicks: Int32Array;
  /** The first node of each cell, and for each node the next one of the same cell, −1 at the end. */
  firstOfCell: Int32Array;
  nextOfCell: Int32Array;
  /** The links of node n are those from linkStart[n] to linkStart[n + 1]; each piece is a link in both directions. */
  linkStart: Int32Array;
  linkTo: Int32Array;
  linkTicks: Int32Array;
  linkEdge: Int32Array;
  linkM: Float64Array;
}

/** Points at equal distances along the shape of an edge, without its ends. */
function middles(shape: readonly LonLat[], count: number): LonLat[] {
  const legs = shape.slice(1).map((b, i) => distanceM(shape[i] as LonLat, b));
  const total = legs.reduce((sum, m) => sum + m, 0);
  const places: LonLat[] = [];
  let [leg, gone] = [0, 0];
  for (let k = 1; k < count; k++) {
    const at = (total * k) / count;
    while (leg < legs.length - 1 && gone + (legs[leg] as number) < at) gone += legs[leg++] as number;
    const [a, b] = [shape[leg] as LonLat, shape[leg + 1] as LonLat];
    const t = legs[leg] === 0 ? 0 : Math.min(1, (at - gone) / (legs[leg] as number));
    places.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
  }
  return places;
}

/** The line of an edge from its first node to its second. */
export function edgeShape(
  { nodeLonLat, edgeFrom, edgeTo, shapeStart, shapeLonLat }: RoadGraph,
  edge: number,
): LonLat[] {
  const node = (n: number): LonLat => [nodeLonLat[2 * n] as number, nodeLonLat[2 * n + 1] as number];
  const shape = [node(edgeFrom[edge] as number)];
  for (let p = shapeStart[edge] as number; p < (shapeStart[edge + 1] as number); p++)
    shape.push([shapeLonLat[2 * p] as number, shapeLonLat[2 * p + 1] as number]);
  shape.push(node(edgeTo[edge] as number));
  return shape;
}

/** Nodes and links of the roads in pieces. Of link `i`: `from[i]`, `to[i]` and the edge of the graph that it is a piece of. */
interface Pieces {
  lon: number[];
  lat: number[];
  /** 1 where one can walk to the node and from it. */
  entered: number[];
  from: number[];
  to: number[];
  edges: number[];
}

/** Divides open roads, which can be entered anywhere, into pieces of at most `PIECE_M`; other edges stay whole. Closed edges are left out. */
function cutEdges(graph: RoadGraph, edgeSeconds: Float64Array): Pieces {
  const lon: number[] = [];
  const lat: number[] = [];
  const entered: number[] = [];
  for (let n = 0; n < graph.nodeEntered.length; n++) {
    lon.push(graph.nodeLonLat[2 * n] as number);
    lat.push(graph.nodeLonLat[2 * n + 1] as number);
    entered.push(graph.nodeEntered[n] as number);
  }
  const from: number[] = [];
  const to: number[] = [];
  const edges: number[] = [];
  for (let e = 0; e < edgeSeconds.length; e++) {
    if (edgeSeconds[e] === Infinity) continue;
    const kind = ROAD_CLASSES[graph.edgeClass[e] as number];
    const isOpen = kind === 'trunk' || kind === 'primary' || kind === 'construction';
    const count = isOpen ? Math.max(1, Math.ceil((graph.edgeLengthM[e] as number) / PIECE_M)) : 1;
    let before = graph.edgeFrom[e] as number;
    for (const [x, y] of count === 1 ? [] : middles(edgeShape(graph, e), count)) {
      from.push(before);
      before = lon.length;
      to.push(before);
      edges.push(e);
      lon.push(x);
      lat.push(y);
      entered.push(1);
    }
    from.push(before);
    to.push(graph.edgeTo[e] as number);
    edges.push(e);
  }
  return { lon, lat, entered, from, to, edges };
}

/**
 * Divides the roads into pieces and connects them with the cells.
 * @param walk seconds a metre on foot in a cell
 * @param edgeSeconds time of each edge; Infinity for what is closed
 */
export function roadNet(
  graph: RoadGraph,
  { grid, cover }: { grid: TravelGrid; cover: Uint8Array },
  edgeSeconds: Float64Array,
  walk: (cell: number) => number,
): RoadNet {
  const pieces = cutEdges(graph, edgeSeconds);
  const { lon, lat, entered, edges } = pieces;
  const count = lon.length;
  const net: RoadNet = {
    nodeLon: Float64Array.from(lon),
    nodeLat: Float64Array.from(lat),
    nodeCell: new Int32Array(count).fill(-1),
    accessTicks: new Int32Array(count),
    firstOfCell: new Int32Array(grid.columns * grid.rows).fill(-1),
    nextOfCell: new Int32Array(count).fill(-1),
    linkStart: new Int32Array(count + 1),
    linkTo: new Int32Array(2 * edges.length),
    linkTicks: new Int32Array(2 * edges.length),
    linkEdge: new Int32Array(2 * edges.length),
    linkM: new Float64Array(2 * edges.length),
  };
  for (let n = count - 1; n >= 0; n--) {
    const at: LonLat = [lon[n] as number, lat[n] as number];
    const cell = entered[n] === 1 ? cellAt(grid, at) : -1;
    // A bridge over a lake or the sea cannot be left.
    if (cell < 0 || !(cover[cell] === COVER.land || cover[cell] === COVER.river)) continue;
    net.nodeCell[n] = cell;
    net.accessTicks[n] = Math.max(
      1,
      Math.round(distanceM(at, cellLonLat(grid, cell)) * walk(cell) * TICKS_PER_S),
    );
    net.nextOfCell[n] = net.firstOfCell[cell] as number;
    net.firstOfCell[cell] = n;
  }
  fillLinks(net, pieces, graph.edgeLengthM, edgeSeconds);
  return net;
}

/** Writes the links of every node, in both directions, one node after the other. */
function fillLinks(
  net: RoadNet,
  { from, to, edges }: Pieces,
  edgeLengthM: RoadGraph['edgeLengthM'],
  edgeSeconds: Float64Array,
): void {
  const piecesOfEdge = new Int32Array(edgeSeconds.length);
  for (const e of edges) piecesOfEdge[e] = (piecesOfEdge[e] as number) + 1;
  for (const end of [from, to])
    for (const n of end) net.linkStart[n + 1] = (net.linkStart[n + 1] as number) + 1;
  for (let n = 0; n < net.linkStart.length - 1; n++)
    net.linkStart[n + 1] = (net.linkStart[n + 1] as number) + (net.linkStart[n] as number);
  const place = net.linkStart.slice();
  edges.forEach((e, i) => {
    const share = piecesOfEdge[e] as number;
    const ticks = Math.max(1, Math.round(((edgeSeconds[e] as number) * TICKS_PER_S) / share));
    for (const [a, b] of [
      [from[i], to[i]],
      [to[i], from[i]],
    ] as [number, number][]) {
      const at = place[a] as number;
      place[a] = at + 1;
      net.linkTo[at] = b;
      net.linkTicks[at] = ticks;
      net.linkEdge[at] = e;
      net.linkM[at] = (edgeLengthM[e] as number) / share;
    }
  });
}
