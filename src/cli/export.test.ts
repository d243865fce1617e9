import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { EXPORT_FORMATS } from '../exchange/write/formats.ts';
import { runExport as run, temporaryFolder } from './testing/commands.ts';

const folder = temporaryFolder();

const CHINESE = /[\u4e00-\u9fff]/;
const out = join(folder, 'none', 'x.csv');
const towns = ['--layer', 'towns', '--format', 'csv'];

describe('npm run export', () => {
  it.each([
    [
      ['--format', 'csv', '--out', out],
      ['--layer', 'axes', 'counties'],
    ],
    [
      ['--layer', 'towns', '--out', out],
      ['--format', 'parquet'],
    ],
    [towns, ['--out']],
    [
      ['--layer', 'roads', '--format', 'csv', '--out', out],
      ['--layer roads', 'villages'],
    ],
    [
      ['--layer', 'towns', '--format', 'shp', '--out', out],
      ['--format shp', 'fgb'],
    ],
    [
      [...towns, '--out', out, '--datum', 'bj54'],
      ['--datum bj54', 'gcj02', 'cgcs2000-120'],
    ],
    [
      ['--layer', 'towns', '--format', 'kml', '--datum', 'bd09', '--out', out],
      ['bd09', 'kml', 'WGS 84'],
    ],
    [[...towns, '--out', out, '--county', '330199'], ['--county 330199']],
    [[...towns, '--out', out, '--prefecture', '330723'], ['--prefecture 330723']],
    [
      [...towns, '--out', out, '--batch', '3'],
      ['--batch 3', '1, 2'],
    ],
    [
      ['--layer', 'villages', '--format', 'csv', '--track', 'tourism', '--out', out],
      ['--track', 'villages'],
    ],
    [
      ['--layer', 'counties', '--format', 'csv', '--documented-only', '--out', out],
      ['--documented-only', 'counties'],
    ],
    [[...towns, '--out', folder], [folder]],
    [[...towns, '--out', join(folder, 'a-file', 'x.csv')], [join(folder, 'a-file')]],
    [[...towns, '--out', '/proc/axis-atlas/x.csv'], ['/proc/axis-atlas/x.csv']],
    [
      [...towns, '--out', out, '--colour', 'red'],
      ['--colour', '--help'],
    ],
    [[...towns, '--out', out, 'more'], ['more']],
    [[...towns, '--out'], ['--out']],
  ])('refuses %j in a sentence of the language that is asked for', async (args, named) => {
    writeFileSync(join(folder, 'a-file'), 'kept');
    for (const language of ['zh', 'en'] as const) {
      const {
        status,
        out: said,
        complaint: refused,
      } = await run([...(language === 'en' ? ['--language=en'] : []), ...args]);
      expect(status).toBe(1);
      expect(said).toBe('');
      for (const each of named) expect(refused).toContain(each);
      expect(CHINESE.test(refused)).toBe(language === 'zh');
      expect(refused).not.toMatch(/\bat .*:\d+:\d+|Error|undefined|NaN|ENOTDIR|EISDIR/);
    }
    expect(existsSync(out)).toBe(false);
    expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('kept');
    expect(readdirSync(folder).filter((name) => name.startsWith('.axis-atlas'))).toEqual([]);
  });

  it.each(EXPORT_FORMATS)('writes every central town as %s and says how many', async (format) => {
    const file = join(folder, 'new', `towns.${format}`);
    const { status, out: said } = await run(['--layer', 'towns', '--format', format, '--out', file]);
    expect(status).toBe(0);
    expect(said).toContain(`${realNetworkNow().towns.size}`);
    expect(readFileSync(file).length).toBeGreaterThan(1000);
  });

  it('exports what passes the conditions, also by a code of before, and replaces a file of that name', async () => {
    const file = join(folder, 'kept.csv');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, 'before');
    const documented = [...realNetworkNow().towns.values()].filter(
      ({ status, prefecture }) => status === 'documented' && prefecture === '330700',
    );
    await run([...towns, '--documented-only', '--prefecture', '330700', '--language', 'en', '--out', file]);
    const text = readFileSync(file, 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(documented.length + 1);
    expect(text).toContain('Division code');
    // 余杭 before 2021 was 330110 and is today's 余杭 and 临平; 江东 of 杭州 never was.
    expect((await run([...towns, '--county', '330110', '--out', file])).status).toBe(0);
  });

  it('tells its options in the language that is asked for', async () => {
    expect((await run(['--help'])).out).toContain('图层');
    expect((await run(['--help', '--language', 'en'])).out).toContain(
      '--layer axes|towns|villages|clusters|counties',
    );
  });
});
