import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../domain/records.ts';
import { words } from '../../i18n/index.ts';
import { keyedValue } from './facts.tsx';

interface Collection {
  features: { properties: { facts: Fact[] } }[];
}
const FILES = ['axes', 'towns', 'villages', 'counties'].map((name) => `${name}.geojson`);
const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8'));
const compiled = [
  ...FILES.flatMap((file) => (read(file) as Collection).features.flatMap((f) => f.properties.facts)),
  ...(read('places.json') as { facts: Fact[] }[]).flatMap(({ facts }) => facts),
];

describe('keyedValue', () => {
  it('has words for every compiled batch and track', () => {
    const keyed = compiled.filter(({ key }) => ['track', 'trackStatus', 'batch'].includes(key));
    expect(keyed.length).toBeGreaterThan(20);
    for (const language of ['zh', 'en'] as const)
      for (const fact of keyed) {
        const shown = keyedValue(fact, words(language), language) ?? fact.value;
        expect(shown, `${fact.key} ${fact.value}`).not.toMatch(/^([a-z]+|\d)$/);
      }
  });

  it('gives the track and its status in words', () => {
    const fact = (key: string, value: string): Fact => ({ key, value, source: 's' });
    expect(keyedValue(fact('track', 'industry'), words('zh'), 'zh')).toBe('工业重镇');
    expect(keyedValue(fact('trackStatus', 'awarded'), words('zh'), 'zh')).toBe('已列');
    expect(keyedValue(fact('trackStatus', 'aimed'), words('en'), 'en')).toBe('Aimed for');
    expect(keyedValue(fact('batch', '2'), words('en'), 'en')).toBe('Second batch');
    expect(keyedValue(fact('population', '1'), words('en'), 'en')).toBeNull();
  });
});
