import type { CellValue, FeaturesHead, FlatGeometry, NamedCrs, SourceFile } from '../content.ts';
import { PACKED_FROM } from '../limits.ts';
import { type PackedFeatures, type ReadContent, unpacked } from '../packed.ts';
import { ColumnBuilder, growingIntegers } from '../packed-column.ts';
import { GeometryBuilder } from '../packed-geometry.ts';
import { checkGeometry, UnusableGeometry } from './geometry.ts';
import { FaultList, type Run } from './run.ts';

const FEATURES_A_CHECK = 1000;

/** Collects the features of one layer, packed from the start, because a million features as objects would need too much memory. */
export class FeatureBuilder {
  readonly faults: FaultList;
  readonly #run: Run;
  readonly #columns = new Map<string, ColumnBuilder>();
  readonly #ids = growingIntegers();
  readonly #geometries = new GeometryBuilder();
  #count = 0;
  #empty = 0;
  #heights = 0;
  #collections = 0;

  constructor(file: SourceFile, layer: string | null, run: Run) {
    this.#run = run;
    this.faults = new FaultList(layer === null ? { file: file.name } : { file: file.name, sheet: layer });
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Adds a feature; parts that cannot be used become faults.
   * @param id its place in the file, from 1, not smaller than that of the call before
   * @param geometry in the form of GeoJSON, not checked yet
   * @param properties names and values, of whatever type
   * @throws RefusedFile over a limit
   */
  add(id: number, geometry: unknown, properties: Iterable<readonly [string, unknown]>): void {
    if (this.#count % FEATURES_A_CHECK === 0) this.#run.check();
    let checked;
    try {
      checked = checkGeometry(geometry, this.#run.limits.depth);
    } catch (error) {
      if (!(error instanceof UnusableGeometry)) throw error;
      this.faults.add(error.code, 'error', null, { row: id, value: error.value });
      return;
    }
    this.#run.take('vertices', checked.vertices);
    this.#heights += checked.heights;
    if (checked.isCollection) this.#collections++;
    if (checked.parts.length === 0) this.#empty++;
    const values = [...properties].map(([name, value]) => [name, toCell(value)] as const);
    for (const part of checked.parts.length > 0 ? checked.parts : [null]) this.#push(id, part, values);
  }

  #push(id: number, geometry: FlatGeometry | null, values: readonly (readonly [string, CellValue])[]): void {
    const at = this.#count++;
    if (this.#count > this.#run.limits.rows) this.#run.hold('rows', this.#count, { row: id });
    this.#run.take('cells', values.length);
    this.#ids.reserve(this.#count)[at] = id;
    this.#geometries.add(at, geometry);
    let text = 0;
    for (const [name, value] of values) {
      if (typeof value === 'string') text += value.length;
      if (typeof value === 'string' && value.length > this.#run.limits.cellCharacters)
        this.#run.hold('cellCharacters', value.length, { row: id });
      let column = this.#columns.get(name);
      if (!column) {
        this.#run.hold('columns', this.#columns.size + 1, { row: id });
        column = new ColumnBuilder(name);
        this.#columns.set(name, column);
      }
      column.set(at, value);
    }
    this.#run.take('textCharacters', text);
  }

  finish(file: SourceFile, layer: string | null, crs: NamedCrs | null): ReadContent {
    if (this.#empty > 0) this.faults.add('empty-geometries', 'note', { count: this.#empty });
    if (this.#heights > 0) this.faults.add('heights-left-out', 'note', { count: this.#heights });
    if (this.#collections > 0) this.faults.add('split-collections', 'note', { count: this.#collections });
    if (this.#count === 0) this.faults.add('no-features', 'error', null);
    const head: FeaturesHead = { file, layer, crs, faults: this.faults.all() };
    const packed: PackedFeatures = {
      kind: 'packed-features',
      ...head,
      featureCount: this.#count,
      ids: this.#ids.cut(this.#count),
      geometry: this.#geometries.finish(this.#count),
      columns: [...this.#columns.values()].map((column) => column.finish()),
    };
    return this.#count < PACKED_FROM ? unpacked(packed) : packed;
  }
}

/** An attribute as the value of a cell. */
function toCell(value: unknown): CellValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint': {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : String(value);
    }
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
    default:
      return null;
  }
}
