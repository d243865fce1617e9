import { describe, expect, it } from 'vitest';
import type { Finding } from './sheet-types.ts';
import '../../i18n/testing/load-words.ts';
import { findingText } from '../spec/failure-text.ts';
import { preflightFindings } from './findings.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { makeSpec } from '../testing/sheets.ts';

interface State {
  spec: Partial<PrintSpecInput>;
  isCut: boolean;
  scaleErrorPct: number;
  documented: number;
  modelled: number;
  user: number;
  unplaced: string[];
  unnamed: number;
  smallestPt: number;
}

/** A sheet without findings. */
const FLAWLESS: State = {
  spec: { title: '武义县', author: '县政府办', reviewNumber: '浙S(2026)1号' },
  isCut: false,
  scaleErrorPct: 0.01,
  documented: 3,
  modelled: 0,
  user: 0,
  unplaced: [],
  unnamed: 0,
  smallestPt: 6,
};

function findings(change: Partial<State>): Finding[] {
  const flaws = { ...FLAWLESS, ...change };
  const { spec, isCut, scaleErrorPct, unplaced, smallestPt, unnamed, ...counts } = flaws;
  return preflightFindings(
    makeSpec(spec),
    { isCut, scaleErrorPct },
    { counts, unnamed, unplaced: unplaced.map((name) => ({ name })) },
    [{ sizePt: smallestPt }, { sizePt: 7 }],
  );
}

describe('preflightFindings', () => {
  it('finds nothing on a correct sheet', () => expect(findings({})).toEqual([]));

  it.each<[Finding['kind'], Finding['target'], Partial<State>, RegExp, RegExp]>([
    ['no-title', 'title', { spec: { ...FLAWLESS.spec, title: '' } }, /图名/, /title/],
    ['no-author', 'author', { spec: { ...FLAWLESS.spec, author: '' } }, /作者/, /author/],
    [
      'no-review-number',
      'reviewNumber',
      { spec: { ...FLAWLESS.spec, reviewNumber: '' } },
      /审图号/,
      /review/,
    ],
    ['modelled', 'documentedOnly', { modelled: 12 }, /12 条推演/, /12 records/],
    ['user', 'author', { user: 4 }, /4 条自绘/, /4 records/],
    ['unplaced', 'scale', { unplaced: ['武义县城', '丽水市'] }, /2 个.*武义县城、丽水市/, /2 names/],
    ['unnamed', 'scale', { unnamed: 30 }, /30 处/, /Not named at this scale: 30/],
    ['cut', 'scale', { isCut: true }, /裁去/, /cut/],
    ['small-text', 'paper', { smallestPt: 4.9 }, /1 处文字/, /1 texts/],
    ['scale-error', 'scale', { scaleErrorPct: 0.0501 }, /0[.]051 %/, /0[.]051 %/],
  ])('reports %s and names the setting %s', (kind, target, change, zh, en) => {
    const [finding, ...others] = findings(change);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind, target });
    expect(findingText(finding!, 'zh')).toMatch(zh);
    expect(findingText(finding!, 'en')).toMatch(en);
  });

  it('lists eight of many names and says that there are more', () => {
    const [finding] = findings({ unplaced: Array.from({ length: 9 }, (_, i) => `村${i}`) });
    expect(findingText(finding!, 'zh')).toContain('村7等');
    expect(findingText(finding!, 'zh')).not.toContain('村8');
  });

  it('reports nothing at the exact limits', () => {
    expect(findings({ smallestPt: 5, scaleErrorPct: 0.05 })).toEqual([]);
  });
});
