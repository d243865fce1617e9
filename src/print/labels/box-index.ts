import type { BoxMm } from '../drawing.ts';

const CELL_MM = 12;
/** More rows of cells than the largest paper has; used to number the cells. */
const ROWS = 4096;

/** Whether two boxes overlap; touching boxes do not. */
export const overlaps = (a: BoxMm, b: BoxMm): boolean =>
  a.xMm < b.xMm + b.widthMm &&
  b.xMm < a.xMm + a.widthMm &&
  a.yMm < b.yMm + b.heightMm &&
  b.yMm < a.yMm + a.heightMm;

/** Spatial index of boxes in a grid of cells, with insertion and removal. Flatbush, used elsewhere, cannot be changed once built. */
export class BoxIndex<T> {
  readonly #cells = new Map<number, { box: BoxMm; value: T }[]>();

  add(box: BoxMm, value: T): void {
    for (const key of cellKeys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push({ box, value });
      else this.#cells.set(key, [{ box, value }]);
    }
  }

  remove(box: BoxMm): void {
    for (const key of cellKeys(box)) {
      const cell = this.#cells.get(key);
      const at = cell?.findIndex((entry) => entry.box === box) ?? -1;
      if (at >= 0) cell?.splice(at, 1);
    }
  }

  /** Values of overlapping boxes; a box in several cells is returned several times. */
  *hits(box: BoxMm): Generator<T> {
    for (const key of cellKeys(box))
      for (const entry of this.#cells.get(key) ?? []) if (overlaps(entry.box, box)) yield entry.value;
  }
}

function* cellKeys({ xMm, yMm, widthMm, heightMm }: BoxMm): Generator<number> {
  for (let i = Math.floor(xMm / CELL_MM); i <= Math.floor((xMm + widthMm) / CELL_MM); i++)
    for (let j = Math.floor(yMm / CELL_MM); j <= Math.floor((yMm + heightMm) / CELL_MM); j++)
      yield i * ROWS + j;
}
