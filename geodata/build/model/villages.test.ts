import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/domain/records.ts';
import type { ListedVillage, Places } from '../gazetteer.ts';
import { type Evidence, NO_EVIDENCE } from './evidence.ts';
import { type AxisSite, modelledVillages } from './villages.ts';

const COUNTY = '330723';
const TOWN = '330723101000';
const FAR_TOWN = '330723102000';
/** An axis along 29° N; one of its towns is on it, another 33 km north. */
const site = (villages: number): AxisSite => ({
  county: COUNTY,
  towns: [TOWN],
  preliminaryLines: [
    [
      [119.8, 29],
      [120, 29],
    ],
  ],
  add: { 1: 1, 2: villages - 1 },
});
const village = (code: string, at?: LonLat): ListedVillage => ({
  code,
  name: code,
  town: `${code.slice(0, 9)}000`,
  county: COUNTY,
  committee: true,
  ...(at ? { position: { lonLat: at, source: 'x:y', rural: true } } : {}),
});
/** Two surveyed villages beside the line, and three of the near and one of the far town without a point. */
const villages = [
  village('330723101201', [119.85, 29.01]),
  village('330723101202', [119.95, 29.05]),
  village('330723101203'),
  village('330723101204'),
  village('330723101205'),
  village('330723102201'),
];
const town = (code: string, at: LonLat) => ({
  code,
  name: '某镇',
  county: COUNTY,
  committees: villages.filter((v) => v.town === code).map((v) => v.code),
  position: { lonLat: at, source: 'x:y' },
});
const places: Places = {
  towns: new Map([
    [TOWN, town(TOWN, [119.9, 29])],
    [FAR_TOWN, town(FAR_TOWN, [119.9, 29.3])],
  ]),
  villages: new Map(villages.map((v) => [v.code, v])),
  formerVillages: [],
  townAliases: new Map(),
};
const evidence = (scores: Record<string, number>): Evidence => ({
  scoreOf: (code) => scores[code] ?? 0,
  isTitled: (code) => code in scores,
});
const codes = (count: number, of: Evidence): string[] =>
  modelledVillages(site(count), places, [], of).map(({ code }) => code.slice(9));

describe('modelledVillages', () => {
  it('chooses by position alone where nothing has a title', () => {
    expect(codes(5, NO_EVIDENCE)).toEqual(['201', '202', '203', '204', '205']);
  });

  it('takes the village with most evidence first, though its position is not surveyed', () => {
    expect(codes(3, evidence({ '330723101205': 1, '330723101202': 2 }))).toEqual(['202', '205', '201']);
  });

  it('chooses by position if titles have no weight, and prefers a title among villages known only to their town', () => {
    expect(codes(3, evidence({ '330723101205': 0 }))).toEqual(['201', '202', '205']);
  });

  it('takes no village of a town more than 10 km from the line, even with a title', () => {
    expect(codes(5, evidence({ '330723102201': 3 }))).toEqual(['201', '202', '203', '204', '205']);
  });

  it('keeps surveyed villages 2 km apart, whatever their titles', () => {
    const close = { ...places, villages: new Map(places.villages) };
    close.villages.set('330723101206', village('330723101206', [119.851, 29.01]));
    const both = evidence({ '330723101201': 1, '330723101206': 2 });
    const picked = modelledVillages(site(3), close, [], both).map(({ code }) => code.slice(9));
    expect(picked).toEqual(['206', '202', '203']);
  });

  it('puts the villages chosen first in the first batch, and chooses no village twice', () => {
    const picked = modelledVillages(site(6), places, [], evidence({ '330723101204': 1 }));
    expect(picked.map(({ batch }) => batch)).toEqual(['1', '2', '2', '2', '2', '2']);
    expect(new Set(picked.map(({ code }) => code)).size).toBe(6);
    expect(picked.every(({ status }) => status === 'modelled')).toBe(true);
  });
});
