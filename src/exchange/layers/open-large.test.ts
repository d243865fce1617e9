import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBlob } from '../blob-arrays.ts';
import { buildRows, guessReading, openContent } from '../own-layer.ts';
import { unpacked } from '../packed.ts';
import { buildLarge, openLarge } from './open-large.ts';
import { type PackedLayer, PackedTable } from './packed-layer.ts';
import { readPacked, WGS84 } from './testing/packed.ts';

/** A village list with a title, a total in the middle, a note at the end and rows without a position. */
const list = (count: number): string =>
  [
    '村庄名单,,,,',
    '序号,村名,经度,纬度,人口',
    ...Array.from({ length: count }, (_, i) =>
      i === 40
        ? '合计,,,,123'
        : `${i},${i === 50 ? '合计村' : `村${i}`},${i % 100 === 7 ? '' : (119 + (i % 900) / 1000).toFixed(3)},${(28 + (i % 700) / 1000).toFixed(3)},"1,${String(i % 1000).padStart(3, '0')}"`,
    ),
    '注：以上为 2025 年数,,,,',
  ].join('\n');

describe('a large table', () => {
  it('has the columns, rows and positions that a small one of the same file has', async () => {
    const content = await readPacked('list.csv', list(6000));
    const opened = openLarge(content);
    const small = openContent(unpacked(content));
    expect(opened.names).toEqual(small.columns);
    expect(opened.names).toEqual(['序号', '村名', '经度', '纬度', '人口']);
    expect(opened.numbers.join()).toBe(small.rows.map(({ number }) => number).join());
    expect(opened.numbers).toHaveLength(5999);
    expect(opened.sample).toMatchObject({ rowCount: 5999, positions: { kind: 'two', first: 2, second: 3 } });
    expect(guessReading(opened.sample, opened.sample.positions).choices[0]).toMatchObject(WGS84);

    const { rows } = buildLarge(opened, opened.sample.positions, WGS84);
    const smallRows = await buildRows(small, small.positions, WGS84);
    expect(rows).toMatchObject({
      rowCount: 5999,
      columnKinds: ['number', 'text', 'number', 'number', 'number'],
    });
    expect(rows.placedCount).toBe(smallRows.filter(({ geometry }) => geometry).length);
    expect(rows.box).toEqual([119, 28, 119.899, 28.699]);
    const table = new PackedTable(await fromBlob<PackedLayer>(rows.blob));
    const whole = smallRows.map((_, row) => small.columns.map((_name, column) => table.value(row, column)));
    expect(JSON.stringify(whole)).toBe(JSON.stringify(smallRows.map(({ values }) => values)));
    expect([table.number(3, 4), table.text(3, 1), table.number(3, 1)]).toEqual([1003, '村3', null]);
  });

  it('treats the same rows as data as a small table does, whatever the rows are', async () => {
    const cell = fc.constantFrom(
      '',
      '合计',
      '注：a',
      '村名',
      '一、武义县',
      '3',
      '村',
      '小计 5',
      '－',
      'total',
      '甲，乙',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 }), async (odd) => {
        // The generated rows are at the top and again after the rows in which headings are looked for.
        const plain = Array.from({ length: 5000 }, (_, i) => `村${i},${i},x`);
        const rows = [
          ...odd.map((cells) => cells.join(',')),
          ...plain,
          ...odd.map((cells) => cells.join(',')),
        ];
        const content = await readPacked('a.csv', ['村名,编号,备注', ...rows].join('\n'));
        const small = openContent(unpacked(content));
        expect(openLarge(content).numbers.join()).toBe(small.rows.map(({ number }) => number).join());
      }),
      { numRuns: 8 },
    );
  });

  it('with features has their geometries in WGS 84, and none where a position is outside the datum', async () => {
    const features = Array.from({ length: 5000 }, (_, i) => ({
      type: 'Feature',
      properties: { name: `路${i}` },
      geometry:
        i === 1
          ? null
          : {
              type: 'LineString',
              coordinates: [[120 + i / 10_000, 29], i === 2 ? [999, 29] : [120.1, 29.1]],
            },
    }));
    const content = await readPacked('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    const opened = openLarge(content);
    const { layer, rows } = buildLarge(opened, null, { datum: { kind: 'gcj02' }, swapped: false });
    const small = openContent(unpacked(content));
    const smallRows = await buildRows(small, null, { datum: { kind: 'gcj02' }, swapped: false });
    expect([...layer.geometry.types].map((type) => type !== 0).join()).toBe(
      smallRows.map(({ geometry }) => geometry !== null).join(),
    );
    expect(rows.placedCount).toBe(4998);
    expect(rows.columnKinds).toEqual(['text']);
  });
});
