import { expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Edge } from '../page/sheet-types.ts';
import { composeSheet } from '../sheet.ts';
import { collectTexts } from '../drawing-list.ts';
import { makeSpec, testSheets } from '../testing/sheets.ts';
import { textBox } from '../text/text-block.ts';
import { boundingBox } from '../labels/turned-box.ts';

const EDGES: readonly Edge[] = ['north', 'east', 'south', 'west'];
const names = Array.from({ length: 12 }, (_, i) => `Neighbour ${i + 1} (page ${i + 20})`);

it('names as many adjoining sheets as fit at an edge, and says that there are more', async () => {
  const sheets = testSheets(await realNetwork());
  const spec = makeSpec({ paper: 'A5', language: 'en' });
  const placing = { pageNumber: 3, neighbours: EDGES.map((edge) => ({ edge, names })) };
  const sheet = composeSheet(spec, sheets, placing);
  const references = collectTexts(sheet.pages[0]!.items).filter(({ text }) => text.includes('Neighbour'));
  expect(references).toHaveLength(EDGES.length);
  const { xMm, yMm, widthMm, heightMm } = sheet.face.boxMm;
  for (const item of references) {
    expect(item.text).toMatch(/Neighbour 2 .* …$/);
    expect(item.text).not.toContain('Neighbour 12');
    const hull = boundingBox(textBox(item, sheets.fonts));
    expect(hull.xMm).toBeGreaterThan(xMm);
    expect(hull.yMm).toBeGreaterThan(yMm);
    expect(hull.xMm + hull.widthMm).toBeLessThan(xMm + widthMm);
    expect(hull.yMm + hull.heightMm).toBeLessThan(yMm + heightMm);
  }
});
