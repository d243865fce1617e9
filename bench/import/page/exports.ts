import type { LargeLayer } from '../../../src/domain/own-layer.ts';
import { fromBlob } from '../../../src/exchange/blob-arrays.ts';
import type { ExchangeClient } from '../../../src/exchange/client.ts';
import { ownLayerHead, packOwnLayer } from '../../../src/exchange/export/own-layer.ts';
import type { ExportTable } from '../../../src/exchange/export/table.ts';
import type { PackedLayer } from '../../../src/exchange/layers/packed-layer.ts';
import type { ExportFormat } from '../../../src/exchange/write/formats.ts';
import type { TableSource } from '../../../src/exchange/write/order.ts';
import { packTable } from '../../../src/exchange/write/pack.ts';
import { unpackTable } from '../../../src/exchange/write/unpack.ts';
import { writeParts } from '../../../src/exchange/write/write.ts';
import { exportWords } from '../../../src/i18n/index.ts';

/** What `exportAs` writes: the layer as the worker of large layers holds it, or a table whose rows the page holds. */
export type ExportOf = 'layer' | 'table';

let layer: LargeLayer | null = null;
let table: ExportTable | null = null;

/** Keeps the layer of a file for exports. @param withTable whether its rows are kept as a table that the page holds, too */
export async function keepForExport(made: LargeLayer, withTable: boolean): Promise<void> {
  await exportWords.load();
  layer = made;
  if (!withTable) return;
  const { head, own, rows } = await packSource();
  const { columns, parts } = unpackTable({ head, own }, await fromBlob(rows));
  table = { ...head, columns, rows: [...parts()].flat() };
}

async function packSource(): Promise<TableSource> {
  if (!layer) throw new Error('no layer is kept');
  return packOwnLayer(layer, ownLayerHead(layer, null, 'en'));
}

function heldTable(): ExportTable {
  if (!table) throw new Error('no table is kept');
  return table;
}

/** The way of the page: a worker writes. @returns bytes of the file */
export async function exportInWorker(
  client: ExchangeClient,
  of: ExportOf,
  format: ExportFormat,
): Promise<number> {
  const source = of === 'layer' ? await packSource() : await packTable(heldTable());
  const outcome = await client.write({ source, format, datum: 'wgs84', language: 'en' });
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value.blob.size;
}

/** The same writers in the main thread. @returns bytes of the file */
export async function exportInPage(format: ExportFormat): Promise<number> {
  const source = await packSource();
  const parts: BlobPart[] = [];
  const rows = unpackTable(source, await fromBlob<PackedLayer>(source.rows));
  for await (const part of writeParts(rows, format, 'wgs84', 'en')) parts.push(part);
  return new Blob(parts).size;
}
