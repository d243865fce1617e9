import type { Position } from 'geojson';
import { FRAME } from './frame.ts';

/**
 * Width of the strip inside the frame in which lines fade, degrees, and the number of steps: ten pixels each where the province fills a
 * screen.
 */
const REACH_DEG = 0.3;
const STEPS = 6;

export interface FadedLine {
  line: Position[];
  /** Opacity from 0 to 1; absent: 1. */
  fade?: number;
}

const inset = ([lon = 0, lat = 0]: Position): number =>
  Math.min(lon - FRAME[0], lat - FRAME[1], FRAME[2] - lon, FRAME[3] - lat);

/** Number of steps from the edge of the frame, at most STEPS; a point on the border of two steps belongs to the inner one. */
const stepAt = (at: Position): number =>
  Math.min(STEPS, Math.max(0, Math.floor((inset(at) / REACH_DEG) * STEPS)));

/**
 * Splits a line into parts whose opacity decreases towards the edge of the frame: beyond it no roads and rivers are known, and a line that
 * ends in full colour would look as if it ended there in reality. The parts meet at their ends.
 */
export function fadedAtFrame(line: readonly Position[]): FadedLine[] {
  const parts: { line: Position[]; step: number }[] = [];
  for (const [i, to] of line.slice(1).entries()) {
    const from = line[i] as Position;
    for (const [a, b] of pieces(from, to)) {
      const step = stepAt([((a[0] ?? 0) + (b[0] ?? 0)) / 2, ((a[1] ?? 0) + (b[1] ?? 0)) / 2]);
      const last = parts.at(-1);
      if (last?.step === step) last.line.push(b);
      else parts.push({ line: [a, b], step });
    }
  }
  return parts.map(({ line: part, step }) =>
    step === STEPS ? { line: part } : { line: part, fade: Math.round(((step + 0.5) / STEPS) * 100) / 100 },
  );
}

/** Splits a segment where it passes from one step into another. */
function pieces(from: Position, to: Position): [Position, Position][] {
  const [x, y] = [from[0] ?? 0, from[1] ?? 0];
  const [dx, dy] = [(to[0] ?? 0) - x, (to[1] ?? 0) - y];
  const cuts = Array.from({ length: STEPS }, (_, k) => ((k + 1) / STEPS) * REACH_DEG)
    .flatMap((deg) => [
      (FRAME[0] + deg - x) / dx,
      (FRAME[2] - deg - x) / dx,
      (FRAME[1] + deg - y) / dy,
      (FRAME[3] - deg - y) / dy,
    ])
    .filter((share) => share > 0 && share < 1)
    .toSorted((a, b) => a - b);
  const stops = [from, ...cuts.map((share): Position => [x + share * dx, y + share * dy]), to];
  return stops.slice(1).map((stop, i) => [stops[i] as Position, stop]);
}
