import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/records.ts';
import type { DrawnAnswers } from '../state/drawn-answers.ts';
import { answersSource } from './drawn-answers.ts';

describe('answersSource', () => {
  it('draws the route of a trip, with its text at the town', () => {
    const line: [number, number][] = [
      [120, 29],
      [120.05, 29.02],
      [120.1, 29],
    ];
    const nearest = { from: line[0]!, rays: [{ to: line[2]!, seconds: 1200, distanceM: 9700, line }] };
    const [way, town] = answersSource({ nearest, gaps: null, disagreed: [] }, 'en').features;
    expect([way?.properties, way?.geometry]).toEqual([
      { kind: 'ray', text: '' },
      { type: 'LineString', coordinates: line },
    ]);
    expect([town?.properties, town?.geometry]).toEqual([
      { kind: 'arrival', text: '20 min · 9.7 km' },
      { type: 'Point', coordinates: line[2] },
    ]);
  });

  it('is empty without results', () => {
    expect(answersSource({ nearest: null, gaps: null, disagreed: [] }, 'zh').features).toEqual([]);
  });

  it('draws a ray to each town, their origin, gaps, ranked gains and places of a cross-check, with unique ids', () => {
    const answers: DrawnAnswers = {
      nearest: { from: [120, 29], rays: [{ to: [120.1, 29], distanceM: 9700 }] },
      gaps: { places: [{ lonLat: [121, 28], committees: 12 }], gains: [[121, 28.1]] },
      disagreed: [{ lonLat: [121, 28.2], isFault: true }],
    };
    const { features } = answersSource(answers, 'zh');
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

  it('labels a straight ray with the water it crosses, in the language', () => {
    const crossing = { seaM: 29_000, inlandM: 0, apart: false };
    const rays = [{ to: [120.5, 29] as LonLat, distanceM: 48_700, crossing }];
    const texts = (['zh', 'en'] as const).map(
      (language) =>
        answersSource({ nearest: { from: [120, 29], rays }, gaps: null, disagreed: [] }, language).features[0]
          ?.properties,
    );
    expect(texts).toEqual([
      { kind: 'ray', text: '48.7 km · 越海约 29 公里' },
      { kind: 'ray', text: '48.7 km · crosses about 29 km of sea' },
    ]);
  });
});
