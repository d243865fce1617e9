import { describe, expect, it } from 'vitest';
import { PROVINCE_BBOX, bboxOf, framingOf } from './camera.ts';
import { mapNetwork } from './testing/network.ts';

const network = mapNetwork();

describe('framingOf', () => {
  it('fits a line or an area and goes to a point', () => {
    expect(framingOf(network, { kind: 'axis', id: 'axis-330723' })).toEqual({
      bbox: [119.5, 28.5, 119.9, 28.5],
      marginPx: 84,
    });
    expect(framingOf(network, { kind: 'county', id: '331122' })).toEqual({ bbox: [120, 28, 121, 29] });
    expect(framingOf(network, { kind: 'village', id: '330723101201' })).toMatchObject({ centre: [120, 29] });
  });

  it('shows a village closer than its town', () => {
    const zoomOf = (framing: ReturnType<typeof framingOf>): number =>
      framing && 'zoom' in framing ? framing.zoom : 0;
    const town = framingOf(network, { kind: 'town', id: '330723101000' });
    const village = framingOf(network, { kind: 'village', id: '330723101201' });
    expect(zoomOf(village)).toBeGreaterThan(zoomOf(town));
  });

  it('needs no network for the province or a rectangle', () => {
    expect(framingOf(null, { kind: 'province' })).toEqual({ bbox: PROVINCE_BBOX });
    expect(framingOf(null, { kind: 'bbox', bbox: [1, 2, 3, 4] })).toEqual({ bbox: [1, 2, 3, 4] });
    expect(framingOf(null, { kind: 'county', id: '331122' })).toBeNull();
  });

  it('knows no way to what is not there or has no position', () => {
    expect(framingOf(network, { kind: 'axis', id: 'axis-0' })).toBeNull();
    expect(framingOf(network, { kind: 'cluster', id: 'panan-juxi' })).toBeNull();
  });
});

it('measures nested coordinates', () => {
  expect(bboxOf({ type: 'MultiPolygon', coordinates: [[[[1, 5]]], [[[3, -2]]]] })).toEqual([1, -2, 3, 5]);
  expect(PROVINCE_BBOX[0]).toBeLessThan(PROVINCE_BBOX[2]);
});
