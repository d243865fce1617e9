import { describe, expect, it } from 'vitest';
import { sameKept, sameRef } from './same.ts';

const kept = (axes: string[], documentedOnly?: boolean) => ({
  axisIds: new Set(axes),
  townCodes: new Set<string>(),
  villageCodes: new Set<string>(),
  ...(documentedOnly === undefined ? {} : { documentedOnly }),
});

describe('sameKept', () => {
  it('compares what is kept, not the objects', () => {
    expect(sameKept(kept(['a', 'b']), kept(['b', 'a']))).toBe(true);
    expect(sameKept(kept(['a']), kept(['a', 'b']))).toBe(false);
    expect(sameKept(kept(['a']), kept(['b']))).toBe(false);
    expect(sameKept(null, null)).toBe(true);
    expect(sameKept(null, kept([]))).toBe(false);
  });

  it('sees that the modelled branches are to go', () => {
    expect(sameKept(kept(['a'], false), kept(['a']))).toBe(true);
    expect(sameKept(kept(['a'], true), kept(['a']))).toBe(false);
  });
});

it('tells references apart by kind and id', () => {
  expect(sameRef({ kind: 'town', id: '1' }, { kind: 'town', id: '1' })).toBe(true);
  expect(sameRef({ kind: 'town', id: '1' }, { kind: 'village', id: '1' })).toBe(false);
  expect(sameRef(null, null)).toBe(true);
  expect(sameRef(null, { kind: 'town', id: '1' })).toBe(false);
});
