import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIST_EXTENTS } from '../../domain/giving-way.ts';
import { applied, buildTestPlan, realIndex } from '../testing/list-tools.ts';
import { sheetWith } from '../testing/sheet.ts';

const index = realIndex();
const counties = [...new Set([...index.network.axes.values()].map(({ county }) => county))].toSorted();

it('a list of one county changes nothing of any other, whatever it lists and however complete it is of its counties', () => {
  const seen = { counties: new Set<string>(), changed: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...counties),
      fc.constantFrom('town' as const, 'village' as const),
      fc.constantFrom(...LIST_EXTENTS.filter((extent) => extent !== 'province')),
      fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
      (county, kind, extent, picks) => {
        const places = index.byCounty[kind].get(county) ?? [];
        const names = [...new Set(picks.map((pick) => places[pick % places.length]?.name ?? ''))];
        const own = index.network.counties.get(county)?.name ?? '';
        const heading = kind === 'town' ? '中心镇名称' : '村名';
        const sheet = sheetWith([['县（市、区）', heading], ...names.map((name) => [own, name])]);
        const plan = buildTestPlan(sheet, index, { extent }, kind);
        const { network, axes } = applied(index, plan, sheet, { extent });
        for (const part of ['towns', 'villages', 'axes'] as const) {
          const [then, now] = [index.network[part], network[part]];
          for (const [id, record] of then) if (record.county !== county) expect(now.get(id), id).toBe(record);
          for (const [id, record] of now) if (!then.has(id)) expect(record.county, id).toBe(county);
        }
        expect(network.clusters).toBe(index.network.clusters);
        expect(network.counties).toBe(index.network.counties);
        for (const id of axes) expect(network.axes.get(id)?.county, id).toBe(county);
        seen.counties.add(county);
        if (plan.taken.length > 0) seen.changed++;
      },
    ),
    { numRuns: 40 },
  );
  // The lists were not all of names that nothing was found for.
  expect(seen.counties.size).toBeGreaterThan(5);
  expect(seen.changed).toBeGreaterThan(10);
});
