/** The output folder of the command line: checked before the work, written to after it. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from './arguments.ts';
import type { Order } from './print-options.ts';
import { cliWords } from '../i18n/index.ts';

export type Files = ReadonlyMap<string, Uint8Array | string>;

/**
 * Checks that files can be written, without creating any.
 * @param isOurs whether the run may write a file of this name
 * @throws Refusal if the folder is a file, cannot be created or written to, or contains a folder of such a name
 */
export function checkOut(
  { out, language }: Pick<Order, 'out' | 'language'>,
  isOurs: (name: string) => boolean,
): void {
  const words = cliWords.in(language).out;
  const folder = resolve(out);
  let there = folder;
  let stats = readStats(there);
  while (!stats && dirname(there) !== there) {
    there = dirname(there);
    stats = readStats(there);
  }
  if (stats && !stats.isDirectory())
    throw new Refusal(there === folder ? words.file(out) : words.inFile(out, there));
  try {
    rmSync(mkdtempSync(join(there, '.axis-atlas-')), { recursive: true });
  } catch {
    throw new Refusal(words.unwritable(out, there));
  }
  if (there !== folder) return;
  const inTheWay = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && isOurs(entry.name),
  );
  if (inTheWay) throw new Refusal(words.inTheWay(join(out, inTheWay.name)));
}

const readStats = (path: string): ReturnType<typeof statSync> | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

/**
 * Writes all files or none: they are written under temporary names and renamed at the end.
 * @throws Refusal if they cannot be written
 */
export function write({ out, language }: Pick<Order, 'out' | 'language'>, files: Files): void {
  const folder = resolve(out);
  let path = folder;
  const parts: (readonly [part: string, path: string])[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, body] of files) {
      path = join(folder, name);
      // A temporary name; a suffix could make a long name too long.
      const part = join(folder, `.axis-atlas-${process.pid}-${parts.length}.part`);
      parts.push([part, path]);
      writeFileSync(part, body);
    }
    for (const [part, to] of parts) {
      path = to;
      renameSync(part, to);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Refusal(cliWords.in(language).out.failed(path, code));
  } finally {
    for (const [part] of parts) rmSync(part, { force: true });
  }
}
