import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat } from '../domain/records.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Width of the area for dragging an edge with a finger, px. */
const GRIP_PX = 24;

/**
 * The outline of the map face of the sheet that is being prepared. It can be dragged by its edges or by the cross in its middle. It is an
 * element of the page, not a map layer, so that it moves without waiting for tiles.
 */
export class SheetFrame {
  readonly #map: MapLibreMap;
  readonly #onMoved: (corners: readonly LonLat[]) => void;
  readonly #svg = document.createElementNS(SVG, 'svg');
  readonly #line = document.createElementNS(SVG, 'polygon');
  readonly #grip = document.createElementNS(SVG, 'polygon');
  readonly #cross = document.createElementNS(SVG, 'path');
  #corners: readonly LonLat[] | null = null;
  /** Current offset of dragging, px. */
  #shiftPx: readonly [number, number] = [0, 0];

  /** @param onMoved receives the new corners after dragging, degrees */
  constructor(map: MapLibreMap, onMoved: (corners: readonly LonLat[]) => void) {
    this.#map = map;
    this.#onMoved = onMoved;
    this.#svg.classList.add('sheet-frame');
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#line.classList.add('sheet-frame-line');
    this.#grip.classList.add('sheet-frame-grip');
    this.#grip.setAttribute('stroke-width', String(GRIP_PX));
    this.#cross.classList.add('sheet-frame-cross');
    this.#svg.append(this.#line, this.#grip, this.#cross);
    for (const held of [this.#grip, this.#cross]) held.addEventListener('pointerdown', this.#drag);
  }

  /** Shows the outline with these corners, in order; `null` removes it. */
  set(corners: readonly LonLat[] | null): void {
    if (corners === this.#corners) return;
    if (corners && !this.#corners) {
      this.#map.getCanvasContainer().append(this.#svg);
      this.#map.on('render', this.#draw);
    }
    if (!corners && this.#corners) {
      this.#svg.remove();
      this.#map.off('render', this.#draw);
    }
    this.#corners = corners;
    this.#shiftPx = [0, 0];
    this.#draw();
  }

  readonly #draw = (): void => {
    if (!this.#corners) return;
    const [dx, dy] = this.#shiftPx;
    const points = this.#corners.map((corner) => {
      const { x, y } = this.#map.project([...corner]);
      return [x + dx, y + dy] as const;
    });
    const text = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
    this.#line.setAttribute('points', text);
    this.#grip.setAttribute('points', text);
    const middle = [0, 1].map(
      (axis) => points.reduce((sum, point) => sum + point[axis as 0 | 1], 0) / points.length,
    );
    this.#cross.setAttribute('d', `M${middle.join(' ')}m-14 0h28m-14 -14v28`);
  };

  readonly #drag = (event: PointerEvent): void => {
    const held = event.currentTarget as SVGElement;
    const stop = new AbortController();
    // Otherwise the map would be panned too.
    event.stopPropagation();
    event.preventDefault();
    held.setPointerCapture(event.pointerId);
    const onMove = ({ clientX, clientY }: PointerEvent): void => {
      this.#shiftPx = [clientX - event.clientX, clientY - event.clientY];
      this.#draw();
    };
    const listen = { signal: stop.signal };
    held.addEventListener('pointermove', onMove as EventListener, listen);
    held.addEventListener('pointercancel', () => (stop.abort(), this.#put([0, 0])), listen);
    held.addEventListener('pointerup', () => (stop.abort(), this.#drop()), listen);
  };

  #put(shiftPx: readonly [number, number]): void {
    this.#shiftPx = shiftPx;
    this.#draw();
  }

  #drop(): void {
    const [dx, dy] = this.#shiftPx;
    if (!this.#corners || (dx === 0 && dy === 0)) return;
    const moved = this.#corners.map((corner): LonLat => {
      const { x, y } = this.#map.project([...corner]);
      return this.#map.unproject([x + dx, y + dy]).toArray() as LonLat;
    });
    // Stays there until the sheet of the new position is ready.
    this.#corners = moved;
    this.#put([0, 0]);
    this.#onMoved(moved);
  }
}
