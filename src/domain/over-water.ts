import { distanceM, mPerDegree } from './distance.ts';
import { meetingShare, nearestShare } from './segments.ts';
import type { LonLat } from './records.ts';

/** Shores as compiled: integers in units of 1/`perDegree` degree; each ring is a first point followed by differences from point to point. */
export interface ShoresFile {
  perDegree: number;
  /** Mainland and islands, each a polygon of an outer ring and holes. */
  land: number[][][];
  /** Inland water large enough to contain a circle of 1 km. */
  inland: number[][][];
}

/** Shorter continuous stretches of water are ignored, metres: roads go round or bridge such bays and channels. */
export const LEAST_STRETCH_M = 1000;
/** Largest distance of a place from the drawn shore of its island, metres. */
const OFF_SHORE_M = 3000;
/** Shorter pieces of a line are ignored, metres: they occur where the line touches a corner. */
const NOISE_M = 1;
/** Height of the rows of the index, degrees: about a kilometre. */
const ROW_DEG = 0.01;

/** Water that a straight line crosses. */
export interface Crossing {
  /** Length over sea in stretches of a kilometre or more, metres. */
  seaM: number;
  /** The same for lakes, reservoirs and wide rivers. */
  inlandM: number;
  /** Whether the ends are on different islands, or one on the mainland. */
  apart: boolean;
}

/** Spatial index of shores. */
export interface Shores {
  /**
   * Water that the straight line between two positions crosses. The line is straight in degrees: up to 10 m from the geodesic
   * on 30 km, 110 m on 100 km.
   */
  crossing(from: LonLat, to: LonLat): Crossing;
  /** Index of the land polygon at a position or, off the shore, of the nearest within 3 km; -1 if there is none. */
  landAt(at: LonLat): number;
  /** Kind of surface at a position: land, sea (no land) or inland water. */
  groundAt(at: LonLat): 'land' | 'sea' | 'inland';
}

const NO_CROSSING: Crossing = { seaM: 0, inlandM: 0, apart: false };

/** Edges of both kinds of polygons in one index; inland water is numbered after land. */
interface Edges {
  /** lon and lat of both ends, four numbers an edge. */
  ends: Float64Array;
  polygon: Int32Array;
  /** The edges of row r are `inRow[start[r]]` to `inRow[start[r + 1] - 1]`. */
  start: Int32Array;
  inRow: Int32Array;
  south: number;
  rows: number;
}

function readEdges({ perDegree, land, inland }: ShoresFile): Edges {
  const polygons = [...land, ...inland];
  const count = polygons.reduce((sum, rings) => rings.reduce((n, ring) => n + ring.length / 2, sum), 0);
  const ends = new Float64Array(count * 4);
  const polygon = new Int32Array(count);
  let [south, north] = [Infinity, -Infinity];
  let e = 0;
  polygons.forEach((rings, index) => {
    for (const steps of rings) {
      let [x = 0, y = 0] = steps;
      const [firstX, firstY] = [x, y];
      for (let i = 2; i <= steps.length; i += 2) {
        const [fromX, fromY] = [x, y];
        // The last edge connects the last point with the first.
        x = i < steps.length ? x + (steps[i] as number) : firstX;
        y = i < steps.length ? y + (steps[i + 1] as number) : firstY;
        ends.set([fromX / perDegree, fromY / perDegree, x / perDegree, y / perDegree], e * 4);
        polygon[e++] = index;
        south = Math.min(south, y / perDegree);
        north = Math.max(north, y / perDegree);
      }
    }
  });
  const rows = count === 0 ? 0 : Math.floor((north - south) / ROW_DEG) + 1;
  const start = new Int32Array(rows + 1);
  const eachRow = (edge: number, visit: (row: number) => void): void => {
    const [a, b] = [ends[edge * 4 + 1] as number, ends[edge * 4 + 3] as number];
    const last = Math.floor((Math.max(a, b) - south) / ROW_DEG);
    for (let row = Math.floor((Math.min(a, b) - south) / ROW_DEG); row <= last; row++) visit(row);
  };
  for (let edge = 0; edge < count; edge++)
    eachRow(edge, (row) => {
      start[row + 1] = (start[row + 1] as number) + 1;
    });
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const inRow = new Int32Array(start[rows] as number);
  const next = start.slice();
  for (let edge = 0; edge < count; edge++)
    eachRow(edge, (row) => {
      inRow[next[row] as number] = edge;
      next[row] = (next[row] as number) + 1;
    });
  return { ends, polygon, start, inRow, south, rows };
}

/** Builds an index of shores, with edges in rows of 0.01°. */
export const buildShores = (file: ShoresFile): Shores => new ShoreIndex(file);

class ShoreIndex implements Shores {
  readonly #edges: Edges;
  /** Number of land polygons; those of inland water have higher numbers. */
  readonly #lands: number;

  constructor(file: ShoresFile) {
    this.#edges = readEdges(file);
    this.#lands = file.land.length;
  }

