import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheets = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.css') && name !== 'page.css')
  .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')] as const);
const base = new Map(sheets).get('base.css') ?? '';

/** Rules of a style sheet as `[selector, declarations]`, those inside of media queries too. */
const readRules = (css: string): (readonly [string, string])[] =>
  [...css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', declarations = '']) => [selector.trim(), declarations] as const,
  );

describe.each(sheets)('%s', (_, css) => {
  it('sets type in units that follow the size of text the reader asks for', () => {
    const inPx = readRules(css)
      // Text in a drawing grows with the drawing.
      .filter(([selector]) => selector !== '.curve-tick')
      .filter(([, declarations]) => /(?:font-size|line-height|font):[^;]*\dpx/.test(declarations))
      .map(([selector]) => selector);
    expect(inPx).toEqual([]);
  });

  it('puts nothing over anything but by a layer of the one scale', () => {
    const used = [...css.matchAll(/z-index:\s*([^;]+);/g)].map(([, value = '']) => value);
    const layers = used.map((value) => /var\((--layer-[a-z-]+)\)/.exec(value)?.[1] ?? value);
    for (const layer of layers) expect(base).toContain(`${layer}: `);
  });
});

it('the layers stand in this order', () => {
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
