import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../data/test-network.ts';
import type { Sheet } from './compose.ts';
import type { PrintSpecInput } from './spec.ts';
import { furnitureFaults, nameFaults } from './test-boxes.ts';
import { testSheets, type TestSheets } from './test-sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
}, 60_000);

const MARGIN_MM = 10;
const sheetOf = (wish: Partial<PrintSpecInput>): Sheet => sheets.sheetOf({ marginMm: MARGIN_MM, ...wish });
const faultsOf = (sheet: Sheet): string[] => [
  ...nameFaults(sheet),
  ...sheet.pages.flatMap((page, n) =>
    furnitureFaults(sheet.parts[n]!, page, MARGIN_MM, sheets.faces).map((fault) => `p${n + 1} ${fault}`),
  ),
];

describe('the layout of every county', { timeout: 180_000 }, () => {
  const papers = [
    ['A4', 'portrait'],
    ['A4', 'landscape'],
    ['A3', 'portrait'],
    ['A3', 'landscape'],
  ] as const;

  it.each(papers)(
    'on %s %s keeps names off symbols and each other, and furniture apart',
    (paper, orientation) => {
      const faults = [...sheets.network.counties.keys()].flatMap((code) =>
        faultsOf(sheetOf({ region: { kind: 'county', code }, paper, orientation })).map(
          (fault) => `${code} ${fault}`,
        ),
      );
      expect(faults.slice(0, 20)).toEqual([]);
    },
  );

  it('names nearly all towns and villages on A3, and lists the rest', () => {
    const sum = { towns: [0, 0], villages: [0, 0] };
    for (const code of sheets.network.counties.keys()) {
      const { report } = sheetOf({ region: { kind: 'county', code }, paper: 'A3' });
      for (const kind of ['towns', 'villages'] as const) {
        sum[kind][0]! += report[kind].labelled;
        sum[kind][1]! += report[kind].shown;
        const unplaced = report.labels.unplaced.filter((each) => `${each.kind}s` === kind).length;
        expect(unplaced).toBe(report[kind].shown - report[kind].labelled);
      }
    }
    expect(sum.towns[0]! / sum.towns[1]!).toBeGreaterThanOrEqual(0.95);
    expect(sum.villages[0]! / sum.villages[1]!).toBeGreaterThanOrEqual(0.85);
  });
});
