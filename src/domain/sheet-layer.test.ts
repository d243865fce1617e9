import { describe, expect, it } from 'vitest';
import { datumName, readDatumName } from './datum.ts';
import type { SmallLayer } from './own-layer.ts';
import { columnRef, entryOfLayer, findColumn, settingsOfEntry } from './sheet-layer.ts';

const layer: SmallLayer = {
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

describe('what a sheet says of an own layer', () => {
  it('is all that its style needs, with columns by their headings, and gives the same settings again', () => {
    const entry = entryOfLayer(layer, 2);
    expect(entry).toEqual({
      name: '诊所',
      file: { name: '诊所.xlsx', sha256: layer.file.sha256, part: '乡镇' },
      order: 2,
      style: { by: 'number', column: '床位', method: 'natural', classes: 4 },
      label: '名称',
      filter: { column: '#6', test: 'is', value: '村卫生室' },
      datum: 'gcj02',
      positions: ['经度', '纬度'],
    });
    expect(settingsOfEntry(entry, layer.columns)).toEqual({ settings: layer.settings });
  });

  it('names the column that a layer lacks', () => {
    const entry = entryOfLayer(layer, 0);
    expect(settingsOfEntry(entry, ['名称', '床位数'])).toEqual({ lacks: '床位' });
    expect(settingsOfEntry({ ...entry, style: { by: 'one', colour: 3 } }, ['名称'])).toEqual({ lacks: '#6' });
  });

  it('tells columns of one heading, of none, or of one that looks like a number, apart', () => {
    const columns = ['a', 'b', 'a', '', '#1'];
    expect(columns.map((_, i) => columnRef(columns, i))).toEqual(['#1', 'b', '#3', '#4', '#5']);
    expect(columns.map((_, i) => findColumn(columns, columnRef(columns, i)))).toEqual([0, 1, 2, 3, 4]);
    expect([findColumn(columns, 'a'), findColumn(columns, '#6'), findColumn(columns, 'c')]).toEqual([
      -1, -1, -1,
    ]);
  });
});

describe('names of datums', () => {
  it.each([
    ['wgs84', { kind: 'wgs84' }],
    ['bd09', { kind: 'bd09' }],
    ['mercator', { kind: 'mercator' }],
    ['cgcs2000-120', { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg: 120, prefixed: false }],
    ['cgcs2000-zone40', { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg: 120, prefixed: true }],
    ['cgcs2000-zone20', { kind: 'gauss-kruger', zoneDeg: 6, centralMeridianDeg: 117, prefixed: true }],
  ] as const)('%s stands for the datum both ways', (name, datum) => {
    expect([readDatumName(name), datumName(datum)]).toEqual([datum, name]);
  });

  it('of the file stands for what the file states; CGCS2000 in degrees is read as WGS 84; others are none', () => {
    expect([datumName({ kind: 'wkt', wkt: 'PROJCS[]' }), readDatumName('file')]).toEqual(['file', 'file']);
    expect(readDatumName('cgcs2000')).toEqual({ kind: 'wgs84' });
    expect(['', 'WGS84', 'cgcs2000-121', 'cgcs2000-zone24', 'cgcs2000-zone4'].map(readDatumName)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
