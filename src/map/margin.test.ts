import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { PROVINCE_BBOX, geometryBbox } from './camera.ts';
import { buildMargin } from './margin.ts';
import { square } from './testing/network.ts';

const neighbours = [
  { code: '360000', name: '江西省', geometry: { type: 'Polygon' as const, coordinates: [square(116)] } },
];
const around = (ring: Position[]) => geometryBbox({ type: 'Polygon', coordinates: [ring] });
const holes = (bands: ReturnType<typeof buildMargin>) =>
  bands.map(({ geometry }) => around(geometry.coordinates[1]!));

describe('buildMargin', () => {
  it('covers everything outside a frame that ends with the land of the neighbours, and with open sea in the east', () => {
    const [frame] = holes(buildMargin({ neighbours }));
    const [west, south, east, north] = frame!;
    expect([west, south, north]).toEqual([116, PROVINCE_BBOX[1], PROVINCE_BBOX[3]]);
    expect(east).toBeGreaterThan(PROVINCE_BBOX[2]);
  });

  it('frames the province if nothing is known of its neighbours', () => {
    const [frame] = holes(buildMargin({ neighbours: [] }));
    expect(frame!.slice(0, 2)).toEqual(PROVINCE_BBOX.slice(0, 2));
  });

  it('fades from opaque at the frame to transparent in bands without gaps or overlaps', () => {
    const bands = buildMargin({ neighbours });
    expect(bands[0]?.opacity).toBe(1);
    for (const [i, band] of bands.slice(1).entries()) {
      expect(band.opacity).toBeLessThan(bands[i]!.opacity);
      expect(around(band.geometry.coordinates[0]!)).toEqual(around(bands[i]!.geometry.coordinates[1]!));
    }
    expect(bands.at(-1)!.opacity).toBeLessThan(0.01);
  });
});
