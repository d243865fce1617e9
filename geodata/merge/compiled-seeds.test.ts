import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/dataset/base/checks.ts';
import { buildNetwork } from '../../src/dataset/base/load-network.ts';
import { realNetworkNow } from '../../src/dataset/testing/network.ts';
import { axesIn, hasLine } from '../../src/domain/axis.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import type { Network } from '../../src/domain/network.ts';
import type { Fact } from '../../src/domain/records.ts';
import { applyPlan } from '../../src/exchange/list/apply.ts';
import { buildPlan } from '../../src/exchange/list/plan.ts';
import { realIndex } from '../../src/exchange/testing/list-tools.ts';
import { DEFAULT_LANGUAGE, loadAllWords, writtenListWords } from '../../src/i18n/index.ts';
import { axisTools, layAll } from '../../src/spatial/geometry/axis/testing/lay-all.ts';
import { type Compiled, compile } from '../build/compile.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { mergeList } from './merge-list.ts';
import { readList } from './read-list.ts';

const root = resolve(import.meta.dirname, '../..');

/** A list of towns of one county; two of its three stand-ins leave. */
const TOWNS = `武义县中心镇名单（2026年3月）,,,,
序号,县（市、区）,中心镇名称,赛道,批次
1,武义县,桐 琴 镇,工业重镇,第一批
2,武义县,柳城畲族镇,文旅名镇,第二批
3,武义县,不存在镇,文旅名镇,第二批
合计,,3,,
`;
/**
 * A village of the second of the axes below, which is not known yet; its batch is not the one of that axis. And one that the seeds call by
 * a longer name than the division list.
 */
const EARLY_VILLAGE = `重点村名单,,,
县（市、区）,乡镇,村名,批次
缙云县,新建镇,河阳村,第二批
安吉县,天荒坪镇,余村,第二批
`;
/** A later list of the first county, without one of its towns and with another that was a stand-in and left. */
const LATER_TOWNS = `武义县中心镇名单（2026年9月）,,
县（市、区）,中心镇名称,赛道
武义县,桐琴镇,商贸强镇
武义县,王宅镇,农业大镇
`;
/** A later list of axes, which moves a village to the first of them. */
const LATER_AXES = `县（市、区）,发展轴名称,途经镇,重点村
缙云县,“县城—壶镇”产城融合发展轴,壶镇镇、东方镇,岩下村、河阳村
缙云县,“县城—新建”发展轴,新建镇、舒洪镇,丹址村
缙云县,“县城—大洋”发展轴,,
`;
/** Three axes of a county that has one modelled axis: two with towns and key villages, one without a place. */
const AXES = `县（市、区）,发展轴名称,途经镇,重点村,批次
缙云县,“县城—壶镇”产城融合发展轴,壶镇镇、东方镇,岩下村,第一批
缙云县,“县城—新建”发展轴,新建镇、舒洪镇,河阳村、丹址村,第一批
缙云县,“县城—大洋”发展轴,,,第二批
`;
/** Villages with coordinates and without, one of them of the second of the axes of its county. */
const VILLAGES = `县（市、区）,乡镇,村名,发展轴,产业,经度,纬度
缙云县,新建镇,笕川村,“县城—新建”发展轴,花海、民宿,,
缙云县,壶镇镇,联丰村,,,120.254,28.815
`;

/** Columns that identify the record of a row. The rows of one record keep their order, which is that of the source. */
const SUBJECT: Record<string, readonly string[]> = {
  'axes.csv': ['county'],
  'towns.csv': ['town'],
  'villages.csv': ['village'],
  'clusters.csv': ['cluster'],
  'indicators.csv': ['subject'],
  // Lists are applied in the order in which they stand.
  'lists.csv': [],
};

/** The rows of a seed file with its records in reverse order. */
function reversed(file: string, text: string): string {
  const { data } = Papa.parse<string[]>(text.trimEnd());
  const [header = [], ...rows] = data;
  const columns = (SUBJECT[file] ?? header).map((name) => header.indexOf(name));
  const things = groupBy(rows, (row) => columns.map((column) => row[column]).join(' '));
  return `${Papa.unparse([header, ...[...things.values()].toReversed().flat()], { newline: '\n' })}\n`;
}

interface Item {
  id?: string;
  code?: string;
  properties?: { id?: string; code?: string };
}
/** The records of a file by their ids. */
function byId(text: string): Map<string, unknown> {
  const parsed = JSON.parse(text) as
    | { features?: Item[]; towns?: Item[] | string[]; villages?: Item[] }
    | Item[];
  const items = Array.isArray(parsed)
    ? parsed
    : (parsed.features ?? [...(parsed.towns ?? []), ...(parsed.villages ?? [])]);
  return new Map(
    items.map((item): [string, unknown] => {
      if (typeof item === 'string') return [item, item];
      const { id, code } = item.properties ?? item;
      return [id ?? code ?? '', item];
    }),
  );
}

