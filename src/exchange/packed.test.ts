import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from './content.ts';
import { fromBlob, toBlob } from './blob-arrays.ts';
import { featureAt, packedRow, unpacked } from './packed.ts';
import { ColumnBuilder, packedValue, plainNumber } from './packed-column.ts';
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

describe('numbers of a packed column', () => {
  const numbersOf = (values: readonly CellValue[]): number[] => {
    const builder = new ColumnBuilder('a');
    for (const [row, value] of values.entries()) builder.set(row, value);
    const column = builder.finish();
    return values.map((_, row) => plainNumber(column, row));
  };

  it('are those that the platform reads from the texts', () => {
    const digits = (most: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.constantFrom('', '-'), digits(8), fc.option(digits(7)), (sign, whole, decimals) => {
        const text = `${sign}${whole}${decimals === null ? '' : `.${decimals}`}`;
        expect(numbersOf([text])).toEqual([Number(text)]);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (number) => {
        expect(numbersOf([number])).toEqual([number]);
      }),
    );
  });

  it('are NaN if the text must be read: other characters, too many digits, no digit', () => {
    const texts = [
      '',
      '-',
      '.',
      '.5',
      '5.',
      '1.2.3',
      '1,234',
      '１２',
      '1e5',
      ' 1',
      '1 ',
      '+1',
      '0x1',
      '1234567890.123456',
    ];
    expect(numbersOf(texts.map((text) => (text === '' ? null : text)))).toEqual(texts.map(() => NaN));
    expect(numbersOf([null, true, false])).toEqual([NaN, NaN, NaN]);
    expect(numbersOf(['7', '-0.25', '007'])).toEqual([7, -0.25, 7]);
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

  it('of a sheet have its rows', async () => {
    const text = Array.from({ length: 9000 }, (_, i) => (i % 3 === 0 ? '' : `${i},村${i}`)).join('\n');
    const [sent] = (await readMade('a.csv', text)).contents;
    if (sent?.kind !== 'packed-sheet') throw new Error('not packed');
    const moved = await fromBlob<typeof sent>(toBlob(sent));
    expect(moved.rowCount).toBe(6000);
    expect(packedRow(moved, 0)).toEqual({ row: 2, cells: ['1', '村1'] });
    expect(packedRow(moved, 5999)).toEqual({ row: 9000, cells: ['8999', '村8999'] });
  });
});
