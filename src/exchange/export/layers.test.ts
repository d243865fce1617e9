import '../../i18n/testing/load-words.ts';
import type { MultiLineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { axisPasses, passes, townPasses } from '../../domain/filter.ts';
import type { Filter } from '../../domain/filter.ts';
import type { LonLat } from '../../domain/records.ts';
import { LANGUAGES } from '../../i18n/index.ts';
import type { ColumnName } from './columns.ts';
import { lineLengthKm } from '../../spatial/geometry/geodesic-m.ts';
import type { ExportTable, TableCell } from './table.ts';
import { LAYERS, layerTable } from './layers.ts';

const network = realNetworkNow();
const ALL: Filter = {};
const tableOf = (layer: (typeof LAYERS)[number], filter: Filter = ALL): ExportTable =>
  layerTable(layer, { network, language: 'zh', filter });
const columnOf = ({ columns, rows }: ExportTable, name: ColumnName): TableCell[] => {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`no column ${name}`);
  return rows.map(({ cells }) => cells[at] ?? null);
};

describe.each(LAYERS)('the layer %s', (layer) => {
  it('has the status, precision, source of the position and sources of every row', () => {
    const table = tableOf(layer);
    for (const name of ['status', 'precision', 'position_source', 'sources', 'source_urls'] as const)
      expect(columnOf(table, name)).toHaveLength(table.rows.length);
    expect(columnOf(table, 'status').every((status) => typeof status === 'string')).toBe(true);
    // The list of sources has exactly the sources that rows name.
    const named = new Set(
      columnOf(table, 'sources').flatMap((text) => (text === null ? [] : String(text).split('；'))),
    );
    expect(new Set(table.about.sources.flatMap(({ title }) => title.split('；')))).toEqual(named);
    expect(table.about.dataDate).toBe(network.dataDate);
  });

  it('has a heading in both languages for every column, and words for every coded value', () => {
    for (const language of LANGUAGES) {
      const table = layerTable(layer, { network, language, filter: ALL });
      for (const [i, { title, values }] of table.columns.entries()) {
        expect(title).not.toBe('');
        if (!values) continue;
        const codes = new Set(table.rows.map(({ cells }) => cells[i]).filter((value) => value !== null));
        for (const code of codes) expect(Object.keys(values)).toContain(code);
      }
    }
  });

  it('has cells of the type of their column', () => {
    const { columns, rows } = tableOf(layer);
    for (const { cells } of rows)
      for (const [i, { type, name }] of columns.entries()) {
        const value = cells[i];
        if (value === null) continue;
        expect(typeof value, name).toBe({ text: 'string', boolean: 'boolean' }[type as string] ?? 'number');
        if (type === 'integer') expect(Number.isInteger(value)).toBe(true);
      }
  });
});

