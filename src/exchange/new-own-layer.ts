import { LAYER_COLOURS, type LayerReading, ownLayerId, type SmallLayer } from '../domain/own-layer.ts';
import { MAX_LAYER_NAME } from '../domain/run-time-layer.ts';
import { plainText } from '../domain/text-form.ts';
import type { SourceFile } from './content.ts';
import type { DatumGuess, Reading } from './datum.ts';
import type { OpenedLayer } from './own-layer.ts';

export const WGS84: Reading = { datum: { kind: 'wgs84' }, swapped: false };
/** Headings of columns with names; such a column labels the features of a new layer. */
const NAMES = /名称|名$|^name|name$|标题|title/i;

/** The most likely interpretation of the coordinates; null if another is equally likely. */
export function findReading(
  { choices, isSure }: DatumGuess,
  { named }: Pick<OpenedLayer, 'named'>,
): Reading | null {
  const [best] = choices;
  if (!best) return { ...WGS84, datum: named ?? WGS84.datum };
  return isSure ? { datum: best.datum, swapped: best.swapped } : null;
}

/**
 * Index of a sheet or layer within its file, from 0. It does not depend on which of them are used, so that each keeps its id.
 * @param all everything that was read
 */
export function partIndex<Content extends { file: SourceFile }>(
  all: readonly Content[],
  content: Content,
): number {
  return all.filter(({ file }) => file.sha256 === content.file.sha256).indexOf(content);
}

/** The name that a layer has at first: that of its file, and of its sheet. */
export function firstName({ file, part }: Pick<OpenedLayer, 'file' | 'part'>): string {
  const base = file.name.replace(/^.*\//, '').replace(/\.[a-z0-9]{1,8}$/i, '');
  return plainText(part === null ? base : `${base} ${part}`).slice(0, MAX_LAYER_NAME);
}

/** A new layer of an opened content, without its rows: in one colour, labelled with names. @param order its place among all layers @param index `partIndex` */
export function newLayer(
  { file, part, columns }: Pick<OpenedLayer, 'file' | 'part' | 'columns'>,
  { name, reading, index, order }: { name: string; reading: LayerReading; index: number; order: number },
): Omit<SmallLayer, 'rows'> {
  const label = columns.findIndex((column) => NAMES.test(column));
  return {
    id: ownLayerId(file, index),
    file: { name: file.name, sha256: file.sha256, modified: file.modified },
    part,
    reading,
    columns,
    settings: {
      name: name.trim() || file.name,
      style: { by: 'one', colour: LAYER_COLOURS[order % LAYER_COLOURS.length] ?? 0 },
      label: label < 0 ? null : label,
      filter: null,
    },
  };
}
