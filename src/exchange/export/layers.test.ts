import '../../i18n/testing/load-words.ts';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { axisPasses, passes, townPasses } from '../../domain/filter.ts';
import type { Filter } from '../../domain/filter.ts';
import { LANGUAGES } from '../../i18n/index.ts';
import type { ColumnName } from './columns.ts';
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
