import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { layOutMapPage } from './map-page.ts';
import { wholeSheet } from '../read-sheet.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

describe('the column under the map', () => {
  const layouts = (code: string, paper: 'A3' | 'A4') => {
    const { network, fonts } = sheets;
    const spec = makeSpec({
      region: { kind: 'county', code },
      paper,
      orientation: 'portrait',
      column: 'bottom',
    });
    const sheet = wholeSheet(spec, { network, fonts });
    return {
      plain: sheet.frame,
      indexed: layOutMapPage(sheet),
      region: sheet.region,
    };
  };

  it('grows until it holds the whole index, if the map keeps its scale', () => {
    const { plain, indexed, region } = layouts('330723', 'A3');
    expect(indexed.side.rest).toEqual([]);
    expect(indexed.frame.ground.scale).toBe(plain.ground.scale);
    expect(indexed.frame.layout.face.heightMm).toBeLessThan(plain.layout.face.heightMm);
    const { xMm, yMm, widthMm, heightMm } = indexed.frame.layout.face;
    for (const place of region.places) {
      const [x, y] = indexed.frame.ground.toMm(place);
      expect(x).toBeGreaterThan(xMm);
      expect(x).toBeLessThan(xMm + widthMm);
      expect(y).toBeGreaterThan(yMm);
      expect(y).toBeLessThan(yMm + heightMm);
    }
  });

  it('does not grow if the map would lose part of its region', () => {
    const { plain, indexed } = layouts('330324', 'A4');
    expect(indexed.side.rest.length).toBeGreaterThan(0);
    expect(indexed.frame.layout.face).toEqual(plain.layout.face);
  });
});
