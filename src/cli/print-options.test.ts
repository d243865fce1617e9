import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAtlas, temporaryFolder } from './testing/commands.ts';

const folder = temporaryFolder();

describe('npm run atlas', () => {
  /** The message of a refusal, checked in both languages to be a sentence without a stack trace. */
  const refusal = async (args: readonly string[]): Promise<string> => {
    const { status, out, complaint } = await runAtlas(...args);
    // No sheet was made; each would write a line.
    expect(out).toBe('');
    expect(status).not.toBe(0);
    return complaint;
  };
  const CHINESE = /[\u4e00-\u9fff]/;
  const ENGINE = /\bat .*:\d+:\d+|Error|Object|undefined|NaN|ENO|EISDIR|[|]/;

  it.each([
    [['--only', '330199'], ['330199']],
    [
      ['--only', '330723', '--scale', '10000'],
      ['330723', '1:10000'],
    ],
    [['--only', ','], ['--only ,']],
    [['--only', '330723', '--basemap', 'no-tiles'], ['no-tiles']],
    [
      ['--without', 'relief,hills'],
      ['--without hills', 'relief', 'roads', 'grid'],
    ],
    [
      ['--without', ''],
      ['--without', 'relief'],
    ],
    [['--only', '330723', '--title', '武义\u{20bb7}', '--paper', 'A5'], ['\u{20bb7}']],
    [
      ['--batch', '3'],
      ['--batch 3', '1', '2'],
    ],
    [
      ['--paper', '5000x200'],
      ['--paper 5000x200', '2000'],
    ],
    [
      ['--paper', 'B4'],
      ['--paper B4', 'A0', '300x200'],
    ],
    [
      ['--paper', '300x200', '--orientation', 'portrait'],
      ['300', '200', 'portrait'],
    ],
    [
      ['--orientation', 'sideways'],
      ['--orientation sideways', 'landscape'],
    ],
    [
      ['--scale', 'large'],
      ['--scale large', '10,000,000'],
    ],
    [
      ['--scale', '1'],
      ['--scale 1', '1,000'],
    ],
    [
      ['--corridor', '31'],
      ['--corridor 31', '0', '30'],
    ],
    [
      ['--bleed', '-1'],
      ['--bleed -1', '10'],
    ],
    [
      ['--by', 'street'],
      ['--by street', 'prefecture'],
    ],
    [
      ['--format', 'tiff'],
      ['--format tiff', 'pdf, svg, png, json'],
    ],
    [
      ['--format', 'pdf,'],
      ['--format', 'json'],
    ],
    [
      ['--dpi', '0', '--format', 'png'],
      ['--dpi 0', '30', '2400'],
    ],
    [['--dpi', 'fine', '--format', 'png'], ['--dpi fine']],
    [['--dpi', '2400', '--format', 'png', '--paper', 'A0'], ['2400']],
    [
      ['--dpi', '300'],
      ['--dpi', '--format'],
    ],
    [
      ['--date', '2026-02-30'],
      ['--date 2026-02-30', '28'],
    ],
    [['--date=2026-11-31'], ['--date 2026-11-31', '30']],
    [
      ['--date', '2027-02-29'],
      ['--date 2027-02-29', '28'],
    ],
    [
      ['--date', 'today'],
      ['--date today', '2026-03-15'],
    ],
    [
      ['--title', 'X'.repeat(401)],
      ['--title', '401', '400'],
    ],
    [
      ['--title', 'X', '--each'],
      ['--title', '--each'],
    ],
    [
      ['--title', 'X', '--format', 'json'],
      ['--title', 'json'],
    ],
    [
      ['--scale', '50000', '--common-scale'],
      ['--scale', '--common-scale'],
    ],
    [
      ['--by', 'province', '--only', '330723'],
      ['--by province', '--only'],
    ],
    [['--colour'], ['--colour', '--help']],
    [['-o', 'x'], ['-o']],
    [['330723'], ['330723']],
    [['--title', '--each'], ['--title']],
    [
      ['--basemap', ''],
      ['--basemap', '400'],
    ],
    [['--mono=yes'], ['--mono', 'yes']],
    [['--paper', 'A3', '--paper', 'A4'], ['--paper']],
    [['--spec', 'missing.json'], ['missing.json']],
    [['--spec', folder], [folder]],
    [
      ['--spec', 'missing.json', '--paper', 'A4'],
      ['--spec', '--paper'],
    ],
  ] as const)('refuses %j in a sentence in the requested language', async (args, named) => {
    const out = join(folder, 'refused');
    const zh = await refusal([...args, '--out', out]);
    for (const each of named) expect(zh).toContain(each);
    expect(zh).toMatch(CHINESE);
    expect(zh).not.toMatch(ENGINE);
    if (!args.includes('--spec' as never)) {
      const en = await refusal([...args, '--language=en', '--out', out]);
      for (const each of named) expect(en).toContain(each);
      expect(en.replaceAll('武义', '')).not.toMatch(CHINESE);
      expect(en).not.toMatch(ENGINE);
    }
    expect(existsSync(out)).toBe(false);
  });

  it('refuses an invalid language in the language that was probably meant', async () => {
    expect(await refusal(['--language', 'EN'])).toBe('--language EN cannot be used; allowed: zh, en.');
    expect(await refusal(['--language', 'fr'])).toBe('--language fr 不能使用；可用：zh、en。');
    expect(await refusal(['--batch', '3', '--language=en'])).toMatch(/^--batch 3 cannot/);
    expect(await refusal(['--title', '--language', 'en'])).toMatch(/^--title needs/);
  });

  it('names all faults of a saved spec, and the allowed values', async () => {
    const file = join(folder, 'faults.json');
    const settings = { version: 1, region: null, paper: 'B4', date: '2026-02-30', titel: 'X' };
    writeFileSync(file, JSON.stringify(settings));
    const text = await refusal(['--spec', file]);
    for (const named of ['“范围”（region）', '"B4"', 'A0', '2026-02-30', '28', '“titel”'])
      expect(text).toContain(named);
    expect(text.split('\n')).toHaveLength(4);
    writeFileSync(file, '{\n"version": 1,\n oops }');
    expect(await refusal(['--spec', file])).toMatch(/不是 JSON（第 3 行有错）/);
    writeFileSync(file, '[]');
    expect(await refusal(['--spec', file])).toContain(file);
    writeFileSync(
      file,
      '{"version":1,"region":{"kind":"county","code":"330723"},"filter":{"county":"330199"}}',
    );
    expect(await refusal(['--spec', file])).toContain('330199');
  });

  it('refuses a folder that is not writable before making a sheet', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'kept');
    const inTheWay = join(folder, 'taken');
    mkdirSync(join(inTheWay, 'county-330723.pdf'), { recursive: true });
    for (const [out, named] of [
      [file, file],
      [join(file, 'under'), file],
      [join(file, 'deep', 'under'), file],
      [inTheWay, join(inTheWay, 'county-330723.pdf')],
      ['/proc/axis-atlas', '/proc'],
    ] as const) {
      const text = await refusal(['--only', '330723', '--each', '--out', out]);
      expect(text).toContain(named);
      expect(text).not.toMatch(ENGINE);
    }
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(readdirSync(folder).filter((name) => name.startsWith('.axis-atlas'))).toEqual([]);
  });

  it('lists its options in the requested language', async () => {
    for (const [args, text] of [
      [['--help'], '每个县'],
      [['--help', '--language', 'en'], 'one sheet for each county'],
      [['--help'], '发展轴的编号，如 axis-053'],
      [['--help', '--language', 'en'], 'an axis by its id, such as axis-053'],
    ] as const) {
      const { status, out } = await runAtlas(...args);
      expect(status).toBe(0);
      expect(out).toContain(text);
    }
  });
});
