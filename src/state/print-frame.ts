import type { LonLat } from '../domain/records.ts';
import { changePrint } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import type { PrintSettings } from './print-types.ts';

type Frame = Extract<PrintSettings['region'], { kind: 'frame' }>;

/** Rounds inward, so that a frame never becomes larger than the map face that it came from. */
const above = (degree: number): number => Math.ceil(degree * 1e5) / 1e5;
const below = (degree: number): number => Math.floor(degree * 1e5) / 1e5;

/**
 * The largest frame in longitude and latitude inside a map face. The face is a rectangle on paper whose edges are oblique to the graticule: a frame
 * around its corners would be larger than the face, and the sheet would be reported to cut it.
 */
export function frameInside(corners: readonly LonLat[]): Frame {
  const inner = (axis: 0 | 1): [number, number] => {
    const sorted = corners.map((corner) => corner[axis]).toSorted((a, b) => a - b);
    // The middle two of four sorted corners.
    return [sorted[1] as number, sorted[2] as number];
  };
  const [[west, east], [south, north]] = [inner(0), inner(1)];
  return {
    kind: 'frame',
    west: above(west),
    south: above(south),
    east: below(east),
    north: below(north),
  };
}

/** The sheet moves to the position of its frame and keeps its scale. */
export function moveSheet(state: AtlasState, corners: readonly LonLat[]): void {
  const preview = state.printing.peek()?.shown.peek().preview;
  if (!preview) return;
  const [page] = preview.pages;
  const orientation = page && page.widthMm > page.heightMm ? 'landscape' : 'portrait';
  // Paper of a custom size has the orientation of its sides, also when they are changed.
  const isNamed = typeof state.printSettings.peek()?.paper !== 'object';
  changePrint(state, {
    region: frameInside(corners),
    scale: preview.report.scale,
    ...(isNamed ? { orientation } : {}),
  });
}
