import { type OwnLayer, rowPasses, valueText } from '../../domain/own-layer.ts';
import type { RunTimeFeature, RunTimeLayer } from '../../domain/run-time-layer.ts';
import { plainText } from '../../domain/text-form.ts';
import { buildClasses } from './classes.ts';

/** Longest label, in characters: a cell may hold a whole report. */
const LONGEST_LABEL = 40;
/** Longest text of a class in a legend. */
const LONGEST_CLASS = 30;

const shortened = (text: string, most: number): string => {
  const letters = [...plainText(text).replaceAll(/\s+/g, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};

/** What was made last of each layer: features stay the same objects while nothing changes that they depend on. */
const made = new WeakMap<OwnLayer['rows'], { key: string; features: readonly RunTimeFeature[] }>();

/** An own layer as it is drawn. */
export function presentLayer({ id, rows, settings }: OwnLayer): RunTimeLayer {
  const { name, style, label, filter } = settings;
  const { classes, indexOf } = buildClasses({ rows }, style, name);
  const key = JSON.stringify([style, label, filter]);
  const before = made.get(rows);
  const features =
    before?.key === key
      ? before.features
      : rows.flatMap((row, k): RunTimeFeature[] => {
          const { geometry, values } = row;
          if (!geometry || !rowPasses(filter, row)) return [];
          const text = label === null ? '' : shortened(valueText(values[label]), LONGEST_LABEL);
          return [{ row: k, geometry, classIndex: indexOf(values), label: text }];
        });
  made.set(rows, { key, features });
  return {
    id,
    room: 'own',
    name,
    classes: classes.map((each) => ({
      ...each,
      text: typeof each.text === 'string' ? shortened(each.text, LONGEST_CLASS) : each.text,
    })),
    features,
  };
}
