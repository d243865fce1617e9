import type { Map as MapLibreMap, MapEventType, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Pick, Picked, Report, Take } from './interaction.ts';

/**
 * Time and two frames after a click without a second one until it opens what was clicked. A profile that opens at once would move the map
 * under the finger before the second click of a double click. Most double clicks take 100 to 250 ms (systems allow 500). Meanwhile the
 * clicked record is highlighted. The two frames (33 ms if nothing is slow) are needed because a page that is drawing receives events only
 * between frames.
 */
const SECOND_CLICK_MS = 220;
/** Longest time between the taps of a double tap in MapLibre, ms. */
const DOUBLE_TAP_MS = 500;
/** Mouse events that browsers emulate after the touches of a tap. */
const OF_A_TAP = ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'mouseout', 'click'] as const;

interface Waiting {
  at: [x: number, y: number];
  ref: Picked | null;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Reports the record at a single click or tap, `null` if there is none; clicks that `take` accepts are not reported. A double click or tap
 * only zooms, and a second click after the first one was reported does not zoom.
 * @param mark highlights what is about to be opened; `null` removes the highlight
 */
export function attachClick(
  map: MapLibreMap,
  pick: Pick,
  report: Report,
  take: Take,
  mark: Report = () => {},
): Detach {
  let waiting: Waiting | null = null;
  /** Whether the first click of the current double click was not reported, so that the map may zoom. */
  let zooms = false;
  let resume: ReturnType<typeof setTimeout> | undefined;
  /** Timestamp of the touch end of the last double-tap zoom. */
  let touchZoomAt = -Infinity;

  const cancel = (): Waiting | null => {
    const was = waiting;
    waiting = null;
    if (!was) return null;
    clearTimeout(was.timer);
    mark(null);
    return was;
  };
  const open = (): void => {
    const was = cancel();
    if (was && !take(was.at)) report(was.ref);
  };
  const openTouched = (): void => {
    open();
    // Otherwise MapLibre would take the next tap for the second of a double tap.
    map.doubleClickZoom.disable();
    resume = setTimeout(() => map.doubleClickZoom.enable(), DOUBLE_TAP_MS - SECOND_CLICK_MS);
  };
  const afterWait = (act: () => void): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      const present = waiting;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (waiting === present) act();
        }),
      );
    }, SECOND_CLICK_MS);
  const click = ({ originalEvent, point }: MapMouseEvent): void => {
    if (originalEvent.detail > 1) {
      zooms = cancel() !== null || (zooms && originalEvent.detail > 2);
      return;
    }
    open();
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    const at: [number, number] = [point.x, point.y];
    const ref = pick(at, touch ? 'touch' : 'mouse');
    waiting = { at, ref, timer: afterWait(touch ? openTouched : open) };
    if (touch) mark(ref);
  };
  const doubleClick = (event: MapMouseEvent): void => {
    if (!zooms) event.preventDefault();
    zooms = false;
  };
  const zoomStart = ({ originalEvent }: MapEventType['zoomstart']): void => {
    // Neither a double tap nor a tap followed by dragging to zoom sends a second click.
    if (!originalEvent?.type.startsWith('touch')) return;
    cancel();
    touchZoomAt = originalEvent.timeStamp;
  };
  // In a busy page the emulated mouse events of the first tap come after the touches of the second, when the map is already zooming. //
  // MapLibre 6 stops a zoom at any event right after its start, so these events must not reach it.
  const dropLate = (event: Event): void => {
    if (event.timeStamp <= touchZoomAt) event.stopImmediatePropagation();
  };
  const container = map.getContainer();
  for (const type of OF_A_TAP) container.addEventListener(type, dropLate, { capture: true });
  map.on('click', click);
  map.on('dblclick', doubleClick);
  map.on('zoomstart', zoomStart);
  return () => {
    cancel();
    clearTimeout(resume);
    for (const type of OF_A_TAP) container.removeEventListener(type, dropLate, { capture: true });
    map.off('click', click);
    map.off('dblclick', doubleClick);
    map.off('zoomstart', zoomStart);
  };
}
