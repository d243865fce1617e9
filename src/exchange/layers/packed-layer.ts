import { type LayerTable, type OwnValue, valueNumber, valueText } from '../../domain/own-layer.ts';
import type { Bbox } from '../../domain/view.ts';
import type { PackedGeometry } from '../packed.ts';
import { type PackedColumn, packedValue, plainNumber } from '../packed-column.ts';

/** A large own layer: its values as the file has them, its geometries in WGS 84. */
export interface PackedLayer {
  columns: readonly PackedColumn[];
  /** Index of each row of the layer in the columns; null if row i has index i. */
  places: Uint32Array<ArrayBuffer> | null;
  /** Number of each row in the file, from 1. */
  numbers: Uint32Array<ArrayBuffer>;
  /** Geometry of each row; type 0 if it has no position. */
  geometry: PackedGeometry;
}

/** Stands for a value that is not a number in a column of numbers. */
const NONE = NaN;

/** The values of a packed layer. Numbers and texts of a column are read once, when they are first needed. */
export class PackedTable implements LayerTable {
  readonly rowCount: number;
  readonly #layer: PackedLayer;
  readonly #numbers = new Map<number, Float64Array>();
  /** For each column its different texts, and the index of the text of each row. */
  readonly #texts = new Map<number, { texts: readonly string[]; of: Uint32Array }>();

  constructor(layer: PackedLayer) {
    this.#layer = layer;
    this.rowCount = layer.numbers.length;
  }

  value(row: number, column: number): OwnValue {
    const { columns, places } = this.#layer;
    const of = columns[column];
    return of ? packedValue(of, places ? (places[row] ?? 0) : row) : null;
  }

  text(row: number, column: number): string {
    const { texts, of } = this.#textsOf(column);
    return texts[of[row] ?? 0] ?? '';
  }

  number(row: number, column: number): number | null {
    const value = this.#numbersOf(column)[row] ?? NONE;
    return Number.isNaN(value) ? null : value;
  }

  numberOnce(row: number, column: number): number | null {
    const { columns, places } = this.#layer;
    const of = columns[column];
    const plain = of ? plainNumber(of, places ? (places[row] ?? 0) : row) : NaN;
    return Number.isNaN(plain) ? valueNumber(this.value(row, column)) : plain;
  }

  #numbersOf(column: number): Float64Array {
    const known = this.#numbers.get(column);
    if (known) return known;
    const numbers = new Float64Array(this.rowCount);
    for (let row = 0; row < this.rowCount; row++) numbers[row] = this.numberOnce(row, column) ?? NONE;
    this.#numbers.set(column, numbers);
    return numbers;
  }

  #textsOf(column: number): { texts: readonly string[]; of: Uint32Array } {
    const known = this.#texts.get(column);
    if (known) return known;
    const texts: string[] = [];
    const placeOf = new Map<string, number>();
    const of = new Uint32Array(this.rowCount);
    for (let row = 0; row < this.rowCount; row++) {
      const text = valueText(this.value(row, column));
      const place = placeOf.get(text) ?? texts.length;
      if (place === texts.length) {
        texts.push(text);
        placeOf.set(text, place);
      }
      of[row] = place;
    }
    const made = { texts, of };
    this.#texts.set(column, made);
    return made;
  }
}

/** Begin and end of the positions of a row, counted from 0, in `coordinates` of a geometry. */
export function positionRange({ ends }: PackedGeometry, row: number): [from: number, to: number] {
  if (!ends) return [row, row + 1];
  const before = (of: Uint32Array, at: number): number => (at === 0 ? 0 : (of[at - 1] ?? 0));
  const [groupFrom, groupTo] = [before(ends.groups, row), ends.groups[row] ?? 0];
  const [pathFrom, pathTo] = [before(ends.paths, groupFrom), before(ends.paths, groupTo)];
  return [before(ends.positions, pathFrom), before(ends.positions, pathTo)];
}

/** The box around a row's positions; null where it has none. */
export function rowBox(geometry: PackedGeometry, row: number): Bbox | null {
  if (!geometry.types[row]) return null;
  const [from, to] = positionRange(geometry, row);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = from; at < to; at++) {
    const [lon = NaN, lat = NaN] = [geometry.coordinates[2 * at], geometry.coordinates[2 * at + 1]];
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}

/** The box around all positions; null where there are none. */
export function findBox(geometry: PackedGeometry): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < geometry.types.length; row++) {
    const box = rowBox(geometry, row);
    if (!box) continue;
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return west <= east ? [west, south, east, north] : null;
}
