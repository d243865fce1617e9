import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { command as atlasCommand } from '../../cli.ts';
import { exportCommand } from '../export.ts';
import { inputsFromDisk } from '../inputs.ts';

/** What a command returned and wrote. */
export interface CommandRun {
  status: number;
  /** Lines on the standard output. */
  out: string;
  /** Lines on the standard error. */
  complaint: string;
}

/** Runs a command in this process, which saves the seconds of starting the program, and collects what it writes. */
export async function runCommand(
  command: (args: string[]) => Promise<number>,
  args: readonly string[],
): Promise<CommandRun> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const status = await command([...args]);
    return { status, out: out.mock.calls.join('\n'), complaint: complaint.mock.calls.join('\n') };
  } finally {
    out.mockRestore();
    complaint.mockRestore();
  }
}

const inputs = inputsFromDisk();
/** Runs `npm run atlas` in this process; what it reads of the repository is read once for all its runs. */
export const runAtlas = (...args: string[]): Promise<CommandRun> =>
  runCommand((given) => atlasCommand(given, inputs), args);

/** Runs `npm run export` in this process, with the same network. */
export const runExport = (args: readonly string[]): Promise<CommandRun> =>
  runCommand((given) => exportCommand(given, inputs.network), args);

/** A new folder for the files of a test file, removed after its tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'axis-atlas-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
