import type { Map as MapLibreMap, MapEventType, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Pick, Report, Take } from './interaction.ts';
import type { MapRef } from './map-ref.ts';

/**
 * A click opens what is there when no second one has followed for so long, and two frames. A profile that opened at once would
 * have to be closed again by the second click, and by then has moved the map under the finger. Most double clicks take 100 to
 * 250 ms (systems allow 500); what was touched is marked meanwhile, so that the wait is not felt as one. The frames, 33 ms where
 * nothing is slow, are for a page that draws: it hears of what was touched meanwhile only between them.
 */
const SECOND_CLICK_MS = 220;
/** MapLibre takes two taps for a double tap up to this time apart. */
const DOUBLE_TAP_MS = 500;
/** What browsers tell of a tap once its touches are over, as if a mouse had made it. */
const OF_A_TAP = ['mouseover', 'mousemove', 'mousedown', 'mouseup', 'mouseout', 'click'] as const;

interface Waiting {
  at: [x: number, y: number];
  ref: MapRef | null;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Reports what was clicked or tapped once; `null` for a click beside everything; nothing for one that is taken for another
 * purpose. One gesture does one thing: a double click or tap only zooms, and a second click that comes after the first one
 * was reported does not zoom any more.
 * @param mark shows what is about to be opened; `null` takes the mark away
 */
export function attachClick(
  map: MapLibreMap,
  pick: Pick,
  report: Report,
  take: Take,
  mark: Report = () => {},
): Detach {
  let waiting: Waiting | null = null;
  /** The present double click began with a click that was not reported. */
  let zooms = false;
  let resume: ReturnType<typeof setTimeout> | undefined;
  /** When the touch ended that zoomed last, as its event tells. */
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
    // The next tap would be the second of a double tap to MapLibre.
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
    // A double tap gives no second click; nor does a tap that goes over into pulling the map near.
    if (!originalEvent?.type.startsWith('touch')) return;
    cancel();
    touchZoomAt = originalEvent.timeStamp;
  };
  // The browser tells of a tap after its touches: in a busy page after those of the second tap, when the map is zooming. MapLibre
  // (6) stops the zoom at any event that comes right after its beginning, so that these must not reach it.
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
