import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.css') && name !== 'page.css')
  .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')] as const);
const base = new Map(sheets).get('base.css') ?? '';

/** Rules of a style sheet as `[selector, declarations]`, including those in media queries. */
const readRules = (css: string): (readonly [string, string])[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', declarations = '']) => [selector.trim(), declarations] as const,
  );

describe.each(sheets)('%s', (_, css) => {
  it('has type sizes in units that follow the text size of the browser', () => {
    const inPx = readRules(css)
      // Text in an SVG drawing scales with the drawing.
      .filter(([selector]) => selector !== '.curve-tick')
      .filter(([, declarations]) => /(?:font-size|line-height|font):[^;]*\dpx/.test(declarations))
      .map(([selector]) => selector);
    expect(inPx).toEqual([]);
  });

  it('uses only the defined z-index tokens', () => {
    const used = [...css.matchAll(/z-index:\s*([^;]+);/g)].map(([, value = '']) => value);
    const layers = used.map((value) => /var\((--layer-[a-z-]+)\)/.exec(value)?.[1] ?? value);
    for (const layer of layers) expect(base).toContain(`${layer}: `);
  });
});

it('has z-index tokens in this order', () => {
  const order = [...base.matchAll(/--layer-([a-z-]+): (\d+);/g)].map(
    ([, name, value]) => [name, Number(value)] as const,
  );
  expect(order.map(([name]) => name)).toEqual([
    'mark',
    'sticky',
    'over-map',
    'sheet',
    'tools',
    'panel',
    'list',
    'skip',
  ]);
  expect(order.map(([, value]) => value)).toEqual(order.map(([, value]) => value).toSorted((a, b) => a - b));
});
