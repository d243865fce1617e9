import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { FrameHold } from './frame-hold.ts';

/** Stand-in for MapLibre's painter, with `render` as a method of its class. */
class TestPainter {
  readonly #map: TestMap;
  constructor(map: TestMap) {
    this.#map = map;
  }
  render(): void {
    this.#map.drawn++;
  }
}

/** Stand-in for a map: counts frames; sources load when the test says so. */
class TestMap {
  readonly canvas = new EventTarget();
  readonly sources = new Map<string, { type: string; loaded: boolean; tiles: boolean }>();
  readonly #listeners = new Map<string, Set<() => void>>();
  frames = 0;
  asked = 0;
  idle = 0;
  repaint = false;
  drawn = 0;
  readonly painter = new TestPainter(this);

  triggerRepaint(): void {
    this.frames++;
  }

  redraw(): void {
    this.asked++;
    this.painter.render();
    // MapLibre fires source events while it draws a frame.
    this.fire('sourcedata');
    // MapLibre comes to rest after a frame that no other is to follow.
    if (!this.repaint) this.idle++;
  }

  fire(event: string): void {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }

  on(event: string, listener: () => void): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: () => void): void {
    this.#listeners.get(event)?.delete(listener);
  }

  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  getCanvasContainer = (): EventTarget => this.canvas;
  isSourceLoaded = (id: string): boolean => this.sources.get(id)?.tiles === true;
  getSource(id: string): object | undefined {
    const source = this.sources.get(id);
    return source && { type: source.type, loaded: () => source.loaded };
  }

  /** Simulates the arrival of data of a source. */
  arrive(id: string, what: { loaded?: boolean; tiles?: boolean }): void {
    const source = this.sources.get(id);
    if (source) Object.assign(source, what);
    this.fire('sourcedata');
  }
}

const hold = (map: TestMap): FrameHold => new FrameHold(map as unknown as MapLibreMap);
const mapWith = (sources: Record<string, string>): TestMap => {
  const map = new TestMap();
  for (const [id, type] of Object.entries(sources))
    map.sources.set(id, { type, loaded: false, tiles: false });
  return map;
};

describe('FrameHold', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('requests tiles in one frame, places names in another, and draws the next', () => {
    const map = mapWith({ tiles: 'vector', relief: 'image' });
    const held = hold(map);
    map.triggerRepaint();
    held.drawWhenLoaded(['tiles', 'relief']);
    // The source has not loaded, so its tiles cannot be requested yet.
    expect(map.asked).toBe(0);
    map.arrive('tiles', { loaded: true });
    expect(map.asked).toBe(1);
    map.triggerRepaint();
    map.arrive('relief', { loaded: true });
    expect(map.frames).toBe(0);
    map.arrive('tiles', { tiles: true });
    expect([map.asked, map.frames]).toEqual([2, 1]);
    // These two frames are not drawn, nor taken for rest; the ones after them are.
    expect([map.drawn, map.idle, map.repaint]).toEqual([0, 0, false]);
    map.painter.render();
    expect(map.drawn).toBe(1);
    map.triggerRepaint();
    expect(map.frames).toBe(2);
    expect(map.listening).toBe(0);
  });

  it('does not take a source for loaded before its tiles were requested', () => {
    const map = mapWith({ labels: 'geojson' });
    // MapLibre reports a source as loaded until one of its tiles is requested.
    map.sources.set('labels', { type: 'geojson', loaded: true, tiles: true });
    map.redraw = () => {
      map.asked++;
      map.fire('sourcedata');
      expect(map.frames).toBe(0);
      if (map.asked === 1) map.arrive('labels', { tiles: false });
    };
    hold(map).drawWhenLoaded(['labels']);
    expect([map.asked, map.frames]).toEqual([1, 0]);
    map.arrive('labels', { tiles: true });
    expect(map.frames).toBe(1);
  });

  it.each(['movestart', 'error', 'remove'])('ends at %s', (event) => {
    const map = mapWith({ tiles: 'vector' });
    const held = hold(map);
    held.drawWhenLoaded(['tiles']);
    map.fire(event);
    expect(map.frames).toBe(1);
    map.triggerRepaint();
    expect([map.frames, map.listening]).toEqual([2, 0]);
  });

  it.each(['pointermove', 'wheel', 'keydown'])('ends when the map is touched: %s', (touch) => {
    const map = mapWith({ tiles: 'vector' });
    hold(map);
    map.canvas.dispatchEvent(new Event(touch));
    expect(map.frames).toBe(1);
    map.canvas.dispatchEvent(new Event(touch));
    expect(map.frames).toBe(1);
  });

  it('ends after the time limit if something does not load', () => {
    const map = mapWith({ tiles: 'vector' });
    hold(map).drawWhenLoaded(['tiles']);
    vi.advanceTimersByTime(10_000);
    expect(map.frames).toBe(1);
  });
});
