import '../../i18n/testing/load-words.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpecError, type SpecFailure } from './failure.ts';
import { failureText } from './failure-text.ts';
import { PAPERS, paperMm, parseSpec, readSpec, SCALES, SPEC_VERSION } from './spec.ts';

const county = { version: SPEC_VERSION, region: { kind: 'county', code: '330723' } };
const catchFailure = (value: unknown): SpecFailure => {
  try {
    parseSpec(value);
  } catch (error) {
    if (error instanceof SpecError) return error.failure;
    throw error;
  }
  throw new Error('accepted');
};

const FILTER = { batch: '1', track: 'industry', prefecture: '330700', county: '330723' } as const;
const FRAME = { kind: 'frame', west: 119, east: 120, south: 28, north: 29 } as const;

/** Paths of all values of an object, nested ones included. */
const listPaths = (value: object, above: string[] = []): string[][] =>
  Object.entries(value).flatMap(([key, each]) => [
    [...above, key],
    ...(typeof each === 'object' && each !== null ? listPaths(each as object, [...above, key]) : []),
  ]);

/** Copy of an object with another value at a path, or without it if the value is `GONE`. */
const GONE = Symbol('gone');
function changed(value: object, path: readonly string[], to: unknown): Record<string, unknown> {
  const copy = structuredClone(value) as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? '';
  if (to === GONE) delete holder[last];
  else
    Object.defineProperty(holder, last, { value: to, enumerable: true, configurable: true, writable: true });
  return copy;
}

describe('parseSpec', () => {
  it('fills in defaults, and survives a round trip through JSON', () => {
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
      relief: true,
      elevation: true,
      water: true,
      roads: true,
      railways: true,
      'built-up': true,
      summits: true,
      airports: true,
      surroundings: true,
    });
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it('refuses invalid settings, naming the value and its path', () => {
    expect(catchFailure({ ...county, paper: { widthMm: 0, heightMm: 200 } })).toMatchObject({
      kind: 'value',
      path: 'paper.widthMm',
    });
    expect(catchFailure({ ...county, paper: { widthMm: 5000, heightMm: 200 } }).kind).toBe('value');
    expect(catchFailure({ ...county, paper: 'B4' })).toMatchObject({
      kind: 'value',
      path: 'paper',
      received: '"B4"',
    });
    expect(catchFailure({ ...county, region: { kind: 'county', code: '9' } })).toMatchObject({
      path: 'region.code',
    });
    expect(catchFailure({ ...county, marginMm: 1 })).toMatchObject({ path: 'marginMm' });
    expect(catchFailure({ ...county, date: 'tomorrow' })).toMatchObject({ kind: 'date', value: 'tomorrow' });
    expect(catchFailure({ ...county, titel: 'X' })).toEqual({ kind: 'unknown-setting', path: 'titel' });
    expect(catchFailure({ version: SPEC_VERSION })).toEqual({ kind: 'missing', path: 'region' });
    expect(catchFailure({ ...county, region: { kind: 'county' } })).toEqual({
      kind: 'missing',
      path: 'region.code',
    });
    expect(catchFailure({ ...county, scale: Number.NaN }).kind).toBe('value');
    expect(catchFailure(null).kind).toBe('value');
  });

  it.each(['2026-02-30', '2026-11-31', '2027-02-29', '2100-02-29', '2026-04-31', '2026-00-01', ''])(
    'refuses the invalid date %j',
    (date) => expect(catchFailure({ ...county, date })).toMatchObject({ kind: 'date', value: date }),
  );

  it('refuses values that contradict each other', () => {
    const paper = { widthMm: 300, heightMm: 200 };
    expect(catchFailure({ ...county, paper, orientation: 'portrait' })).toEqual({
      kind: 'orientation',
      orientation: 'portrait',
      ...paper,
    });
    const square = { widthMm: 300, heightMm: 300 };
    for (const orientation of ['auto', 'portrait', 'landscape'])
      expect(parseSpec({ ...county, paper: square, orientation }).paper).toEqual(square);
    const filter = { county: '330105', prefecture: '330700' };
    expect(catchFailure({ ...county, filter })).toEqual({ kind: 'filter', ...filter });
  });

  it('refuses a newer version and an empty frame with their own messages', () => {
    expect(catchFailure({ ...county, version: SPEC_VERSION + 1 })).toEqual({
      kind: 'newer',
      version: SPEC_VERSION + 1,
    });
    const frame = { kind: 'frame', west: 120, east: 120, south: 29, north: 30 };
    expect(catchFailure({ ...county, region: frame }).kind).toBe('empty-frame');
  });
});

