import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (...path: string[]): string => readFileSync(join(import.meta.dirname, '..', ...path), 'utf8');

interface Entry {
  file: string;
  count: number;
  title: string;
  source: string;
  licence: string;
}

it('the table of files in docs/data.md agrees with the catalogue', () => {
  const { files } = JSON.parse(read('geodata', 'catalogue.json')) as { files: Entry[] };
  const rows = files.map(
    ({ file, count, title, source, licence }) =>
      `| \`${file}\` | ${count} | ${title} | ${source} | ${licence} |`,
  );
  const table = read('docs', 'data.md')
    .split('\n')
    .filter(
      (line) =>
        /^\| `(?:[a-z]+\.(?:geo)?json|(?:ground|travel)\/[a-z.-]+)` \|/.test(line) &&
        !line.startsWith('| `catalogue.json`'),
    );
  expect(table).toEqual(rows);
});
