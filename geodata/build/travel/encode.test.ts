import { describe, expect, it } from 'vitest';
import { gunzipSync, gzipSync } from 'fflate';
import { decodeTravelGround } from '../../../src/spatial/geometry/travel/ground.ts';
import { placeAt, testGround } from '../../../src/spatial/geometry/travel/testing/ground.ts';
import { encodeTravelGround } from './encode.ts';

const ground = testGround(
  ['..r..ss', '..r.lss', ' .r....'],
  [
    {
      class: 'motorway',
      name: '龙丽温高速',
      ref: 'G4012',
      line: [
        [0.5, 0.5],
        [3.25, 1.5],
        [6.5, 2.5],
      ],
    },
    {
      class: 'primary',
      line: [
        [6.5, 2.5],
        [1, 1],
      ],
    },
  ],
  (x, y) => (x * 140 + y * 60) % 1600,
);

describe('the compiled ground of travel times', () => {
  it('is decoded to the same values, heights to 4 m, positions to five decimals', () => {
    const back = decodeTravelGround(encodeTravelGround(ground));
    expect(back.grid).toEqual(ground.grid);
    expect(back.cover).toEqual(ground.cover);
    back.heightM.forEach((m, i) =>
      expect(Math.abs(m - (ground.heightM[i] as number))).toBeLessThanOrEqual(2),
    );
    const { nodeLonLat, shapeLonLat, edgeLengthM, ...rest } = ground.graph;
    expect(back.graph).toMatchObject(rest);
    back.graph.nodeLonLat.forEach((of, i) => expect(of).toBeCloseTo(nodeLonLat[i] as number, 5));
    back.graph.shapeLonLat.forEach((of, i) => expect(of).toBeCloseTo(shapeLonLat[i] as number, 5));
    back.graph.edgeLengthM.forEach((of, i) => expect(of).toBeCloseTo(edgeLengthM[i] as number, 0));
    expect([...shapeLonLat.subarray(0, 2)]).toEqual(placeAt(3.25, 1.5));
  });

  it('states what is wrong with other bytes', () => {
    const bytes = gunzipSync(encodeTravelGround(ground));
    expect(() => decodeTravelGround(gzipSync(bytes.subarray(0, -3)))).toThrow(/before its data/);
    expect(() => decodeTravelGround(gzipSync(Uint8Array.from([...bytes, 0])))).toThrow(/1 bytes more/);
    expect(() =>
      decodeTravelGround(gzipSync(new TextEncoder().encode('{"type": "FeatureCollection"}'))),
    ).toThrow(/begins with/);
  });
});
