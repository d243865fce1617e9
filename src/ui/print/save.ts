import type { PrintFile } from '../../state/print-types.ts';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  zip: 'application/zip',
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  kml: 'application/vnd.google-earth.kml+xml',
};
/** Browsers read the address after the click; none is known to take longer. */
const KEPT_MS = 60_000;

/** Gives a file to the reader as a download: one at a press, as browsers block a second. */
export function save({ name, bytes }: PrintFile): void {
  const type = TYPES[name.replace(/.*[.]/, '')] ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** Saves what was made; where that failed there is nothing to save. */
export const saveMade = async (made: Promise<PrintFile | null>): Promise<void> => {
  const file = await made;
  if (file) save(file);
};
