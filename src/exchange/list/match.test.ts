import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { applied, buildTestPlan, realIndex } from '../testing/list-tools.ts';
import { sheetWith } from '../testing/sheet.ts';
import { isTaken, matchCounty, matchPlace } from './match.ts';

const seedRows = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(
    readFileSync(join(import.meta.dirname, `../../../seeds/${file}.csv`), 'utf8'),
    { header: true, skipEmptyLines: true },
  ).data;

const index = realIndex();
const WUYI = '330723';
const village = (name: string, more: { town?: string; code?: string } = {}) =>
  matchPlace(index, 'village', name, { counties: [WUYI], ...more });

describe('a county', () => {
  it.each([
    ['武义县', 'exact', WUYI],
    ['武义', 'alias', WUYI],
    ['金华市武义县', 'exact', WUYI],
    ['武義縣', 'exact', WUYI],
    ['景宁县', 'alias', '331127'],
    ['萧山市', 'alias', '330109'],
    ['下城区', 'alias', '330105'],
  ])('%s is found (%s)', (name, kind, code) => {
    const match = matchCounty(index, name, null);
    expect([match.kind, match.candidates[0]?.code]).toEqual([kind, code]);
  });

  it('that was divided since is asked about: 江干区 is 上城区 or 钱塘区 today', () => {
    expect(matchCounty(index, '江干区', null)).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ code: '330102' }, { code: '330114' }],
    });
  });

  it('with the code of another county is asked about, as is a name with one wrong character; a name that is no county is not found', () => {
    expect(matchCounty(index, '武义县', '331121').kind).toBe('ambiguous');
    expect(matchCounty(index, '武议县', null)).toMatchObject({ kind: 'fuzzy', candidates: [{ code: WUYI }] });
    expect(matchCounty(index, '婺源县', null).kind).not.toBe('exact');
    expect(matchCounty(index, '不存在县', null).kind).toBe('none');
  });
});

