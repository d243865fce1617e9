import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataset } from '../../dataset/dataset.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { undone, withChanges } from '../../dataset/history.ts';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import type { Change } from '../../domain/changes.ts';
import type { AxisShape } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { createEngine } from '../engine.ts';
import { createModelBuilder, buildModel } from '../build-model.ts';

const files = realModelFiles();
const base = createDataset(realNetworkNow());
const pick = <T>(values: Iterable<T>, n: number): T => {
  const all = [...values];
  return all[n % all.length] as T;
};
const shifted = ([lon = 0, lat = 0]: readonly number[], east: number): LonLat => [lon + east, lat];

/** A change that moves, adds or takes away a town, village or axis. */
function buildChange({ network }: Dataset, [kind, n]: readonly [number, number]): Change {
  const note = '';
  const [town, village] = [pick(network.towns.values(), n), pick(network.villages.values(), n)];
  switch (kind % 6) {
    case 0: {
      const record = { ...town, lonLat: shifted(town.lonLat, 0.05) };
      return { kind: 'put', note, entry: { of: 'town', id: record.code, record } };
    }
    case 1:
      return { kind: 'remove', note, of: 'town', id: town.code };
    case 2: {
      const record = { ...village, precision: 'town' as const, status: 'user' as const };
      return { kind: 'put', note, entry: { of: 'village', id: record.code, record } };
    }
    case 3: {
      // One that the list of all places does not hold, first of its kind.
      const record = {
        ...village,
        code: `${village.town.slice(0, 9)}9${10 + (n % 90)}`,
        unlisted: true as const,
      };
      return { kind: 'put', note, entry: { of: 'village', id: record.code, record, at: 0 } };
    }
    case 4:
      return { kind: 'remove', note, of: 'village', id: village.code };
    default: {
      const axis = pick(network.axes.values(), n);
      const lines =
        axis.geometry.type === 'LineString' ? [axis.geometry.coordinates] : axis.geometry.coordinates;
      const coordinates = lines.map((line) => line.map((at) => shifted(at, 0.03)));
      const record: AxisShape = { ...axis, geometry: { type: 'MultiLineString', coordinates } };
      return { kind: 'put', note, entry: { of: 'axis', id: record.id, record } };
    }
  }
}

describe('an engine that goes on with a changed network', () => {
  it('gives exactly the numbers of a new engine of that network, back and forth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(10_000)), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (choices, back) => {
          const make = createModelBuilder(files);
          const engine = createEngine(make(base.network));
          engine.answer('table', {});
          engine.answer('table', { records: { documentedOnly: true } });
          let dataset: Dataset = base;
          for (const choice of choices) dataset = withChanges(dataset, [buildChange(dataset, choice)]);
          if (back) dataset = undone(dataset);
          engine.take(make(dataset.network));
          const fresh = createEngine(buildModel(dataset.network, { ...files }));
          for (const args of [
            {},
            { region: '330700' },
            { records: { documentedOnly: true } },
            { axes: ['axis-053'], region: '330723' },
          ])
            expect(engine.answer('table', args)).toEqual(fresh.answer('table', args));
          expect(engine.answer('reach', {})).toEqual(fresh.answer('reach', {}));
          const width = { widthKm: 5, axes: ['axis-053', 'axis-054'] };
          expect(engine.answer('corridor', width)).toEqual(fresh.answer('corridor', width));
        },
      ),
      {
        numRuns: 4,
        examples: [
          [
            [
              [0, 3],
              [5, 52],
            ],
            false,
          ],
        ],
      },
    );
  });

  it('keeps the areas of a corridor while no axis changes, and measures them again when one does', () => {
    const make = createModelBuilder(files);
    const engine = createEngine(make(base.network));
    const width = { widthKm: 5, axes: ['axis-053'] };
    const before = engine.answer('corridor', width);
    const moved = withChanges(base, [buildChange(base, [0, 3])]);
    engine.take(make(moved.network));
    expect(engine.answer('corridor', width)).toBe(before);
    const bent = withChanges(moved, [buildChange(moved, [5, 52])]);
    expect(bent.network.axes.get('axis-053')).not.toBe(base.network.axes.get('axis-053'));
    engine.take(make(bent.network));
    const after = engine.answer('corridor', width);
    expect(after).not.toBe(before);
    expect(after).toEqual(createEngine(buildModel(bent.network, { ...files })).answer('corridor', width));
    expect(after.counties).not.toEqual(before.counties);
  });
});
