import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../domain/refusal.ts';
import type { SpatialFailure } from '../../state/answer.ts';
import { checkLonLat } from '../../spatial/check.ts';
import { createEngine } from '../../spatial/engine.ts';
import { recordOf } from '../../dataset/patch.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { model, surface } from '../../spatial/testing/travel-model.ts';
import { outsideGround } from '../../spatial/geometry/travel/surface.ts';
import { timesAround } from '../../spatial/geometry/travel/times-around.ts';
import '../../i18n/testing/load-words.ts';
import { failureText } from './state-line-text.ts';

/** The failure that the page is told if this is computed in the worker. */
function failureOf(compute: () => unknown): SpatialFailure {
  try {
    compute();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    return { kind: 'refused', detail: error.message, refusal: error.refusal };
  }
  throw new Error('nothing was refused');
}
const inBoth = (failure: SpatialFailure): string[] =>
  (['zh', 'en'] as const).map((language) => failureText(failure, language));

describe('a failure of the engine', () => {
  it.each([
    () => createEngine(model).answer('nearest', { lonLat: [2, 48], count: 3 }),
    () => checkLonLat([2, 48], 'own-5c-1'),
  ])('names a position outside China in the language of the reader: %#', (compute) => {
    expect(inBoth(failureOf(compute))).toEqual([
      '位置 48, 2（纬度、经度）不在中国范围内。',
      'The position 48, 2 (latitude, longitude) is not in China.',
    ]);
  });

  it('names a position for which there are no travel times', () => {
    const failure = failureOf(() => timesAround(surface, [113.123_456_7, 23], 3600, () => null));
    expect(inBoth(failure)).toEqual([
      '位置 23, 113.12346（纬度、经度）不在行程时间的计算范围内。',
      'The position 23, 113.12346 (latitude, longitude) is outside the area for which travel times are computed.',
    ]);
    expect(outsideGround([113, 23], 'x')).toBeInstanceOf(RangeError);
  });

  it('names a record that the data do not have', () => {
    expect(inBoth(failureOf(() => recordOf(realNetworkNow(), 'town', '330000000000')))).toEqual([
      '现在的数据里没有中心镇 330000000000。',
      'The data of today have no central town 330000000000.',
    ]);
  });

  it.each([
    { kind: 'refused', detail: 'no axis is named' },
    { kind: 'data', detail: 'axis-1: a line needs two points' },
    { kind: 'files', detail: 'axes.geojson: it did not arrive' },
    { kind: 'fault', detail: 'x is undefined' },
    { kind: 'too-long', limitS: 30 },
    { kind: 'crashed' },
  ] as const)('is a sentence without the words of the program: $kind', (failure) => {
    const [zh = '', en = ''] = inBoth(failure);
    expect(zh).toMatch(/^[\p{Script=Han}0-9，、 ]+。$/u);
    expect(en).toMatch(/^[A-Z][^:]+\.$/);
    if ('detail' in failure) expect(zh + en).not.toContain(failure.detail);
  });
});
