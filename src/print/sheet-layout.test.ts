import { beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from './compose.ts';
import type { BoxMm, TextItem } from './drawing.ts';
import { mmOfPt } from './drawing.ts';
import { textsOf } from './sheet.ts';
import type { PrintSpecInput } from './spec.ts';
import { realNetwork } from '../data/test-network.ts';
import { testSheets, type TestSheets } from './test-sheets.ts';
import { overlaps } from './box-index.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
}, 60_000);

const sheetOf = (wish: Partial<PrintSpecInput>): Sheet => sheets.sheetOf(wish);

/** Box of a text that is not turned. */
function boxOf({ text, xMm, yMm, sizePt, weight, align }: TextItem): BoxMm {
  const widthMm = sheets.faces.widthMm(text, sizePt, weight);
  const left = align === 'start' ? xMm : align === 'middle' ? xMm - widthMm / 2 : xMm - widthMm;
  return { xMm: left, yMm: yMm - mmOfPt(sizePt) * 0.8, widthMm, heightMm: mmOfPt(sizePt) * 0.9 };
}

describe('the layout of every county', { timeout: 180_000 }, () => {
  const papers = [
    ['A4', 'portrait'],
    ['A4', 'landscape'],
    ['A3', 'portrait'],
    ['A3', 'landscape'],
  ] as const;

  it.each(papers)('on %s %s keeps texts on the sheet and furniture apart', (paper, orientation) => {
    const faults: string[] = [];
    for (const code of sheets.network.counties.keys()) {
      const sheet = sheetOf({ region: { kind: 'county', code }, paper, orientation });
      for (const [n, page] of sheet.pages.entries()) {
        const texts = textsOf(page.items).filter(
          ({ rotateDeg = 0, layer }) => rotateDeg === 0 && layer !== 'names',
        );
        const boxes = texts.map(boxOf);
        boxes.forEach((box, i) => {
          const text = `${code} p${n} ${texts[i]!.text}`;
          if (
            box.xMm < 5 ||
            box.yMm < 5 ||
            box.xMm + box.widthMm > page.widthMm - 5 ||
            box.yMm + box.heightMm > page.heightMm - 5
          )
            faults.push(`outside: ${text}`);
          for (let k = i + 1; k < boxes.length; k++)
            if (overlaps(box, boxes[k]!)) faults.push(`overlap: ${text} and ${texts[k]!.text}`);
        });
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
  });

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
