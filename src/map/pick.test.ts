import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { countyAt, pickAt, pickBest } from './pick.ts';
import { mapNetwork } from './testing/network.ts';

const network = mapNetwork();

describe('pickBest', () => {
  it('prefers a town to a village to an axis', () => {
    const axis = { kind: 'axis', id: 1, distancePx: 0 } as const;
    const village = { kind: 'village', id: 2, distancePx: 5 } as const;
    const town = { kind: 'town', id: 3, distancePx: 6 } as const;
    expect(pickBest([axis, village, town])).toBe(town);
    expect(pickBest([axis, village])).toBe(village);
    const place = { kind: 'place', id: 4, distancePx: 0 } as const;
    expect(pickBest([axis, place, village])).toBe(village);
    expect(pickBest([axis, place])).toBe(place);
    expect(pickBest([])).toBeNull();
  });

  it('prefers the nearest of a kind', () => {
    const far = { kind: 'village', id: 1, distancePx: 5 } as const;
    const near = { kind: 'village', id: 2, distancePx: 1 } as const;
    expect(pickBest([far, near])).toBe(near);
  });
});

describe('countyAt', () => {
  it('finds the county a point lies in', () => {
    expect(countyAt(network.counties.values(), [119.2, 28.7])?.code).toBe('330723');
    expect(countyAt(network.counties.values(), [120.99, 28.01])?.code).toBe('331122');
  });

  it('finds none outside the province', () => {
    expect(countyAt(network.counties.values(), [117.5, 28.5])).toBeNull();
    expect(countyAt(network.counties.values(), [119.5, 29.5])).toBeNull();
  });

  it('does not count a hole as inside', () => {
    const county = network.counties.get('330723')!;
    const hole = [
      [119.4, 28.4],
      [119.6, 28.4],
      [119.6, 28.6],
      [119.4, 28.6],
      [119.4, 28.4],
    ];
    const pierced = {
      ...county,
      geometry: {
        type: 'Polygon' as const,
        coordinates: [county.geometry.coordinates[0] as number[][], hole],
      },
    };
    expect(countyAt([pierced], [119.5, 28.5])).toBeNull();
    expect(countyAt([pierced], [119.3, 28.5])).toBe(pierced);
  });
});

describe('pickAt', () => {
  /** A stand-in for a map of 100 px per degree with a village at 119.5, 28.5. */
  const mapWith = (village: { x: number; y: number } | null): MapLibreMap =>
    ({
      getLayer: () => true,
      unproject: ([x, y]: [number, number]) => ({ lng: 118 + x / 100, lat: 28 + y / 100 }),
      project: () => village,
      queryRenderedFeatures: (
        [[x1, y1], [x2, y2]]: [[number, number], [number, number]],
        { layers }: { layers: string[] },
      ) =>
        village &&
        layers.includes('village') &&
        village.x >= x1 &&
        village.x <= x2 &&
        village.y >= y1 &&
        village.y <= y2
          ? [{ id: 330723101201, geometry: { type: 'Point', coordinates: [119.5, 28.5] } }]
          : [],
    }) as unknown as MapLibreMap;

  it('has a larger tolerance for touch than for a mouse', () => {
    const map = mapWith({ x: 150, y: 50 });
    const village = { kind: 'village', id: '330723101201' };
    expect(pickAt(map, network, [154, 50], 'mouse')).toEqual(village);
    expect(pickAt(map, network, [162, 50], 'mouse')).toEqual({ kind: 'county', id: '330723' });
    expect(pickAt(map, network, [162, 50], 'touch')).toEqual(village);
  });

  it('finds the county if no symbol is near, and nothing outside', () => {
    expect(pickAt(mapWith(null), network, [250, 50], 'mouse')).toEqual({ kind: 'county', id: '331122' });
    expect(pickAt(mapWith(null), network, [450, 50], 'mouse')).toBeNull();
    expect(pickAt(mapWith(null), null, [250, 50], 'mouse')).toBeNull();
  });
});
