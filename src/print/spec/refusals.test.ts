import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { failureText } from './failure-text.ts';
import { SpecError, type SpecFailure } from './failure.ts';
import { readFonts } from '../text/fonts.ts';
import { composeSheet } from '../sheet.ts';
import { parseSpec, SCALES, SPEC_VERSION } from './spec.ts';
import { type TestSheets, testSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const county = { version: 1, region: { kind: 'county', code: '330723' } } as const;

function catchFailure(make: () => unknown): SpecFailure {
  try {
    make();
  } catch (error) {
    if (error instanceof SpecError) return error.failure;
    throw error;
  }
  throw new Error('nothing was refused');
}

const made = (spec: unknown) => (): unknown => composeSheet(parseSpec(spec), sheets);

describe('a sheet is refused', () => {
  it('if its region is larger than the paper; the failure says which scale fits', () => {
    const failure = catchFailure(made({ ...county, paper: 'A4', scale: 50_000 }));
    if (failure.kind !== 'too-large') throw new Error(failure.kind);
    const { fits } = failure;
    expect(fits).toBeDefined();
    expect(made({ ...county, paper: 'A4', scale: fits })).not.toThrow();
    const next = SCALES.toReversed().find((scale) => scale < (fits ?? 0));
    expect(catchFailure(made({ ...county, paper: 'A4', scale: next }))).toMatchObject({
      kind: 'too-large',
      fits,
    });
  });

  it('if its drawn frame has no land or no area', () => {
    const sea = { kind: 'frame', west: 124, east: 124.5, south: 28, north: 28.5 };
    expect(catchFailure(made({ version: 1, region: sea }))).toEqual({ kind: 'empty-region' });
    expect(catchFailure(made({ version: 1, region: { ...sea, east: 124 } })).kind).toBe('empty-frame');
  });

  it.each([0, 5000])('if its paper is %s mm wide', (widthMm) => {
    expect(catchFailure(made({ ...county, paper: { widthMm, heightMm: 200 } }))).toMatchObject({
      kind: 'value',
      path: 'paper.widthMm',
      received: String(widthMm),
    });
  });

  it('if the network does not have the code of its region', () => {
    const code = '330199';
    expect(catchFailure(made({ ...county, region: { kind: 'county', code } }))).toEqual({
      kind: 'unknown-region',
      code,
    });
    const id = 'axis-330199';
    expect(catchFailure(made({ ...county, region: { kind: 'axis', id } }))).toMatchObject({ code: id });
    expect(failureText({ kind: 'unknown-region', code }, 'en')).toContain('no region');
    for (const small of ['330723101000', '330723101201'])
      expect(failureText({ kind: 'unknown-region', code: small }, 'en')).toMatch(
        /town or village.* 330723\./,
      );
    const prefecture = '331900';
    expect(catchFailure(made({ ...county, region: { kind: 'prefecture', code: prefecture } }))).toMatchObject(
      {
        kind: 'unknown-region',
        code: prefecture,
      },
    );
  });

  it('if its spec has a newer version than the program', () => {
    const version = SPEC_VERSION + 1;
    expect(catchFailure(made({ ...county, version }))).toEqual({ kind: 'newer', version });
  });

  it.each([0, 0.5, '1', null])('if its spec has the version %j, which never existed', (version) => {
    expect(catchFailure(made({ ...county, version }))).toMatchObject({ kind: 'value', path: 'version' });
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['no font', new TextEncoder().encode('<!doctype html><title>404</title>')],
  ])('if the file of its font is %s', (_, garbage) => {
    const failure = catchFailure(() => readFonts({ ...sheets.fonts.bytes, 700: garbage }));
    expect(failure).toMatchObject({ kind: 'no-font', weight: 700 });
  });
});
