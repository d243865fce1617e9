import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachClick } from './click.ts';
import type { Picked } from './interaction.ts';

const AXIS: Picked = { kind: 'axis', id: 'axis-330723' };
const COUNTY: Picked = { kind: 'county', id: '330723' };
class Pointer extends Event {
  pointerType = 'touch';
}

/** A stand-in for a map: like MapLibre it zooms at a double click that is not prevented, and at two taps within 500 ms. */
function setUp(taken = false) {
  const listeners = new Map<string, (event: object) => void>();
  const zoom = { enabled: true, by: 0 };
  const container = new EventTarget();
  const map = {
    getContainer: () => container,
    on: (type: string, listener: never) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    doubleClickZoom: { enable: () => (zoom.enabled = true), disable: () => (zoom.enabled = false) },
  } as unknown as MapLibreMap;
  const report = vi.fn<(ref: Picked | null) => void>();
  const mark = vi.fn<(ref: Picked | null) => void>();
  const pick = ([x]: [number, number]): Picked => (x < 100 ? AXIS : COUNTY);
  const detach = attachClick(map, pick, report, () => taken, mark);
  const fire = (type: string, event: object): void => listeners.get(type)?.(event);
  const click = (x: number, detail = 1): void => {
    fire('click', { point: { x, y: 50 }, originalEvent: Object.assign(new Event('click'), { detail }) });
    if (detail !== 2) return;
    let prevented = false;
    fire('dblclick', { preventDefault: () => (prevented = true) });
    if (zoom.enabled && !prevented) zoom.by++;
  };
  let lastTap = -Infinity;
  const tap = (x: number): void => {
    const now = performance.now();
    if (zoom.enabled && now - lastTap < 500) {
      lastTap = -Infinity;
      zoom.by++;
      // Browsers send no click for the second tap.
      fire('zoomstart', { originalEvent: new Event('touchend') });
      return;
    }
    lastTap = zoom.enabled ? now : -Infinity;
    const originalEvent = Object.assign(new Pointer('click'), { detail: 1 });
    fire('click', { point: { x, y: 50 }, originalEvent });
  };
  return { report, mark, zoom, fire, container, click, tap, detach, listeners };
}
const wait = (ms: number): void => void vi.advanceTimersByTime(ms);

let frameMs: number;
beforeEach(() => {
  vi.useFakeTimers();
  frameMs = 16;
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, frameMs));
  vi.stubGlobal('PointerEvent', Pointer);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('opens once on a single click, after a quarter of a second', () => {
  const { report, zoom, click } = setUp();
  click(50);
  wait(255);
  expect(report.mock.calls).toEqual([[AXIS]]);
  expect(zoom.by).toBe(0);
});

for (const gap of [10, 80, 200, 249])
  it(`only zooms on a double click or tap ${gap} ms apart`, () => {
    for (const touch of [false, true]) {
      const { report, zoom, click, tap, mark } = setUp();
      if (touch) tap(50);
      else click(50);
      wait(gap);
      if (touch) tap(52);
      else click(50, 2);
      wait(2000);
      expect([report.mock.calls, zoom.by]).toEqual([[], 1]);
      // The temporary highlight is removed.
      expect(mark.mock.calls.at(-1) ?? [null]).toEqual([null]);
    }
  });

for (const gap of [260, 400, 490])
  it(`only opens on two clicks or taps ${gap} ms apart`, () => {
    for (const touch of [false, true]) {
      const { report, zoom, click, tap } = setUp();
      if (touch) tap(50);
      else click(50);
      wait(gap);
      if (touch) tap(52);
      else click(50, 2);
      wait(2000);
      expect(report.mock.calls[0]).toEqual([AXIS]);
      expect([zoom.by, zoom.enabled]).toEqual([0, true]);
    }
  });

for (const type of ['mousemove', 'mousedown', 'mouseup', 'click'])
  it(`does not pass to the map a ${type} of the first tap that a busy page receives after the touches of the second`, () => {
    const { report, fire, container, tap, detach } = setUp();
    const reached: Event[] = [];
    container.addEventListener(type, (event) => reached.push(event));
    const [first, other] = [new Event(type), new Event(type)];
    fire('zoomstart', { originalEvent: new Event('touchend') });
    const next = new Event(type);
    for (const event of [first, next]) container.dispatchEvent(event);
    expect(reached).toEqual([next]);
    tap(50);
    wait(300);
    expect(report.mock.calls).toEqual([[AXIS]]);
    detach();
    container.dispatchEvent(other);
    expect(reached).toEqual([next, other]);
  });

for (const touch of [false, true])
  it(`only zooms if the second ${touch ? 'tap' : 'click'} is received between two long frames`, () => {
    const { report, zoom, click, tap } = setUp();
    const gesture = touch ? tap : click;
    frameMs = 100;
    gesture(50);
    wait(400);
    gesture(50, 2);
    wait(2000);
    expect([report.mock.calls, zoom.by]).toEqual([[], 1]);
    gesture(50);
    wait(430);
    expect(report.mock.calls).toEqual([[AXIS]]);
  });

it('opens two places that are clicked one after the other, and ignores the third click of one gesture', () => {
  const { report, zoom, click } = setUp();
  click(50);
  wait(100);
  click(150);
  wait(300);
  expect(report.mock.calls).toEqual([[AXIS], [COUNTY]]);
  click(50);
  click(50, 2);
  click(50, 3);
  wait(300);
  expect([report.mock.calls.length, zoom.by]).toEqual([2, 1]);
});

it('highlights what was touched until it opens, and reports nothing that was taken or comes after detaching', () => {
  const { report, mark, tap, detach, listeners } = setUp(true);
  tap(50);
  expect(mark.mock.calls).toEqual([[AXIS]]);
  wait(300);
  expect(mark.mock.calls).toEqual([[AXIS], [null]]);
  expect(report).not.toHaveBeenCalled();
  wait(1000);
  tap(50);
  detach();
  wait(1000);
  expect([report.mock.calls, listeners.size]).toEqual([[], 0]);
});
