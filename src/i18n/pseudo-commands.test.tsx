import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { mergeCommand } from '../../geodata/merge/main.ts';
import { runAtlas, runCommand, runExport, temporaryFolder } from '../cli/testing/commands.ts';
import type { CommandRun } from '../cli/testing/commands.ts';
import { HAN, han, LATIN, latin } from './testing/pseudo-texts.ts';

/** The two additional languages of `pseudo.test.tsx`. */
vi.mock('./languages.ts', async (original) => {
  const { pseudoLanguage } = await import('./testing/pseudo.ts');
  const en = await import('./en/index.ts');
  return {
    ...(await original<object>()),
    qa: pseudoLanguage(en, 'latin'),
    qh: pseudoLanguage(en, 'han'),
  };
});

const folder = temporaryFolder();
function put(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const runMerge = (...args: string[]): Promise<CommandRun> => runCommand(mergeCommand, args);

/** Lines that a command printed, without the names of files, which are data. */
const linesOf = ({ out, complaint }: CommandRun): string[] =>
  `${out}\n${complaint}`
    .replaceAll(/[^\s“,]+[.](?:json|csv|fgb)/g, '')
    .split('\n')
    .filter((line) => line !== '');

/** Checks that each line has words of the dictionary. */
function expectMarked(lines: readonly string[]): void {
  expect(lines).not.toEqual([]);
  for (const line of lines) expect(line).toMatch(/‹\p{Script=Cyrillic}+›/u);
}

const CLINICS = put('clinics.csv', '名称,经度,纬度\n甲,119.8,28.9\n乙,不详,28.8\n');
const TOWNS = put(
  'towns.csv',
  '县（市、区）,中心镇名称,赛道,批次\n武义县,桐琴镇,工业重镇,第一批\n武义县,柳城畲族镇,文旅名镇,第二批\n遂昌县,石炼镇,农业大镇,第一批\n遂昌县,不存在镇,农业大镇,第一批\n',
);

/** Runs that succeed, each with all that the command prints in it. */
const RUNS: Record<string, (language: string) => Promise<CommandRun>> = {
  'npm run atlas, a book': (language) =>
    runAtlas(
      ...'--by axis --only 330723,330105,330421 --documented-only --paper A5 --format json --own-layer'.split(
        ' ',
      ),
      CLINICS,
      ...'--own-name 诊所 --own-datum wgs84 --language'.split(' '),
      language,
      '--out',
      join(folder, language, 'book'),
    ),
  'npm run atlas, a saved sheet': (language) => {
    const saved = put(
      '武义.json',
      JSON.stringify({ version: 1, region: { kind: 'county', code: '330723' }, paper: 'A5', language }),
    );
    return runAtlas('--spec', saved, '--format', 'json', '--out', join(folder, language, 'sheet'));
  },
  'npm run export': (language) =>
    runExport([
      ...'--layer clusters --format fgb --language'.split(' '),
      language,
      '--out',
      join(folder, language, 'clusters.fgb'),
    ]),
  'npm run seeds:merge': (language) => runMerge(TOWNS, '--dry-run', '--language', language),
};

describe('the pseudo-languages on the command line', () => {
  it.each(Object.entries(RUNS))('mark each line of %s', async (_name, run) => {
    const made = await run(LATIN);
    expect(made).toMatchObject({ status: 0, complaint: '' });
    expectMarked(linesOf(made));
    expect(latin(linesOf(await run(HAN)))).toEqual([]);
  });

  it.each([runAtlas, (...args: string[]) => runExport(args), runMerge])(
    'mark the usage of a command and its refusals: %#',
    async (run) => {
      const help = await run('--help', '--language', 'qa');
      expect(help).toMatchObject({ status: 0, complaint: '' });
      expect(help.out).toContain('zh|en|qa|qh');
      for (const args of [['--bogus'], ['--help=1']]) {
        const refused = await run('--language=qa', ...args);
        expect(refused).toMatchObject({ status: 1, out: '' });
        expectMarked(linesOf(refused));
        expect(han(linesOf(refused))).toEqual([]);
      }
      expectMarked([help.out]);
      expect(han([help.out.replaceAll('中文', '')])).toEqual([]);
    },
  );

  it.each([
    ['--paper', 'B4'],
    ['--spec', 'nowhere.json'],
  ])('mark the refusal of %s %s', async (...args) => {
    const refused = await runAtlas('--language', 'qa', ...args);
    expect(refused).toMatchObject({ status: 1, out: '' });
    expectMarked(linesOf(refused));
    expect(han(linesOf(refused))).toEqual([]);
  });
});
