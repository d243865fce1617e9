import { describe, expect, it } from 'vitest';
import { PROVINCE_BBOX, geometryBbox, frameTarget } from './camera.ts';
import { mapNetwork } from './testing/network.ts';

const network = mapNetwork();

describe('frameTarget', () => {
  it('fits a line or an area and centres on a point', () => {
    expect(frameTarget(network, { kind: 'axis', id: 'axis-330723' })).toEqual({
      bbox: [119.5, 28.5, 119.9, 28.5],
      marginPx: 84,
    });
    expect(frameTarget(network, { kind: 'county', id: '331122' })).toEqual({ bbox: [120, 28, 121, 29] });
    expect(frameTarget(network, { kind: 'village', id: '330723101201' })).toMatchObject({
      centre: [120, 29],
    });
  });

  it('shows a village closer than its town', () => {
    const zoomOf = (framing: ReturnType<typeof frameTarget>): number =>
      framing && 'zoom' in framing ? framing.zoom : 0;
    const town = frameTarget(network, { kind: 'town', id: '330723101000' });
    const village = frameTarget(network, { kind: 'village', id: '330723101201' });
    expect(zoomOf(village)).toBeGreaterThan(zoomOf(town));
  });

  it('does not need the network for the province or a rectangle', () => {
    expect(frameTarget(null, { kind: 'province' })).toEqual({ bbox: PROVINCE_BBOX });
    expect(frameTarget(null, { kind: 'bbox', bbox: [1, 2, 3, 4] })).toEqual({ bbox: [1, 2, 3, 4] });
    expect(frameTarget(null, { kind: 'county', id: '331122' })).toBeNull();
  });

  it('is null for unknown records and records without a position', () => {
    expect(frameTarget(network, { kind: 'axis', id: 'axis-0' })).toBeNull();
    expect(frameTarget(network, { kind: 'cluster', id: 'panan-juxi' })).toBeNull();
  });
});

it('measures nested coordinates', () => {
  expect(geometryBbox({ type: 'MultiPolygon', coordinates: [[[[1, 5]]], [[[3, -2]]]] })).toEqual([
    1, -2, 3, 5,
  ]);
  expect(PROVINCE_BBOX[0]).toBeLessThan(PROVINCE_BBOX[2]);
});
