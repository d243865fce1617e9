import type { Shape } from './shapes.ts';

/** Straight (not premultiplied) RGBA, the form `map.addImage` takes. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** One coloured shape of an icon; later ones are drawn on top. */
export interface Ink {
  shape: Shape;
  /** `#rrggbb` */
  colour: string;
}

/**
 * Draws shapes into a square of `sizePx` CSS px at `pixelRatio`, antialiased by the distance to each edge.
 * @throws Error if a colour is not `#rrggbb`
 */
export function rasterise(inks: readonly Ink[], sizePx: number, pixelRatio: number): Raster {
  const side = Math.round(sizePx * pixelRatio);
  const data = new Uint8ClampedArray(side * side * 4);
  for (const { shape, colour } of inks) {
    const [red, green, blue] = rgb(colour);
    // Plain loops, since this runs once, not yet compiled, on the critical path of the start.
    for (let row = 0, k = 0; row < side; row++)
      for (let column = 0; column < side; column++, k += 4) {
        const x = (column + 0.5) / pixelRatio - sizePx / 2;
        const y = (row + 0.5) / pixelRatio - sizePx / 2;
        const cover = Math.min(1, 0.5 - shape(x, y) * pixelRatio);
        if (cover <= 0) continue;
        const under = (data[k + 3]! / 255) * (1 - cover);
        const alpha = cover + under;
        data[k] = (red * cover + data[k]! * under) / alpha;
        data[k + 1] = (green * cover + data[k + 1]! * under) / alpha;
        data[k + 2] = (blue * cover + data[k + 2]! * under) / alpha;
        data[k + 3] = alpha * 255;
      }
  }
  return { width: side, height: side, data };
}

function rgb(colour: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`not a #rrggbb colour: ${colour}`);
  return [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)];
}
