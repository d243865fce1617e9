import { gunzipSync } from 'fflate';

/** Class of a cell of the grid. No way enters `outside`: it lies beyond the province and its margin. */
export const COVER = { outside: 0, land: 1, river: 2, lake: 3, sea: 4 } as const;

export { ROAD_CLASSES } from '../../../domain/travel-speeds.ts';
export type { RoadClass } from '../../../domain/travel-speeds.ts';

/** Cells in degrees; row 0 is the northernmost, a value stands for the centre of its cell. */
export interface TravelGrid {
  west: number;
  north: number;
  cellDeg: number;
  columns: number;
  rows: number;
}

/** Roads as nodes and undirected edges, in arrays with one entry for each node or for each edge. */
export interface RoadGraph {
  /** Longitude and latitude in turn, degrees. */
  nodeLonLat: Float64Array;
  /** 1 where the node can be entered from its cell: an end of a trunk or primary road, a pier, the open end of a motorway. */
  nodeEntered: Uint8Array;
  edgeFrom: Int32Array;
  edgeTo: Int32Array;
  edgeLengthM: Float64Array;
  /** Index in `ROAD_CLASSES`. */
  edgeClass: Uint8Array;
  /** Index in `names`. */
  edgeName: Uint16Array;
  /** `names[0]` stands for roads without a name. */
  names: readonly RoadName[];
  /** Vertices between the two nodes of edge e: those from shapeStart[e] to shapeStart[e + 1] of `shapeLonLat`. */
  shapeStart: Int32Array;
  shapeLonLat: Float64Array;
}

export interface RoadName {
  name?: string;
  /** Number of the road, as of 2017. */
  ref?: string;
}

/** The data that the cost surface is computed from: `geodata/travel/ground.bin`, decoded. */
export interface TravelGround {
  grid: TravelGrid;
  /** Metres above the sea, one for each cell. */
  heightM: Int16Array;
  /** `COVER` of each cell. */
  cover: Uint8Array;
  graph: RoadGraph;
}

/** The first bytes of the file before compression, and the resolution of its heights and positions. */
export const TRAVEL_MAGIC = 'AXTRAV1\n';
export const HEIGHT_STEP_M = 4;
export const PER_DEGREE = 1e5;

/** Counts and names, as JSON at the head of the file. */
export interface TravelHeader {
  grid: TravelGrid;
  nodes: number;
  edges: number;
  shapePoints: number;
  names: readonly RoadName[];
}

/** Reads the numbers of a section in order. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  private cutShort(): Error {
    return new Error(`travel ground: ends after ${this.bytes.length} bytes, before its data do`);
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw this.cutShort();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** A whole number in groups of 7 bits, lowest first, with the sign in the lowest bit (zigzag). */
  signed(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw this.cutShort();
      value += (byte & 127) * factor;
      if (byte < 128) break;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Numbers that are stored as differences. */
  steps<T extends Int32Array | Float64Array>(into: T, stride = 1, divisor = 1): T {
    const last = Array.from({ length: stride }, () => 0);
    for (let i = 0; i < into.length; i++) {
      const k = i % stride;
      last[k] = (last[k] as number) + this.signed();
      into[i] = (last[k] as number) / divisor;
    }
    return into;
  }

  /**
   * Checks that everything was read.
   * @throws Error where bytes are left
   */
  end(): void {
    if (this.at !== this.bytes.length)
      throw new Error(`travel ground: ${this.bytes.length - this.at} bytes more than its data`);
  }
}

/**
 * Decodes the compiled file (gzip) to the ground that a surface is computed from.
 * @throws Error where the bytes are not such a file or are truncated
 */
export function decodeTravelGround(packed: Uint8Array): TravelGround {
  const reader = new Reader(gunzipSync(packed));
  const text = new TextDecoder();
  const magic = text.decode(reader.take(TRAVEL_MAGIC.length));
  if (magic !== TRAVEL_MAGIC) throw new Error(`travel ground: begins with ${JSON.stringify(magic)}`);
  const header = JSON.parse(text.decode(reader.take(reader.signed()))) as TravelHeader;
  const { grid, nodes, edges, shapePoints, names } = header;
  const cells = grid.columns * grid.rows;
  const cover = reader.take(cells).slice();
  // Heights: the difference of each from its prediction by the neighbours to the west and north, all low bytes first, then all high bytes.
  const [low, high] = [reader.take(cells), reader.take(cells)];
  const steps = new Int16Array(cells);
  const heightM = new Int16Array(cells);
  for (let i = 0; i < cells; i++) {
    const step =
      heightGuess(steps, i, grid.columns) + ((((low[i] as number) | ((high[i] as number) << 8)) << 16) >> 16);
    steps[i] = step;
    heightM[i] = step * HEIGHT_STEP_M;
  }
  const graph: RoadGraph = {
    names,
    nodeEntered: reader.take(nodes).slice(),
    edgeClass: reader.take(edges).slice(),
    nodeLonLat: reader.steps(new Float64Array(2 * nodes), 2, PER_DEGREE),
    edgeFrom: reader.steps(new Int32Array(edges)),
    edgeTo: reader.steps(new Int32Array(edges)),
    edgeName: Uint16Array.from(reader.steps(new Int32Array(edges))),
    // Whole decimetres.
    edgeLengthM: reader.steps(new Float64Array(edges), 1, 10),
    shapeStart: reader.steps(new Int32Array(edges + 1)),
    shapeLonLat: reader.steps(new Float64Array(2 * shapePoints), 2, PER_DEGREE),
  };
  reader.end();
  return { grid, heightM, cover, graph };
}

/**
 * Prediction of the height of a cell from its western and northern neighbours, in units of the resolution; the file stores the difference.
 */
export function heightGuess(steps: Int16Array, i: number, columns: number): number {
  const west = i % columns === 0 ? 0 : (steps[i - 1] as number);
  const north = i < columns ? west : (steps[i - columns] as number);
  return (west + north) >> 1;
}
