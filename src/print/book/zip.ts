import { zipSync } from 'fflate';

/** The first day that a zip can hold: the same files give the same bytes. */
const DAY = new Date(1980, 0, 1);

/** Files as one zip (names in UTF-8). Pictures are packed already and only stored. */
export const packZip = (files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array =>
  zipSync(
    Object.fromEntries(
      files.map(({ name, bytes }) => [name, [bytes, { level: name.endsWith('.png') ? 0 : 6 }]]),
    ),
    { mtime: DAY },
  );
