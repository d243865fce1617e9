import { expect, it } from 'vitest';
import type { SourceFile } from '../content.ts';
import { buildListSource } from './list-source.ts';

const WORDS = { row: () => '', publisher: '读者', note: () => '' };
const file = (name: string): SourceFile => ({
  name,
  sizeBytes: 10,
  sha256: '3f8a1c09b2d4'.padEnd(64, '0'),
  modified: '2026-11-01T08:00:00.000Z',
});
const sourceOf = (name: string, sheet: string | null) =>
  buildListSource({ file: file(name), sheet }, null, WORDS).source;

it('is a source of its own for each sheet of a file, and for each file of an archive, with a title that names it', () => {
  const sources = [
    sourceOf('名单.xlsx', '中心镇'),
    sourceOf('名单.xlsx', '重点村'),
    sourceOf('名单.xlsx', null),
    sourceOf('名单.zip/a.xlsx', '中心镇'),
    sourceOf('名单.zip/b.csv', null),
  ];
  expect(new Set(sources.map(({ id }) => id)).size).toBe(5);
  expect(sources.map(({ title }) => title)).toEqual([
    '名单.xlsx · 中心镇',
    '名单.xlsx · 重点村',
    '名单.xlsx',
    '名单.zip/a.xlsx · 中心镇',
    '名单.zip/b.csv',
  ]);
  for (const { id } of sources) expect(id).toMatch(/^list-3f8a1c09b2d4(-[0-9a-f]{8})?$/);
  // The same sheet of a renamed file is the same source.
  expect(sourceOf('另存.xlsx', '中心镇').id).toBe(sources[0]?.id);
});
