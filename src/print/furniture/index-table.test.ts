import { beforeAll, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import { collectTexts } from '../drawing-list.ts';
import { testSheets, type TestSheets } from '../testing/sheets.ts';
import { indexItems, rowHeightMm, type TableRow } from './index-table.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const layout = { u: 1, type: { title: 20, subtitle: 12, body: 8, small: 7 } };
const box = { xMm: 0, yMm: 0, widthMm: 160, heightMm: 20.5 * rowHeightMm(layout) };

/** Number of rows in each of three columns of at most 20 rows. */
function listColumns(kinds: readonly ('heading' | 'town')[]): number[] {
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

it('balances the columns of an index and uses no more of them than needed', () => {
  expect(listColumns(towns(12))).toEqual([12]);
  expect(listColumns(towns(26))).toEqual([13, 13]);
  expect(listColumns(towns(60))).toEqual([20, 20, 20]);
});

it('ends no column with a heading if a row fits below it', () => {
  expect(listColumns([...towns(12), 'heading', ...towns(13)])).toEqual([14, 12]);
});