describe('a town or village', () => {
  it.each([
    ['俞源村', 'exact'],
    ['俞源', 'alias'],
    ['俞源村村委会', 'alias'],
    ['俞源行政村', 'alias'],
    ['俞源村（古村落）', 'alias'],
    ['俞 源 村', 'exact'],
  ])('%s is accepted (%s)', (name, kind) => {
    const match = village(name);
    expect([match.kind, match.candidates.map((of) => of.name)]).toEqual([kind, ['俞源村']]);
  });

  it.each(['俞原村', '俞源源村'])('%s, with one wrong character, is asked about', (name) => {
    const match = village(name);
    expect(match.kind).toBe('fuzzy');
    expect(match.candidates.map((of) => of.name)).toContain('俞源村');
    expect(isTaken(match)).toBe(false);
  });

  it('with its code and name is accepted; a code with another name is asked about; a code without a name is not accepted', () => {
    const code = village('俞源村').candidates[0]?.code ?? '';
    expect(village('俞源', { code })).toMatchObject({ kind: 'code', candidates: [{ code }] });
    expect(village('郭洞村', { code }).kind).toBe('ambiguous');
    expect(village('没有这个村名', { code })).toMatchObject({
      kind: 'fuzzy',
      candidates: [{ reason: 'code-alone' }],
    });
  });

  it('in another town than the list says is asked about', () => {
    const match = village('俞源村', { town: '330723102000' });
    expect(match).toMatchObject({ kind: 'fuzzy' });
    expect(match.candidates.some(({ reason, name }) => reason === 'other-town' && name === '俞源村')).toBe(
      true,
    );
  });

  it('whose name continues with that of a natural village is asked about', () => {
    const match = matchPlace(index, 'village', '三元村麻车岗自然村', { counties: ['330182'] });
    expect(match).toMatchObject({ kind: 'fuzzy', candidates: [{ name: '三元村', reason: 'part' }] });
    expect(isTaken(match)).toBe(false);
  });

  it('that the seeds name and the division list has is accepted or asked about: every title with a code, every town', () => {
    const open: string[] = [];
    let rows = 0;
    const check = (
      kind: 'town' | 'village',
      code: string,
      name: string,
      county: string,
      town?: string,
    ): void => {
      const inTown = town
        ? matchPlace(index, 'town', town, { counties: [county] }).candidates[0]?.code
        : undefined;
      const match = matchPlace(index, kind, name, {
        counties: [county],
        ...(inTown === undefined || kind === 'town' ? {} : { town: inTown }),
      });
      rows++;
      if (!match.candidates.some((candidate) => candidate.code === code))
        open.push(`${county} ${name} ${code}`);
    };
    for (const { kind, code, county, town, name } of seedRows('titles')) {
      const [found] = matchCounty(index, county ?? '', null).candidates;
      if (code && found) check(kind as 'town' | 'village', code, name ?? '', found.code, town);
    }
    for (const { town, name } of seedRows('towns'))
      if (town && name) check('town', town, name, town.slice(0, 6));
    expect(rows).toBeGreaterThan(1500);
    expect(open).toEqual([]);
  });

  it('of a town that was merged into another is that of today; one that still exists is itself', () => {
    const town = (name: string, county: string) => matchPlace(index, 'town', name, { counties: [county] });
    expect(town('江藻镇', '330681')).toMatchObject({
      kind: 'alias',
      candidates: [{ name: '姚江镇', reason: 'former' }],
    });
    expect(town('龙翔街道', '330483')).toMatchObject({ kind: 'alias', candidates: [{ name: '乌镇镇' }] });
    expect(town('元通镇', '330424')).toMatchObject({ kind: 'alias', candidates: [{ name: '望海街道' }] });
    expect(town('姚江镇', '330681')).toMatchObject({ kind: 'exact', candidates: [{ name: '姚江镇' }] });
    // The former name applies in its own county only.
    expect(town('江藻镇', '330682').kind).not.toBe('alias');
  });

  it('with its former ending, 镇 for 街道, or in traditional characters is accepted', () => {
    const town = (name: string, county: string) => matchPlace(index, 'town', name, { counties: [county] });
    expect(town('尚田镇', '330213')).toMatchObject({ kind: 'alias', candidates: [{ name: '尚田街道' }] });
    expect(town('桐琴', WUYI)).toMatchObject({ kind: 'alias', candidates: [{ name: '桐琴镇' }] });
    expect(town('壺鎮鎮', '331122')).toMatchObject({ kind: 'alias', candidates: [{ name: '壶镇镇' }] });
    expect(town('桐琴镇', '331121').kind).toBe('fuzzy');
  });

  it('without a name is not found', () => {
    expect(village('').kind).toBe('none');
    expect(village('__proto__').kind).toBe('none');
    expect(village('=HYPERLINK("x")').kind).toBe('none');
  });
});

