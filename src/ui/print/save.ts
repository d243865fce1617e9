import type { PrintFile } from '../../state/print-types.ts';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
};
/** Browsers read the address after the click; none is known to take longer. */
const KEPT_MS = 60_000;

/** Gives files to the reader as downloads. */
export function save(files: readonly PrintFile[]): void {
  for (const { name, bytes } of files) {
    const type = TYPES[name.replace(/.*[.]/, '')] ?? 'application/octet-stream';
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
  }
}
