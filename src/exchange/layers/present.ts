import {
  filterTest,
  type LargeLayer,
  type SmallLayer,
  tableOfRows,
  valueText,
} from '../../domain/own-layer.ts';
import type { LayerClass, RunTimeFeature, RunTimeLayer } from '../../domain/run-time-layer.ts';
import { contentNumber } from './content-number.ts';
import { buildClasses } from './classes.ts';
import { classText, labelText } from './label-text.ts';
import type { Presentation } from './protocol.ts';

/** Cache of the last result for each layer: features stay the same objects while nothing that they depend on changes. */
const made = new WeakMap<SmallLayer['rows'], { key: string; features: readonly RunTimeFeature[] }>();

/** An own layer as the map draws it. */
export function presentLayer({ id, rows, settings }: SmallLayer): RunTimeLayer {
  const { name, style, label, filter } = settings;
  const table = tableOfRows(rows);
  const { classes, indexOf } = buildClasses(table, style, name);
  const passes = filterTest(filter, table);
  const key = JSON.stringify([style, label, filter]);
  const before = made.get(rows);
  const features =
    before?.key === key
      ? before.features
      : rows.flatMap((row, k): RunTimeFeature[] => {
          const { geometry, values } = row;
          if (!geometry || !passes(k)) return [];
          const text = label === null ? '' : labelText(valueText(values[label]));
          return [{ row: k, geometry, classIndex: indexOf(k), label: text }];
        });
  made.set(rows, { key, features });
  return {
    id,
    group: 'own',
    name,
    classes: legendClasses(classes),
    features,
  };
}

const legendClasses = (classes: readonly LayerClass[]): LayerClass[] =>
  classes.map((each) => ({
    ...each,
    text: typeof each.text === 'string' ? classText(each.text) : each.text,
  }));

/** What the worker determined for a large layer. */
export interface Presented {
  presentation: Presentation;
  /** Number of the state of its tiles. */
  version: number;
}

/** A large own layer as the map draws it: its features are in tiles. `found` is null until the worker has answered. */
export function presentLarge({ id, packed, settings }: LargeLayer, found: Presented | null): RunTimeLayer {
  const { name, style, label, filter } = settings;
  const only: LayerClass = {
    text: name,
    look: { kind: 'category', index: style.by === 'one' ? style.colour : 0 },
  };
  const { classes, shownCount, kinds } = found?.presentation ?? { classes: [only], shownCount: 0, kinds: [] };
  const { box, blob } = packed;
  return {
    id,
    group: 'own',
    name,
    classes: legendClasses(style.by === 'one' ? [only] : classes),
    features: [],
    tiled: {
      version: found?.version ?? 0,
      shownCount,
      kinds,
      box,
      blob,
      content: contentNumber(blob),
      settings: { style, label, filter },
    },
  };
}