describe('a list', () => {
  const towns = (...rows: (string | null)[][]) =>
    sheetWith([['县（市、区）', '中心镇名称', '赛道'], ...rows]);

  it('of one county changes only that county, and reports duplicates and what is not found', () => {
    const sheet = towns(
      ['武义县', '桐琴镇', '工业重镇'],
      ['武义县', '桐琴镇', '工业重镇'],
      ['武义县', '没有镇', ''],
      ['武义县', '柳城畲族镇', '手工名镇'],
    );
    const plan = buildTestPlan(sheet, index);
    expect(plan.kind).toBe('town');
    expect(plan.taken.map(({ entry }) => entry.name)).toEqual(['桐琴镇', '柳城畲族镇']);
    expect(plan.aside.map(({ entry, reason }) => [entry.rows[0], reason])).toEqual([
      [3, 'duplicate'],
      [4, 'no-place'],
    ]);
    expect(plan.faults.map(({ code, row }) => [code, row])).toContainEqual(['unknown-track', 5]);
    const { network, axes } = applied(index, plan, sheet);
    expect(axes.every((id) => network.axes.get(id)?.county === WUYI)).toBe(true);
    for (const town of index.network.towns.values())
      if (town.county !== WUYI) expect(network.towns.get(town.code)).toBe(town);
    const own = [...network.towns.values()].filter(({ county }) => county === WUYI);
    expect(own.map(({ name, status }) => [name, status]).toSorted()).toEqual(
      [
        ['柳城畲族镇', 'documented'],
        ['桐琴镇', 'documented'],
      ].toSorted(),
    );
    expect(network.towns.get('330723102000')).toMatchObject({
      track: 'industry',
      sources: expect.arrayContaining([expect.stringMatching(/^list-/)]),
    });
  });

  it('after an earlier list: reports what only the earlier list has, and applies the list that is chosen', () => {
    const first = towns(['武义县', '桐琴镇', '工业重镇'], ['武义县', '柳城畲族镇', '文旅名镇']);
    const { network } = applied(index, buildTestPlan(first, index), first);
    const later = realIndex(network);
    const second = {
      ...towns(['武义县', '桐琴镇', '农业大镇']),
      file: { ...first.file, sha256: 'd'.repeat(64) },
    };
    const plan = buildTestPlan(second, later);
    expect(plan.conflicts.map(({ kind, name }) => [kind, name])).toEqual([
      ['track', '桐琴镇'],
      ['not-listed', '柳城畲族镇'],
    ]);
    const won = applied(later, plan, second).network;
    expect(won.towns.get('330723102000')?.track).toBe('agriculture');
    expect([...won.towns.values()].filter(({ county }) => county === WUYI).map(({ name }) => name)).toEqual([
      '桐琴镇',
    ]);
    const lost = applied(later, buildTestPlan(second, later, { wins: false }), second, {
      wins: false,
    }).network;
    expect(lost.towns.get('330723102000')?.track).toBe('industry');
    expect([...lost.towns.values()].filter(({ county }) => county === WUYI)).toHaveLength(2);
  });

  it('of axes makes the axis of its county documented, with its towns from one cell', () => {
    const sheet = sheetWith([
      ['县（市、区）', '发展轴名称', '途经中心镇', '批次'],
      ['武义县', '“县城—桐琴”产城融合发展轴', '桐琴镇、柳城畲族镇', '首批'],
    ]);
    const plan = buildTestPlan(sheet, index);
    expect([
      plan.kind,
      plan.taken[0]?.parts.map(({ code }) => index.register.towns.get(code ?? '')?.name),
    ]).toEqual(['axis', ['桐琴镇', '柳城畲族镇']]);
    const { network } = applied(index, plan, sheet);
    expect([...network.axes.values()].find(({ county }) => county === WUYI)).toMatchObject({
      status: 'documented',
    });
    expect(
      [...network.towns.values()]
        .filter(({ county, status }) => county === WUYI && status === 'documented')
        .map(({ name }) => name),
    ).toEqual(expect.arrayContaining(['桐琴镇', '柳城畲族镇']));
  });

  it('of clusters and of indicators is read too', () => {
    const clusters = sheetWith([
      ['县（市、区）', '组团名称', '核心村', '成员村'],
      ['武义县', '某某组团', '俞源村', '郭洞村、没有村'],
    ]);
    const plan = buildTestPlan(clusters, index);
    expect([plan.kind, plan.taken[0]?.parts.map(({ code }) => code !== null)]).toEqual([
      'cluster',
      [true, true, false],
    ]);
    expect([...applied(index, plan, clusters).network.clusters.values()].at(-1)).toMatchObject({
      name: '某某组团',
      members: [{ role: 'core' }, { role: 'member' }, { name: '没有村' }],
    });
    const figures = sheetWith([
      ['指标统计表'],
      ['县（市、区）', '农村居民收入（元）'],
      ['武义县', '36,383'],
      ['青田县', 30_000],
    ]);
    const read = buildTestPlan(figures, index);
    expect([read.kind, read.taken.map(({ entry }) => entry.values[0]?.value)]).toEqual([
      'indicator',
      ['36383', '30000'],
    ]);
    expect(applied(index, read, figures).network.counties.get(WUYI)?.facts.at(-1)).toMatchObject({
      key: 'indicator',
      label: '农村居民收入',
      value: '36383',
      unit: '元',
    });
  });
});
