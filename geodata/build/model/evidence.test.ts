import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeEvidence, type Titled, titleWeights } from './evidence.ts';

/** `count` places of a county, the first `holders` of them with the title. */
const county = (code: string, count: number, title: string, holders: number): Titled[] =>
  Array.from({ length: count }, (_, i) => ({
    code: `${code}${String(100000 + i)}`,
    county: code,
    titles: i < holders ? [title] : [],
  }));

describe('titleWeights', () => {
  it('compares within the county: a list of one county does not change weights in others', () => {
    // 10 of 100 places of one county hold the title, and so does 1 of its 10 documented ones: as many as expected by chance.
    const local = county('330201', 100, 'a', 10);
    const elsewhere = county('330301', 900, 'a', 0);
    const documented = new Set([
      local[0]!.code,
      ...local.slice(50, 59).map(({ code }) => code),
      ...elsewhere.slice(0, 5).map(({ code }) => code),
    ]);
    const weight = titleWeights([...local, ...elsewhere], documented).get('a')!;
    expect(weight).toMatchObject({ holders: 10, observed: 1 });
    expect(weight.expected).toBeCloseTo(1, 9);
    expect(weight.ratio).toBeCloseTo(1, 9);
    expect(weight.weight).toBeCloseTo(0, 9);
  });

  it('gives the posterior mean of the method, calculated by hand', () => {
    // Title a: 2 documented of 4 holders among 40 places with 4 documented: expected 0.4. Title b: one holder, none documented.
    const places = county('330201', 40, 'a', 4);
    places[39] = { ...places[39]!, titles: ['b'] };
    const documented = new Set([0, 1, 10, 11].map((i) => places[i]!.code));
    const weights = titleWeights(places, documented);
    const mean = (2 + 1) / (0.4 + 0.1 + 1);
    expect(weights.get('a')!.ratio).toBeCloseTo(3 / (0.4 + 1 / mean), 9);
    expect(weights.get('b')!.ratio).toBeCloseTo(1 / (0.1 + 1 / mean), 9);
  });

  it('does not count a title against a place, however few documented ones hold it', () => {
    const places = county('330201', 100, 'a', 60);
    const documented = new Set(places.slice(80).map(({ code }) => code));
    expect(titleWeights(places, documented).get('a')).toMatchObject({ observed: 0, weight: 0 });
  });

  it('is a positive finite number for any documented places, and grows with those that hold the title', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 0, max: 49 }),
        (count, holders, observed) => {
          fc.pre(holders < count && observed < holders);
          const places = county('330201', count, 'a', holders);
          const ratioWith = (n: number): number => {
            // As many documented places in each case, n of them with the title.
            const others = places.slice(holders, holders + Math.max(0, observed + 1 - n));
            const chosen = [...places.slice(0, n), ...others].map(({ code }) => code);
            return titleWeights(places, new Set(chosen)).get('a')!.ratio;
          };
          const [few, more] = [ratioWith(observed), ratioWith(observed + 1)];
          expect(few).toBeGreaterThan(0);
          expect(more).toBeLessThan(Infinity);
          expect(more).toBeGreaterThan(few * 0.999);
        },
      ),
    );
  });
});

describe('evidenceOf', () => {
  it('adds the weights of the titles of a place', () => {
    const places = county('330201', 50, 'a', 4);
    places[4] = { ...places[4]!, titles: ['b'] };
    places[5] = { ...places[5]!, titles: ['a', 'b'] };
    const documented = new Set([places[0]!.code, places[4]!.code]);
    const evidence = computeEvidence(places, documented);
    const [a, b, both] = [1, 4, 5].map((i) => evidence.scoreOf(places[i]!.code)) as [number, number, number];
    expect(a).toBeGreaterThan(0);
    expect(both).toBeCloseTo(a + b, 9);
    expect(evidence.isTitled(places[5]!.code)).toBe(true);
    expect([evidence.scoreOf(places[20]!.code), evidence.isTitled(places[20]!.code)]).toEqual([0, false]);
  });
});
