import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageAt } from '../domain/answers/coverage.ts';
import { type Filter, passes, townPasses } from '../domain/filter.ts';
import type { Status } from '../domain/records.ts';
import { realModelFiles, realNetworkNow } from '../dataset/testing/network.ts';
import type { Network } from '../domain/network.ts';
import { buildModel } from './build-model.ts';
import { coverageTable } from './questions/coverage-table.ts';
import { corridorAreas } from './questions/corridor-areas.ts';
import { gaps } from './questions/gaps.ts';
import { reach } from './questions/reach.ts';
import { townCandidates } from './geometry/town-candidates.ts';
import { passingModel } from './passing-model.ts';
import { realFiles, realModel } from './testing/model.ts';

const model = realModel();
const files = realFiles();
const whole = reach(model);

/** The network without the axes and lines that a filter leaves out, cut by hand. */
function cutNetwork(filter: Filter): Network {
  const network = realNetworkNow();
  const axes = [...network.axes.values()].flatMap((axis) => {
    const { geometry } = axis;
    if (!passes(filter, axis)) return [];
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    const kept = lines.filter((_, i) => !filter.documentedOnly || axis.lineStatus[i] !== 'modelled');
    return [{ ...axis, geometry: { type: 'MultiLineString' as const, coordinates: kept } }];
  });
  return { ...network, axes: new Map(axes.map((axis) => [axis.id, axis])) };
}

const total = (counts: Record<Status, number>): number => counts.documented + counts.modelled + counts.user;

describe('the network as a filter leaves it', () => {
  it('is the same where the filter is empty', () => expect(passingModel(model, {})).toBe(model));

  it('has the lines that pass: no corridor or coverage comes from a modelled branch', () => {
    const filter = { documentedOnly: true };
    const passing = passingModel(model, filter);
    const cut = buildModel(cutNetwork(filter), realModelFiles());
    expect(passing.axes.map(({ id, lines }) => [id, lines])).toEqual(
      cut.axes.map(({ id, lines }) => [id, lines]),
    );
    expect(passing.axes).toHaveLength(8);
    const one = { axes: ['axis-053'], widthKm: 5 };
    expect(corridorAreas(passing, one).areaKm2).toBeCloseTo(corridorAreas(cut, one).areaKm2, 6);
    expect(corridorAreas(passing, one).areaKm2).toBeLessThan(corridorAreas(model, one).areaKm2 * 0.9);
  });

  it('counts the key villages and central towns that the filter shows, in every region', () => {
    const filters = fc.record(
      {
        batch: fc.constantFrom('1' as const, '2' as const),
        track: fc.constantFrom('industry' as const, 'tourism' as const),
        documentedOnly: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const regions = ['330000', '330700', '330200', '330723', '330105', '330212'];
    fc.assert(
      fc.property(filters, fc.constantFrom(...regions), (filter, region) => {
        const passing = passingModel(model, filter);
        // Only numbers of places are compared, so their distances may be any.
        const distanceM = new Float64Array(passing.sites.length);
        const { of } = coverageTable(passing, { ...whole, distanceM }, { region });
        const isIn = (record: { county: string; prefecture: string }): boolean =>
          region === '330000' || [record.county, record.prefecture].includes(region);
        const shown = files.villages.features.filter(({ properties: p }) => isIn(p) && passes(filter, p));
        expect(total(of.keyVillages)).toBe(shown.length);
        const towns = files.towns.features.filter(({ properties: p }) => isIn(p) && townPasses(filter, p));
        expect(total(of.centralTowns)).toBe(towns.length);
        // A village that has a position of its own stays a village.
        const located = model.sites.filter(
          (site) => site.kind === 'village' && isIn(site) && (site.errorRadiusM === 0 || !site.programme),
        );
        const placed = shown.filter(({ properties }) => properties.precision !== 'village');
        expect(of.villages).toBe(located.length + placed.length);
      }),
      { numRuns: 25 },
    );
  });

  it('divides the places of a region into those within the width of its axes and those beyond', () => {
    for (const filter of [{}, { documentedOnly: true }, { batch: '1' }] as const) {
      const passing = passingModel(model, filter);
      const found = reach(passing);
      for (const region of ['330105', '330108', '330383', '330723', '330700'])
        for (const widthKm of [2, 10]) {
          const inside = coverageAt(coverageTable(passing, found, { region }), widthKm);
          const { beyond, of } = gaps(passing, found, { widthKm, region });
          for (const kind of ['villages', 'towns', 'committees'] as const) {
            expect(of[kind]).toBe(inside.of[kind]);
            expect(beyond[kind].uncertain).toBe(inside[kind].uncertain);
            expect(inside[kind].certain + inside[kind].uncertain + beyond[kind].certain).toBe(of[kind]);
          }
        }
    }
  });

  it('serves a county without its own axis by those around it', () => {
    const inside = coverageAt(coverageTable(model, whole, { region: '330105' }), 10);
    expect([inside.villages.certain, inside.of.villages]).toEqual([77, 77]);
    expect(inside.towns.certain).toBe(inside.of.towns);
    expect(corridorAreas(model, { widthKm: 10, region: '330105' }).region.shareOfRegion).toBeCloseTo(1, 2);
  });

  it('keeps the county seats, so that the candidates for central towns are the same', () => {
    const passing = passingModel(model, { documentedOnly: true });
    const before = new Set(townCandidates(model, () => true).map(({ code }) => code));
    const after = townCandidates(passing, () => true);
    const central = new Set(
      model.sites.filter(({ kind, programme }) => kind === 'town' && programme).map(({ code }) => code),
    );
    for (const { code } of after) expect(before.has(code) || central.has(code)).toBe(true);
    expect(after.length).toBeGreaterThan(before.size);
  });
});
