import { describe, expect, it } from 'vitest';
import { datumName, readDatumName } from './datum.ts';
import { columnRef, entryOfLayer, findColumn, settingsOfEntry } from './sheet-layer.ts';
import { CLINICS, CLINICS_ENTRY } from './testing/clinics.ts';

describe('what a sheet says of an own layer', () => {
  it('is all that its style needs, with columns by their headings, and gives the same settings again', () => {
    expect(entryOfLayer(CLINICS, 2)).toEqual(CLINICS_ENTRY);
    expect(settingsOfEntry(CLINICS_ENTRY, CLINICS.columns)).toEqual({ settings: CLINICS.settings });
  });

  it('names the column that a layer lacks', () => {
    expect(settingsOfEntry(CLINICS_ENTRY, ['名称', '床位数'])).toEqual({ lacks: '床位' });
    expect(settingsOfEntry({ ...CLINICS_ENTRY, style: { by: 'one', colour: 3 } }, ['名称'])).toEqual({
      lacks: '#6',
    });
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
