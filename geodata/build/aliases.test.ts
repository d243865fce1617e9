import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFormerCodes, readForms } from './aliases.ts';
import { SUCCESSORS } from './boundaries/succession.ts';

const folder = mkdtempSync(join(tmpdir(), 'aliases-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (text: string): string => {
  const path = join(folder, 'input.csv');
  writeFileSync(path, text);
  return path;
};
const today = new Set(['330102', '330109', '330114', '331102', '331181', '331100', '330100']);
const formerCodes = (rows: string): unknown =>
  readFormerCodes(file(`code,name,until,successors\n${rows}`), (code) => today.has(code));

describe('readFormerCodes', () => {
  it('follows chains of successors to codes of today', () => {
    expect(
      formerCodes('330121,萧山县,1987,339005\n339005,萧山市,1990,330181\n330181,萧山市,2001,330109\n'),
    ).toEqual([
      { code: '330121', name: '萧山县', until: 1987, successors: ['330109'] },
      { code: '330181', name: '萧山市', until: 2001, successors: ['330109'] },
      { code: '339005', name: '萧山市', until: 1990, successors: ['330109'] },
    ]);
  });

  it('gives for a prefecture the prefectures of its counties', () => {
    expect(
      formerCodes('332500,丽水地区,2000,\n332501,丽水市,2000,331102\n332502,龙泉市,2000,331181\n'),
    ).toContainEqual({
      code: '332500',
      name: '丽水地区',
      until: 2000,
      successors: ['331100'],
    });
  });

  it('refuses codes without a successor of today, cycles, and codes that are in use', () => {
    expect(() => formerCodes('330199,甲,2000,330198\n')).toThrow(':2: 330199 leads to no code of today');
    expect(() => formerCodes('330199,甲,2000,330198\n330198,乙,2000,330199\n')).toThrow('leads to no code');
    expect(() => formerCodes('330102,上城区,2000,330109\n')).toThrow('330102 is in use');
    expect(() => formerCodes('3301,甲,2000,330109\n')).toThrow('is not the code');
  });
});

it('agrees with the successions by which boundaries are updated', () => {
  const root = join(import.meta.dirname, '../..');
  const { codes } = JSON.parse(readFileSync(join(root, 'geodata/aliases.json'), 'utf8')) as {
    codes: { code: string; successors: string[] }[];
  };
  const former = new Map(codes.map(({ code, successors }) => [code, successors]));
  const gone = Object.entries(SUCCESSORS).filter(([code, successors]) => !successors.includes(code));
  expect(gone.length).toBeGreaterThan(4);
  for (const [code, successors] of gone) expect(former.get(code), code).toEqual(successors);
});

describe('readForms', () => {
  const rows = 'form,simplified,source\n麗,丽,icu-72\n乾,干,icu-72\n龜,龟,icu-72\n';
  it('keeps the forms of characters that names have, but not a form that a name has itself', () => {
    expect(readForms(file(rows), ['丽水市', '乾元镇', '江干区'])).toEqual({ 麗: '丽' });
  });
  it('refuses a row that is no pair of characters', () => {
    expect(() => readForms(file('form,simplified,source\n麗水,丽,x\n'), ['丽'])).toThrow(':2:');
  });
});
