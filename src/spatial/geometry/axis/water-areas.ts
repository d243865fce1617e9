import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import type { Rings } from '../rings.ts';
import { AreaIndex, EdgeIndex } from '../edges.ts';

/** Metres of a line in water of each kind; the rest is on land or in a river. */
export interface WaterOnLine {
  lakeM: number;
  seaM: number;
}

/** A part of a line that lies in the sea, or does not. */
export interface ShorePiece {
  points: LonLat[];
  isSea: boolean;
}

/** Tells which water a line crosses. Lines are straight in degrees between their vertices. */
export interface WaterAreas {
  onLine(line: readonly LonLat[]): WaterOnLine;
  /** Divides a line at the shores of the sea; parts shorter than `leastM` are joined to the one before them. */
  cutAtSea(line: readonly LonLat[], leastM: number): ShorePiece[];
}

/** Shorter parts come from corners of the shore, metres. */
const NOISE_M = 1;

/** A part between two crossings of a shore. */
interface Bit {
  from: LonLat;
  to: LonLat;
  lengthM: number;
  isInside: boolean;
}

/** An index of lakes (with reservoirs) and sea. */
export function waterAreas(lakes: readonly Rings[], sea: readonly Rings[]): WaterAreas {
  const [ofLakes, ofSea] = [bitFinder(lakes), bitFinder(sea)];
  const insideM = (bits: readonly Bit[]): number =>
    bits.reduce((sum, { lengthM, isInside }) => sum + (isInside && lengthM >= NOISE_M ? lengthM : 0), 0);
  return {
    onLine: (line) => ({ lakeM: insideM(ofLakes(line)), seaM: insideM(ofSea(line)) }),
    cutAtSea: (line, leastM) => shorePieces(ofSea(line), leastM),
  };
}

function bitFinder(polygons: readonly Rings[]): (line: readonly LonLat[]) => Bit[] {
  const edges = new EdgeIndex(polygons.flat());
  const areas = new AreaIndex(polygons);
  return (line) =>
    line.slice(1).flatMap((b, i): Bit[] => {
      const a = line[i] as LonLat;
      const at = (t: number): LonLat => (t === 1 ? b : [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
      const cuts = [0, ...edges.crossings(a, b), 1];
      return cuts.slice(1).map((to, k) => {
        const from = cuts[k] as number;
        return {
          from: at(from),
          to: at(to),
          lengthM: geodesicM(at(from), at(to)),
          isInside: areas.holding(at((from + to) / 2)) !== -1,
        };
      });
    });
}

function shorePieces(bits: readonly Bit[], leastM: number): ShorePiece[] {
  let runs: { isSea: boolean; bits: Bit[]; lengthM: number }[] = [];
  for (const bit of bits) {
    const last = runs.at(-1);
    if (last?.isSea === bit.isInside) {
      last.bits.push(bit);
      last.lengthM += bit.lengthM;
    } else runs.push({ isSea: bit.isInside, bits: [bit], lengthM: bit.lengthM });
  }
  // The shortest first, so that the result does not depend on the direction.
  for (;;) {
    const short = runs.toSorted((a, b) => a.lengthM - b.lengthM)[0];
    if (!short || runs.length === 1 || short.lengthM >= leastM) break;
    const i = runs.indexOf(short);
    const near = runs.slice(Math.max(0, i - 1), i + 2);
    const isSea = !short.isSea;
    const merged = {
      isSea,
      bits: near.flatMap((run) => run.bits),
      lengthM: near.reduce((sum, run) => sum + run.lengthM, 0),
    };
    runs = [...runs.slice(0, Math.max(0, i - 1)), merged, ...runs.slice(i + 2)];
  }
  return runs.map(({ isSea, bits: own }) => ({
    isSea,
    // Shores are met within a line; only its own vertices and the ends of the piece count.
    points: [(own[0] as Bit).from, ...own.map(({ to }) => to)],
  }));
}
