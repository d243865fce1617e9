import { beforeAll, describe, expect, it } from 'vitest';
import { applied as withChange } from '../../dataset/history.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { canHaveLine, hasLine } from '../../domain/axis.ts';
import type { Network } from '../../domain/network.ts';
import { axisTools, layAll } from '../../spatial/geometry/axis/testing/lay-all.ts';
import type { SheetContent } from '../content.ts';
import { applied, buildTestPlan, realIndex } from '../testing/list-tools.ts';
import { seeded, syntheticLists } from '../testing/synthetic-list.ts';
import { changeBetween } from './apply.ts';
import { isOneOff } from './match.ts';

const index = realIndex();
const lists = syntheticLists(index, 20_261_129);
const province = { extent: 'province' } as const;

/** All records of a network in their order, to compare two of them. */
const textOf = ({ axes, towns, villages, clusters, counties, sources }: Network): string =>
  JSON.stringify([axes, towns, villages, clusters, counties, sources].map((map) => [...map]));

describe('a synthetic list with the published totals', () => {
  it('matches at least 99 in 100 places without a question, each to the right place', () => {
    for (const [sheet, kind, codes] of [
      [lists.towns, 'town', lists.townCodes],
      [lists.villages, 'village', lists.villageCodes],
    ] as const) {
      const plan = buildTestPlan(sheet, index, province);
      expect(plan.kind).toBe(kind);
      expect(plan.taken.length).toBeGreaterThanOrEqual(0.99 * codes.length);
      const wanted = new Set(codes);
      expect(plan.taken.filter(({ id }) => !wanted.has(id))).toEqual([]);
      // Every row that is not accepted is either asked about or set aside with a reason.
      expect(plan.taken.length + plan.aside.length).toBe(codes.length);
      for (const { entry, reason } of plan.aside) {
        expect(reason, entry.name).toBe('asked');
        expect(plan.questions.some(({ rows }) => rows.includes(entry.rows[0] ?? 0))).toBe(true);
      }
    }
  });

  it('with one wrong character in every name asks about each of them and accepts none without a question', () => {
    const random = seeded(7);
    const rows = lists.towns.rows.map(({ row, cells }) => {
      const name = cells[2];
      if (row < 3 || typeof name !== 'string') return { row, cells };
      const letters = [...name.replace(/\s/g, '')];
      letters[Math.floor(random() * Math.max(1, letters.length - 1))] = '龘';
      return { row, cells: cells.map((cell, i) => (i === 2 ? letters.join('') : cell)) };
    });
    const plan = buildTestPlan({ ...lists.towns, rows }, index);
    expect(plan.taken).toEqual([]);
    for (const { match } of plan.questions) expect(['fuzzy', 'ambiguous']).toContain(match.kind);
    expect(isOneOff('桐琴', '桐龘')).toBe(true);
  });

  describe('applied one after the other', () => {
    const before = realNetworkNow();
    let network = before;
    let axisIds: readonly string[];
    let laid: Network;
    beforeAll(() => {
      const step = (sheet: SheetContent): void => {
        const here = realIndex(network);
        const plan = buildTestPlan(sheet, here, {
          ...province,
          answers: new Map(
            buildTestPlan(sheet, here, province).questions.map(({ id, match }) => [
              id,
              match.candidates[0]?.code ?? null,
            ]),
          ),
        });
        ({ network } = applied(here, plan, sheet, province));
      };
      for (const sheet of [lists.axes, lists.towns, lists.villages]) step(sheet);
      axisIds = [...network.axes.keys()];
      laid = layAll(network, axisIds, axisTools(network));
    });

    it('leaves 87 axes and no modelled record: every record is in a list or was documented before', () => {
      expect([...laid.axes.values()].filter(({ status }) => status === 'documented')).toHaveLength(87);
      for (const [now, then, codes] of [
        [laid.towns, before.towns, lists.townCodes],
        [laid.villages, before.villages, lists.villageCodes],
      ] as const) {
        const listed = new Set(codes);
        const others = [...now.keys()].filter((code) => !listed.has(code));
        expect(others.filter((code) => then.get(code)?.status !== 'documented')).toEqual([]);
        expect(now.size - others.length).toBeGreaterThanOrEqual(0.99 * codes.length);
      }
      for (const map of [laid.axes, laid.towns, laid.villages])
        expect([...map.values()].filter(({ status }) => status === 'modelled')).toEqual([]);
    });

    it('lays all 87 axes again, each through its places, and gives its places their axis', () => {
      expect(axisIds).toHaveLength(87);
      expect([...laid.axes.values()].filter(hasLine).length).toBeGreaterThan(80);
      for (const id of axisIds) {
        const axis = laid.axes.get(id)!;
        // The list may name no place away from the county seat that a line could lead to.
        expect(hasLine(axis), id).toBe(canHaveLine(laid, axis));
        // The list does not name a branch without a place of its own, from which others leave.
        if (hasLine(axis)) expect(axis.lineStatus[0], id).toBe('documented');
        expect(axis.lineStatus).toHaveLength(
          axis.geometry.type === 'LineString' ? 1 : axis.geometry.coordinates.length,
        );
        const own = [...laid.towns.values(), ...laid.villages.values()].filter(
          (place) => place.axis === axis.id,
        );
        expect(new Set([...axis.towns, ...axis.villages])).toEqual(new Set(own.map(({ code }) => code)));
        expect(axis.stations.length).toBe(own.length + 1);
      }
    });

    it('is undone to the same bytes', () => {
      const change = changeBetween(before, laid, 'test');
      const made = withChange(before, change);
      expect(textOf(made.network)).toBe(textOf(laid));
      expect(textOf(withChange(made.network, made.inverse).network)).toBe(textOf(before));
    });
  });
});
