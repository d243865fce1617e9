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
  timer?: ReturnType<typeof setTimeout>;
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
  const tapEvents = dropLateTapEvents(map.getContainer());

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
  const click = ({ originalEvent, point }: MapMouseEvent): void => {
    if (originalEvent.detail > 1) {
      zooms = cancel() !== null || (zooms && originalEvent.detail > 2);
      return;
    }
    open();
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    const at: [number, number] = [point.x, point.y];
    const next: Waiting = { at, ref: pick(at, touch ? 'touch' : 'mouse') };
    next.timer = afterSecondClick(() => {
      if (waiting === next) (touch ? openTouched : open)();
    });
    waiting = next;
    if (touch) mark(next.ref);
  };
  const doubleClick = (event: MapMouseEvent): void => {
    if (!zooms) event.preventDefault();
    zooms = false;
  };
  const zoomStart = ({ originalEvent }: MapEventType['zoomstart']): void => {
    // Neither a double tap nor a tap followed by dragging to zoom sends a second click.
    if (!originalEvent?.type.startsWith('touch')) return;
    cancel();
    tapEvents.dropUntil(originalEvent.timeStamp);
  };
  map.on('click', click);
  map.on('dblclick', doubleClick);
  map.on('zoomstart', zoomStart);
  return () => {
    cancel();
    clearTimeout(resume);
    tapEvents.detach();
    map.off('click', click);
    map.off('dblclick', doubleClick);
    map.off('zoomstart', zoomStart);
  };
}

/** Calls `act` once no second click is to be expected: after `SECOND_CLICK_MS` and two frames. */
const afterSecondClick = (act: () => void): ReturnType<typeof setTimeout> =>
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(act)), SECOND_CLICK_MS);

/**
 * Keeps mouse events that browsers emulate for a tap from the map, up to a time stamp. In a busy page those of the first tap come after the
 * touches of the second, when the map is already zooming, and MapLibre 6 stops a zoom at any event right after its start.
 */
function dropLateTapEvents(container: HTMLElement): { dropUntil(timeStamp: number): void; detach: Detach } {
  let until = -Infinity;
  const drop = (event: Event): void => {
    if (event.timeStamp <= until) event.stopImmediatePropagation();
  };
  for (const type of OF_A_TAP) container.addEventListener(type, drop, { capture: true });
  return {
    dropUntil: (timeStamp) => {
      until = timeStamp;
    },
    detach: () => {
      for (const type of OF_A_TAP) container.removeEventListener(type, drop, { capture: true });
    },
  };
}