describe('readSpec', () => {
  const whole = { ...parseSpec({ ...county, filter: FILTER, basemap: { source: 'a' } }), date: '2026-01-01' };

  it.each(['region', 'scale', 'layers', 'filter', 'paper', 'basemap', 'title', 'version'])(
    'names %s if it is null, and keeps the rest',
    (setting) => {
      const read = readSpec({ ...whole, author: '甲', [setting]: null });
      expect(read?.refused).toMatchObject([{ kind: 'value', path: setting, received: 'null' }]);
      expect(read?.settings.author).toBe('甲');
      expect(() => parseSpec(read?.settings)).not.toThrow();
    },
  );

  it('replaces an invalid region by the whole province, naming it once', () => {
    for (const region of [null, 5, [], { kind: 'street' }, { kind: 'county', code: '9' }, { kind: 'axis' }]) {
      const read = readSpec({ version: 1, region, title: '甲' });
      expect(read?.settings).toEqual({ version: 1, region: { kind: 'province' }, title: '甲' });
      expect(read?.refused).toHaveLength(1);
    }
  });

  it('names several faults and unknown settings, each once', () => {
    const text =
      '{"version":1,"region":{"kind":"province"},"__proto__":{"title":"X"},"paper":{"widthMm":1,"heightMm":200},"date":"2027-02-29","toString":1}';
    const read = readSpec(JSON.parse(text));
    expect(read?.settings).toEqual({ version: 1, region: { kind: 'province' } });
    expect(
      read?.refused.map((failure) => ('path' in failure ? failure.path : failure.kind)).toSorted(),
    ).toEqual(['__proto__', 'date', 'paper.widthMm', 'toString'].toSorted());
  });

  it('keeps nothing of a newer version or of a value that is not a spec', () => {
    const plain = { version: 1, region: { kind: 'province' } };
    expect(readSpec({ ...whole, version: 99 })).toEqual({
      settings: plain,
      refused: [{ kind: 'newer', version: 99 }],
    });
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]));
    expect(readSpec(many)?.settings).toEqual(plain);
    const depth = 200_000;
    const deep: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(readSpec({ version: 1, region: deep })).toMatchObject({
      settings: plain,
      refused: [{ received: '…' }],
    });
    for (const none of [null, [], 'x', 5, true]) expect(readSpec(none)).toBeNull();
  });

  it('gives a valid spec and names what it left out, for any mutation of a valid one', () => {
    const anything = fc.oneof(
      fc.constant(GONE),
      fc.constantFrom(null, [], {}, '', 0, -1, 1e9, true),
      fc.jsonValue(),
    );
    const specs = fc.constantFrom<object>(
      whole,
      { ...whole, region: FRAME, paper: { widthMm: 300, heightMm: 200 }, orientation: 'landscape' },
      { ...whole, region: { kind: 'axis', id: 'axis-053' } },
    );
    const mutation = fc.record({
      at: fc.nat(),
      to: anything,
      key: fc.option(fc.constantFrom('__proto__', 'constructor', 'titel', 'hasOwnProperty')),
    });
    fc.assert(
      fc.property(specs, fc.array(mutation, { minLength: 1, maxLength: 5 }), (spec, mutations) => {
        const mutated = mutations.reduce<Record<string, unknown>>(
          (so, { at, to, key }) => {
            const paths = listPaths(so);
            const path = paths[at % paths.length] ?? ['version'];
            return changed(so, key === null ? path : [...path.slice(0, -1), key], to);
          },
          structuredClone(spec) as Record<string, unknown>,
        );
        const read = readSpec(mutated);
        const accepted = read !== null && read.refused.length === 0;
        expect(() => parseSpec(read?.settings)).not.toThrow();
        if (accepted) expect(read.settings).toEqual(mutated);
        else expect(catchFailure(mutated)).toEqual(read?.refused[0]);
        for (const failure of read?.refused ?? [])
          for (const language of ['zh', 'en'] as const) expect(failureText(failure, language)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('failureText', () => {
  it('says which values are allowed, in one language only', () => {
    const refused = (settings: object, language: 'zh' | 'en'): string => {
      try {
        parseSpec({ version: 1, region: { kind: 'province' }, ...settings });
      } catch (error) {
        if (error instanceof SpecError) return failureText(error.failure, language);
      }
      throw new Error('nothing was refused');
    };
    const wide = { paper: { widthMm: 5000, heightMm: 200 } };
    expect(refused(wide, 'zh')).toBe(
      '打印设置“纸张宽度”（paper.widthMm）不能是 5000；可用：100 至 2,000 毫米。',
    );
    expect(refused(wide, 'en')).toBe(
      'Print setting “width of the paper” (paper.widthMm) cannot be 5000; allowed: 100 to 2,000 mm.',
    );
    expect(refused({ subtitle: '长'.repeat(480) }, 'zh')).toBe(
      '打印设置“副图名”（subtitle）有 480 个字符，太长；可用：至多 400 个字符的文字。',
    );
    expect(refused({ paper: null }, 'zh')).toBe(
      '打印设置“纸张”（paper）不能是 null；可用：A0、A1、A2、A3、A4、A5，或宽、高各 100 至 2000 毫米。',
    );
    expect(refused({ date: '2026-02-30' }, 'zh')).toBe(
      '日期 2026-02-30 不能使用：2026 年 2 月有 1 至 28 日。',
    );
    expect(refused({ date: '2026-02-30' }, 'en')).toBe(
      'The date 2026-02-30 cannot be used: 2026-02 has days 1 to 28.',
    );
  });

  it('has the name and allowed values of every setting in both languages', () => {
    const bad = ['no setting'];
    const paths = new Set<string>();
    const whole = parseSpec({ ...county, filter: FILTER, basemap: { source: 'a' }, date: '2026-01-01' });
    const regions = [whole.region, FRAME, { kind: 'axis', id: 'axis-053' }];
    const specs: object[] = regions.map((region) => ({ ...whole, region }));
    specs.push({ ...whole, paper: { widthMm: 300, heightMm: 200 } });
    for (const spec of specs)
      for (const path of listPaths(spec)) {
        const failure = catchFailure(changed(spec, path, bad));
        expect(failure).toMatchObject({ kind: 'value' });
        if (failure.kind !== 'value') continue;
        paths.add(failure.path);
        expect(failureText(failure, 'zh')).toMatch(/^打印设置“.+”（[a-zA-Z.-]+）不能是 .+；可用：.+。$/);
        expect(failureText(failure, 'en')).toMatch(
          /^Print setting “.+” \([a-zA-Z.-]+\) cannot be .+; allowed: .+[.]$/,
        );
        expect(failureText(failure, 'zh')).not.toMatch(/Object|[|]|[<>]=/);
      }
    expect(paths.size).toBeGreaterThan(30);
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
  it('rotates ISO sizes and leaves custom ones unchanged', () => {
    expect(paperMm({ paper: 'A4', orientation: 'portrait' }, true)).toEqual([210, 297]);
    expect(paperMm({ paper: 'A4', orientation: 'auto' }, true)).toEqual([297, 210]);
    expect(paperMm({ paper: { widthMm: 300, heightMm: 200 }, orientation: 'portrait' })).toEqual([300, 200]);
    for (const [widthMm, heightMm] of Object.values(PAPERS))
      expect(heightMm / widthMm).toBeCloseTo(Math.SQRT2, 1);
    expect([...SCALES]).toEqual(SCALES.toSorted((a, b) => a - b));
  });
});
