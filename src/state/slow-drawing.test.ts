import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchDrawing } from './slow-drawing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const takes = (ms: number) => async (): Promise<void> => {
  vi.advanceTimersByTime(ms);
};

describe('watchDrawing', () => {
  it('takes a map as slow until a drawing was fast, and after a slow one until three in a row were fast', async () => {
    const drawing = watchDrawing(() => 0);
    expect(drawing.slow).toBe(true);
    await drawing.watch(takes(100));
    expect(drawing.slow).toBe(false);
    await drawing.watch(takes(400));
    const after: boolean[] = [];
    for (let i = 0; i < 3; i++) {
      after.push(drawing.slow);
      await drawing.watch(takes(20));
    }
    expect(after).toEqual([true, true, true]);
    expect(drawing.slow).toBe(false);
  });

  it('takes a map as slow if it blocks the main thread, however short the drawing', async () => {
    let tasks = 4;
    const drawing = watchDrawing(() => tasks);
    await drawing.watch(async () => {
      tasks++;
    });
    expect(drawing.slow).toBe(true);
  });
});
