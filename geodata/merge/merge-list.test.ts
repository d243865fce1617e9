import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../src/dataset/testing/network.ts';
import { realIndex } from '../../src/exchange/testing/list-tools.ts';
import { DEFAULT_LANGUAGE, loadAllWords, writtenListWords } from '../../src/i18n/index.ts';
import { readDivisions } from '../build/divisions.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { readRows } from '../build/seeds/edit.ts';
import { readSeeds } from '../build/seeds/index.ts';
import { mergeCommand } from './main.ts';
import { type Merge, type MergeChoices, mergeList } from './merge-list.ts';
import { readList } from './read-list.ts';
import { type CommandRun, runCommand, temporaryFolder } from '../../src/cli/testing/commands.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
const committed = (file: SeedFile): string => readFileSync(join(root, 'seeds', `${file}.csv`), 'utf8');
beforeAll(loadAllWords);

const words = () => {
  const { row, publisher, sourceNote: note } = writtenListWords.in(DEFAULT_LANGUAGE);
  return { row, publisher, note };
};
async function merge(
  text: string,
  choices: Partial<MergeChoices> = {},
  seedText: (file: SeedFile) => string = committed,
): Promise<Merge> {
  const index = realIndex();
  const file = { name: '名单.csv', blob: new Blob([text]), lastModified: Date.UTC(2026, 2, 1) };
  const read = await readList(file, index, {}, words());
  if (read.state !== 'read') throw new Error(read.state);
  return mergeList(read.list, index, seedText, { names: new Map(), ...choices }, words());
}
/** Rows that were added to and removed from the committed file. */
function difference({ files }: Merge, file: SeedFile): { added: string[]; removed: string[] } {
  const [before, after] = [committed(file).split('\n'), (files.get(file) ?? committed(file)).split('\n')];
  return {
    added: after.filter((line) => !before.includes(line)),
    removed: before.filter((line) => !after.includes(line)),
  };
}
/** Checks that the seeds are valid with the changed files. */
function check({ files }: Merge): ReturnType<typeof readSeeds> {
  const seeds = mkdtempSync(join(folder, 'seeds-'));
  cpSync(join(root, 'seeds'), seeds, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(seeds, `${file}.csv`), text);
  return readSeeds(seeds, readDivisions(join(root, 'geodata/inputs/divisions.csv')));
}

const WUYI = `县（市、区）,中心镇名称,赛道,批次
武义县,桐 琴 镇,工业重镇,第一批
武义县,柳城畲族镇,文旅名镇,第二批
武义县,桐琴镇,工业重镇,第一批
遂昌县,石炼镇,农业大镇,第一批
遂昌县,不存在镇,农业大镇,第一批
`;
/** A town that a source documents with a track, for a list that says otherwise. */
const documented = [...realNetworkNow().towns.values()].find(
  ({ status, track, batch }) => status === 'documented' && track === 'industry' && batch !== undefined,
)!;
const countyName = realNetworkNow().counties.get(documented.county)!.name;
const OTHERWISE = `县（市、区）,中心镇名称,赛道\n${countyName},${documented.name},农业大镇\n`;

describe('a list that is merged', () => {
  it('adds the rows of what it names, except names that are asked about, unknown or repeated; the seeds stay valid', async () => {
    const merged = await merge(WUYI);
    expect(merged.entries.map(({ entry, state, rows }) => [entry.entry.name, state, rows])).toEqual([
      ['桐琴镇', 'added', 4],
      ['柳城畲族镇', 'added', 4],
    ]);
    expect(merged.plan.aside.map(({ entry, reason }) => [entry.name, reason])).toEqual([
      ['桐琴镇', 'duplicate'],
      ['石炼镇', 'asked'],
      ['不存在镇', 'no-place'],
    ]);
    expect(merged.open.map(({ name }) => name)).toEqual(['石炼镇']);
    const { added, removed } = difference(merged, 'towns');
    expect(removed).toEqual([]);
    expect(added).toHaveLength(8);
    expect(added[0]).toMatch(/^330723102000,桐琴镇,programme,省级中心镇,,,list-[0-9a-f]{12},第 2 行$/);
    const seeds = check(merged);
    expect(seeds.lists).toMatchObject([{ of: 'town', extent: 'counties' }]);
    expect(seeds.towns.get('330723100000')).toMatchObject({ programme: true, track: 'tourism', batch: '2' });
  });

  it('uses the place that the caller gives for a name, or leaves the name out', async () => {
    const code = [...realIndex().places.town.values()].find(({ name }) => name === '石练镇')!.code;
    const taken = await merge(WUYI, { names: new Map([['石炼镇', code]]) });
    expect(taken.open).toEqual([]);
    expect(check(taken).towns.get(code)).toMatchObject({ programme: true, track: 'agriculture' });
    const aside = await merge(WUYI, { names: new Map([['石炼镇', null]]) });
    expect(aside.plan.aside.map(({ reason }) => reason)).toContain('left-aside');
    expect(check(aside).towns.get(code)?.programme).not.toBe(true);
  });

  it('changes nothing the second time', async () => {
    const first = await merge(WUYI);
    const again = await merge(WUYI, {}, (file) => first.files.get(file) ?? committed(file));
    expect([...again.files]).toEqual([]);
    expect(again.entries.map(({ state }) => state)).toEqual(['known', 'known']);
  });

  it('writes nothing if it contradicts the seeds, unless the caller says which side has priority', async () => {
    const open = await merge(OTHERWISE);
    expect(open.plan.conflicts.map(({ kind, id }) => [kind, id])).toEqual([['track', documented.code]]);
    expect([...open.files]).toEqual([]);
    const won = await merge(OTHERWISE, { conflicts: 'list' });
    expect(won.entries[0]?.state).toBe('replaced');
    expect(difference(won, 'towns').removed.every((line) => line.includes(`${documented.code},`))).toBe(true);
    expect(won.removed.reduce((sum, { count }) => sum + count, 0)).toBe(
      difference(won, 'towns').removed.length,
    );
    expect(check(won).towns.get(documented.code)?.track).toBe('agriculture');
    const lost = await merge(OTHERWISE, { conflicts: 'seeds' });
    expect(difference(lost, 'towns').removed).toEqual([]);
    expect(check(lost).towns.get(documented.code)?.track).toBe('industry');
  });

  it('of clusters and of indicators has rows too', async () => {
    const clusters = await merge(`县（市、区）,组团名称,核心村,成员村
武义县,某某组团,俞源村,郭洞村、没有村
`);
    const cluster = check(clusters).clusters.find(({ name }) => name === '某某组团');
    expect(cluster?.id).toMatch(/^330723-[a-z]+$/);
    expect(cluster?.members).toMatchObject([{ role: 'core' }, { role: 'member' }, { name: '没有村' }]);
    const figures = await merge(`指标统计表,
县（市、区）,农村居民收入（元）
武义县,"36,383"
`);
    expect(check(figures).placeFacts.get('330723')?.at(-1)).toMatchObject({
      key: 'indicator',
      label: '农村居民收入',
      value: '36383',
      unit: '元',
    });
  });
});

