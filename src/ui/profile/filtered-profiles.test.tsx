import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchGeodata } from '../../dataset/testing/geodata.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { axisPasses, passes, passingAxis, townPasses } from '../../domain/filter.ts';
import type { Filter } from '../../domain/filter.ts';
import { isTravelled } from '../../domain/place-travel.ts';
import { travelTimesWords } from '../../i18n/index.ts';
import '../../i18n/testing/load-words.ts';
import { geodesicM } from '../../spatial/geometry/geodesic-m.ts';
import type { PlainNode } from '../testing/plain-nodes.ts';
import { ProfilePage } from '../testing/profile-page.tsx';

const network = realNetworkNow();
const ONLY: Filter = { documentedOnly: true };
const LINK = '&only=documented';
/** Whether a town or village of this code is documented. */
const isDocumented = (code: string): boolean =>
  (network.towns.get(code) ?? network.villages.get(code))?.status === 'documented';
const documentedAxes = [...network.axes.values()].filter((axis) => axisPasses(ONLY, axis));
const modelledAxis = [...network.axes.values()].find(({ status }) => status === 'modelled')!;

let page: ProfilePage;
beforeEach(() => {
  vi.stubGlobal('fetch', fetchGeodata);
  page = new ProfilePage(network);
});
afterEach(async () => {
  await page.close();
  vi.unstubAllGlobals();
});

/** The records that the buttons inside an element open, as `town:330723101000`. */
const recordsIn = (node: PlainNode | null | undefined): string[] =>
  (node?.findAll('button') ?? []).flatMap((button) => button.getAttribute('data-record') ?? []);
const codesIn = (node: PlainNode | null | undefined, kind: string): string[] =>
  recordsIn(node).flatMap((record) => (record.startsWith(`${kind}:`) ? [record.slice(kind.length + 1)] : []));
/** The list below a small heading. */
const listOf = (title: string): PlainNode | undefined =>
  page
    .part()
    ?.findAll('.links')
    .find((list) => list.find('h4')?.textContent === title);
/** What stands beside a label of the table of details. */
const detail = (label: string): string =>
  page
    .part('dl')
    ?.findAll('div')
    .find((row) => row.find('dt')?.textContent === label)
    ?.find('dd')?.textContent ?? `no ${label}`;
const modelledLeftOut = (n: number): string => `筛选未列 ${n} 条：推演 ${n}`;
const isPassing = (record: string): boolean => {
  const [kind = '', id = ''] = record.split(':');
  return kind === 'axis' ? axisPasses(ONLY, network.axes.get(id)!) : kind === 'county' || isDocumented(id);
};

describe('the profile of an axis with “documented only”', () => {
  it('counts, lists and measures what the map shows, and says how much it leaves out', async () => {
    for (const axis of documentedAxes) {
      await page.open('axis', axis.id, LINK);
      const [towns, villages] = [axis.towns.filter(isDocumented), axis.villages.filter(isDocumented)];
      const leftOut = axis.towns.length + axis.villages.length - towns.length - villages.length;
      const composition = detail('组成');
      expect(composition).toContain(`${towns.length} 个中心镇（有据 ${towns.length} · 推演 0）`);
      expect(composition).toContain(`${villages.length} 个重点村（有据 ${villages.length} · 推演 0）`);
      expect(composition.includes(modelledLeftOut(leftOut))).toBe(leftOut > 0);
      expect(detail('长度')).toContain(passingAxis(ONLY, axis)!.lengthKm.toFixed(1));
      const strip = page.part('.strip');
      expect(codesIn(strip, 'town').toSorted()).toEqual(towns.toSorted());
      expect(codesIn(strip, 'village').toSorted()).toEqual(villages.toSorted());
      const said = page.part('#strip-title')?.parentNode?.textContent;
      expect(said?.includes(modelledLeftOut(leftOut))).toBe(leftOut > 0);
      const lines = [strip!, ...strip!.findAll('.branch')];
      for (const line of lines) expect(line.getAttribute('data-status')).toBe('documented');
    }
    // One of them has a course that its modelled branches change.
    await page.open('axis', 'axis-083');
    const whole = detail('走向');
    await page.open('axis', 'axis-083', LINK);
    expect(detail('走向')).not.toBe(whole);
  });

  it('lists neighbouring axes that pass and counts the others', async () => {
    for (const axis of network.axes.values()) {
      await page.open('axis', axis.id, LINK);
      const besides = network.counties.get(axis.county)?.neighbours ?? [];
      const all = [...network.axes.values()].filter(({ county }) => besides.includes(county));
      const passing = all.filter((other) => axisPasses(ONLY, other));
      const list = listOf('邻县的发展轴');
      expect(codesIn(list, 'axis')).toEqual(passing.map(({ id }) => id));
      if (all.length > passing.length)
        expect(list?.textContent).toContain(modelledLeftOut(all.length - passing.length));
    }
  });

  it('says of an axis that does not pass that it is left out, and draws no line of it', async () => {
    await page.open('axis', modelledAxis.id, LINK);
    expect(page.textOf('header')).toContain(modelledLeftOut(1));
    expect(page.part('.strip')).toBeNull();
    expect(page.part('#strip-title')?.parentNode?.textContent).toBe(`沿线各站${modelledLeftOut(1)}`);
    await page.open('axis', modelledAxis.id);
    expect(page.textOf()).not.toContain('筛选未列');
    expect(codesIn(page.part('.strip'), 'town').toSorted()).toEqual(modelledAxis.towns.toSorted());
  });
});

