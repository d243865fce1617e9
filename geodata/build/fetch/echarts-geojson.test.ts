import { describe, expect, it } from 'vitest';
import { readShapes } from './echarts-geojson.ts';

const file = (geometry: object, extra: object = {}): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', id: '330102', properties: { name: '上城区' }, geometry }],
    ...extra,
  });
const ring = [
  [120, 30],
  [120, 30],
  [120.5, 30],
  [120.5, 30.25],
  [120, 30],
];
const CELLS = [
  [122_880, 30_720],
  [123_392, 30_720],
  [123_392, 30_976],
  [122_880, 30_720],
];

describe('readShapes', () => {
  it('turns degrees into whole cells and drops repeated points', () => {
    const [shape] = readShapes(file({ type: 'Polygon', coordinates: [ring] }), 'a.geojson');
    expect(shape).toEqual({ code: '330102', name: '上城区', polygons: [[CELLS]] });
  });

  it('reads parts, closes rings and leaves out what is no ring', () => {
    const geometry = {
      type: 'MultiPolygon',
      coordinates: [[ring.slice(0, -1)], [[ring[0], ring[2], ring[0]]]],
    };
    expect(readShapes(file(geometry), 'a.geojson')[0]?.polygons).toEqual([[CELLS]]);
  });

  it('undoes the string encoding', () => {
    // Zigzag steps +2, 0 · 0, +3 · −2, −3 from the offset.
    const coordinates = ['@@D@@FCE'];
    const geometry = { type: 'Polygon', coordinates, encodeOffsets: [[100, 200]] };
    expect(readShapes(file(geometry, { UTF8Encoding: true }), 'a.geojson')[0]?.polygons).toEqual([
      [
        [
          [100, 200],
          [102, 200],
          [102, 203],
          [100, 200],
        ],
      ],
    ]);
    const parts = {
      type: 'MultiPolygon',
      coordinates: [coordinates, coordinates],
      encodeOffsets: [[[0, 0]], [[9, 9]]],
    };
    const [shape] = readShapes(file(parts, { UTF8Encoding: true }), 'a.geojson');
    expect(shape?.polygons.map(([first]) => first?.[0])).toEqual([
      [0, 0],
      [9, 9],
    ]);
  });

  it('refuses points off the grid, missing offsets and other geometries', () => {
    const off = [...ring.slice(0, 2), [120.0001, 30], ...ring.slice(2)];
    expect(() => readShapes(file({ type: 'Polygon', coordinates: [off] }), 'a.geojson')).toThrow(
      'a.geojson: 上城区 has',
    );
    const lost = file({ type: 'Polygon', coordinates: ['@@D@@FCE'] }, { UTF8Encoding: true });
    expect(() => readShapes(lost, 'a.geojson')).toThrow('a.geojson: 上城区 has NaN');
    expect(() => readShapes(file({ type: 'Point', coordinates: [0, 0] }), 'a.geojson')).toThrow(
      '上城区 is a Point',
    );
  });
});
