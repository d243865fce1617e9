import { ckmeans, quantileSorted } from 'simple-statistics';
import { type ClassMethod, LAYER_COLOURS, type LayerTable, type OwnStyle } from '../../domain/own-layer.ts';
import type { LayerClass } from '../../domain/run-time-layer.ts';

/** Largest number of categories with a colour of their own; if there are more values, the rarest share one colour. */
export const MOST_CATEGORIES = 7;
const NEUTRAL = 5;
/** Natural breaks are computed from at most this many values; of more values, evenly spaced ones of the sorted list are used. */
const MOST_LOOKED_AT = 5000;

/** The classes of a layer, and which of them a row belongs to. */
export interface Classes {
  classes: readonly LayerClass[];
  indexOf(row: number, of?: LayerTable): number;
}

/**
 * Builds the classes of a style. A class is in the legend even if no row is in it at present, so that colours do not change with the filter.
 * @param name text of the only class if all features look the same
 */
export function buildClasses(table: LayerTable, style: OwnStyle, name: string): Classes {
  switch (style.by) {
    case 'one':
      return { classes: [{ text: name, look: { kind: 'category', index: style.colour } }], indexOf: () => 0 };
    case 'category':
      return byCategory(table, style.column);
    case 'number':
      return byNumber(table, style);
  }
}

function byCategory(table: LayerTable, column: number): Classes {
  const counts = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row++) {
    const text = table.text(row, column);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const hasNone = counts.delete('');
  // Of equally frequent values, the one that the file has first comes first.
  const common = [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  const own = common.length > MOST_CATEGORIES ? common.slice(0, MOST_CATEGORIES - 1) : common;
  const classes: LayerClass[] = own.map((text, k) => ({
    text,
    look: { kind: 'category', index: LAYER_COLOURS[k] ?? NEUTRAL },
  }));
  const rest = (means: 'others' | 'none'): number =>
    classes.push({ text: { means }, look: { kind: 'category', index: NEUTRAL } }) - 1;
  const others = own.length < common.length ? rest('others') : -1;
  const none = hasNone ? rest('none') : -1;
  const index = new Map(own.map((text, k) => [text, k]));
  return {
    classes,
    indexOf: (row, of = table) => {
      const text = of.text(row, column);
      return text === '' ? none : (index.get(text) ?? others);
    },
  };
}

function byNumber(
  table: LayerTable,
  { column, method, classes: count }: Extract<OwnStyle, { by: 'number' }>,
): Classes {
  const numbers: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    const number = table.number(row, column);
    if (number !== null) numbers.push(number);
  }
  const bounds = breaks(numbers, method, count);
  const written = boundTexts(bounds);
  const text = (from: number, to: number): string =>
    from === to ? written(from) : `${written(from)}–${written(to)}`;
  const steps = Math.max(0, bounds.length - 1);
  const classes: LayerClass[] = Array.from({ length: steps }, (_, k) => ({
    text: text(bounds[k]!, bounds[k + 1]!),
    look: { kind: 'step', index: k, of: steps },
  }));
  const hasNone = numbers.length < table.rowCount;
  if (hasNone) classes.push({ text: { means: 'none' }, look: { kind: 'category', index: NEUTRAL } });
  return {
    classes,
    indexOf: (row, of = table) => {
      const number = of.number(row, column);
      if (number === null) return steps;
      // The upper bound belongs to the class below it, except that the lowest bound belongs to the first.
      let k = 0;
      while (k < steps - 1 && number > bounds[k + 1]!) k++;
      return k;
    },
  };
}

/**
 * Bounds of classes, in rising order: the least value, the upper bound of each class. Fewer than requested if there are
 * too few different values. Natural breaks are the optimal clusters of one dimension (ckmeans, Wang and Song 2011), which Jenks's method approximates.
 */
export function breaks(numbers: readonly number[], method: ClassMethod, count: number): number[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [];
  const uppers = (): number[] => {
    switch (method) {
      case 'equal':
        return Array.from({ length: count }, (_, k) => least + ((most - least) * (k + 1)) / count);
      case 'quantile':
        return Array.from({ length: count }, (_, k) => quantileSorted(sorted, (k + 1) / count));
      case 'natural': {
        const step = Math.max(1, sorted.length / MOST_LOOKED_AT);
        const looked = Array.from(
          { length: Math.min(sorted.length, MOST_LOOKED_AT) },
          (_, k) => sorted[Math.floor(k * step)]!,
        );
        const distinct = new Set(looked).size;
        return ckmeans(looked, Math.min(count, distinct)).map((cluster) => cluster.at(-1) ?? most);
      }
    }
  };
  // Where many values are the least one, it is a class by itself, from `least` to `least`.
  return [least, ...new Set([...uppers().slice(0, -1), most])];
}

/** Most decimals of a bound; if bounds are equal with them, they get significant digits instead. */
const MOST_DECIMALS = 6;
/** Significant digits with which any two numbers are different. */
const ALL_DIGITS = 17;

/** How the bounds of classes are written: with the fewest digits with which they are different, without zeros at the end. */
function boundTexts(bounds: readonly number[]): (bound: number) => string {
  const differ = (written: (bound: number) => string): boolean =>
    new Set(bounds.map(written)).size === new Set(bounds).size;
  const ways = [
    ...Array.from(
      { length: MOST_DECIMALS + 1 },
      (_, decimals) => (bound: number) => String(Number(bound.toFixed(decimals))),
    ),
    ...Array.from(
      { length: ALL_DIGITS },
      (_, digits) => (bound: number) => String(Number(bound.toPrecision(digits + 1))),
    ),
  ];
  return ways.find(differ) ?? String;
}
