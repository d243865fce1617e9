import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTownCode } from '../../src/domain/codes.ts';
import type { Gazetteer } from '../../src/domain/network.ts';
import { readDivisions } from './divisions.ts';

const geodata = join(import.meta.dirname, '..');

describe('gazetteer', () => {
  const divisions = readDivisions(join(geodata, 'inputs/divisions.csv'));
  const gazetteer = JSON.parse(readFileSync(join(geodata, 'gazetteer.json'), 'utf8')) as Gazetteer;

  it('lists every town of the division list, located or not, and no park or farm', () => {
    const wanted = [...divisions.names].filter(
      ([code, name]) => isTownCode(code) && /(街道|镇|乡)$/.test(name),
    );
    expect(gazetteer.towns.map(({ code, name }) => [code, name])).toEqual(wanted);
    expect(gazetteer.towns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['沃洲镇', '南麂镇', '凤卧镇', '盈丰街道']),
    );
  });

  it('gives a town a position with its source, or no position', () => {
    for (const { name, lon, lat, positionSource } of gazetteer.towns)
      expect(new Set([lon, lat, positionSource].map((part) => part === undefined)).size, name).toBe(1);
    expect(gazetteer.towns.filter(({ lon }) => lon !== undefined)).toHaveLength(1329);
  });
});
