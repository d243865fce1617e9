import { isLarge, type OwnLayer } from '../../domain/own-layer.ts';
import type { Language } from '../../domain/language.ts';
import { exportWords } from '../../i18n/index.ts';
import type { TableHead, TableSource } from '../write/order.ts';
import { packOwnRows } from '../write/pack.ts';
import { buildColumn } from './build.ts';
import { distinctNames } from './table.ts';
import type { TableCell, TableColumn } from './table.ts';

/** Names of fields that writers add themselves. */
const TAKEN = ['datum', 'geometry', 'bbox'];

/** Makes the names of columns distinct and not empty; those of a file may be neither. */
const fieldNames = (columns: readonly string[], taken: readonly string[]): string[] =>
  distinctNames(
    columns.map((column, i) => column.trim() || `column_${i + 1}`),
    taken,
  );

/** Characters that some operating system does not allow in file names. */
const NO_NAME = /[\u0000-\u001f\\/:*?"<>|]/g; // oxlint-disable-line no-control-regex

/**
 * The table of an own layer without its rows: the columns of its file, then status and source of the positions.
 * @param conditions the layer's filter in the reader's language; null where it has none
 */
export function ownLayerHead(
  layer: OwnLayer,
  conditions: string | null,
  language: Language,
): { head: TableHead; added: readonly TableCell[] } {
  const { file, part, columns, settings } = layer;
  const { own } = exportWords.in(language).about;
  const fileText = part === null ? file.name : `${file.name} · ${part}`;
  const last = [buildColumn('status', language), buildColumn('position_source', language)];
  const names = fieldNames(columns, [...TAKEN, ...last.map(({ name }) => name)]);
  const titles = fieldNames(
    columns,
    last.map(({ title }) => title),
  );
  return {
    head: {
      fileName: settings.name.replaceAll(NO_NAME, ' ').trim() || layer.id,
      columns: [
        ...names.map((name, i): TableColumn => ({ name, title: titles[i] ?? name, type: 'text' })),
        ...last,
      ],
      isSpatial: isLarge(layer)
        ? layer.packed.placedCount > 0
        : layer.rows.some(({ geometry }) => geometry !== null),
      about: {
        title: settings.name,
        conditions,
        method: own.method(fileText, file.sha256),
        error: own.error,
        dataDate: file.modified?.slice(0, 10) ?? '',
        notes: [],
        sources: [],
      },
    },
    added: ['user', own.position(fileText)],
  };
}

/** An own layer as input of the worker that writes it. The rows of a large layer are in a Blob already. */
export async function packOwnLayer(
  layer: OwnLayer,
  { head, added }: ReturnType<typeof ownLayerHead>,
): Promise<TableSource> {
  const rows = isLarge(layer) ? layer.packed.blob : await packOwnRows(layer.rows, layer.columns.length);
  return { head, rows, own: { filter: layer.settings.filter, added } };
}
