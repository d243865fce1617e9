import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../data/test-network.ts';
import type { Network } from '../domain/network.ts';
import { type Atlas, composeAtlas, regionsOf } from './atlas.ts';
import { pdfOf } from './backends/pdf.ts';
import type { SheetInput } from './compose.ts';
import { SpecError } from './failure.ts';
import { textsOf } from './sheet.ts';
import { parseSpec } from './spec.ts';
import { wholeFaces } from './test-faces.ts';
import { readPdf } from './test-pdf.ts';

let network: Network;
let input: SheetInput;
let atlas: Atlas;
const spec = parseSpec({ version: 1, region: { kind: 'province' }, paper: 'A4' });
const only = ['330723', '330784', '330727', '330922'];

beforeAll(async () => {
  network = await realNetwork();
  input = { network, faces: wholeFaces() };
  atlas = await composeAtlas({ spec, by: 'county', only }, () => input);
}, 60_000);

describe('regionsOf', () => {
  it('holds every county, axis and prefecture, by code', () => {
    for (const [by, count] of [
      ['county', 90],
      ['axis', 87],
      ['prefecture', 11],
      ['province', 1],
    ] as const)
      expect(regionsOf({ by }, network)).toHaveLength(count);
    const codes = regionsOf({ by: 'county' }, network).map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted());
  });

  it('refuses a code that the network does not have', () => {
    expect(() => regionsOf({ by: 'county', only: ['330199'] }, network)).toThrow(SpecError);
  });
});

describe('composeAtlas', () => {
  it('shows on page k what its outline and list say', async () => {
    const pdf = await readPdf(await pdfOf(atlas.drawing, input.faces));
    expect(pdf.pages).toBe(atlas.drawing.pages.length);
    expect(atlas.sheets.map(({ code }) => code)).toEqual(only.toSorted());
    for (const { name, page } of atlas.sheets) {
      expect(pdf.outline).toContainEqual({ title: name, page: page - 1 });
      expect((await pdf.texts(page - 1)).join('')).toContain(`${name}发展轴图`);
      expect((await pdf.texts(page - 1)).join('')).toContain(`第 ${page} 页`);
    }
    expect(pdf.outline.at(-1)).toEqual({ title: '总索引', page: pdf.pages - 1 });
  });

  it('refers to neighbours by their pages', () => {
    const wuyi = atlas.sheets.find(({ code }) => code === '330723')!;
    const yongkang = atlas.sheets.find(({ code }) => code === '330784')!;
    expect(wuyi.sheet.texts.join()).toContain(`永康市（第 ${yongkang.page} 页）`);
    expect(yongkang.sheet.texts.join()).toContain(`武义县（第 ${wuyi.page} 页）`);
  });

  it('lists every place of its sheets in the general index, once', () => {
    const places = new Set(atlas.sheets.flatMap(({ sheet }) => sheet.index.map(({ code }) => code)));
    const squares = textsOf(atlas.drawing.pages.at(-1)!.items).filter(({ text }) =>
      /^\d+ [A-Z]+\d+$/.test(text),
    );
    expect(squares).toHaveLength(places.size);
  });

  it('uses one scale where it is told to', async () => {
    const { sheets } = await composeAtlas({ spec, by: 'county', only, commonScale: true }, () => input);
    const scales = new Set(sheets.map(({ sheet }) => sheet.report.scale));
    expect([...scales]).toEqual([Math.max(...atlas.sheets.map(({ sheet }) => sheet.report.scale))]);
  });

  it('stops between sheets when told to', async () => {
    const stop = new AbortController();
    const run = composeAtlas({ spec, by: 'county', only }, () => input, {
      signal: stop.signal,
      onSheet: () => stop.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });
});
