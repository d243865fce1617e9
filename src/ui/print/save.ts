import type { PrintFile } from '../../state/print-types.ts';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  zip: 'application/zip',
};
/** Browsers read the URL after the click; none is known to take longer. */
const URL_LIFETIME_MS = 60_000;

/** Saves a file as a download: one for each click, since browsers block a second one. */
export function save({ name, bytes }: PrintFile): void {
  const type = TYPES[name.replace(/.*[.]/, '')] ?? 'application/octet-stream';
  saveBlob(name, new Blob([bytes], { type }));
}

/** As `save`, of bytes that may lie outside of the page's memory. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), URL_LIFETIME_MS);
}

/** Saves the file that was made; does nothing if that failed. */
export const saveMade = async (made: Promise<PrintFile | null>): Promise<void> => {
  const file = await made;
  if (file) save(file);
};
