import type { Shape } from './shapes.ts';

/** Straight (not premultiplied) RGBA, the form `map.addImage` takes. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** One ink of an icon; later ones lie on top. */
export interface Ink {
  shape: Shape;
  /** `#rrggbb` */
  colour: string;
}

/**
 * Draws inks into a square of `sizePx` CSS px at `pixelRatio`, antialiased by the distance to each edge.
 * @throws Error when a colour is not `#rrggbb`.
 */
export function rasterise(inks: readonly Ink[], sizePx: number, pixelRatio: number): Raster {
  const side = Math.round(sizePx * pixelRatio);
  const data = new Uint8ClampedArray(side * side * 4);
  const colours = inks.map((ink) => rgb(ink.colour));
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = (column + 0.5) / pixelRatio - sizePx / 2;
      const y = (row + 0.5) / pixelRatio - sizePx / 2;
      let [r, g, b, a] = [0, 0, 0, 0];
      for (const [k, ink] of inks.entries()) {
        const cover = Math.min(1, Math.max(0, 0.5 - ink.shape(x, y) * pixelRatio));
        if (cover === 0) continue;
        const [ir, ig, ib] = colours[k]!;
        const alpha = cover + a * (1 - cover);
        r = (ir * cover + r * a * (1 - cover)) / alpha;
        g = (ig * cover + g * a * (1 - cover)) / alpha;
        b = (ib * cover + b * a * (1 - cover)) / alpha;
        a = alpha;
      }
      data.set([r, g, b, Math.round(a * 255)], (row * side + column) * 4);
    }
  }
  return { width: side, height: side, data };
}

function rgb(colour: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`not a #rrggbb colour: ${colour}`);
  return [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)];
}
