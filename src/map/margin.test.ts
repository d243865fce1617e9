import { describe, expect, it } from 'vitest';
import { PROVINCE_BBOX, bboxOf } from './camera.ts';
import { marginOf } from './margin.ts';
import { square } from './test-network.ts';

const neighbours = [
  { code: '360000', name: '江西省', geometry: { type: 'Polygon' as const, coordinates: [square(116)] } },
];

describe('marginOf', () => {
  it('leaves out a frame that ends where the land outside ends, with open sea to the east', () => {
    const [, frame] = marginOf({ neighbours }).coordinates;
    const [west, south, east, north] = bboxOf([frame!]);
    expect([west, south, north]).toEqual([116, PROVINCE_BBOX[1], PROVINCE_BBOX[3]]);
    expect(east).toBeGreaterThan(PROVINCE_BBOX[2]);
  });

  it('frames the province alone where nothing is known of its neighbours', () => {
    const [, frame] = marginOf({ neighbours: [] }).coordinates;
    expect(bboxOf([frame!]).slice(0, 2)).toEqual(PROVINCE_BBOX.slice(0, 2));
  });
});
