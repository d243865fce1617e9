import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, Point } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { isTownCode } from '../../src/domain/codes.ts';
import type { Source, Town, Village } from '../../src/domain/records.ts';
import type { PlaceRecord, TitlesFile } from '../../src/domain/place-records.ts';
import { readDivisions } from './divisions.ts';
import { readSeeds } from './seeds/index.ts';
import type { Seeds } from './seeds/types.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const json = <T>(file: string): T => JSON.parse(readFileSync(join(root, 'geodata', file), 'utf8')) as T;

const towns = json<FeatureCollection<Point, Town>>('towns.geojson').features;
const villages = json<FeatureCollection<Point, Village>>('villages.geojson').features;
const places = json<PlaceRecord[]>('places.json');
const { kinds, places: titled } = json<TitlesFile>('titles.json');
const sources = new Set(json<Source[]>('sources.json').map(({ id }) => id));

let seeds: Seeds;
beforeAll(() => {
  seeds = readSeeds(join(root, 'seeds'), readDivisions(join(root, 'geodata/inputs/divisions.csv')));
});

describe('titles of official lists', () => {
  it('names the source of every title, of a kind that has an English name, and makes nothing documented by it', () => {
    const known = new Set(kinds.map(({ of, title }) => `${of} ${title}`));
    for (const { title, titleEn } of kinds) expect(titleEn, title).toMatch(/^[A-Z][ -~“”’]+$/);
    for (const { code, titles } of titled)
      for (const { title, source } of titles) {
        expect(known.has(`${isTownCode(code) ? 'town' : 'village'} ${title}`), title).toBe(true);
        expect(sources.has(source), source).toBe(true);
      }
    const held = new Set(titled.map(({ code }) => code));
    expect(
      villages.filter(({ properties: { code, status } }) => status === 'modelled' && held.has(code)).length,
    ).toBeGreaterThan(100);
  });

  it('keeps every title: those with a place are in the file of titles and their place is in some file, those without are in neither', () => {
    const told = new Map(titled.map((place) => [place.code, place.titles]));
    const records = new Set([
      ...[...towns, ...villages].map(({ properties }) => properties.code),
      ...places.map(({ code }) => code),
    ]);
    const matched = seeds.titles.filter(({ code }) => code !== undefined);
    expect(seeds.titles).toHaveLength(1204);
    expect(matched).toHaveLength(1041);
    for (const { code = '', title, source, name } of matched) {
      const found = told.get(code)?.find((one) => one.title === title && one.source === source);
      expect(found, `${name} ${title}`).toBeDefined();
      expect(records.has(code), `${code} ${name}`).toBe(true);
    }
    expect(told.size).toBe(new Set(matched.map(({ code }) => code)).size);
  });

  it('gives a list that was reprinted with gaps the reliability "reported"', () => {
    const gappy = seeds.titles.filter(({ period }) => period.includes('脱落'));
    expect(gappy.length).toBeGreaterThan(30);
    const of = new Map(seeds.sources.map(({ id, reliability }) => [id, reliability]));
    for (const { source } of gappy) expect(of.get(source), source).toBe('reported');
    expect(seeds.titles.filter(({ source }) => of.get(source) === 'reported')).toHaveLength(62);
  });
});
