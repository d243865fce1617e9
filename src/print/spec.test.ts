import { describe, expect, it } from 'vitest';
import { failureText, SpecError, type SpecFailure } from './failure.ts';
import { PAPERS, paperMm, parseSpec, SCALES, SPEC_VERSION } from './spec.ts';

const county = { version: SPEC_VERSION, region: { kind: 'county', code: '330723' } };
const failureOf = (value: unknown): SpecFailure => {
  try {
    parseSpec(value);
  } catch (error) {
    if (error instanceof SpecError) return error.failure;
    throw error;
  }
  throw new Error('accepted');
};

describe('parseSpec', () => {
  it('fills in what was left out, and keeps what was written through JSON', () => {
    const spec = parseSpec(county);
    expect(spec).toMatchObject({
      paper: 'A3',
      orientation: 'auto',
      scale: 'fit',
      language: 'zh',
      marginMm: 10,
    });
    expect(spec.layers).toEqual({
      axes: true,
      towns: true,
      villages: true,
      grid: true,
      water: true,
      roads: true,
    });
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it('refuses what cannot be printed, naming the value and where it stands', () => {
    expect(failureOf({ ...county, paper: { widthMm: 0, heightMm: 200 } })).toMatchObject({
      kind: 'value',
      path: 'paper.widthMm',
    });
    expect(failureOf({ ...county, paper: { widthMm: 5000, heightMm: 200 } }).kind).toBe('value');
    expect(failureOf({ ...county, paper: 'B4' })).toMatchObject({
      kind: 'value',
      path: 'paper',
      received: '"B4"',
    });
    expect(failureOf({ ...county, region: { kind: 'county', code: '9' } })).toMatchObject({
      path: 'region.code',
    });
    expect(failureOf({ ...county, marginMm: 1 })).toMatchObject({ path: 'marginMm' });
    expect(failureOf({ ...county, date: 'tomorrow' })).toMatchObject({ path: 'date' });
    expect(failureOf({ ...county, scale: Number.NaN }).kind).toBe('value');
    expect(failureOf(null).kind).toBe('value');
  });

  it('refuses a newer version and an empty frame in words of their own', () => {
    expect(failureOf({ ...county, version: SPEC_VERSION + 1 })).toEqual({
      kind: 'newer',
      version: SPEC_VERSION + 1,
    });
    const frame = { kind: 'frame', west: 120, east: 120, south: 29, north: 30 };
    expect(failureOf({ ...county, region: frame }).kind).toBe('empty-frame');
  });
});

describe('failureText', () => {
  it('says what a value should be, without a word of the other language', () => {
    const refused = (wish: object, language: 'zh' | 'en'): string => {
      try {
        parseSpec({ version: 1, region: { kind: 'province' }, ...wish });
      } catch (error) {
        if (error instanceof SpecError) return failureText(error.failure, language);
      }
      throw new Error('nothing was refused');
    };
    const wide = { paper: { widthMm: 5000, heightMm: 200 } };
    expect(refused(wide, 'zh')).toBe('打印设置“paper.widthMm”的值 5000 不能使用，应为 ≤ 2000。');
    expect(refused(wide, 'en')).toBe('Print setting “paper.widthMm” cannot be 5000; it should be ≤ 2000.');
    expect(refused({ subtitle: '长'.repeat(480) }, 'zh')).toBe(
      '打印设置“subtitle”的长度 480 不能使用，应为 ≤ 400。',
    );
  });

  it('names the value in both languages', () => {
    const failure: SpecFailure = { kind: 'too-large', scale: 50_000, fits: 150_000 };
    for (const language of ['zh', 'en'] as const) {
      expect(failureText(failure, language)).toContain('1:50000');
      expect(failureText(failure, language)).toContain('1:150000');
    }
    expect(failureText({ kind: 'too-large', scale: 50_000 }, 'en')).toContain('no scale fits');
  });
});

describe('paperMm', () => {
  it('turns ISO sizes and leaves custom ones as they are', () => {
    expect(paperMm({ paper: 'A4', orientation: 'portrait' }, true)).toEqual([210, 297]);
    expect(paperMm({ paper: 'A4', orientation: 'auto' }, true)).toEqual([297, 210]);
    expect(paperMm({ paper: { widthMm: 300, heightMm: 200 }, orientation: 'portrait' })).toEqual([300, 200]);
    for (const [widthMm, heightMm] of Object.values(PAPERS))
      expect(heightMm / widthMm).toBeCloseTo(Math.SQRT2, 1);
    expect([...SCALES]).toEqual(SCALES.toSorted((a, b) => a - b));
  });
});
