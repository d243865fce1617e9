import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGE_ADDRESSES } from './addresses.ts';
import { CHECKS } from './checks.ts';
import type { FileName } from './files.ts';

it.each(Object.keys(PAGE_ADDRESSES) as FileName[])('accepts %s as it is committed', (file) => {
  const body = readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8');
  expect(() => CHECKS[file](JSON.parse(body))).not.toThrow();
});
