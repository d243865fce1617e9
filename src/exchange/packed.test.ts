import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from './content.ts';
import { fromBlob, toBlob } from './blob-arrays.ts';
import { featureAt, packedRow, unpacked } from './packed.ts';
import { ColumnBuilder, packedValue } from './packed-column.ts';
import { readMade } from './testing/read.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.boolean(),
);

describe('a packed column', () => {
  it('gives each value at its row', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 200 }), (values: CellValue[]) => {
        const builder = new ColumnBuilder('a');
        for (const [row, value] of values.entries()) builder.set(row, value);
        const column = builder.finish();
        expect(values.map((_, row) => packedValue(column, row))).toEqual(values);
        expect(packedValue(column, values.length)).toBeNull();
      }),
    );
  });
});

describe('packed contents', () => {
  const types = ['Point', 'LineString', 'MultiPolygon', null] as const;
  const geometryOf = (i: number, kinds: readonly (typeof types)[number][]): unknown => {
    const type = kinds[i % kinds.length];
    const ring = [
      [i, 0],
      [i + 1, 0],
      [i, 1],
      [i, 0],
    ];
    switch (type) {
      case 'Point':
        return { type, coordinates: [i, i / 2] };
      case 'LineString':
        return { type, coordinates: ring };
      case 'MultiPolygon':
        return { type, coordinates: [[ring, ring], [ring]] };
      default:
        return null;
    }
  };

  it.each([
    [['Point']],
    [['Point', 'Point', 'LineString', 'MultiPolygon', null]],
    [[null, 'MultiPolygon']],
  ] as const)(
    'of features %o are those of the file, packed from 5,000 on, also once they were stored',
    async (kinds) => {
      const features = Array.from({ length: 6000 }, (_, i) => ({
        type: 'Feature',
        geometry: geometryOf(i, kinds),
        properties: i % 2 === 0 ? { name: `村${i}`, n: i } : { late: true },
      }));
      const { contents } = await readMade(
        'a.geojson',
        JSON.stringify({ type: 'FeatureCollection', features }),
      );
      const [sent] = contents;
      if (sent?.kind !== 'packed-features') throw new Error('not packed');
      const moved = await fromBlob<typeof sent>(toBlob(sent));
      expect(unpacked(moved).features).toEqual(features.map((each, i) => ({ ...each, id: i + 1 })));
      expect(featureAt(moved, 5999)).toMatchObject({ id: 6000, properties: { late: true } });
    },
  );

  it('of a sheet are its rows', async () => {
    const text = Array.from({ length: 9000 }, (_, i) => (i % 3 === 0 ? '' : `${i},村${i}`)).join('\n');
    const [sent] = (await readMade('a.csv', text)).contents;
    if (sent?.kind !== 'packed-sheet') throw new Error('not packed');
    const moved = await fromBlob<typeof sent>(toBlob(sent));
    expect(moved.rowCount).toBe(6000);
    expect(packedRow(moved, 0)).toEqual({ row: 2, cells: ['1', '村1'] });
    expect(packedRow(moved, 5999)).toEqual({ row: 9000, cells: ['8999', '村8999'] });
  });
});
