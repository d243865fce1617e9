import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { groupBy } from '../../src/domain/group-by.ts';
import { compile } from './compile.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** Columns that say which thing a row is about; the rows of one thing keep their order, which is that of the source. */
const SUBJECT: Record<string, readonly string[]> = {
  'axes.csv': ['county'],
  'towns.csv': ['town'],
  'villages.csv': ['village'],
  'clusters.csv': ['cluster'],
  'indicators.csv': ['subject'],
};

/** The rows of a seed file with the things they are about in the reverse order. */
function reversed(file: string, text: string): string {
  const { data } = Papa.parse<string[]>(text.trimEnd());
  const [header = [], ...rows] = data;
  const columns = (SUBJECT[file] ?? header).map((name) => header.indexOf(name));
  const things = groupBy(rows, (row) => columns.map((column) => row[column]).join(' '));
  return `${Papa.unparse([header, ...[...things.values()].toReversed().flat()], { newline: '\n' })}\n`;
}

interface Item {
  id?: string;
  code?: string;
  properties?: { id?: string; code?: string };
}
/** What a file holds, each thing under its own id. */
function byId(text: string): Map<string, unknown> {
  const parsed = JSON.parse(text) as { features?: Item[]; towns?: Item[]; villages?: Item[] } | Item[];
  const items = Array.isArray(parsed)
    ? parsed
    : (parsed.features ?? [...(parsed.towns ?? []), ...(parsed.villages ?? [])]);
  return new Map(
    items.map((item) => {
      const { id, code } = item.properties ?? item;
      return [id ?? code ?? '', item];
    }),
  );
}

it('gives every record the same id, position and facts when the rows of the seeds are reversed', async () => {
  const other = mkdtempSync(join(tmpdir(), 'reversed-'));
  cpSync(join(root, 'seeds'), join(other, 'seeds'), { recursive: true });
  symlinkSync(join(root, 'geodata'), join(other, 'geodata'));
  for (const file of readdirSync(join(other, 'seeds'))) {
    const path = join(other, 'seeds', file);
    writeFileSync(path, reversed(file, readFileSync(path, 'utf8')));
  }
  const { files } = await compile(other).finally(() => rmSync(other, { recursive: true }));
  expect(files.size).toBeGreaterThan(10);
  for (const [file, text] of files) {
    if (file === 'catalogue.json') continue;
    const now = byId(text);
    const before = byId(readFileSync(join(root, 'geodata', file), 'utf8'));
    expect([...now.keys()].toSorted(), file).toEqual([...before.keys()].toSorted());
    for (const [id, item] of before) expect(now.get(id), `${file} ${id}`).toEqual(item);
  }
});
