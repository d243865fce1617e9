import { describe, expect, it } from 'vitest';
import { findsSource } from './finds.ts';

describe('findsSource', () => {
  it('draws a way as it runs, with its text at the town', () => {
    const line: [number, number][] = [
      [120, 29],
      [120.05, 29.02],
      [120.1, 29],
    ];
    const nearest = { from: line[0]!, rays: [{ to: line[2]!, text: '20 min', line }] };
    const [way, town] = findsSource({ nearest, gaps: null, disagreed: [] }).features;
    expect([way?.properties, way?.geometry]).toEqual([
      { kind: 'ray', text: '' },
      { type: 'LineString', coordinates: line },
    ]);
    expect([town?.properties, town?.geometry]).toEqual([
      { kind: 'arrival', text: '20 min' },
      { type: 'Point', coordinates: line[2] },
    ]);
  });

  it('is empty where nothing was asked', () => {
    expect(findsSource({ nearest: null, gaps: null, disagreed: [] }).features).toEqual([]);
  });

  it('draws a ray to each town, the point they start from, gaps, ranked gains and places of a cross-check, each with a number of its own', () => {
    const { features } = findsSource({
      nearest: { from: [120, 29], rays: [{ to: [120.1, 29], text: '9.7 km' }] },
      gaps: { places: [{ lonLat: [121, 28], committees: 12 }], gains: [[121, 28.1]] },
      disagreed: [{ lonLat: [121, 28.2], isFault: true }],
    });
    expect(features.map(({ properties }) => properties)).toEqual([
      { kind: 'gap', committees: 12 },
      { kind: 'gain', text: '1' },
      { kind: 'ray', text: '9.7 km' },
      { kind: 'disagreed', isFault: true },
      { kind: 'origin' },
    ]);
    expect(features[2]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [120, 29],
        [120.1, 29],
      ],
    });
    expect(new Set(features.map(({ id }) => id)).size).toBe(5);
  });
});
