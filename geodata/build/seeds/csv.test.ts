import fc from 'fast-check';
import Papa from 'papaparse';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readTable } from './csv.ts';
import { ProblemList } from './problems.ts';

const any = v.string();
const columns = { a: any, b: any, c: any };

function read(text: string, schema = columns) {
  const problems = new ProblemList();
  return { rows: readTable(text, 'seeds/x.csv', schema, problems), problems: problems.items };
}

describe('readTable', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '县', '，', ',', '"', '\n', ' ', '=', '__proto__', '🐟') });
  const row = fc
    .tuple(cell, cell, cell)
    .filter((cells) => cells.some((text) => text !== ''));

  it('reads back any cells that were written, with the line on which each row starts', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const text = `${Papa.unparse([['a', 'b', 'c'], ...rows], { newline: '\n' })}\n`;
        const { rows: found, problems } = read(text);
        expect(problems).toEqual([]);
        expect(found.map(({ cells }) => [cells.a, cells.b, cells.c])).toEqual(rows);
        let line = 2;
        for (const [index, { line: at }] of found.entries()) {
          expect(at).toBe(line);
          line += 1 + rows[index]!.join('').split('\n').length - 1;
        }
      }),
    );
  });

  it('never throws for any text, and names a line of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ',', '"', '\n', '\r', '\uFEFF') }), (text) => {
        for (const { line } of read(text).problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
    );
  });

  it('keeps a cell called __proto__ as text and refuses a column of that name', () => {
    expect(read('a,b,c\n__proto__,constructor,toString\n').rows[0]?.cells.a).toBe('__proto__');
    const { rows, problems } = read('a,b,__proto__\n1,2,3\n');
    expect(rows).toEqual([]);
    expect(problems.map(({ column, message }) => [column, message])).toEqual([
      ['c', 'missing column'],
      ['__proto__', 'unknown column "__proto__"'],
    ]);
    expect(Object.hasOwn(Object.prototype, '0')).toBe(false);
  });

  it.each([
    ['a column that comes twice', 'a,b,b,c\n', 1, 'b', 'column comes twice'],
    ['columns out of order', 'b,a,c\n', 1, '', 'columns are out of order, wanted a,b,c'],
    ['too few cells', 'a,b,c\n1,2,3\n1,2\n', 3, '', '2 cells, wanted 3'],
    ['too many cells', 'a,b,c\n1,2,3,4\n', 2, '', '4 cells, wanted 3'],
    ['an empty line', 'a,b,c\n\n1,2,3\n', 2, '', 'empty line'],
    ['a carriage return', 'a,b,c\n1,2,3\r\n', 2, '', 'carriage return: lines end in LF only'],
    ['a byte order mark', '\uFEFFa,b,c\n', 1, '', 'starts with a byte order mark'],
    ['no LF at the end', 'a,b,c\n1,2,3', 2, '', 'last line has no LF'],
  ])('refuses %s', (_, text, line, column, message) => {
    expect(read(text).problems).toEqual([{ file: 'seeds/x.csv', line, column, message }]);
  });

  it('names the line of a quotation mark that is not closed', () => {
    const { problems } = read('a,b,c\n1,2,3\n1,"2,3\n');
    expect(problems[0]).toMatchObject({ line: 3, message: 'bad quoting: Quoted field unterminated' });
  });
});
