import '../../i18n/testing/load-words.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { coverageAt, coverageCurve } from '../../domain/answers/coverage.ts';
import { LANGUAGES } from '../../i18n/index.ts';
import { corridorAreas } from '../../spatial/questions/corridor-areas.ts';
import { coverageTable } from '../../spatial/questions/coverage-table.ts';
import { gaps } from '../../spatial/questions/gaps.ts';
import { nearestTowns } from '../../spatial/questions/nearest-towns.ts';
import { reach } from '../../spatial/questions/reach.ts';
import { realModel } from '../../spatial/testing/model.ts';
import { COLUMNS } from './columns.ts';
import type { ColumnName } from './columns.ts';
import type { ExportContext } from './context.ts';
import type { Exportable } from './exportable.ts';
import { buildTables } from './exportable.ts';
import type { ExportTable, TableCell } from './table.ts';

const network = realNetworkNow();
const contextIn = (language: ExportContext['language']): ExportContext => ({
  network,
  language,
  filter: {},
  conditions: 'a scope',
  positionOf: () => undefined,
});
const model = realModel();
const found = reach(model);
const at = [119.81726, 28.88715] as [number, number];
const table = coverageTable(model, found, { region: '330723' });
const way = { seconds: 600, roadM: 9000, offRoadM: 500, ferryM: 0, seaM: 0 };
const [axis] = network.axes.values();
const [cluster] = network.clusters.values();
const village = [...network.villages.values()].find(({ precision }) => precision === 'town');
const [town] = network.towns.values();
const travel = { dataDate: network.dataDate, speeds: {} as never };

/** Every part of the page that can be exported, with what is in it. */
const EXPORTABLES: Exportable[] = [
  { kind: 'layer', of: 'village' },
  { kind: 'record', ref: { kind: 'axis', id: axis?.id ?? '' } },
  { kind: 'record', ref: { kind: 'county', id: '330723' } },
  { kind: 'record', ref: { kind: 'cluster', id: cluster?.id ?? '' } },
  { kind: 'programme' },
  { kind: 'coverage', coverage: coverageAt(table, 5), curve: coverageCurve(table, 5) },
  { kind: 'areas', areas: corridorAreas(model, { widthKm: 2, region: '330723' }) },
  { kind: 'nearest', found: nearestTowns(model, at, 5) },
  { kind: 'gaps', found: gaps(model, found, { widthKm: 20, region: '330723' }) },
  {
    kind: 'corridor-check',
    check: {
      widthKm: 5,
      area: { ours: 1, turf: 1.5, oursError: 0.1, turfError: 0.2, agrees: false },
      counts: Object.fromEntries(
        ['keyVillages', 'centralTowns', 'villages', 'towns', 'committees'].map((name) => [
          name,
          { ours: 2, turf: 2, oursError: 0, turfError: 0, agrees: true },
        ]),
      ) as never,
      counties: [{ code: '330723', ours: 1, turf: 1, oursError: 0, turfError: 0, agrees: true }],
      places: [
        {
          code: village?.code ?? '',
          name: village?.name ?? '',
          kind: 'village',
          programme: true,
          lonLat: at,
          distanceM: 4999,
          ours: 1,
          turf: 0,
          beyondM: 1,
          isFault: false,
        },
      ],
      agrees: false,
    },
  },
  {
    kind: 'nearest-check',
    check: {
      rows: [
        {
          code: town?.code ?? '',
          distance: { ours: 1000, turf: 1002, oursError: 1, turfError: 5, agrees: true },
          bearing: { ours: 359, turf: 1, oursError: 0.1, turfError: 3, agrees: true },
          agrees: true,
        },
      ],
      agrees: true,
    },
  },
  {
    kind: 'travel-nearest',
    found: {
      ...travel,
      lonLat: at,
      towns: [
        {
          ...way,
          code: town?.code ?? ('' as never),
          name: '',
          lonLat: at,
          straightM: 7000,
          straightRank: 2,
          sameCounty: true,
          line: [at, [120, 29]],
        },
      ],
    },
  },
  {
    kind: 'travel-catchments',
    found: {
      ...travel,
      region: '330723',
      towns: 1,
      of: 2,
      differing: 1,
      unreached: 0,
      differ: [
        {
          ...way,
          code: village?.code ?? '',
          name: village?.name ?? '',
          county: '330723' as never,
          town: town?.code ?? ('' as never),
          straightTown: town?.code ?? ('' as never),
          townM: 1,
          straightTownM: 2,
          certain: false,
          doubtful: { lowS: 60, highS: 1200 },
        },
      ],
      farthest: { first: [], tied: 0 },
    },
  },
];

const cells = ({ columns, rows }: ExportTable, name: ColumnName): TableCell[] => {
  const i = columns.findIndex((column) => column.name === name);
  if (i < 0) throw new Error(`no column ${name}`);
  return rows.map((row) => row.cells[i] ?? null);
};
const first = (of: Exportable['kind'], i = 0): ExportTable => {
  const exportable = EXPORTABLES.find(({ kind }) => kind === of);
  return buildTables(exportable as Exportable, contextIn('zh'))[i] as ExportTable;
};

