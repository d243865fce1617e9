import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { FrameHold } from './frame-hold.ts';

/** Draws a frame, by a method of its class as MapLibre's does. */
class TestPainter {
  readonly #map: TestMap;
  constructor(map: TestMap) {
    this.#map = map;
  }
  render(): void {
    this.#map.drawn++;
  }
}

/** What is used of a map: frames are counted, sources come when the test says so. */
class TestMap {
  readonly canvas = new EventTarget();
  readonly sources = new Map<string, { type: string; loaded: boolean; tiles: boolean }>();
  readonly #listeners = new Map<string, Set<() => void>>();
  frames = 0;
  asked = 0;
  drawn = 0;
  readonly painter = new TestPainter(this);

  triggerRepaint(): void {
    this.frames++;
  }

  redraw(): void {
    this.asked++;
    this.painter.render();
    // A frame tells of its sources while it is drawn.
    this.fire('sourcedata');
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

  /** Something of a source arrived. */
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

  it('draws one frame that asks for tiles, and one when all is there', () => {
    const map = mapWith({ tiles: 'vector', relief: 'image' });
    const held = hold(map);
    map.triggerRepaint();
    held.drawWhenLoaded(['tiles', 'relief']);
    // Where the tiles are is not known yet.
    expect(map.asked).toBe(0);
    map.arrive('tiles', { loaded: true });
    expect(map.asked).toBe(1);
    map.triggerRepaint();
    map.arrive('relief', { loaded: true });
    expect(map.frames).toBe(0);
    map.arrive('tiles', { tiles: true });
    expect([map.asked, map.frames]).toEqual([1, 1]);
    // The one that asks has nothing new to draw; those after it are drawn again.
    expect(map.drawn).toBe(0);
    map.painter.render();
    expect(map.drawn).toBe(1);
    map.triggerRepaint();
    expect(map.frames).toBe(2);
    expect(map.listening).toBe(0);
  });

  it('takes the frame that asks for nothing else: its tiles are not there before it has asked', () => {
    const map = mapWith({ labels: 'geojson' });
    // MapLibre calls a source loaded while nobody has asked for a tile of it.
    map.sources.set('labels', { type: 'geojson', loaded: true, tiles: true });
    map.redraw = () => {
      map.asked++;
      map.fire('sourcedata');
      expect(map.frames).toBe(0);
      map.arrive('labels', { tiles: false });
    };
    hold(map).drawWhenLoaded(['labels']);
    expect([map.asked, map.frames]).toEqual([1, 0]);
    map.arrive('labels', { tiles: true });
    expect(map.frames).toBe(1);
  });

  it.each(['movestart', 'error', 'remove'])('ends with %s', (event) => {
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

  it('ends after a while where something does not come', () => {
    const map = mapWith({ tiles: 'vector' });
    hold(map).drawWhenLoaded(['tiles']);
    vi.advanceTimersByTime(10_000);
    expect(map.frames).toBe(1);
  });
});
