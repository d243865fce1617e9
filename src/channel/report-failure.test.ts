import { afterEach, expect, it, vi } from 'vitest';
import type { Refusal } from '../domain/refusal.ts';
import { reportFailure } from './channel.ts';

afterEach(() => vi.unstubAllGlobals());

it('reports what has no words, once for all questions that failed with it', () => {
  const report = vi.fn<(error: Error) => void>();
  vi.stubGlobal('reportError', report);
  const failure = { kind: 'data', detail: 'axis-1: no line' } as const;
  reportFailure(failure);
  reportFailure(failure);
  reportFailure({ kind: 'refused', detail: 'no axis is named' });
  reportFailure({ kind: 'fault', detail: 'x is undefined' });
  reportFailure({ kind: 'files', detail: 'axes.geojson: 404' });
  reportFailure({ kind: 'crashed' });
  const refusal: Refusal = { code: 'outside-china', lonLat: [2, 48] };
  reportFailure({ kind: 'refused', detail: 'nearest towns: 2, 48 is no position', refusal });
  expect(report.mock.calls.map(([{ message }]) => message)).toEqual([
    'data: axis-1: no line',
    'refused: no axis is named',
    'fault: x is undefined',
  ]);
});
