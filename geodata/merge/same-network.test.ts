import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Feature } from 'geojson';
import { expect, it } from 'vitest';
import { CHECKS } from '../../src/dataset/base/checks.ts';
import { buildNetwork } from '../../src/dataset/base/load-network.ts';
import { realNetworkNow } from '../../src/dataset/testing/network.ts';
import type { AxisShape, Network, TownPoint, VillagePoint } from '../../src/domain/network.ts';
import type { Fact } from '../../src/domain/records.ts';
import { applyPlan } from '../../src/exchange/list/apply.ts';
import { buildPlan } from '../../src/exchange/list/plan.ts';
import { realIndex } from '../../src/exchange/testing/list-tools.ts';
import { DEFAULT_LANGUAGE, loadAllWords, writtenListWords } from '../../src/i18n/index.ts';
import type { LayAgain } from '../../src/spatial/geometry/axis/lay-again.ts';
import { axisTools, layAll } from '../../src/spatial/geometry/axis/testing/lay-all.ts';
import { readDivisions } from '../build/divisions.ts';
import { joinPlaces } from '../build/gazetteer.ts';
import type { ChosenAxis } from '../build/model/chosen-axis.ts';
import { withLists } from '../build/model/listed.ts';
import { layLine, type ModelAxis } from '../build/model/network.ts';
import { axisFeature, townFeature, villageFeature } from '../build/records.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import { readSeeds } from '../build/seeds/index.ts';
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
/** Three axes of one county, where one is modelled today: two with towns by the way and key villages, one without a place. */
const AXES = `县（市、区）,发展轴名称,途经镇,重点村,批次
缙云县,“县城—壶镇”产城融合发展轴,壶镇镇、东方镇,岩下村,第一批
缙云县,“县城—新建”发展轴,新建镇、舒洪镇,河阳村、丹址村,第一批
缙云县,“县城—大洋”发展轴,,,第二批
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

/** The committed axes as the rules chose them: that they do is proven by `npm run geodata -- --check`. */
const committedChoice = ({ axes, towns, villages, counties }: Network): ChosenAxis[] =>
  [...axes.values()].map(({ id, county, status }) => ({
    id,
    county: counties.get(county)!,
    status,
    towns: [...towns.values()].filter(({ axis }) => axis === id),
    villages: [...villages.values()].filter(({ axis }) => axis === id),
  }));

/** What the pipeline makes of seeds with merged lists: lists applied to the committed choice, and the axes that they change laid. */
function compiled(before: Network, seedFolder: string, tools: LayAgain): Network {
  const divisions = readDivisions(join(root, 'geodata/inputs/divisions.csv'));
  const seeds = readSeeds(seedFolder, divisions);
  const places = joinPlaces(divisions, seeds);
  const base = committedChoice(before);
  const chosen = withLists(base, { lists: seeds.lists, seeds, places }, before.counties, tools.land);
  const axes = chosen.map((axis): ModelAxis => ({
    ...axis,
    line: base.includes(axis) ? NO_LINE : layLine(axis, seeds, places, tools.ground),
  }));
  const keyed = <R>(file: 'axes.geojson' | 'towns.geojson' | 'villages.geojson', features: Feature[]): R[] =>
    CHECKS[file](JSON.parse(JSON.stringify({ type: 'FeatureCollection', features }))) as R[];
  const laid = axes.filter(({ line }) => line !== NO_LINE);
  return buildNetwork({
    'axes.geojson': [
      ...axes.flatMap(({ id, line }) => (line === NO_LINE ? before.axes.get(id)! : [])),
      ...keyed<AxisShape>(
        'axes.geojson',
        laid.map((axis) => axisFeature(axis, seeds)),
      ),
    ],
    'towns.geojson': keyed<TownPoint>(
      'towns.geojson',
      axes.flatMap(({ id, towns }) =>
        towns.map(({ code }) => townFeature({ code, axis: id }, places, seeds)),
      ),
    ),
    'villages.geojson': keyed<VillagePoint>(
      'villages.geojson',
      axes.flatMap((axis) => axis.villages.map((village) => villageFeature(village, axis, seeds))),
    ),
    'sources.json': seeds.sources,
  });
}
const NO_LINE = {} as ModelAxis['line'];

it('lists merged into the seeds give the network that the page makes of them', async () => {
  await loadAllWords();
  const { row, publisher, sourceNote: note } = writtenListWords.in(DEFAULT_LANGUAGE);
  const words = { row, publisher, note };
  const copy = mkdtempSync(join(tmpdir(), 'merged-'));
  cpSync(join(root, 'seeds'), copy, { recursive: true });
  const path = (file: SeedFile): string => join(copy, `${file}.csv`);
  const seedText = (file: SeedFile): string => readFileSync(path(file), 'utf8');
  const before = realNetworkNow();
  const tools = axisTools(before);
  let page = before;
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
    const seeds = compiled(before, copy, tools);
    expect([...page.axes.values()].filter(({ county }) => county === '331122')).toHaveLength(3);
    expect(sorted(seeds.towns), 'towns').toEqual(sorted(page.towns));
    expect(sorted(seeds.villages), 'villages').toEqual(sorted(page.villages));
    expect(sorted(seeds.axes), 'axes').toEqual(sorted(page.axes));
    expect(new Map(seeds.sources)).toEqual(new Map(page.sources));
    // Stand-ins are chosen from the seeds without the lists: these are the committed ones to the last row.
    const divisions = readDivisions(join(root, 'geodata/inputs/divisions.csv'));
    const listSources = new Set([...page.sources.keys()].filter((id) => !before.sources.has(id)));
    expect(listSources.size).toBe(3);
    const {
      spell: _a,
      sources: _b,
      lists: _c,
      axisIds,
      ...without
    } = readSeeds(copy, divisions, undefined, listSources);
    const {
      spell: _d,
      sources: _e,
      lists: _f,
      axisIds: idsBefore,
      ...committed
    } = readSeeds(join(root, 'seeds'), divisions);
    expect(without).toEqual(committed);
    expect(axisIds.slice(0, idsBefore.length)).toEqual(idsBefore);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
