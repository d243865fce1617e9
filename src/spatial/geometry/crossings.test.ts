import { describe, expect, it } from 'vitest';
import { crossings } from './crossings.ts';

describe('crossings', () => {
  it('finds a line that crosses itself and names the segments', () => {
    expect(
      crossings([
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
        ],
      ]),
    ).toEqual([[0, 0, 0, 2]]);
  });

  it('finds crossings between lines', () => {
    expect(
      crossings([
        [
          [0, 0],
          [2, 2],
        ],
        [
          [0, 2],
          [2, 0],
        ],
      ]),
    ).toHaveLength(1);
  });

  it('does not count a spur that starts on the line, a shared end or a retraced stretch', () => {
    expect(
      crossings([
        [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        [
          [1, 0],
          [1, 1],
        ],
      ]),
    ).toEqual([]);
    expect(
      crossings([
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toEqual([]);
  });
});