describe('the profile of a county with a filter', () => {
  it('lists only what is documented and says how many are left out', async () => {
    const { counties, towns, villages, axes } = network;
    for (const { code } of counties.values()) {
      await page.open('county', code, LINK);
      for (const [title, records] of [
        ['中心镇', towns],
        ['重点村', villages],
      ] as const) {
        const own = [...records.values()].filter(({ county }) => county === code);
        const passing = own.filter(({ status }) => status === 'documented');
        const list = listOf(title);
        expect(recordsIn(list).map((record) => record.split(':')[1])).toEqual(
          passing.map((record) => record.code),
        );
        expect(list?.textContent.includes('筛选未列') ?? false).toBe(own.length > passing.length);
        if (own.length > passing.length)
          expect(list?.textContent).toContain(modelledLeftOut(own.length - passing.length));
      }
      const own = [...axes.values()].filter(({ county }) => county === code);
      const passing = own.filter((axis) => axisPasses(ONLY, axis));
      expect(page.part()?.findAll('#strip-title')).toHaveLength(passing.length);
      expect(codesIn(page.part('dl'), 'axis')).toEqual(passing.map(({ id }) => id));
      if (own.length > passing.length)
        expect(detail('发展轴')).toContain(modelledLeftOut(own.length - passing.length));
      expect(recordsIn(page.part()).filter((record) => !isPassing(record))).toEqual([]);
    }
  });

  it('follows batch, track and division too', async () => {
    const filter: Filter = { prefecture: '330700', batch: '1', track: 'industry' };
    await page.open('county', '330723', '&in=330700&batch=1&track=industry');
    expect(page.state.filter.value).toEqual(filter);
    const own = <T extends { county: string }>(records: ReadonlyMap<string, T>): T[] =>
      [...records.values()].filter(({ county }) => county === '330723');
    expect(codesIn(listOf('中心镇'), 'town')).toEqual(
      own(network.towns).flatMap((town) => (townPasses(filter, town) ? [town.code] : [])),
    );
    expect(codesIn(listOf('重点村'), 'village')).toEqual(
      own(network.villages).flatMap((village) => (passes(filter, village) ? [village.code] : [])),
    );
    const { neighbours } = network.counties.get('330723')!;
    const elsewhere = neighbours.filter((code) => !code.startsWith('3307'));
    expect(elsewhere.length).toBeGreaterThan(0);
    const list = listOf('相邻的县（市、区）');
    expect(codesIn(list, 'county')).toEqual(neighbours.filter((code) => code.startsWith('3307')));
    expect(list?.textContent).toContain(`筛选未列 ${elsewhere.length} 条：不在所选地区 ${elsewhere.length}`);
    await page.open('county', '330110', '&in=330700');
    expect(page.textOf('header')).toContain('筛选未列 1 条：不在所选地区 1');
  });
});

describe('the records nearest to a place with “documented only”', () => {
  it('are the nearest that pass, with the number of nearer ones that do not', async () => {
    const town = [...network.towns.values()].find(({ status }) => status === 'documented')!;
    await page.open('town', town.code, LINK);
    for (const [title, records] of [
      ['最近的中心镇', network.towns],
      ['最近的重点村', network.villages],
    ] as const) {
      const byDistance = [...records.values()]
        .filter(({ code }) => code !== town.code)
        .map(({ code, lonLat }) => ({ code, m: geodesicM(town.lonLat, lonLat) }))
        .toSorted((a, b) => a.m - b.m)
        .map(({ code }) => code);
      const nearest = byDistance.filter(isDocumented).slice(0, 4);
      const nearer = byDistance.indexOf(nearest[3]!) - 3;
      const list = listOf(title);
      expect(recordsIn(list).map((record) => record.split(':')[1])).toEqual(nearest);
      expect(nearer).toBeGreaterThan(0);
      expect(list?.textContent).toContain(modelledLeftOut(nearer));
    }
  });

  it('are of any division, as every distance to central towns', async () => {
    const [code] = network.towns.keys();
    await page.open('town', code!, LINK);
    const anywhere = recordsIn(listOf('最近的中心镇'));
    expect(anywhere).toHaveLength(4);
    await page.open('town', code!, `${LINK}&in=330102`);
    expect(recordsIn(listOf('最近的中心镇'))).toEqual(anywhere);
  });

  it('by travel time are the prepared ones that pass, and the profile says if others are missing', async () => {
    const [code] = network.counties.keys();
    await page.open('county', code!, LINK);
    await vi.waitFor(
      async () => {
        await act(() => {});
        expect(page.textOf('#travel-title')).toBe('行程时间（估算）');
      },
      { interval: 5, timeout: 60_000 },
    );
    const { outdated } = travelTimesWords.in('zh');
    const leftOut: number[] = [];
    for (const county of network.counties.keys()) {
      await page.open('county', county, LINK);
      const compiled = (page.state.placeTravel.value?.get(county)?.towns ?? [])
        .filter(isTravelled)
        .map(([id]) => id);
      const passing = compiled.filter(isDocumented);
      const section = page.part('#travel-title')?.parentNode;
      expect(codesIn(section, 'town'), county).toEqual(passing);
      const n = compiled.length - passing.length;
      expect(section?.textContent.includes(outdated), county).toBe(n > 0);
      leftOut.push(n);
    }
    expect(new Set(leftOut).size).toBeGreaterThan(1);
  });
});