  #rowAt(lat: number): number {
    return Math.floor((lat - this.#edges.south) / ROW_DEG);
  }

  #clampRow(row: number): number {
    return Math.max(0, Math.min(this.#edges.rows - 1, row));
  }

  /** Polygons that contain a position, by the even-odd rule: counts the edges of each east of the position at its latitude. */
  #holding([lon, lat]: LonLat): { land: number; inland: boolean } {
    const { ends, polygon, start, inRow, rows } = this.#edges;
    const row = this.#rowAt(lat);
    const odd = new Set<number>();
    if (row >= 0 && row < rows)
      for (let k = start[row] as number; k < (start[row + 1] as number); k++) {
        const e = inRow[k] as number;
        const [ax, ay] = [ends[e * 4] as number, ends[e * 4 + 1] as number];
        const [bx, by] = [ends[e * 4 + 2] as number, ends[e * 4 + 3] as number];
        if (ay > lat === by > lat || lon >= ((bx - ax) * (lat - ay)) / (by - ay) + ax) continue;
        const of = polygon[e] as number;
        if (!odd.delete(of)) odd.add(of);
      }
    let land = -1;
    let inland = false;
    for (const of of odd)
      if (of < this.#lands) land = of;
      else inland = true;
    return { land, inland };
  }

  /** Shares of the line, 0 to 1, at which it crosses an edge, ascending. */
  #meetings(from: LonLat, to: LonLat): number[] {
    const { ends, start, inRow, rows } = this.#edges;
    const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
    const [low, high] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    const found: number[] = [];
    if (rows === 0 || this.#rowAt(high) < 0 || this.#rowAt(low) >= rows) return found;
    for (let row = this.#clampRow(this.#rowAt(low)); row <= this.#clampRow(this.#rowAt(high)); row++)
      for (let k = start[row] as number; k < (start[row + 1] as number); k++) {
        const e = inRow[k] as number;
        const [ax, bx] = [ends[e * 4] as number, ends[e * 4 + 2] as number];
        if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
        const share = meetingShare(from, to, ax, ends[e * 4 + 1] as number, bx, ends[e * 4 + 3] as number);
        if (share > 0 && share < 1) found.push(share);
      }
    return found.sort((a, b) => a - b);
  }

  landAt(at: LonLat): number {
    const { ends, polygon, start, inRow, rows } = this.#edges;
    const inside = this.#holding(at).land;
    if (inside >= 0 || rows === 0) return inside;
    const [lonM, latM] = mPerDegree(at[1]);
    const reach = OFF_SHORE_M / latM;
    let [best, bestM] = [-1, OFF_SHORE_M];
    for (
      let row = this.#clampRow(this.#rowAt(at[1] - reach));
      row <= this.#clampRow(this.#rowAt(at[1] + reach));
      row++
    )
      for (let k = start[row] as number; k < (start[row + 1] as number); k++) {
        const e = inRow[k] as number;
        if ((polygon[e] as number) >= this.#lands) continue;
        const ax = ((ends[e * 4] as number) - at[0]) * lonM;
        const ay = ((ends[e * 4 + 1] as number) - at[1]) * latM;
        const [bx, by] = [
          ((ends[e * 4 + 2] as number) - at[0]) * lonM - ax,
          ((ends[e * 4 + 3] as number) - at[1]) * latM - ay,
        ];
        const t = nearestShare(ax, ay, bx, by);
        const away = Math.hypot(ax + t * bx, ay + t * by);
        if (away < bestM) [best, bestM] = [polygon[e] as number, away];
      }
    return best;
  }

  crossing(from: LonLat, to: LonLat): Crossing {
    const lengthM = distanceM(from, to);
    if (lengthM === 0) return NO_CROSSING;
    const at = (t: number): LonLat => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
    const marks = [0, ...this.#meetings(from, to), 1];
    let [seaM, inlandM] = [0, 0];
    let stretch = { seaM: 0, inlandM: 0 };
    const close = (): void => {
      if (stretch.seaM + stretch.inlandM >= LEAST_STRETCH_M) {
        seaM += stretch.seaM;
        inlandM += stretch.inlandM;
      }
      stretch = { seaM: 0, inlandM: 0 };
    };
    for (let i = 1; i < marks.length; i++) {
      const [a, b] = [marks[i - 1] as number, marks[i] as number];
      const pieceM = (b - a) * lengthM;
      if (pieceM < NOISE_M) continue;
      const { land, inland } = this.#holding(at((a + b) / 2));
      if (land < 0) stretch.seaM += pieceM;
      else if (inland) stretch.inlandM += pieceM;
      else close();
    }
    close();
    const [one, other] = [this.landAt(from), this.landAt(to)];
    return { seaM, inlandM, apart: one !== other && one >= 0 && other >= 0 };
  }

  groundAt(at: LonLat): 'land' | 'sea' | 'inland' {
    const { land, inland } = this.#holding(at);
    if (inland) return 'inland';
    return land >= 0 ? 'land' : 'sea';
  }
}
