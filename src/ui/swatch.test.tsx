import type { ComponentChildren, VNode } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { ANALYSIS_SYMBOLS } from '../../styles/subjects/analysis.ts';
import { SUBJECTS } from '../../styles/subjects/index.ts';
import type { SymbolDefinition } from '../../styles/symbols/symbol.ts';
import { Swatch } from './swatch.tsx';

vi.mock('./atlas.ts', () => ({ useAtlas: () => ({ colours: { value: FLAVOURS.light } }) }));

type Props = Record<string, unknown> & { children?: ComponentChildren };

/** Elements of a tree in which components are replaced by what they render. */
function elementsOf(node: ComponentChildren): { name: string; props: Props }[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, props } = node as VNode<Props>;
  if (typeof type === 'function') return elementsOf((type as (props: Props) => ComponentChildren)(props));
  return [{ name: String(type), props }, ...elementsOf(props.children)];
}

const shapesOf = (symbol: SymbolDefinition): Props[] =>
  elementsOf(<Swatch symbol={symbol} />)
    .filter(({ name }) => name !== 'svg')
    .map(({ props }) => props);

const entries = [
  ...SUBJECTS.flatMap(({ legend }) => legend.map(({ id, symbol }) => [id, symbol] as const)),
  ...Object.entries(ANALYSIS_SYMBOLS),
];

describe('Swatch', () => {
  it.each(entries)('draws %s in the colours of its definition, inside its box', (_id, symbol) => {
    const shapes = shapesOf(symbol);
    expect(shapes.length).toBeGreaterThan(0);
    const inks = new Set(shapes.flatMap(({ fill, stroke }) => [fill, stroke]).filter(Boolean));
    // The casing separates symbols on the map; it is not needed in the panel.
    const { casing: _casing, ...inked } = { casing: undefined, ...symbol };
    const tokens = JSON.stringify(inked).match(/(?<="(fill|colour)":")\w+/g) ?? [];
    // A hatching for flavours without tints does not occur on screen.
    const own = symbol.kind === 'area' && symbol.hatch?.instead ? [symbol.fill ?? ''] : tokens;
    for (const token of own)
      expect(inks).toContain((FLAVOURS.light as unknown as Record<string, string>)[token]);
    for (const { r, cx, d, 'stroke-width': width = 0 } of shapes) {
      if (r !== undefined) expect(Number(cx) + Number(r) + Number(width) / 2).toBeLessThanOrEqual(20);
      const numbers = String(d ?? '').match(/-?[\d.]+(e-\d+)?|NaN/g) ?? [];
      for (const at of numbers.map(Number)) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(20);
      }
    }
  });

  it('draws every kind of definition: ticks, a hatching, a plate', () => {
    const ticks = shapesOf({
      kind: 'line',
      strokes: [{ colour: 'shoreline', widthMm: 0.3 }],
      ticks: { colour: 'shoreline', widthMm: 0.2, lengthMm: 1.2, everyMm: 1.3 },
    });
    expect(String(ticks[1]!['d']).match(/M/g)).toHaveLength(4);
    const hatch = shapesOf({ kind: 'area', hatch: { colour: 'axis', widthMm: 0.2, everyMm: 1 } });
    expect(String(hatch[1]!['d']).match(/M/g)!.length).toBeGreaterThan(3);
    const [plate] = shapesOf({
      kind: 'point',
      radiusMm: 1,
      parts: [{ shape: 'plate', size: 1, fill: 'motorway' }],
    });
    const [left, top] = /M([\d.]+) ([\d.]+)/.exec(String(plate!['d']))!.slice(1).map(Number);
    expect((10 - left!) / (10 - top!)).toBeCloseTo(1.6, 6);
  });
});
