import type { Geometry } from 'geojson';
import type { ExportTable, TableCell, TableColumn } from '../export/table.ts';

const COLUMNS: readonly TableColumn[] = [
  { name: 'code', title: '区划代码', type: 'text' },
  { name: 'name', title: '名称', type: 'text' },
  { name: 'status', title: '状态', type: 'text', values: { documented: '有据', modelled: '推演' } },
  { name: 'village_committees', title: '村委会数', type: 'integer' },
  { name: 'distance_m', title: '直线距离', type: 'number', unit: 'm' },
  { name: 'priority', title: '首批', type: 'boolean' },
];

/** A made-up table for the tests of writers; cells in the order code, name, status, village_committees, distance_m, priority. */
export const madeUpTable = (
  rows: readonly { cells: readonly TableCell[]; geometry: Geometry | null }[],
  isSpatial = true,
): ExportTable => ({
  fileName: 'made-up',
  columns: COLUMNS,
  rows,
  isSpatial,
  about: {
    title: 'a title',
    conditions: null,
    method: 'a method',
    error: 'an error',
    dataDate: '2026-03-09',
    notes: ['a note', 'another'],
    sources: [{ id: 's1', title: '=a source', publisher: 'somebody', reliability: 'official' }],
  },
});

/** Every cell of the first row but the code is unknown: formats that guess types from the first row would get them wrong. */
export const UGLY: readonly { cells: readonly TableCell[]; geometry: Geometry | null }[] = [
  {
    cells: ['000000000001', null, null, null, null, null],
    geometry: { type: 'Point', coordinates: [120, 29] },
  },
  {
    cells: ['330723100200', '=1+1', 'documented', 12, -3.5, true],
    geometry: { type: 'Point', coordinates: [119.81726, 28.88715] },
  },
  {
    cells: ['330723100201', '<b>廿里 "镇", &\n第二行</b>', 'modelled', -1, 1234.5, false],
    geometry: { type: 'Point', coordinates: [121.5, 30.25] },
  },
];