/** Records with facts and sources sorted by their text, since page and seeds have them in different orders. */
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

/** Applies the lists one after the other as the page does, and writes them into the seeds of a folder. */
async function mergeLists(before: Network, folder: string): Promise<Network> {
  const { row, publisher, sourceNote: note } = writtenListWords.in(DEFAULT_LANGUAGE);
  const words = { row, publisher, note };
  const path = (file: SeedFile): string => join(folder, `${file}.csv`);
  const tools = axisTools(before);
  let page = before;
  for (const [name, text] of [
    ['中心镇名单.csv', TOWNS],
    ['先前的村名单.csv', EARLY_VILLAGE],
    ['发展轴名单.csv', AXES],
    ['村名单.csv', VILLAGES],
    ['后来的中心镇名单.csv', LATER_TOWNS],
    ['后来的发展轴名单.csv', LATER_AXES],
  ] as const) {
    const index = realIndex(page);
    const read = await readList({ name, blob: new Blob([text]), lastModified: 0 }, index, {}, words);
    if (read.state !== 'read') throw new Error(read.state);
    const { kind, rows, extent, answers, positions } = read.list;
    const decisions = { answers, extent, wins: true };
    const plan = buildPlan(kind, rows, index, decisions, positions);
    expect(plan.questions, name).toEqual([]);
    const { network, axes } = applyPlan(index, plan, decisions, read.list, words);
    const seedText = (file: SeedFile): string => readFileSync(path(file), 'utf8');
    const { files } = mergeList(read.list, index, seedText, { names: new Map(), conflicts: 'list' }, words);
    for (const [file, merged] of files) writeFileSync(path(file), merged);
    page = layAll(network, axes, tools);
  }
  return page;
}

describe('seeds with merged lists, their rows in the reverse order,', () => {
  const before = realNetworkNow();
  let page: Network;
  let compiled: Compiled;
  beforeAll(async () => {
    await loadAllWords();
    const copy = mkdtempSync(join(tmpdir(), 'merged-'));
    try {
      const seeds = join(copy, 'seeds');
      cpSync(join(root, 'seeds'), seeds, { recursive: true });
      symlinkSync(join(root, 'geodata'), join(copy, 'geodata'));
      page = await mergeLists(before, seeds);
      for (const file of readdirSync(seeds))
        writeFileSync(join(seeds, file), reversed(file, readFileSync(join(seeds, file), 'utf8')));
      compiled = await compile(copy);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it('compile to the network that the page makes of the lists', () => {
    const records = <File extends 'axes.geojson' | 'towns.geojson' | 'villages.geojson' | 'sources.json'>(
      file: File,
    ) => CHECKS[file](JSON.parse(compiled.files.get(file) ?? ''));
    const network = buildNetwork({
      'axes.geojson': records('axes.geojson'),
      'towns.geojson': records('towns.geojson'),
      'villages.geojson': records('villages.geojson'),
      'sources.json': records('sources.json'),
    });
    expect(sorted(network.towns), 'towns').toEqual(sorted(page.towns));
    expect(sorted(network.villages), 'villages').toEqual(sorted(page.villages));
    expect(sorted(network.axes), 'axes').toEqual(sorted(page.axes));
    expect(new Map(network.sources)).toEqual(new Map(page.sources));
    expect(page.sources.size).toBe(before.sources.size + 6);
  });

  it('report the axis that has no line', () => {
    const axes = axesIn(page, '331122');
    expect(axes.map(hasLine)).toEqual([true, true, false]);
    expect(compiled.withoutLine).toEqual([`${axes[2]?.id} of 缙云县`]);
    // The report counts lines, and stays a number.
    expect(Object.values(compiled.report).filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  it('leave id, position and facts unchanged of everything that no list changes', () => {
    const changed = new Set(
      (['axes', 'towns', 'villages', 'sources'] as const).flatMap((part) => {
        const [then, now]: ReadonlyMap<string, unknown>[] = [before[part], page[part]];
        const ids = [...(then?.keys() ?? []), ...(now?.keys() ?? [])];
        return ids.filter((id) => then?.get(id) !== now?.get(id));
      }),
    );
    expect(changed.size).toBeLessThan(60);
    expect(compiled.files.size).toBeGreaterThan(10);
    for (const [file, text] of compiled.files) {
      if (file === 'catalogue.json') continue;
      const now = byId(text);
      const then = byId(readFileSync(join(root, 'geodata', file), 'utf8'));
      const unchanged = (all: Map<string, unknown>): string[] =>
        [...all.keys()].filter((id) => !changed.has(id)).toSorted();
      expect(unchanged(now), file).toEqual(unchanged(then));
      for (const id of unchanged(then)) expect(now.get(id), `${file} ${id}`).toEqual(then.get(id));
    }
  });
});
