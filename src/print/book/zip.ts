import { zipSync } from 'fflate';

/** Modification time of all files, so that the same files give the same bytes: the earliest date of the format. */
const DAY = new Date(1980, 0, 1);

/** Packs files into a zip with UTF-8 names. PNG files are stored, since they are compressed already. */
export const packZip = (files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array =>
  zipSync(
    Object.fromEntries(
      files.map(({ name, bytes }) => [name, [bytes, { level: name.endsWith('.png') ? 0 : 6 }]]),
    ),
    { mtime: DAY },
  );
