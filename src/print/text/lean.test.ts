import '../../i18n/testing/load-words.ts';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '../backends/pdf.ts';
import { renderSvg } from '../backends/svg.ts';
import type { Page, TextItem } from '../drawing.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { drawn, type Raster, rendered } from '../testing/raster.ts';
import { textBox } from './text-block.ts';

const LEAN_DEG = 14;
const PX = 20;
const text: TextItem = {
  kind: 'text',
  layer: 'names',
  // One vertical stroke, so that its slant can be measured.
  text: '丨',
  xMm: 20,
  yMm: 30,
  sizePt: 60,
  weight: 400,
  align: 'middle',
  colour: '#000000',
};
const pageOf = (item: TextItem): Page => ({
  widthMm: 40,
  heightMm: 40,
  bleedMm: 0,
  items: [item],
  title: 'lean',
});

/** Slant of the stroke to the left, degrees, from the middles of its pixels near top and bottom. */
function leanDeg({ rgba, widthPx, heightPx }: Raster): number {
  const rows: { y: number; x: number }[] = [];
  for (let y = 0; y < heightPx; y++) {
    const xs: number[] = [];
    for (let x = 0; x < widthPx; x++) if (rgba[(y * widthPx + x) * 4]! < 128) xs.push(x);
    if (xs.length > 0) rows.push({ y, x: xs.reduce((a, b) => a + b) / xs.length });
  }
  const [top, foot] = [rows[Math.floor(rows.length * 0.2)]!, rows[Math.floor(rows.length * 0.8)]!];
  return (Math.atan2(foot.x - top.x, foot.y - top.y) * 180) / Math.PI;
}

describe('letters slanted to the left', () => {
  const fonts = wholeFonts();
  const pdf = (item: TextItem): Promise<Uint8Array> =>
    renderPdf(
      { title: '', author: '', language: 'zh', date: '2026-01-01', pages: [pageOf(item)], outline: [] },
      fonts,
    );

  it('have the same angle on a canvas and in a PDF, and are upright otherwise', async () => {
    const leaning = { ...text, leanDeg: LEAN_DEG };
    for (const [item, wanted] of [
      [text, 0],
      [leaning, LEAN_DEG],
    ] as const) {
      expect(leanDeg(drawn(pageOf(item), PX, fonts))).toBeCloseTo(wanted, 0);
      expect(leanDeg(await rendered(await pdf(item), 0, PX))).toBeCloseTo(wanted, 0);
    }
  });

  it('are slanted in an SVG', () => {
    expect(renderSvg(pageOf({ ...text, leanDeg: LEAN_DEG }))).toContain(`skewX(${LEAN_DEG})`);
    expect(renderSvg(pageOf(text))).not.toContain('skewX');
  });

  it('have a wider bounding box with the same centre', () => {
    const [upright, leaning] = [text, { ...text, leanDeg: LEAN_DEG }].map((item) => textBox(item, fonts));
    expect(leaning!.widthMm - upright!.widthMm).toBeCloseTo(
      upright!.heightMm * Math.tan((LEAN_DEG * Math.PI) / 180),
    );
    expect(leaning!.middle).toEqual(upright!.middle);
  });
});
