import { isLarge, layerColumnKind, type OwnLayer, valueNumber, valueText } from '../domain/own-layer.ts';
import type { Language } from '../domain/language.ts';
import { CLASS_COUNT, type OwnSettings } from '../domain/own-style.ts';
import { columnRef, findColumn, settingsOfEntry, type SheetLayerEntry } from '../domain/sheet-layer.ts';
import { cliWords } from '../i18n/index.ts';
import { Refusal } from './arguments.ts';
import type { OwnLayerOrder } from './own-layer-options.ts';

/** @throws Refusal that names the column and those that there are */
export function columnIn(
  columns: readonly string[],
  ref: string,
  { file }: OwnLayerOrder,
  language: Language,
): number {
  const column = findColumn(columns, ref);
  if (column < 0)
    throw new Refusal(
      cliWords.in(language).own.noColumn(file, ref, columns.map((_, i) => columnRef(columns, i)).join(', ')),
    );
  return column;
}

/** Settings of a saved sheet. @throws Refusal where the file lacks a column */
export function settingsOf(
  { columns, settings }: OwnLayer,
  entry: SheetLayerEntry,
  { file }: OwnLayerOrder,
  language: Language,
): OwnSettings {
  if (!entry.style) return { ...settings, name: entry.name };
  const found = settingsOfEntry(entry, columns);
  if ('settings' in found) return found.settings;
  const there = columns.map((_, i) => columnRef(columns, i)).join(', ');
  throw new Refusal(cliWords.in(language).own.noColumn(file, found.lacks, there));
}

/** Settings as they are asked for; a layer has one colour and its names where nothing is. */
export function askedSettings(layer: OwnLayer, order: OwnLayerOrder, language: Language): OwnSettings {
  const { columns, settings } = layer;
  const { style, label, filter } = order;
  const at = (ref: string): number => columnIn(columns, ref, order, language);
  return {
    ...settings,
    ...(style ? { style: chooseStyle(layer, at(style.column), order, language) } : {}),
    ...(label === null ? {} : { label: label === '' ? null : at(label) }),
    ...(filter ? { filter: { ...filter, column: at(filter.column) } } : {}),
  };
}

/** By number where the column holds numbers, or classes are asked for; else by category. @throws Refusal that names a row without a number */
function chooseStyle(
  layer: OwnLayer,
  column: number,
  { file, style }: OwnLayerOrder,
  language: Language,
): OwnSettings['style'] {
  const isNumber = layerColumnKind(layer, column) === 'number';
  if (style?.method === 'category') return { by: 'category', column };
  if (!isNumber && (style?.classes ?? style?.method ?? null) !== null) {
    const bad = isLarge(layer)
      ? undefined
      : layer.rows.find(
          ({ values }) => valueText(values[column]) !== '' && valueNumber(values[column]) === null,
        );
    const ref = columnRef(layer.columns, column);
    const words = cliWords.in(language).own;
    throw new Refusal(
      bad
        ? words.notNumber(file, ref, String(bad.number), valueText(bad.values[column]))
        : words.noNumbers(file, ref),
    );
  }
  if (!isNumber) return { by: 'category', column };
  return {
    by: 'number',
    column,
    method: style?.method ?? 'quantile',
    classes: style?.classes ?? CLASS_COUNT.first,
  };
}
