import {
  type DrawnSettings,
  filterTest,
  type LayerTable,
  orderedRows,
  type RowOrder,
  valueText,
} from '../../domain/own-layer.ts';
import { geometryKind, type RunTimeFeature } from '../../domain/run-time-layer.ts';
import type { Bbox } from '../../domain/view.ts';
import { GEOMETRY_TYPES, geometryAt } from '../packed.ts';
import { ColumnBuilder } from '../packed-column.ts';
import { type Classes, buildClasses } from './classes.ts';
import { labelText } from './label-text.ts';
import { type PackedLayer, PackedTable, positionRange, rowBox } from './packed-layer.ts';
import type { LayerQuestions, Presentation, TableRowAnswer, TileAddress } from './protocol.ts';
import { type DrawnRows, NOT_DRAWN, TileCutter } from './tiles.ts';

type Answer<Name extends keyof LayerQuestions> = LayerQuestions[Name]['answer'];

/** A large layer in the memory of a worker. Results are cached until its settings change. */
export class HeldLayer {
  readonly #layer: PackedLayer;
  readonly #table: LayerTable;
  #cutter: TileCutter | null = null;
  #settings: DrawnSettings;
  #drawn: (DrawnRows & { classes: Classes }) | null = null;
  #ordered: { key: string; rows: Uint32Array } | null = null;

  constructor(layer: PackedLayer, settings: DrawnSettings) {
    this.#layer = layer;
    this.#table = new PackedTable(layer);
    this.#settings = settings;
  }

