import { describe, expect, it } from 'vitest';
import type { SheetContent } from '../content.ts';
import { unpacked } from '../packed.ts';
import { makeOds, makeXlsx, makeZip } from '../testing/files.ts';
import { cellsOf, codesOf, onlySheet, readMade } from '../testing/read.ts';
import type { ReadResult } from './read.ts';

const listSheets = ({ contents, faults }: ReadResult): SheetContent[] => {
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return contents.map((each) => unpacked(each)).filter((each) => each.kind === 'sheet');
};
const MERGE = { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 3 };

describe('a workbook of Excel', () => {
  const strings = ['2024 年名单', '县', '编码', '武义县', '00330723', ' 温 溪 镇 '];
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="inlineStr"><is><t>日期</t></is></c></row>',
    // A code as text keeps its zeros, a code as number has lost them; a date is a day, a time of its own a time.
    '<row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" t="s"><v>4</v></c><c r="C4" s="1"><v>45413</v></c><c r="D4" s="2"><v>45413.5</v></c></row>',
    '<row r="5" hidden="1"><c r="A5" t="s"><v>5</v></c><c r="B5"><v>330703001000</v></c><c r="D5" t="b"><v>1</v></c></row>',
    '<row r="6"><c r="A6" t="str"><f>A4&amp;"x"</f><v>武义县x</v></c><c r="B6"><f>1+1</f><v>2</v></c><c r="C6"><f>B9</f></c><c r="D6" t="e"><v>#REF!</v></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>&lt;img src=x onerror=alert(1)&gt;</t></is></c><c r="B7" t="inlineStr"><is><t>=HYPERLINK("http://x")</t></is></c></row>',
  ].join('');
  const after = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';

  it('gives the saved values of cells, with their rows, merged cells and hidden parts', async () => {
    const bytes = makeXlsx(
      [
        { name: '名单', rows, after },
        { name: '旧', state: 'hidden', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' },
        { name: '更旧', state: 'veryHidden', rows: '<row r="1"><c r="A1"><v>2</v></c></row>' },
        { name: '空', rows: '' },
      ],
      { strings },
    );
    const sheets = listSheets(await readMade('名单.xlsx', bytes));
    expect(sheets.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
      ['名单', false],
      ['旧', true],
      ['更旧', true],
      ['空', false],
    ]);
    const [first] = sheets;
    expect(first?.merges).toEqual([MERGE]);
    expect(first?.rows.map(({ row, cells, hidden = false }) => [row, cells, hidden])).toEqual([
      [1, ['2024 年名单'], false],
      [2, ['县', '编码', '日期'], false],
      [4, ['武义县', '00330723', '2024-05-01', '2024-05-01T12:00:00'], false],
      [5, [' 温 溪 镇 ', 330703001000, null, true], true],
      [6, ['武义县x', 2], false],
      [7, ['<img src=x onerror=alert(1)>', '=HYPERLINK("http://x")'], false],
    ]);
    expect(first?.faults).toMatchObject([
      { code: 'formula-without-value', sheet: '名单', row: 6, column: 3, value: '=B9' },
      { code: 'cell-error', sheet: '名单', row: 6, column: 4, value: '#REF!' },
    ]);
  });

  it('gives the characters that texts have as escapes, and an escaped underscore as it is', async () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
      '<c r="C1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>',
      '<c r="D1" t="str"><f>A1</f><v>一_x000D_\n二_x0041</v></c>',
      '<c r="E1" t="inlineStr"><is><r><t>_x0041_</t></r><r><t>_x005F_</t></r></is></c>',
    ].join('');
    const bytes = makeXlsx([{ name: 'a', rows: `<row r="1">${cells}</row>` }], {
      strings: ['甲_x0009_乙_x5E74_', '_x005f_x005F_'],
    });
    const [sheet] = listSheets(await readMade('a.xlsx', bytes));
    expect(sheet?.rows[0]?.cells).toEqual(['甲\t乙年', '_x005F_', '_x0041_', '一\r\n二_x0041', 'A_']);
  });

  it('reports references to other files, and uses the saved values', async () => {
    const bytes = makeXlsx(
      [{ name: 'a', rows: '<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row>' }],
      {
        files: {
          'xl/externalLinks/externalLink1.xml': '<externalLink/>',
          'xl/externalLinks/_rels/externalLink1.xml.rels':
            '<Relationships><Relationship Id="rId1" Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>',
        },
      },
    );
    const result = await readMade('a.xlsx', bytes);
    expect(cellsOf(onlySheet(result))).toEqual([[7]]);
    expect(result.contents[0]?.faults).toMatchObject([{ code: 'external-links', details: { count: 1 } }]);
  });

  it('is refused where two distant cells span a sheet beyond the limits', async () => {
    const rows2 =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const result = await readMade('a.xlsx', makeXlsx([{ name: 'a', rows: rows2 }]));
    expect(result.contents).toEqual([]);
    expect(result.faults).toMatchObject([{ code: 'limit', details: { limit: 'cells', found: 2 ** 34 } }]);
  });

  it('is refused where one long text is repeated in very many cells', async () => {
    const cells = Array.from(
      { length: 1000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`,
    );
    const bytes = makeXlsx([{ name: 'a', rows: cells.join('') }], { strings: ['x'.repeat(100_000)] });
    const result = await readMade('a.xlsx', bytes, { textCharacters: 10_000_000 });
    expect(result.faults).toMatchObject([
      { code: 'limit', details: { limit: 'textCharacters', most: 10_000_000, found: 10_100_000 } },
    ]);
  });

  it.each([
    ['old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'unread-format'],
    [
      'secret.xlsx',
      new Uint8Array([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        ...Array.from('EncryptedPackage').flatMap((c) => [c.charCodeAt(0), 0]),
      ]),
      'encrypted',
    ],
    ['report.docx', makeZip({ 'word/document.xml': '<a/>' }), 'unread-format'],
    ['page.xls', '<html><table><tr><td>1</td></tr></table></html>', 'unread-format'],
    ['broken.xlsx', makeZip({ 'xl/workbook.xml': '<workbook' }), 'damaged'],
  ])('is told apart from %s', async (name, bytes, code) => {
    expect(codesOf(await readMade(name, bytes as Uint8Array<ArrayBuffer>))).toEqual([code]);
  });
});

describe('an OpenDocument spreadsheet', () => {
  const text = (value: string, attributes = ''): string =>
    `<table:table-cell office:value-type="string"${attributes}><text:p>${value}</text:p></table:table-cell>`;
  const table = `<table:table table:name="名单"><table:table-column/>
    <table:table-header-rows><table:table-row>${text('标题', ' table:number-columns-spanned="3"')}<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row></table:table-header-rows>
    <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    <table:table-row-group><table:table-row>${text('武义县')}${text('00330723')}<table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>24年5月1日</text:p></table:table-cell></table:table-row></table:table-row-group>
    <table:table-row table:visibility="collapse">${text('温<text:s text:c="2"/>溪<text:span>镇</text:span>')}<table:table-cell office:value-type="float" office:value="330703001000"><text:p>3.30703E+11</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
    <table:table-row><table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><office:annotation><text:p>批注</text:p></office:annotation><text:p>2</text:p></table:table-cell><table:table-cell table:formula="of:=[.B9]"/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
    <table:table-row>${text('甲<text:line-break/>乙', ' table:number-columns-repeated="2"')}</table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
  </table:table><table:table table:name="旧" table:style-name="hidden"><table:table-row>${text('x')}</table:table-row></table:table>`;

  it('gives the saved values of cells, with their rows, merged cells and hidden parts', async () => {
    const [first, second, ...others] = listSheets(await readMade('名单.ods', makeOds(table)));
    expect(others).toEqual([]);
    expect([second?.sheet, second?.hidden]).toEqual(['旧', true]);
    expect([first?.sheet, first?.hidden, first?.merges]).toEqual(['名单', false, [MERGE]]);
    expect(first?.rows.map(({ row, cells, hidden = false }) => [row, cells, hidden])).toEqual([
      [1, ['标题'], false],
      [4, ['武义县', '00330723', '2024-05-01'], false],
      [5, ['温  溪镇', 330703001000, null, true], true],
      [6, [2], false],
      [7, ['甲\n乙', '甲\n乙'], false],
    ]);
    expect(first?.faults).toMatchObject([
      { code: 'formula-without-value', row: 6, column: 2 },
      { code: 'cell-error', row: 6, column: 3 },
    ]);
  });

  it('is refused where a few bytes repeat cells beyond the limits', async () => {
    const bomb = `<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">${text('x', ' table:number-columns-repeated="16384"')}</table:table-row></table:table>`;
    const result = await readMade('a.ods', makeOds(bomb), { cells: 1_000_000 });
    expect(result.faults).toMatchObject([{ code: 'limit', details: { limit: 'cells', most: 1_000_000 } }]);
    const deep = await readMade('a.ods', makeOds('<a>'.repeat(200)));
    expect(deep.faults).toMatchObject([
      { code: 'limit', details: { limit: 'depth', most: 100, found: 101 } },
    ]);
  });

  it('is refused where its XML defines entities, or is not well-formed', async () => {
    expect(codesOf(await readMade('a.ods', makeOds('<table:table>')))).toEqual(['damaged']);
    const lol = makeZip({
      'META-INF/manifest.xml': '<manifest/>',
      'content.xml': '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>',
    });
    expect(codesOf(await readMade('a.ods', lol))).toEqual(['damaged']);
  });
});
