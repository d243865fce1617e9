import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import { currentOnly } from '../dataset/aliases.ts';
import { type BookUnit, type BookPlan, planBook } from './book-plan.ts';
import type { Filter } from './filter.ts';
import type { Network } from './network.ts';

let network: Network;
beforeAll(async () => {
  network = await realNetwork();
});

const plan = (by: BookUnit, filter: Filter = {}, ...only: string[]): BookPlan =>
  planBook(network, { by, filter, only: only.length > 0 ? only : undefined });
const codes = (units: readonly { code: string }[]): string[] => units.map(({ code }) => code);
const reasons = ({ leftOut }: BookPlan): string[] => leftOut.map(({ code, reason }) => `${code} ${reason}`);

describe('the sheets of a book', () => {
  it('are those that pass the filter; the others are named', () => {
    const documented = plan('axis', { documentedOnly: true });
    expect([documented.made.length, documented.leftOut.length]).toEqual([8, 79]);
    expect(new Set(documented.leftOut.map(({ reason }) => reason))).toEqual(new Set(['modelled']));
    expect(reasons(plan('axis', { documentedOnly: true }, '330421'))).toEqual(['330421 modelled']);
    expect(reasons(plan('axis', { batch: '1' }, '330421'))).toEqual(['330421 batch']);
    expect(reasons(plan('axis', { batch: '1', documentedOnly: true }, '330482', '330723'))).toEqual([
      '330482 batch',
    ]);
  });

  it('report a county without an axis, and a division of another level, with these reasons', () => {
    for (const code of ['330105', '330108', '330383'])
      expect(plan('axis', {}, code)).toMatchObject({
        made: [],
        leftOut: [{ kind: 'county', code, reason: 'no-axis' }],
        unknown: [],
      });
    expect(plan('axis', {}, '330105', '330106')).toMatchObject({
      made: [{ code: '330106' }],
      leftOut: [{ code: '330105' }],
    });
    expect(reasons(plan('prefecture', {}, '330723'))).toEqual(['330723 other-level']);
    expect(reasons(plan('axis', {}, 'axis-330105'))).toEqual(['330105 no-axis']);
    expect(reasons(plan('county', {}, 'axis-053'))).toEqual(['330723 other-level']);
    expect(currentOnly(['axis-330183', '330104'], network)).toEqual(['axis-005', '330102', '330114']);
    expect(plan('axis', {}, 'axis-330199').unknown).toEqual(['axis-330199']);
    expect(plan('county', {}, '330199', '330723').unknown).toEqual(['330199']);
    expect(plan('county', {}, '330000').made).toHaveLength(90);
  });

  it('leave out divisions without a passing record, and divisions outside the filter', () => {
    const documented = plan('county', { documentedOnly: true });
    expect(codes(documented.made)).toContain('330723');
    expect(codes(documented.made)).not.toContain('330105');
    expect(documented.made.length + documented.leftOut.length).toBe(90);
    expect(plan('county').made).toHaveLength(90);
    // Requested by its own code it is made even without a passing record.
    expect(codes(plan('county', { documentedOnly: true }, '330105').made)).toEqual(['330105']);
    expect(reasons(plan('county', { documentedOnly: true }, '330900'))).toContain('330922 empty');
    const wuyi = { prefecture: '330700', county: '330723' };
    expect(codes(plan('county', wuyi).made)).toEqual(['330723']);
    expect(codes(plan('axis', wuyi).made)).toEqual(['330723']);
    expect(codes(plan('prefecture', wuyi).made)).toEqual(['330700']);
    expect(plan('county', { prefecture: '330700' }).leftOut).toHaveLength(81);
  });

  it('each contain a passing record, those left out none, and together they are all divisions', () => {
    const filters = fc.record(
      {
        batch: fc.constantFrom('1' as const, '2' as const),
        track: fc.constantFrom('industry' as const, 'tourism' as const),
        documentedOnly: fc.boolean(),
        prefecture: fc.constantFrom('330100', '330700', '331100'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, fc.constantFrom('county' as const, 'axis' as const), (filter, by) => {
        const { made, leftOut, unknown } = plan(by, filter);
        expect(unknown).toEqual([]);
        expect(made.length + leftOut.length).toBe(by === 'axis' ? 87 : 90);
        // Independent check, record by record.
        const isGood = (record: { batch?: string; status: string; prefecture: string }): boolean =>
          (filter.batch === undefined || record.batch === filter.batch) &&
          (filter.documentedOnly !== true || record.status !== 'modelled') &&
          (filter.prefecture === undefined || record.prefecture === filter.prefecture);
        const towns = [...network.towns.values()].filter(
          (town) => filter.track === undefined || town.track === filter.track,
        );
        const records = [
          ...network.axes.values(),
          ...(by === 'axis' ? [] : [...network.villages.values(), ...towns]),
        ];
        const good = new Set(records.filter(isGood).map(({ county }) => county));
        const narrowed = by === 'axis' || filter.batch || filter.track || filter.documentedOnly;
        if (narrowed) expect(new Set(codes(made))).toEqual(good);
        else for (const code of good) expect(codes(made)).toContain(code);
      }),
      { numRuns: 40 },
    );
  });
});