describe('the filter', () => {
  it('leaves out of an export what it leaves out of the map', () => {
    const [first] = network.counties.values();
    const filters: Filter[] = [
      { documentedOnly: true },
      { county: first?.code ?? '' },
      { prefecture: '330700', batch: '1' },
      { track: 'tourism' },
    ];
    for (const filter of filters) {
      expect(columnOf(tableOf('towns', filter), 'code')).toEqual(
        [...network.towns.values()].filter((town) => townPasses(filter, town)).map(({ code }) => code),
      );
      expect(columnOf(tableOf('villages', filter), 'code')).toEqual(
        [...network.villages.values()].filter((village) => passes(filter, village)).map(({ code }) => code),
      );
      expect(columnOf(tableOf('axes', filter), 'id')).toEqual(
        [...network.axes.values()].filter((axis) => axisPasses(filter, axis)).map(({ id }) => id),
      );
      expect(tableOf('towns', filter).about.conditions).not.toBeNull();
    }
    expect(columnOf(tableOf('counties', { prefecture: '330700' }), 'prefecture_code')).toSatisfy(
      (codes: TableCell[]) => codes.length > 0 && codes.every((code) => code === '330700'),
    );
    expect(tableOf('towns').about.conditions).toBeNull();
  });

  it.each<Filter>([{ documentedOnly: true }, { batch: '1' }, { track: 'industry' }])(
    'counts and lists of an axis only the places that pass, with the length of the lines that pass: %j',
    (filter) => {
      const table = tableOf('axes', filter);
      const passing = columnOf(table, 'id').flatMap((id) => network.axes.get(String(id)) ?? []);
      const towns = passing.map((axis) =>
        axis.towns.filter((code) => townPasses(filter, network.towns.get(code)!)),
      );
      const villages = passing.map((axis) =>
        axis.villages.filter((code) => passes(filter, network.villages.get(code)!)),
      );
      expect(columnOf(table, 'central_towns')).toEqual(towns.map(({ length }) => length));
      expect(columnOf(table, 'key_villages')).toEqual(villages.map(({ length }) => length));
      const listed = columnOf(table, 'stations').map((text) =>
        String(text)
          .split('；')
          .map((station) => station.replace(/ [\d.]+$/, '')),
      );
      const names = passing.map(({ stations }, i) =>
        stations
          .filter(({ kind, code }) => kind === 'seat' || [...towns[i]!, ...villages[i]!].includes(code))
          .map(({ kind, code }) =>
            kind === 'seat'
              ? network.counties.get(code)?.seat.name
              : (network.towns.get(code) ?? network.villages.get(code))?.name,
          ),
      );
      expect(listed).toEqual(names);
      // The filter leaves out some places of these axes.
      expect(names.flat().length).toBeLessThan(passing.flatMap(({ stations }) => stations).length);
      // One decimal.
      const lengths = columnOf(table, 'length_km');
      for (const [i, { geometry }] of table.rows.entries()) {
        const lines = (geometry as MultiLineString).coordinates as LonLat[][];
        const km = lines.reduce((sum, line) => sum + lineLengthKm(line), 0);
        expect(Math.abs(Number(lengths[i]) - km), passing[i]?.id).toBeLessThan(0.06);
      }
    },
  );

  it('names no axis that does not pass beside a place that does', () => {
    const filter = { documentedOnly: true };
    for (const layer of ['towns', 'villages'] as const) {
      const table = tableOf(layer, filter);
      const ids = columnOf(table, 'axis_id');
      const documented = new Set(columnOf(tableOf('axes', filter), 'id'));
      for (const id of ids) expect(id === null || documented.has(id), `${layer} ${id}`).toBe(true);
      expect(columnOf(table, 'axis').map((name) => name === null)).toEqual(ids.map((id) => id === null));
      expect(new Set(ids.map((id) => id === null))).toEqual(new Set([true, false]));
      expect(columnOf(tableOf(layer), 'axis_id')).not.toContain(null);
    }
  });

  it('drops modelled branches of documented axes from their shape', () => {
    const branched = [...network.axes.values()].find(
      ({ status, lineStatus }) => status === 'documented' && lineStatus.includes('modelled'),
    );
    expect(branched).toBeDefined();
    const at = (table: ExportTable) =>
      table.rows[columnOf(table, 'id').indexOf(branched?.id ?? '')]?.geometry as { coordinates: unknown[] };
    const [all, some] = [at(tableOf('axes')), at(tableOf('axes', { documentedOnly: true }))];
    expect(some.coordinates.length).toBe(
      all.coordinates.length - (branched?.lineStatus.filter((status) => status === 'modelled').length ?? 0),
    );
  });
});

it('distinguishes modelled from documented records, in codes and in words', () => {
  const table = tableOf('villages');
  const modelled = [...network.villages.values()].filter(({ status }) => status === 'modelled').length;
  expect(columnOf(table, 'status').filter((status) => status === 'modelled')).toHaveLength(modelled);
  expect(table.columns.find(({ name }) => name === 'status')?.values).toMatchObject({
    modelled: '推演',
    documented: '有据',
  });
});

it('has one type of shape for each layer', () => {
  for (const layer of LAYERS) {
    const types = new Set(tableOf(layer).rows.flatMap(({ geometry }) => (geometry ? [geometry.type] : [])));
    expect([...types], layer).toHaveLength(1);
  }
});
