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
    const entry = { box, value };
    for (const key of cellKeys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(entry);
      else this.#cells.set(key, [entry]);
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
  hits(box: BoxMm): T[] {
    const found: T[] = [];
    for (const key of cellKeys(box)) {
      const cell = this.#cells.get(key);
      if (cell) for (const entry of cell) if (overlaps(entry.box, box)) found.push(entry.value);
    }
    return found;
  }
}

/** An array rather than a generator, which takes twice as long; the names of a sheet look up tens of thousands of boxes. */
function cellKeys({ xMm, yMm, widthMm, heightMm }: BoxMm): number[] {
  const keys: number[] = [];
  const [right, bottom] = [Math.floor((xMm + widthMm) / CELL_MM), Math.floor((yMm + heightMm) / CELL_MM)];
  for (let i = Math.floor(xMm / CELL_MM); i <= right; i++)
    for (let j = Math.floor(yMm / CELL_MM); j <= bottom; j++) keys.push(i * ROWS + j);
  return keys;
}
