import { beforeAll, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/index.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import { collectTexts } from '../sheet.ts';
import { testSheets, type TestSheets } from '../testing/sheets.ts';
import { indexItems, rowHeightMm, type TableRow } from './index-table.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
}, 60_000);

const layout = { u: 1, type: { title: 20, subtitle: 12, body: 8, small: 7 } };
const box = { xMm: 0, yMm: 0, widthMm: 160, heightMm: 20.5 * rowHeightMm(layout) };

/** Rows of each column of three that hold 20. */
function columnsOf(kinds: readonly ('heading' | 'town')[]): number[] {
  const record = [...sheets.network.towns.values()][0]!;
  const rows = kinds.map((kind): TableRow =>
    kind === 'heading' ? { kind, text: '村' } : { kind, record, text: '镇', square: 'A1' },
  );
  const counts = new Map<number, number>();
  for (const { text, xMm } of collectTexts(
    indexItems(rows, box, layout, PRINT_FLAVOURS.colour, sheets.fonts),
  ))
    if (text !== 'A1') {
      const left = Math.round(text === '镇' ? xMm - 4.2 : xMm);
      counts.set(left, (counts.get(left) ?? 0) + 1);
    }
  return [...counts.values()];
}
const towns = (count: number): 'town'[] => Array.from({ length: count }, () => 'town');

it('fills the columns of an index alike, no more of them than are needed', () => {
  expect(columnsOf(towns(12))).toEqual([12]);
  expect(columnsOf(towns(26))).toEqual([13, 13]);
  expect(columnsOf(towns(60))).toEqual([20, 20, 20]);
});

it('ends no column in a heading where it has room for a row below', () => {
  expect(columnsOf([...towns(12), 'heading', ...towns(13)])).toEqual([14, 12]);
});