  set settings(settings: DrawnSettings) {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    if (JSON.stringify(settings.filter) !== JSON.stringify(this.#settings.filter)) this.#ordered = null;
    this.#settings = settings;
    this.#drawn = null;
  }

  /** Class and name of each row by the settings. */
  drawn(): DrawnRows & { classes: Classes } {
    if (this.#drawn) return this.#drawn;
    const { style, label, filter } = this.#settings;
    const { types } = this.#layer.geometry;
    const classes = buildClasses(this.#table, style, '');
    const passes = filterTest(filter, this.#table);
    const classOf = new Uint8Array(types.length).fill(NOT_DRAWN);
    for (let row = 0; row < types.length; row++)
      if (types[row] !== 0 && passes(row)) classOf[row] = classes.indexOf(row);
    const nameOf =
      label === null ? null : (row: number): string => labelText(valueText(this.#table.value(row, label)));
    this.#drawn = { classes, classOf, nameOf };
    return this.#drawn;
  }

  present(): Presentation {
    const { classes, classOf } = this.drawn();
    const { types } = this.#layer.geometry;
    const found = new Set<number>();
    let shownCount = 0;
    for (const [row, cls] of classOf.entries()) {
      if (cls === NOT_DRAWN) continue;
      shownCount++;
      found.add(cls * TYPES + (types[row] ?? 0));
    }
    const kinds = [...found].map((key): string => {
      const type = GEOMETRY_TYPES[(key % TYPES) - 1] ?? 'Point';
      return `${Math.floor(key / TYPES)}:${geometryKind({ type })}`;
    });
    return { classes: classes.classes, shownCount, kinds: [...new Set(kinds)] };
  }

  tile(at: TileAddress): ArrayBuffer {
    this.#cutter ??= new TileCutter(this.#layer.geometry);
    return this.#cutter.tile(this.drawn(), at);
  }

  row(row: number): Answer<'row'> {
    return { ...this.#tableRow(row), geometry: geometryAt(this.#layer.geometry, row) };
  }

  #tableRow(row: number): TableRowAnswer {
    const { columns, numbers, geometry } = this.#layer;
    return {
      row,
      number: numbers[row] ?? 0,
      values: columns.map((_, column) => this.#table.value(row, column)),
      box: rowBox(geometry, row),
    };
  }

  /** @param find a row whose position in the order is returned as `foundAt`, -1 if it does not pass the filter; null for none */
  table(order: RowOrder | null, from: number, to: number, find: number | null): Answer<'table'> {
    const key = JSON.stringify(order);
    if (this.#ordered?.key !== key)
      this.#ordered = {
        key,
        rows: orderedRows(this.#table, filterTest(this.#settings.filter, this.#table), order),
      };
    const { rows } = this.#ordered;
    return {
      count: rows.length,
      rows: Array.from(rows.subarray(from, to), (row) => this.#tableRow(row)),
      foundAt: find === null ? -1 : rows.indexOf(find),
    };
  }

  points(most: number, [west, south, east, north]: Bbox): Answer<'points'> {
    const { classOf, nameOf } = this.drawn();
    const { types, coordinates } = this.#layer.geometry;
    const lonLats: number[] = [];
    const rows: number[] = [];
    const labels = nameOf && new ColumnBuilder(null);
    let count = 0;
    let abroad = 0;
    for (const [row, cls] of classOf.entries()) {
      const type = GEOMETRY_TYPES[(types[row] ?? 0) - 1];
      if (cls === NOT_DRAWN || (type !== 'Point' && type !== 'MultiPoint')) continue;
      const [from, to] = positionRange(this.#layer.geometry, row);
      for (let at = from; at < to; at++) {
        const [lon = NaN, lat = NaN] = [coordinates[2 * at], coordinates[2 * at + 1]];
        if (!(lon >= west && lon <= east && lat >= south && lat <= north)) abroad++;
        else if (++count <= most) {
          labels?.set(rows.length, nameOf?.(row) ?? '');
          lonLats.push(lon, lat);
          rows.push(row);
        }
      }
    }
    return {
      lonLats: Float64Array.from(lonLats),
      rows: Uint32Array.from(rows),
      labels: labels?.finish() ?? null,
      count,
      abroad,
    };
  }

  /**
   * Features that a sheet draws: those that pass the filter and touch a box. If there are more than `most`, points of a class in the same cell are
   * drawn once, and cells are enlarged until few enough points are left; if there are too many lines and areas, nothing is drawn.
   * @param cell width and height of the smallest cells, degrees
   */
  featuresWithin(
    [west, south, east, north]: Bbox,
    most: number,
    cell: readonly [lonDeg: number, latDeg: number],
  ): SheetFeatures {
    const { classOf } = this.drawn();
    const { geometry } = this.#layer;
    const within: number[] = [];
    for (const [row, cls] of classOf.entries()) {
      const box = cls === NOT_DRAWN ? null : rowBox(geometry, row);
      if (box && box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south) within.push(row);
    }
    const shapes = within.filter((row) => !this.#isPoint(row)).length;
    let rows = within;
    let times = 1;
    while (rows.length > Math.max(most, shapes) && times < MOST_TIMES) {
      rows = this.#thinned(within, cell[0] * times, cell[1] * times);
      times *= CELL_GROWTH;
    }
    return { features: rows.length > most ? [] : this.#features(rows), within: within.length };
  }

  #isPoint(row: number): boolean {
    return GEOMETRY_TYPES[(this.#layer.geometry.types[row] ?? 0) - 1] === 'Point';
  }

  /** Rows in which points of a class that share a cell occur once. */
  #thinned(within: readonly number[], lonDeg: number, latDeg: number): number[] {
    const { classOf } = this.drawn();
    const { coordinates, ...geometry } = this.#layer.geometry;
    const cells = new Set<string>();
    return within.filter((row) => {
      if (!this.#isPoint(row)) return true;
      const [at] = positionRange({ coordinates, ...geometry }, row);
      const [x, y] = [(coordinates[2 * at] ?? 0) / lonDeg, (coordinates[2 * at + 1] ?? 0) / latDeg];
      return cells.size < cells.add(`${Math.floor(x)}/${Math.floor(y)}/${classOf[row]}`).size;
    });
  }

  #features(rows: readonly number[]): RunTimeFeature[] {
    const { classOf, nameOf } = this.drawn();
    return rows.flatMap((row): RunTimeFeature[] => {
      const geometry = geometryAt(this.#layer.geometry, row);
      const label = rows.length > MOST_NAMED ? '' : (nameOf?.(row) ?? '');
      return geometry ? [{ row, geometry, classIndex: classOf[row] ?? 0, label }] : [];
    });
  }
}

/** What a sheet draws of a layer, and how many features there are in its frame. */
export interface SheetFeatures {
  features: RunTimeFeature[];
  within: number;
}

/** Cells are enlarged by this factor until few enough points are left, at most to `MOST_TIMES` their size. */
const CELL_GROWTH = 1.5;
const MOST_TIMES = 1000;
/** If a sheet draws more features of a layer, none has its name, since there would be no space. */
const MOST_NAMED = 1500;
/** More than the number of types of geometries; used to number combinations of class and type. */
const TYPES = 16;
