import { describe, expect, it } from 'vitest';
import { faultText } from '../../i18n/fault-text.ts';
import { exchangeWords } from '../../i18n/index.ts';
import { cellsOf, codesOf, onlySheet, readMade } from '../testing/read.ts';

/** “县,村\n武义县,后陈村\n” in GB18030: made by hand, since no encoder comes with the platform. */
const GB18030 = new Uint8Array([
  0xcf, 0xd8, 0x2c, 0xb4, 0xe5, 0x0a, 0xce, 0xe4, 0xd2, 0xe5, 0xcf, 0xd8, 0x2c, 0xba, 0xf3, 0xb3, 0xc2, 0xb4,
  0xe5, 0x0a,
]);
const TEXT = '县,村\n武义县,后陈村\n';
const CELLS = [
  ['县', '村'],
  ['武义县', '后陈村'],
];

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
}

describe('the encoding of delimited text', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT), []],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${TEXT}`), []],
    ['UTF-16, little end first', utf16(`\uFEFF${TEXT}`, true), []],
    ['UTF-16, big end first', utf16(`\uFEFF${TEXT}`, false), []],
    ['UTF-16 without a mark', utf16(TEXT.repeat(1), true), ['guessed-encoding']],
    ['GB18030', GB18030, ['guessed-encoding']],
  ])('is found: %s', async (_name, bytes, codes) => {
    const result = await readMade('list.csv', bytes as Uint8Array<ArrayBuffer>);
    expect(cellsOf(onlySheet(result))).toEqual(CELLS);
    expect(codesOf(result)).toEqual(codes);
  });

  it('stays UTF-8 where a few bytes of a longer text are damaged, and says how many', async () => {
    const bytes = new TextEncoder().encode(`县,村\n${'武义县,后陈村\n'.repeat(50)}`);
    bytes[bytes.length - 3] = 0xff;
    const result = await readMade('list.csv', bytes);
    expect(onlySheet(result).rows[1]?.cells).toEqual(['武义县', '后陈村']);
    expect(codesOf(result)).toEqual(['bad-characters']);
    expect(result.contents[0]?.faults[0]?.details).toMatchObject({ encoding: 'UTF-8' });
  });
});

describe('rows of delimited text', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['tabs, as a pasted spreadsheet', 'a\tb\n1\t2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['bars', 'a|b\n1|2'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['mixed line ends', 'a,b\r\n1,2\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
  ])('are separated by %s', async (_name, text) => {
    expect(cellsOf(onlySheet(await readMade('list.csv', text)))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keep texts unchanged: leading zeros, codes in scientific notation, formulas, HTML, quoted line ends and delimiters', async () => {
    const text =
      '007,3.30703E+11,=SUM(A1),<img src=x onerror=alert(1)>\n"甲\n乙","a,b","say ""yes""", 温 溪 镇 \n';
    expect(cellsOf(onlySheet(await readMade('list.csv', text)))).toEqual([
      ['007', '3.30703E+11', '=SUM(A1)', '<img src=x onerror=alert(1)>'],
      ['甲\n乙', 'a,b', 'say "yes"', ' 温 溪 镇 '],
    ]);
  });

  it('are numbered as a spreadsheet program does: empty rows count, a quoted line end does not', async () => {
    const { rows } = onlySheet(await readMade('list.csv', '标题\n\n"甲\n乙",1\n,,\n丙,2'));
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, '标题'],
      [3, '甲\n乙'],
      [5, '丙'],
    ]);
  });

  it('are found under a title in one cell, and where a cell holds many commas', async () => {
    const text = '附件1：名单\n县\t村\n武义县\t甲,乙,丙,丁\n青田县\t戊,己\n';
    expect(cellsOf(onlySheet(await readMade('list.txt', text)))[2]).toEqual(['武义县', '甲,乙,丙,丁']);
  });

  it('continue after a quotation mark that is never closed, and the fault names the row', async () => {
    const result = await readMade('list.csv', '县,村\n武义县,"后陈村\n青田县,温溪村\n云和县,小徐村\n');
    expect(cellsOf(onlySheet(result))).toEqual([
      ['县', '村'],
      ['武义县', '"后陈村'],
      ['青田县', '温溪村'],
      ['云和县', '小徐村'],
    ]);
    await exchangeWords.load();
    const [fault] = result.contents[0]?.faults ?? [];
    expect(faultText(fault!, 'zh')).toBe('list.csv，第 2 行：引号没有结束，这一行按原样读取：武义县,"后陈村');
    expect(faultText(fault!, 'en')).toContain('row 2: A quotation mark is not closed');
  });

  it('are read in linear time where every line has such a mark', async () => {
    const result = await readMade('list.csv', '"x\n'.repeat(30_000));
    expect(result.contents[0]).toMatchObject({ kind: 'packed-sheet', rowCount: 30_000 });
    expect(codesOf(result).every((code) => code === 'open-quote')).toBe(true);
  });

  it('are complete where a large file is read in pieces', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [`${i}`, `村"${i}"，`, `甲\r\n乙${i}`]);
    const csv = rows
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    expect(csv.length).toBeGreaterThan(2 ** 20);
    const found = onlySheet(await readMade('list.csv', csv));
    expect(cellsOf(found)).toEqual(rows.map(([a, b, c]) => [a, b, c?.replace('\r\n', '\n')]));
  });

  it('refuse a file over a limit, with the limit and the value', async () => {
    await exchangeWords.load();
    const columns = await readMade('wide.csv', ','.repeat(1_000_000));
    expect(columns.faults).toMatchObject([
      { code: 'limit', row: 1, details: { limit: 'columns', most: 16_384, found: 1_000_001 } },
    ]);
    expect(faultText(columns.faults[0]!, 'en')).toBe(
      'wide.csv, row 1: Columns: 1,000,001, over the limit of 16,384.',
    );
    const rows = await readMade('long.csv', 'a\n'.repeat(11), { rows: 10 });
    expect(rows.faults).toMatchObject([{ details: { limit: 'rows', most: 10, found: 11 } }]);
    const cell = await readMade('cell.csv', `a,${'x'.repeat(101)}\n`, { cellCharacters: 100 });
    expect(cell.faults).toMatchObject([{ row: 1, details: { limit: 'cellCharacters', most: 100 } }]);
    const size = await readMade('size.csv', 'abcdef', { fileBytes: 5 });
    expect(size.faults).toMatchObject([{ details: { limit: 'fileBytes', most: 5, found: 6 } }]);
  });

  it.each([
    ['empty.csv', '', 'empty'],
    ['blank.csv', ' \r\n\n', 'empty'],
    ['paper.csv', '%PDF-1.7', 'unread-format'],
    ['binary.csv', 'a\u0001\u0002b,c', 'unknown-format'],
  ])('refuse %s', async (name, text, code) => {
    expect(codesOf(await readMade(name, text))).toEqual([code]);
  });
});
