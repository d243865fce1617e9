import { prefectureOf } from '../../../src/domain/codes.ts';
import { TRACKS } from '../../../src/domain/records.ts';
import type { Fact } from '../../../src/domain/records.ts';
import type { Divisions } from '../divisions.ts';
import type { Row } from './csv.ts';
import type { ProblemList } from './problems.ts';

/** Gives the county whose polygon holds a point, or undefined where none does. Degrees, WGS 84. */
export type CountyAt = (lon: number, lat: number) => string | undefined;

type FactColumn = 'key' | 'value' | 'unit' | 'period' | 'source' | 'note';

/** Keys whose value is a number, and the unit each must carry where it is fixed. */
const NUMBER_KEYS: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ['axisAreaKm2', 'km²'],
  ['axisShare', undefined],
  ['administrativeVillages', undefined],
  ['areaKm2', 'km²'],
  ['population', undefined],
  ['households', undefined],
  ['gdp', undefined],
]);

const ENUM_KEYS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['batch', ['1', '2']],
  ['track', TRACKS],
  ['trackStatus', ['awarded', 'aimed']],
]);

/** Bounds of the province with its sea, degrees. */
const BOUNDS = { west: 118, south: 27, east: 123.5, north: 31.3 } as const;

/** The data that every file is checked against. */
export class Checker {
  readonly sources = new Set<string>();
  /** Counties by the ids of their axes. */
  axes: ReadonlyMap<string, string> = new Map();
  readonly #prefectures: ReadonlySet<string>;

  constructor(
    readonly divisions: Divisions,
    readonly problems: ProblemList,
    readonly countyAt?: CountyAt,
  ) {
    this.#prefectures = new Set(
      [...divisions.names.keys()].filter((code) => code.length === 6).map((code) => prefectureOf(code)),
    );
  }

  /** A county, town or village of the division list. */
  known(file: string, line: number, column: string, code: string, what: string): boolean {
    if (this.divisions.names.has(code)) return true;
    this.problems.add(file, line, column, `unknown ${what} "${code}"`);
    return false;
  }

  /** The axis of a place must be one of its county. */
  axis(file: string, line: number, id: string, county: string): void {
    if (this.axes.get(id) !== county)
      this.problems.add(file, line, 'value', `"${id}" is no axis of ${county} in axis-ids.csv`);
  }

  isPrefecture(code: string): boolean {
    return this.#prefectures.has(code);
  }

  source(file: string, row: Row<'source'>): void {
    const id = row.cells.source;
    if (!this.sources.has(id)) this.problems.add(file, row.line, 'source', `unknown source "${id}"`);
  }

  /** The name beside a code must be the name that the division list has for it. */
  name(file: string, line: number, code: string, name: string): void {
    const listed = this.divisions.names.get(code);
    if (listed !== undefined && listed !== name)
      this.problems.add(file, line, 'name', `"${name}" is not the name of ${code}, which is "${listed}"`);
  }

  /** A point must lie in the province and, where county polygons are available, in its county. */
  position(file: string, line: number, lon: string, lat: string, county?: string): void {
    const [x, y] = [Number(lon), Number(lat)];
    if (x < BOUNDS.west || x > BOUNDS.east) return this.problems.add(file, line, 'lon', `outside Zhejiang "${lon}"`);
    if (y < BOUNDS.south || y > BOUNDS.north) return this.problems.add(file, line, 'lat', `outside Zhejiang "${lat}"`);
    if (county === undefined || this.countyAt === undefined) return;
    const found = this.countyAt(x, y);
    if (found !== county)
      this.problems.add(file, line, 'lon', `"${lon},${lat}" lies in ${found ?? 'no county'}, not in county ${county}`);
  }

  /** Reads the fact in a row; checks its source, and its value and unit as the key requires. */
  fact(file: string, row: Row<FactColumn>): Fact {
    const { key, value, unit, period, source, note } = row.cells;
    this.source(file, row);
    if (NUMBER_KEYS.has(key)) {
      const wanted = NUMBER_KEYS.get(key);
      if (!/^\d+(?:\.\d+)?$/.test(value)) this.problems.add(file, row.line, 'value', `bad number "${value}"`);
      if (wanted !== undefined && unit !== wanted)
        this.problems.add(file, row.line, 'unit', `"${unit}" is not "${wanted}"`);
    }
    const allowed = ENUM_KEYS.get(key);
    if (allowed !== undefined && !allowed.includes(value))
      this.problems.add(file, row.line, 'value', `not one of ${allowed.join('|')}: "${value}"`);
    return readFact({ key, value, unit, period, source, note });
  }
}

/** A fact without its empty cells. */
export function readFact(cells: Record<FactColumn, string> & { label?: string }): Fact {
  const fact: Fact = { key: cells.key, value: cells.value, source: cells.source };
  if (cells.label !== undefined) fact.label = cells.label;
  if (cells.unit !== '') fact.unit = cells.unit;
  if (cells.period !== '') fact.period = cells.period;
  if (cells.note !== '') fact.note = cells.note;
  return fact;
}

/** Refuses a second row with the same key, naming the line of the first. */
export class Once {
  readonly #lines = new Map<string, number>();

  constructor(
    readonly file: string,
    readonly problems: ProblemList,
  ) {}

  /** Whether the key is seen for the first time. */
  take(line: number, column: string, ...parts: string[]): boolean {
    const key = parts.join('\u0000');
    const first = this.#lines.get(key);
    if (first === undefined) {
      this.#lines.set(key, line);
      return true;
    }
    this.problems.add(this.file, line, column, `duplicate of line ${first}: "${parts.join(' ')}"`);
    return false;
  }
}

/** Refuses a second value where only one can be true. */
export class Single {
  readonly #values = new Map<string, { value: string; line: number }>();

  constructor(
    readonly file: string,
    readonly problems: ProblemList,
  ) {}

  check(line: number, column: string, subject: string, value: string): void {
    const first = this.#values.get(subject);
    if (first === undefined) this.#values.set(subject, { value, line });
    else if (first.value !== value)
      this.problems.add(this.file, line, column, `"${value}" contradicts "${first.value}" on line ${first.line}`);
  }
}
