import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import { countText } from '../../i18n/count-text.ts';
import { lineLengthKm } from '../../spatial/geometry/geodesic-m.ts';
import { sourceText } from './source-text.ts';
import { makeSpec } from '../testing/sheets.ts';

const network = {
  dataDate: '2026-01-01',
  counties: new Map(),
  prefectures: new Map(),
  axes: new Map([
    [
      'axis-1',
      {
        status: 'documented',
        lineStatus: ['documented'],
        geometry: {
          type: 'LineString',
          coordinates: [
            [120, 29],
            [120.1, 29],
            [120.2, 29],
          ],
        },
        course: [
          [
            { kind: 'trunk', to: 1 },
            { kind: 'ferry', to: 2 },
          ],
        ],
      },
    ],
  ]),
} as unknown as Pick<Network, 'dataDate' | 'counties' | 'prefectures' | 'axes'>;
const figures = { counts: { documented: 1, modelled: 2, user: 0 }, scaleErrorPct: 0.01 };
const keyVillages = { certain: 187, uncertain: 391, expected: 430.6, low: 418, high: 445 };

describe('the source block of a sheet with a corridor', () => {
  it.each(['zh', 'en'] as const)(
    'counts the key villages inside in the same words as the panel (%s)',
    (language) => {
      const text = sourceText(makeSpec({ corridorKm: 5, language }), network, {
        ...figures,
        inside: { keyVillages, of: 581 },
      });
      expect(text).toContain(countText(keyVillages, language, 581));
      expect(sourceText(makeSpec({ language }), network, figures)).not.toContain('90%');
    },
  );
});

it('says on the sheet of an axis which roads and rivers it follows, and on no other sheet', () => {
  const region = { kind: 'axis', id: 'axis-1' } as const;
  const text = (language: 'zh' | 'en'): string =>
    sourceText(makeSpec({ region, language }), network, figures);
  expect(text('zh')).toContain('本轴沿干线公路 9.7 公里、轮渡 9.7 公里。');
  expect(text('en')).toContain('This axis runs 9.7 km on main roads, 9.7 km by ferry.');
  expect(sourceText(makeSpec({ language: 'zh' }), network, figures)).not.toContain('本轴沿');
});

it('says what an axis follows only for the lines that its sheet draws', () => {
  const real = realNetworkNow();
  const { geometry, course, lineStatus } = real.axes.get('axis-083')!;
  const lines = geometry.coordinates as LonLat[][];
  /** Kilometres of roads of no higher class and of open land on the lines of these statuses. */
  const wantedKm = (statuses: readonly Status[]): Record<'roads' | 'land', string> => {
    const km = { primary: 0, land: 0 };
    for (const [i, line] of lines.entries()) {
      if (!statuses.includes(lineStatus[i]!)) continue;
      let from = 0;
      for (const { kind, to } of course[i]!) {
        if (kind === 'primary' || kind === 'land') km[kind] += lineLengthKm(line.slice(from, to + 1));
        from = to;
      }
    }
    return { roads: km.primary.toFixed(1), land: km.land.toFixed(1) };
  };
  const saidKm = (documentedOnly: boolean): Record<'roads' | 'land', string | undefined> => {
    const spec = makeSpec({ region: { kind: 'axis', id: 'axis-083' }, documentedOnly, language: 'zh' });
    const text = sourceText(spec, real, figures);
    const of = (kind: string): string | undefined => new RegExp(`${kind} ([\\d.]+) 公里`).exec(text)?.[1];
    return { roads: of('一般公路'), land: of('其他陆地') };
  };
  expect(saidKm(false)).toEqual(wantedKm(['documented', 'modelled']));
  expect(saidKm(true)).toEqual(wantedKm(['documented']));
  expect(Number(saidKm(true).land)).toBeLessThan(Number(saidKm(false).land));
});

it('counts records drawn by the user separately, if there are any', () => {
  const drawn = { ...figures, counts: { documented: 1, modelled: 2, user: 4 } };
  const text = (language: 'zh' | 'en', of = drawn): string => sourceText(makeSpec({ language }), network, of);
  expect(text('zh')).toContain('共 7 条：有据 1 条（公开资料列名），推演 2 条');
  expect(text('zh')).toContain('自绘 4 条');
  expect(text('en')).toContain('4 drawn');
  for (const [language, word] of [
    ['zh', '自绘'],
    ['en', 'drawn'],
  ] as const)
    expect(text(language, figures)).not.toContain(word);
});
