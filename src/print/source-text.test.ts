import { describe, expect, it } from 'vitest';
import type { Network } from '../domain/network.ts';
import { countText } from '../domain/count-text.ts';
import { sourceText } from './source-text.ts';
import { specOf } from './test-sheets.ts';

const network = {
  dataDate: '2026-01-01',
  counties: new Map(),
  prefectures: new Map(),
} as unknown as Pick<Network, 'dataDate' | 'counties' | 'prefectures'>;
const figures = { documented: 1, modelled: 2, scaleErrorPct: 0.01 };
const keyVillages = { certain: 187, uncertain: 391, expected: 430.6, low: 418, high: 445 };

describe('the source block of a sheet with a corridor', () => {
  it.each(['zh', 'en'] as const)(
    'tells the key villages inside in the words of the panel (%s)',
    (language) => {
      const text = sourceText(specOf({ corridorKm: 5, language }), network, {
        ...figures,
        inside: { keyVillages, of: 581 },
      });
      expect(text).toContain(countText(keyVillages, language, 581));
      expect(sourceText(specOf({ language }), network, figures)).not.toContain('90%');
    },
  );
});
