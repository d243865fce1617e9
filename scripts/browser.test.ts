import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { starts } from './browser.mjs';

it.skipIf(process.platform === 'win32')('uses only a browser that starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const program = (name: string, exit: number): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nexit ${exit}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  expect(starts(program('whole', 0))).toBe(true);
  // Exit status and message of the loader if a shared library is missing.
  expect(starts(program('without-libraries', 127))).toBe(false);
  expect(starts(join(folder, 'nothing'))).toBe(false);
  rmSync(folder, { recursive: true });
});