describe('npm run seeds:merge', () => {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (...args: string[]): Promise<CommandRun> => runCommand(mergeCommand, args);
  const copy = (): string => {
    const seeds = mkdtempSync(join(folder, 'seeds-'));
    cpSync(join(root, 'seeds'), seeds, { recursive: true });
    return seeds;
  };

  it('reports each row and writes the files, or only reports', async () => {
    const seeds = copy();
    const list = file('武义.csv', WUYI);
    const dry = await run(list, '--seeds', seeds, '--dry-run');
    expect(dry).toMatchObject({ status: 0, complaint: '' });
    expect(readRows(readFileSync(join(seeds, 'lists.csv'), 'utf8'))).toEqual([]);
    const done = await run(list, '--seeds', seeds, '--date', '2026-03');
    expect(done.status).toBe(0);
    for (const text of [
      '第 2 行  桐琴镇：新增 4 行',
      '第 4 行 B 列  桐琴镇：放在一边',
      '第 5 行 B 列  石炼镇：有疑问',
      '石练镇',
      '第 6 行 B 列  不存在镇：放在一边',
      '新增 2 条',
    ])
      expect(done.out).toContain(text);
    expect(readRows(readFileSync(join(seeds, 'lists.csv'), 'utf8'))).toHaveLength(1);
    expect(readFileSync(join(seeds, 'sources.csv'), 'utf8')).toContain(
      '武义.csv,读者导入的名单,,2026-03,copy',
    );
    // The compiled files lack this list, so they no longer agree with the seeds.
    expect(await run(list, '--seeds', seeds, '--language', 'en')).toMatchObject({
      status: 1,
      complaint: expect.stringContaining('npm run geodata first'),
    });
  });

  it('tells which axis of the list will have no line, also where nothing is written', async () => {
    const list = file(
      '轴.csv',
      '县（市、区）,发展轴名称,途经镇\n缙云县,“县城—壶镇”发展轴,壶镇镇、石炼镇\n缙云县,“县城—大洋”发展轴,\n',
    );
    const { status, out } = await run(list, '--seeds', copy(), '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain('第 2 行 C 列  石炼镇：有疑问');
    expect(out).toMatch(/“县城—大洋”发展轴 axis-\d+：没有线/);
  });

  it('refuses with the reason, and writes nothing', async () => {
    const seeds = copy();
    const conflict = await run(file('不一致.csv', OTHERWISE), '--seeds', seeds, '--language', 'en');
    expect(conflict).toMatchObject({ status: 1, complaint: expect.stringContaining('nothing was written') });
    expect(conflict.out).toContain(`row 2, column C  disagreement: ${documented.name}`);
    expect(readFileSync(join(seeds, 'towns.csv'), 'utf8')).toBe(committed('towns'));
    for (const [args, reason] of [
      [[], '--help'],
      [[join(folder, 'none.csv')], 'none.csv'],
      [[file('空.csv', ''), '--seeds', seeds], '空.csv'],
      [[file('无列.csv', '甲,乙\n1,2\n'), '--seeds', seeds, '--kind', 'cluster'], '无列.csv'],
      [[file('a.csv', WUYI), '--extent', 'all'], 'province'],
      [[file('a.csv', WUYI), '--name', '石炼镇'], '石炼镇'],
      [[file('a.csv', WUYI), '--date', '去年'], '去年'],
      [[file('a.csv', WUYI), '--bogus'], 'bogus'],
    ] as const) {
      const { status, complaint } = await run(...args);
      expect(status, args.join(' ')).toBe(1);
      expect(complaint).toContain(reason);
    }
  });
});
