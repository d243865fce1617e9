import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realNetwork } from '../../src/data/test-network.ts';
import type { Network } from '../../src/domain/network.ts';
import { pdfOf } from '../../src/print/backends/pdf.ts';
import type { Page } from '../../src/print/drawing.ts';
import { composeSheet, drawingOf, textsOf } from '../../src/print/sheet.ts';
import { PAPERS, parseSpec, type PrintSpecInput } from '../../src/print/spec.ts';
import { wholeFaces } from '../../src/print/test-faces.ts';
import { ALIKE, alike } from '../../src/print/test-likeness.ts';
import { rendered } from '../../src/print/test-raster.ts';
import type { Paper } from '../drivers/paper.ts';
import { expect, given, test, then } from '../drivers/test.ts';

/**
 * Picture cases on A4 upright; all counties too where AXIS_ALL_GLYPHS=1. Headless Chromium leaves a picture wider than some
 * 4,000 px blank beyond that, so that larger sheets are not among them.
 */
const folder = join(import.meta.dirname, '../../src/print/pictures');
const cases = ['mono', 'mountain-county'].map((name) => {
  const { spec } = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as {
    spec: PrintSpecInput;
  };
  return [name, spec] as const;
});
const counties = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../geodata/counties.geojson'), 'utf8'),
) as { features: { properties: { code: string } }[] };
const all =
  process.env['AXIS_ALL_GLYPHS'] === '1'
    ? counties.features.map(({ properties: { code } }): readonly [string, PrintSpecInput] => [
        code,
        { version: 1, region: { kind: 'county', code }, paper: 'A4', orientation: 'portrait' },
      ])
    : [];
const RARE = {
  version: 1,
  region: { kind: 'county', code: '330683' },
  paper: 'A4',
  title: '嵊缙衢鄞硖垟岙㟃碶澥堠埭畈墈',
} as const;

const PX_PER_MM = 16;

let network: Network;
const faces = wholeFaces();
test.beforeAll(async () => {
  network = await realNetwork();
});

/** Labels of the first page of a sheet that the PDF and the SVG do not draw alike. */
async function strange(input: PrintSpecInput, paper: Paper): Promise<{ labels: number; strange: string[] }> {
  const spec = parseSpec(input);
  const sheet = composeSheet(spec, { network, faces });
  const page = sheet.pages[0] as Page;
  const pdf = await rendered(await pdfOf(drawingOf(spec, sheet), faces), 0, PX_PER_MM);
  const svg = await paper.drawn(page, faces, PX_PER_MM);
  const texts = textsOf(page.items);
  return {
    labels: texts.length,
    strange: texts.flatMap((item) => {
      const like = alike(pdf, svg, item, PX_PER_MM, faces);
      return like > ALIKE ? [] : [`${item.text} ${like.toFixed(3)}`];
    }),
  };
}

for (const [name, input] of [...cases, ['rare characters', RARE] as const, ...all])
  test(`the PDF has the glyphs that the browser draws from the SVG, label by label: ${name}`, async ({
    paper,
  }) => {
    test.setTimeout(180_000);
    const compared = await given(`the sheet on ${paperOf(input)}`, () => strange(input, paper));
    await then('every label is alike', async () => {
      expect(compared.labels).toBeGreaterThan(20);
      expect(compared.strange).toEqual([]);
    });
  });

function paperOf({ paper = 'A3' }: PrintSpecInput): string {
  return typeof paper === 'string' ? `${paper} (${PAPERS[paper].join(' × ')} mm)` : 'paper of its own';
}
