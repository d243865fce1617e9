import { describe, expect, it } from 'vitest';
import { samePassing, sameRef } from './same.ts';

const passing = (axes: string[], documentedOnly?: boolean) => ({
  axisIds: new Set(axes),
  townCodes: new Set<string>(),
  villageCodes: new Set<string>(),
  ...(documentedOnly === undefined ? {} : { documentedOnly }),
});

describe('samePassing', () => {
  it('compares contents, not object identity', () => {
    expect(samePassing(passing(['a', 'b']), passing(['b', 'a']))).toBe(true);
    expect(samePassing(passing(['a']), passing(['a', 'b']))).toBe(false);
    expect(samePassing(passing(['a']), passing(['b']))).toBe(false);
    expect(samePassing(null, null)).toBe(true);
    expect(samePassing(null, passing([]))).toBe(false);
  });

  it('distinguishes whether modelled branches are left out', () => {
    expect(samePassing(passing(['a'], false), passing(['a']))).toBe(true);
    expect(samePassing(passing(['a'], true), passing(['a']))).toBe(false);
  });
});

it('distinguishes references by kind and id', () => {
  expect(sameRef({ kind: 'town', id: '1' }, { kind: 'town', id: '1' })).toBe(true);
  expect(sameRef({ kind: 'town', id: '1' }, { kind: 'village', id: '1' })).toBe(false);
  expect(sameRef(null, null)).toBe(true);
  expect(sameRef(null, { kind: 'town', id: '1' })).toBe(false);
});
