import type { Language } from '../domain/language.ts';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { withDrawnRecords } from '../dataset/testing/two-axes.ts';
import type { Status } from '../domain/records.ts';
import { featureRef } from './feature-id.ts';
import { shortName } from './labels.ts';
import { labelSource, markSource, nearLabelSource, networkSource } from './sources.ts';
import { toSources } from './testing/all-sources.ts';
import { mapNetwork } from './testing/network.ts';

const network = mapNetwork();

describe('toSources', () => {
  const sources = toSources(network, null, 'zh');

  it('gives every feature of a source a unique id that is a safe integer', () => {
    for (const [name, { features }] of Object.entries(sources)) {
      const ids = features.map(({ id }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(
        ids.every((id) => Number.isSafeInteger(id)),
        name,
      ).toBe(true);
    }
  });

  it('has only properties that the style reads', () => {
    const keys = new Set(
      Object.values(sources).flatMap(({ features }) =>
        features.flatMap(({ properties }) => Object.keys(properties)),
      ),
    );
    expect([...keys].toSorted()).toEqual([
      'course',
      'kind',
      'name',
      'opacity',
      'overSea',
      'precision',
      'rank',
      'status',
      'track',
    ]);
  });

  it('has every record once, and one seat for each county', () => {
    const kinds = sources.network.features.map(({ properties }) => properties.kind);
    const count = (kind: string): number => kinds.filter((item) => item === kind).length;
    expect([count('axis'), count('town'), count('village')]).toEqual([2, 3, 2]);
    expect(sources.divisions.features.filter(({ properties }) => properties.kind === 'seat')).toHaveLength(3);
    expect(sources.counties.features).toHaveLength(3);
  });

  it('has the track “unknown” if none is known', () => {
    const tracks = sources.network.features.flatMap(({ properties }) =>
      properties.kind === 'town' ? [properties.track] : [],
    );
    expect(tracks).toEqual(['industry', 'unknown', 'unknown']);
  });

  it('has ids that lead back to the records', () => {
    const ids = sources.network.features.map(({ id, properties }) => ({
      id: Number(id),
      kind: properties.kind,
    }));
    const axis = ids.find(({ kind }) => kind === 'axis')!;
    const village = ids.find(({ kind }) => kind === 'village')!;
    expect(featureRef('axis', axis.id)).toEqual({ kind: 'axis', id: 'axis-330723' });
    expect(featureRef('village', village.id)).toEqual({ kind: 'village', id: '330723101201' });
  });

  it('has a name in the language under the id of the feature', () => {
    const town = sources.network.features.find(({ properties }) => properties.kind === 'town')!;
    const name = sources.nearLabels.features.find(({ id }) => id === town.id)!;
    expect(name.properties).toMatchObject({ kind: 'town', name: '桐琴镇' });
    const english = nearLabelSource(network, null, 'en').features.find(({ id }) => id === town.id)!;
    expect(english.properties).toMatchObject({ kind: 'town', name: 'Tongqin' });
  });

  it('names an axis after its county in English', () => {
    const nameIn = (language: Language): string | undefined =>
      labelSource(network, null, language).features.find(({ properties }) => properties.kind === 'axis')
        ?.properties.name;
    expect([nameIn('zh'), nameIn('en')]).toEqual(['“县城—桐琴”产城融合发展轴', 'Wuyi axis']);
  });

  it('ranks documented names before modelled ones', () => {
    const ranks = sources.labels.features
      .filter(({ properties }) => properties.kind === 'axis')
      .map(({ properties }) => [properties.status, properties.rank] as const);
    expect(new Map(ranks).get('documented')).toBeLessThan(new Map(ranks).get('modelled')!);
  });
});

describe('a filter', () => {
  it('leaves only passing records', () => {
    const passing = {
      axisIds: new Set(['axis-330723']),
      townCodes: new Set(['330723101000']),
      villageCodes: new Set<string>(),
    };
    const drawn = networkSource(network, passing);
    const axisNames = labelSource(network, passing, 'zh').features.map(({ properties }) => properties.name);
    const placeNames = nearLabelSource(network, passing, 'zh').features.flatMap(({ properties }) =>
      properties.kind === 'county' ? [] : [properties.name],
    );
    expect(drawn.features.map(({ properties }) => properties.kind)).toEqual(['axis', 'town']);
    expect(axisNames).not.toContain('缙云县发展轴');
    expect(placeNames).toEqual(['桐琴镇']);
  });
});

it('marks one point or none', () => {
  expect(markSource([120, 29]).features).toHaveLength(1);
  expect(markSource(null).features).toHaveLength(0);
});

it.each([
  ['武义县', '武义'],
  ['景宁畲族自治县', '景宁'],
  ['乐清市', '乐清'],
  ['某县', '某县'],
])('shortens %s to %s for its seat', (name, short) => {
  expect(shortName(name)).toBe(short);
});

describe('an axis with branches', () => {
  const axis = [...network.axes.values()][0]!;
  const lines = [
    [
      [119.8, 28.9],
      [119.9, 28.9],
    ],
    [
      [119.85, 28.9],
      [119.85, 28.95],
    ],
  ];
  const branched = {
    ...network,
    axes: new Map([
      [
        axis.id,
        {
          ...axis,
          status: 'documented' as const,
          lineStatus: ['documented' as const, 'modelled' as const],
          geometry: { type: 'MultiLineString' as const, coordinates: lines },
        },
      ],
    ]),
  };
  const keepAll = {
    axisIds: new Set([axis.id]),
    townCodes: new Set<string>(),
    villageCodes: new Set<string>(),
  };
  const statuses = (documentedOnly: boolean): unknown[] =>
    networkSource(branched, { ...keepAll, documentedOnly })
      .features.filter(({ properties }) => properties.kind === 'axis')
      .map(({ properties }) => ('status' in properties ? properties.status : undefined));

  it('has the status modelled on branches that no source names', () => {
    expect(statuses(false)).toEqual(['documented', 'modelled']);
  });

  it('has separate parts over the sea, and every piece once', () => {
    const own = [...branched.axes.values()][0]!;
    const course = [
      [
        { kind: 'trunk' as const, to: 1 },
        { kind: 'sea' as const, to: 2 },
      ],
      [{ kind: 'ferry' as const, to: 1 }],
    ];
    const [[start, middle], branch] = lines as [[number[], number[]], number[][]];
    const geometry = {
      type: 'MultiLineString' as const,
      coordinates: [[start, middle, [120, 28.9]], branch],
    };
    const islands = { ...branched, axes: new Map([[own.id, { ...own, course, geometry }]]) };
    const parts = networkSource(islands, keepAll).features.map(({ properties, geometry: shape }) => [
      'status' in properties && properties.status,
      'overSea' in properties && properties.overSea,
      'coordinates' in shape && shape.coordinates,
    ]);
    expect(parts).toEqual([
      ['documented', false, [start, middle]],
      ['documented', true, [middle, [120, 28.9]]],
      ['modelled', true, branch],
    ]);
  });

  it('leaves out modelled branches if only documented records are requested', () => {
    expect(statuses(true)).toEqual(['documented']);
  });
});

describe('records drawn by the reader', () => {
  const drawn = withDrawnRecords(realNetworkNow());
  const { features } = networkSource(drawn, null);
  const statusesOf = (kind: string): Set<string> =>
    new Set(features.flatMap(({ properties }) => (properties.kind === kind ? [properties.status] : [])));

  it('are features with the status user, of every kind, with names', () => {
    for (const kind of ['axis', 'town', 'village'])
      expect([...statusesOf(kind)].toSorted()).toEqual(['documented', 'modelled', 'user']);
    const names = labelSource(drawn, null, 'en').features;
    const name = names.find(({ properties }) => properties.name === 'Wuyi axis 2');
    expect(name?.properties).toMatchObject({ status: 'user' });
  });
});

describe('an axis of which a part passes the filter', () => {
  it('is drawn and named on that part, and left out if nothing passes', () => {
    const axis = [...network.axes.values()][0]!;
    const far = [
      [100, 10],
      [101, 10],
    ];
    const near = [
      [119.2, 28.2],
      [119.4, 28.2],
    ];
    const passing = {
      axisIds: new Set([axis.id]),
      townCodes: new Set<string>(),
      villageCodes: new Set<string>(),
    };
    const of = (lineStatus: Status[]) => {
      const geometry = { type: 'MultiLineString' as const, coordinates: [far, near] };
      const changed = { ...axis, geometry, lineStatus, course: [] };
      const only = { ...network, axes: new Map([[axis.id, changed]]) };
      const filter = { ...passing, documentedOnly: true };
      return [networkSource(only, filter), labelSource(only, filter, 'zh')].map(({ features }) =>
        features.filter(({ properties }) => properties.kind === 'axis'),
      );
    };
    const [lines, names] = of(['modelled', 'documented']);
    expect(JSON.stringify(lines)).not.toContain('[100,');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(names)).not.toContain('[100,');
    expect(of(['modelled', 'modelled']).flat()).toEqual([]);
  });
});
