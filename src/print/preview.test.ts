import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import { makePreview } from './preview.ts';
import { wholeSheet } from './read-sheet.ts';
import type { PaperName, PrintSpecInput } from './spec/spec.ts';
import { makeSpec, testSheets, type TestSheets } from './testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const scalesOf = (settings: Partial<PrintSpecInput>) =>
  makePreview(wholeSheet(makeSpec(settings), sheets)).paperScales;

describe('makePreview', () => {
  it('gives for each paper the scale of a sheet on it, whatever previews were made before', () => {
    const longTitle = '浙江省发展轴、中心镇与重点村分布图'.repeat(6);
    // Settings that change the size of the map face and settings that do not, alternating.
    for (const settings of [
      {},
      { flavour: 'mono' },
      { corridorKm: 5 },
      { title: longTitle, paper: 'A4' },
      { scale: 400_000, paper: 'A1' },
      { region: { kind: 'county', code: '330922' } },
      {},
    ] as const) {
      const scales = scalesOf(settings);
      for (const [paper, scale] of Object.entries(scales) as [PaperName, number | null][])
        expect([paper, scale]).toEqual([
          paper,
          sheets.makeSheet({ ...settings, paper, scale: 'fit' }).report.scale,
        ]);
    }
  });

  it('gives the same sheet again after a setting was changed and changed back', () => {
    const svgs = (settings: Partial<PrintSpecInput>): unknown[] =>
      makePreview(wholeSheet(makeSpec(settings), sheets)).pages.map(({ svg }) =>
        // Ids differ from preview to preview.
        svg.documents.map((document) => document.replaceAll(/p\d+-\d+-\d+-clip/g, 'clip')),
      );
    const before = svgs({});
    expect(svgs({ flavour: 'mono' })).not.toEqual(before);
    expect(svgs({ scale: 300_000 })).not.toEqual(before);
    expect(svgs({})).toEqual(before);
  });
});
