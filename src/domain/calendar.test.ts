import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFault } from './calendar.ts';

describe('dateFault', () => {
  it.each(['2026-02-28', '2028-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])(
    'accepts %s',
    (text) => expect(dateFault(text)).toBeNull(),
  );

  it.each([
    ['2026-02-30', { kind: 'day', year: 2026, month: 2, day: 30, lastDay: 28 }],
    ['2026-11-31', { kind: 'day', year: 2026, month: 11, day: 31, lastDay: 30 }],
    ['2027-02-29', { kind: 'day', year: 2027, month: 2, day: 29, lastDay: 28 }],
    ['1900-02-29', { kind: 'day', year: 1900, month: 2, day: 29, lastDay: 28 }],
    ['2026-06-00', { kind: 'day', year: 2026, month: 6, day: 0, lastDay: 30 }],
    ['2026-13-01', { kind: 'month', month: 13 }],
    ['2026-00-10', { kind: 'month', month: 0 }],
    ['2026-2-3', { kind: 'form' }],
    ['0000-01-01', { kind: 'form' }],
    ['12026-01-01', { kind: 'form' }],
    ['2026-01-01T00:00', { kind: 'form' }],
    ['２０２６-01-01', { kind: 'form' }],
    ['', { kind: 'form' }],
  ])('refuses %j with its reason', (text, fault) => expect(dateFault(text)).toEqual(fault));

  it('agrees with JavaScript dates, which roll over if a day does not exist', () => {
    const part = (max: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const date = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
        expect(dateFault(text) === null).toBe(date.toISOString().slice(0, 10) === text);
      }),
    );
  });
});
