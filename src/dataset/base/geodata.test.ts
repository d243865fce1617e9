import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GROUND_FILES } from '../../domain/ground-layers.ts';
import { PAGE_ADDRESSES } from './addresses.ts';
import { CHECKS } from './checks.ts';
import type { FileName } from './files.ts';
import { SHEET_GROUND_URLS } from './ground-addresses.ts';

it.each(Object.keys(PAGE_ADDRESSES) as FileName[])('accepts %s as it is committed', (file) => {
  const body = readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8');
  expect(() => CHECKS[file](JSON.parse(body))).not.toThrow();
});

it.each(GROUND_FILES)('has an address for ground/%s', (file) => {
  expect(SHEET_GROUND_URLS[file]).toContain(`ground/${file}`);
});
