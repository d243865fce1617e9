import { expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { selectContent } from './content.ts';
import { layOutFrame } from './frame.ts';
import { resolveRegion } from '../spec/region.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { makeSpec } from '../testing/sheets.ts';

it('leaves out an axis of which less than 1 mm would lie inside the map face', async () => {
  const network = await realNetwork();
  const fonts = wholeFonts();
  // 钱塘, 景宁: axes of neighbouring counties that end within 1 mm of the neat line.
  for (const settings of [
    { region: { kind: 'county', code: '330114' }, orientation: 'landscape' },
    { region: { kind: 'county', code: '331127' }, paper: 'A4' },
  ] as const) {
    const spec = makeSpec(settings);
    const { ground, layout } = layOutFrame(spec, network, resolveRegion(spec, network), fonts);
    // The total shown of an axis; a single piece of it may be short.
    const shown = selectContent(network, spec, ground, layout.face).axes.map((axis) =>
      axis.pieces.flatMap(({ pointsMm }) => pointsMm),
    );
    const spans = shown.map(([from, ...rest]) =>
      Math.max(...rest.map(([x, y]) => Math.hypot(x - from![0], y - from![1]))),
    );
    expect(spans.length).toBeGreaterThan(1);
    expect(Math.min(...spans)).toBeGreaterThan(1);
  }
});
