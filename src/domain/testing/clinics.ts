import type { SmallLayer } from '../own-layer.ts';
import type { SheetLayerEntry } from '../sheet-layer.ts';

/** An own layer whose settings use every kind of column reference: two columns have one heading, one has none. */
export const CLINICS: SmallLayer = {
  id: 'own-3f8a1c09b2d4-1',
  file: { name: '诊所.xlsx', sha256: '3f8a1c09b2d4'.padEnd(64, '0'), modified: '2026-11-01T08:00:00.000Z' },
  part: '乡镇',
  reading: { datum: { kind: 'gcj02' }, swapped: false, positions: { kind: 'two', first: 2, second: 3 } },
  columns: ['名称', '床位', '经度', '纬度', '类别', '类别', ''],
  rows: [],
  settings: {
    name: '诊所',
    style: { by: 'number', column: 1, method: 'natural', classes: 4 },
    label: 0,
    filter: { column: 5, test: 'is', value: '村卫生室' },
  },
};

/** The same layer as a print spec describes it, drawn as the third. */
export const CLINICS_ENTRY: SheetLayerEntry = {
  name: '诊所',
  file: { name: '诊所.xlsx', sha256: '3f8a1c09b2d4'.padEnd(64, '0'), part: '乡镇' },
  order: 2,
  style: { by: 'number', column: '床位', method: 'natural', classes: 4 },
  label: '名称',
  filter: { column: '#6', test: 'is', value: '村卫生室' },
  datum: 'gcj02',
  positions: ['经度', '纬度'],
};
