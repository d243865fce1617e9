import type { LonLat } from '../domain/records.ts';
import { changePrint } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import type { PrintSettings } from './print-types.ts';

type Frame = Extract<PrintSettings['region'], { kind: 'frame' }>;

/** Inward, so that a frame never grows beyond the face it came from. */
const above = (degree: number): number => Math.ceil(degree * 1e5) / 1e5;
const below = (degree: number): number => Math.floor(degree * 1e5) / 1e5;

/**
 * The frame that lies inside a map face. Its corners are those of a rectangle on paper, whose edges run aslant to the
 * graticule: a frame about them would be larger than the face, and the sheet would be said to cut it.
 */
export function frameInside(corners: readonly LonLat[]): Frame {
  const inner = (axis: 0 | 1): [number, number] => {
    const sorted = corners.map((corner) => corner[axis]).toSorted((a, b) => a - b);
    // Of four corners two are on either side.
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

/** The sheet goes where its frame was dropped, at the scale that it has. */
export function moveSheet(state: AtlasState, corners: readonly LonLat[]): void {
  const preview = state.printing.peek()?.shown.peek().preview;
  if (!preview) return;
  const [page] = preview.pages;
  const orientation = page && page.widthMm > page.heightMm ? 'landscape' : 'portrait';
  // Paper of its own size lies as its sides say, also when they are changed.
  const isNamed = typeof state.printSettings.peek()?.paper !== 'object';
  changePrint(state, {
    region: frameInside(corners),
    scale: preview.report.scale,
    ...(isNamed ? { orientation } : {}),
  });
}
