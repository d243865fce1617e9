import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CHECKS } from '../../src/dataset/base/checks.ts';
import { buildNetwork } from '../../src/dataset/base/load-network.ts';
import type { BaseFiles } from '../../src/dataset/base/files.ts';
import { realNetworkNow } from '../../src/dataset/testing/network.ts';
import type { Network } from '../../src/domain/network.ts';
import type { Fact } from '../../src/domain/records.ts';
import { applyPlan } from '../../src/exchange/list/apply.ts';
import { buildPlan } from '../../src/exchange/list/plan.ts';
import { realIndex } from '../../src/exchange/testing/list-tools.ts';
import { axisTools, layAll } from '../../src/spatial/geometry/axis/testing/lay-all.ts';
import { DEFAULT_LANGUAGE, loadAllWords, writtenListWords } from '../../src/i18n/index.ts';
import { compile } from '../build/compile.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { mergeList } from './merge-list.ts';
import { readList } from './read-list.ts';

const root = resolve(import.meta.dirname, '../..');

/** One county, its towns: of three stand-ins two leave. */
const TOWNS = `武义县中心镇名单（2026年3月）,,,,
序号,县（市、区）,中心镇名称,赛道,批次
1,武义县,桐 琴 镇,工业重镇,第一批
2,武义县,柳城畲族镇,文旅名镇,第二批
3,武义县,不存在镇,文旅名镇,第二批
合计,,3,,
`;
/** Two axes of one county, where one is modelled today, with towns by the way and key villages. */
const AXES = `县（市、区）,发展轴名称,途经镇,重点村,批次
缙云县,“县城—壶镇”产城融合发展轴,壶镇镇、东方镇,岩下村,第一批
缙云县,“县城—新建”发展轴,新建镇、舒洪镇,河阳村、丹址村,第一批
`;
/** Villages with coordinates and without, one of them of the second of two axes of its county. */
const VILLAGES = `县（市、区）,乡镇,村名,发展轴,产业,经度,纬度
缙云县,新建镇,笕川村,“县城—新建”发展轴,花海、民宿,,
缙云县,壶镇镇,联丰村,,,120.254,28.815
`;

/** Records whose facts and sources stand in the order of their text: page and seeds have them in different orders. */
const sorted = <R extends { facts: readonly Fact[]; sources: readonly string[] }>(
  records: ReadonlyMap<string, R>,
): Record<string, R> =>
  Object.fromEntries(
    [...records]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, record]) => [
        id,
        {
          ...record,
          facts: record.facts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
          sources: record.sources.toSorted(),
        },
      ]),
  );

function networkOf(files: ReadonlyMap<string, string>): Network {
  const read = <File extends keyof BaseFiles>(file: File): BaseFiles[File] =>
    CHECKS[file](JSON.parse(files.get(file) ?? ''));
  return buildNetwork({
    'axes.geojson': read('axes.geojson'),
    'towns.geojson': read('towns.geojson'),
    'villages.geojson': read('villages.geojson'),
    'counties.geojson': read('counties.geojson'),
    'clusters.json': read('clusters.json'),
    'sources.json': read('sources.json'),
  });
}

it('lists merged into the seeds give the network that the page makes of them', async () => {
  await loadAllWords();
  const { row, publisher, sourceNote: note } = writtenListWords.in(DEFAULT_LANGUAGE);
  const words = { row, publisher, note };
  const copy = mkdtempSync(join(tmpdir(), 'merged-'));
  cpSync(join(root, 'seeds'), join(copy, 'seeds'), { recursive: true });
  symlinkSync(join(root, 'geodata'), join(copy, 'geodata'));
  const path = (file: SeedFile): string => join(copy, 'seeds', `${file}.csv`);
  const seedText = (file: SeedFile): string => readFileSync(path(file), 'utf8');
  let page = realNetworkNow();
  const tools = axisTools(page);
  try {
    for (const [name, text] of [
      ['中心镇名单.csv', TOWNS],
      ['发展轴名单.csv', AXES],
      ['村名单.csv', VILLAGES],
    ] as const) {
      const index = realIndex(page);
      const read = await readList({ name, blob: new Blob([text]), lastModified: 0 }, index, {}, words);
      if (read.state !== 'read') throw new Error(read.state);
      const { kind, rows, extent, answers, positions } = read.list;
      const decisions = { answers, extent, wins: true };
      const plan = buildPlan(kind, rows, index, decisions, positions);
      expect(plan.questions, name).toEqual([]);
      const { network, axes } = applyPlan(index, plan, decisions, read.list, words);
      const { files } = mergeList(read.list, index, seedText, { names: new Map(), conflicts: 'list' }, words);
      for (const [file, merged] of files) writeFileSync(path(file), merged);
      page = layAll(network, axes, tools);
    }
    const { files } = await compile(copy);
    const compiled = networkOf(files);
    expect([...page.axes.values()].filter(({ county }) => county === '331122')).toHaveLength(2);
    for (const part of ['towns', 'villages', 'axes', 'clusters', 'counties'] as const)
      expect(sorted<{ facts: readonly Fact[]; sources: readonly string[] }>(compiled[part]), part).toEqual(
        sorted<{ facts: readonly Fact[]; sources: readonly string[] }>(page[part]),
      );
    expect(new Map(compiled.sources)).toEqual(new Map(page.sources));
  } finally {
    rmSync(copy, { recursive: true });
  }
}, 300_000);