describe('what the page exports', () => {
  it.each(LANGUAGES)(
    'states its method and the status of its rows, with headings and words, in %s',
    (language) => {
      for (const exportable of EXPORTABLES)
        for (const { about, columns, rows, fileName, isSpatial } of buildTables(
          exportable,
          contextIn(language),
        )) {
          expect(fileName).toMatch(/^[a-z0-9-]+$/);
          for (const text of [about.title, about.method, about.error]) expect(text).not.toBe('');
          expect(about.dataDate).toBe(network.dataDate);
          const names = columns.map(({ name }) => name);
          expect(names, fileName).toContain('status');
          if (isSpatial) expect(names, fileName).toContain('position_source');
          for (const [i, { values, title, name }] of columns.entries()) {
            expect(title).not.toBe('');
            if (values)
              for (const row of rows) {
                const value = row.cells[i];
                if (value !== null) expect(Object.keys(values), `${fileName} ${name}`).toContain(value);
              }
          }
        }
    },
  );

  it('has the figures of the panel', () => {
    const coverage = first('coverage');
    const { villages, of } = coverageAt(table, 5);
    const row = cells(coverage, 'group').indexOf('villages');
    expect(cells(coverage, 'expected')[row]).toBeCloseTo(villages.expected, 1);
    expect(cells(coverage, 'total')[row]).toBe(of.villages);
    expect(coverage.about.conditions).toBe('a scope');
    // Seven widths of 5 km, eleven kinds of place.
    expect(first('coverage', 1).rows).toHaveLength(7 * 11);
    const nearest = nearestTowns(model, at, 5);
    expect(cells(first('nearest'), 'distance_m')).toEqual(
      nearest.towns.map(({ distanceM }) => Number(distanceM.toFixed(1))),
    );
    const beyond = gaps(model, found, { widthKm: 20, region: '330723' });
    expect(first('gaps').rows).toHaveLength(beyond.places.length);
    expect(cells(first('areas'), 'code')).toContain('330723');
    expect(cells(first('travel-nearest'), 'minutes')).toEqual([10]);
    expect(cells(first('travel-catchments'), 'minutes_high')).toEqual([20]);
  });

  it('computes differences of bearings modulo 360°', () => {
    expect(cells(first('nearest-check'), 'difference')).toEqual([2, 2]);
  });

  it('distinguishes a place known only to its town, and a place that is no record', () => {
    expect(cells(first('travel-catchments'), 'precision')).toEqual(['town']);
    const statuses = new Set(cells(first('gaps'), 'status'));
    expect(statuses).toContain('listed');
    for (const status of statuses) expect(['listed', 'documented', 'modelled']).toContain(status);
  });

  it('exports one record as its row, its facts with their sources, and what is in a county', () => {
    const [row, facts, ...within] = buildTables(EXPORTABLES[2] as Exportable, contextIn('zh'));
    expect(row?.rows).toHaveLength(1);
    expect(facts?.rows).toHaveLength(network.counties.get('330723')?.facts.length ?? NaN);
    expect(cells(facts as ExportTable, 'source').every((title) => typeof title === 'string')).toBe(true);
    const towns = within.find(({ fileName }) => fileName.endsWith('towns')) as ExportTable;
    expect(new Set(cells(towns, 'county_code'))).toEqual(new Set(['330723']));
    const [, stations] = buildTables(EXPORTABLES[1] as Exportable, contextIn('zh'));
    expect(stations?.rows).toHaveLength(axis?.stations.length ?? NaN);
  });
});

describe('what the page exports of one record with the filter “documented only”', () => {
  const context = { ...contextIn('zh'), filter: { documentedOnly: true } };
  const tablesOf = (kind: 'axis' | 'cluster' | 'village', id: string): ExportTable[] =>
    buildTables({ kind: 'record', ref: { kind, id } }, context);

  it('has no modelled place among the stations of an axis, in its list or in its counts', () => {
    for (const id of network.axes.keys()) {
      const [row, stations] = tablesOf('axis', id);
      expect(row?.rows, id).toHaveLength(1);
      const statuses = cells(stations as ExportTable, 'status');
      expect(statuses).not.toContain('modelled');
      expect(row?.about.conditions).toBe('有据');
      expect(stations?.about.conditions).toBe('有据');
      const kinds = cells(stations as ExportTable, 'kind');
      for (const [column, kind] of [
        ['central_towns', 'town'],
        ['key_villages', 'village'],
      ] as const)
        expect(cells(row as ExportTable, column), id).toEqual([kinds.filter((each) => each === kind).length]);
    }
    const [, all] = buildTables(EXPORTABLES[1] as Exportable, contextIn('zh'));
    expect(cells(all as ExportTable, 'status')).toContain('modelled');
  });

  it('has the names of all members of a cluster, but no record that is modelled', () => {
    const modelled = [...network.clusters.values()].filter(({ members }) =>
      members.some(({ code = '' }) => network.villages.get(code)?.status === 'modelled'),
    );
    expect(modelled.length).toBeGreaterThan(0);
    for (const { id, members } of modelled) {
      const [, rows] = tablesOf('cluster', id);
      expect(cells(rows as ExportTable, 'name')).toEqual(members.map(({ name }) => name));
      expect(cells(rows as ExportTable, 'status')).not.toContain('modelled');
    }
  });

  it('has the row of a record that was opened although it does not pass', () => {
    const hidden = [...network.villages.values()].find(({ status }) => status === 'modelled');
    const [row] = tablesOf('village', hidden?.code ?? '');
    expect(cells(row as ExportTable, 'code')).toEqual([hidden?.code]);
    expect(row?.about.sources.map(({ id }) => id)).toEqual(hidden?.sources);
  });
});

it('docs/data.md explains every column', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/data.md'), 'utf8');
  const missing = Object.keys(COLUMNS).filter((name) => !text.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
