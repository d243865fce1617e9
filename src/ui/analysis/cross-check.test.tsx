// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { judgeNearest } from '../../domain/answers/cross-check.ts';
import type {
  Compared,
  CorridorCheck,
  DisagreedPlace,
  NearestCheck,
  TurfNearest,
} from '../../domain/answers/cross-check.ts';
import type { NearestPointsCheck, PointsCheck } from '../../domain/answers/cross-check-points.ts';
import type { NearestTowns } from '../../domain/answers/nearest-towns.ts';
import type { LonLat } from '../../domain/records.ts';
import { crossCheck as zh } from '../../i18n/zh/cross-check.ts';
import '../../i18n/testing/load-words.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { Analysis } from '../../state/analysis.ts';
import type { CheckedAnswer, CrossCheck, CrossChecks } from '../../state/cross-checks.ts';
import { giveNetwork, testNetwork } from '../../state/testing/network.ts';
import { AtlasContext } from '../atlas.ts';
import { testAtlas } from '../testing/atlas.ts';
import { CrossCheckOf } from './cross-check.tsx';

const root = (): HTMLElement => document.body;
afterEach(() => act(() => render(null, root())));

const nothing = (): CrossCheck<never> => ({
  state: signal({ state: 'none' }),
  canStart: signal(true),
  start: vi.fn<() => void>(),
  cancel: vi.fn<() => void>(),
});
const done = <T,>(value: T): CrossCheck<T> => ({ ...nothing(), state: signal({ state: 'ready', value }) });

async function show(of: CheckedAnswer, checks: Partial<CrossChecks>, analysis?: unknown): Promise<void> {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const state = createAtlasState();
  state.languageChoice.value = 'zh';
  giveNetwork(state);
  state.analysis.value = (analysis ?? null) as Analysis | null;
  const all = { corridor: nothing(), nearest: nothing(), ...checks } as CrossChecks;
  await act(() =>
    render(
      <AtlasContext.Provider value={testAtlas(state)}>
        <CrossCheckOf of={of} checks={all} network={testNetwork()} />
      </AtlasContext.Provider>,
      root(),
    ),
  );
}

/** Cells of the table of figures, row by row. */
const cells = (): string[][] =>
  [...root().querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent ?? ''),
  );
const agreeing = (selector: string): (string | null)[] =>
  [...root().querySelectorAll(selector)].map((row) => row.getAttribute('data-agrees'));
const items = (): (string | null)[] =>
  [...root().querySelectorAll('.answer-list li')].map(({ textContent }) => textContent);

const TONGQIN = '330723101000';
const WANGZHAI = '330723102000';
const near = (towns: [code: string, distanceM: number, bearingDeg: number][]): NearestTowns =>
  ({
    towns: towns.map(([code, distanceM, bearingDeg]) => ({ code, distanceM, bearingDeg })),
    errorPct: 0,
  }) as unknown as NearestTowns;
const byTurf = (
  towns: [code: string, name: string, distanceM: number, bearingDeg: number][],
): TurfNearest => ({
  nearest: towns.map(([code]) => code),
  towns: Object.fromEntries(
    towns.map(([code, name, distanceM, bearingDeg]) => [
      code,
      { name, lonLat: [120, 29], distanceM, bearingDeg },
    ]),
  ),
  errorPct: 0.5,
  errorDeg: 0.2,
});
const showNearest = (check: NearestCheck): Promise<void> => show('nearest', { nearest: done(check) });

describe('the cross-check of the nearest towns', () => {
  it('writes distances in metres, with the error of each computation', async () => {
    await showNearest(
      judgeNearest(near([[TONGQIN, 12_345.678, 359.95]]), byTurf([[TONGQIN, '', 12_365.9, 0.0512]])),
    );
    expect(cells()).toEqual([
      ['桐琴镇（米）', '12,345.7±0.2', '12,365.9±61.7', '+20.2应≤61.9'],
      ['方位（度）', '359.95±0.001', '0.051±0.201', '+0.101应≤0.202'],
    ]);
    expect(root().querySelector('[role="status"]')?.textContent).toContain(zh.agrees);
  });

  it('marks a difference beyond the errors, and does not write it as zero', async () => {
    await showNearest(
      judgeNearest(near([[TONGQIN, 10, 20]]), { ...byTurf([[TONGQIN, '', 10.32, 20]]), errorPct: 0.5 }),
    );
    expect(agreeing('tbody tr')).toEqual(['false', 'true']);
    expect(cells()[0]).toEqual(['桐琴镇（米）超出误差', '10±0.2', '10.3±0.05', '+0.32应≤0.25']);
    expect(root().querySelector('[role="status"]')?.textContent).toContain(zh.fault);
  });

  it('lists the town that Turf has at a rank, and marks it only if it is a fault', async () => {
    const found = near([
      [TONGQIN, 1000, 10],
      [WANGZHAI, 1001, 20],
    ]);
    const swapped = byTurf([
      [WANGZHAI, '', 1003, 20],
      [TONGQIN, '', 1004, 10],
    ]);
    await showNearest(judgeNearest(found, swapped));
    expect(items()).toEqual([
      '第 1 近: Turf 在此位的是王宅镇（1,003 米）',
      '第 2 近: Turf 在此位的是桐琴镇（1,004 米）',
    ]);
    expect(agreeing('.answer-list li')).toEqual(['true', 'true']);
    const another = byTurf([
      ['x', '某镇', 700, 5],
      [TONGQIN, '', 1000, 10],
      [WANGZHAI, '', 1001, 20],
    ]);
    await showNearest(judgeNearest(found, another));
    expect(items()[0]).toBe('第 1 近: Turf 在此位的是某镇（700 米）超出误差');
    expect(agreeing('.answer-list li')).toEqual(['false', 'true', 'false']);
  });

  it('has a marked row for a rank that the page does not list', async () => {
    await showNearest(judgeNearest(near([]), byTurf([[TONGQIN, '桐琴镇', 1000, 10]])));
    expect(cells()).toEqual([
      ['桐琴镇（米）超出误差', '—±0.2', '1,000±5', '—应≤5.2'],
      ['方位（度）超出误差', '—±0.001', '10±0.211', '—应≤0.212'],
    ]);
    expect(items()).toEqual(['第 1 近: Turf 在此位的是桐琴镇（1,000 米）超出误差']);
  });
});

const figure = (ours: number, turf: number, oursError: number, turfError: number): Compared => ({
  ours,
  turf,
  oursError,
  turfError,
  agrees: Math.abs(ours - turf) <= oursError + turfError,
});
const place = (n: number): DisagreedPlace => ({
  code: `330723101${900 + n}`,
  name: `村${n}`,
  kind: 'village',
  programme: false,
  lonLat: [120, 29],
  distanceM: 5000,
  ours: 1,
  turf: 0,
  beyondM: 100 - n,
  isFault: n === 0,
});
const corridor = (parts: Partial<CorridorCheck>): CorridorCheck => ({
  widthKm: 5,
  area: figure(100, 100.04, 0.25, 0.04),
  counts: {
    keyVillages: figure(2, 2, 0, 0),
    centralTowns: figure(2, 2, 0, 0),
    villages: figure(300, 300.04, 0.031, 0),
    towns: figure(2, 2, 0, 0),
    committees: figure(2, 2, 1e-15, 0),
  },
  counties: [],
  places: [],
  agrees: true,
  ...parts,
});

describe('the cross-check of a corridor', () => {
  it('writes no error as zero that is none, and a fault of a small number as more than its error', async () => {
    await show('corridor', { corridor: done(corridor({})) });
    const [area, , , villages, , committees] = cells();
    expect(area).toEqual(['走廊面积（平方公里）', '100±0.25', '100±0.04', '+0.04应≤0.29']);
    expect(villages).toEqual(['已定位的村超出误差', '300±0.031', '300±0', '+0.04应≤0.031']);
    expect(committees).toEqual(['村委会', '2±0', '2±0', '0应≤0']);
  });

  it('lists the places that are told apart, marks those that are a fault, and shows more than twelve on request', async () => {
    const places = Array.from({ length: 14 }, (_, n) => place(n));
    await show('corridor', { corridor: done(corridor({ places, agrees: false })) });
    expect(root().querySelector('h3')?.textContent).toBe(zh.places(14));
    expect(items()).toHaveLength(12);
    expect(agreeing('.answer-list li').slice(0, 3)).toEqual(['false', 'true', 'true']);
    expect(items().slice(0, 2)).toEqual([
      '村0超出误差本图在内，Turf 在外距边 100 米',
      '村1本图在内，Turf 在外距边 99 米',
    ]);
    const button = root().querySelector<HTMLElement>('.text-button')!;
    expect([button.textContent, button.getAttribute('aria-expanded')]).toEqual(['列出全部 14 处', 'false']);
    await act(() => button.click());
    expect(items()).toHaveLength(14);
    expect(items().at(-1)).toContain('村13');
    expect([button.textContent, button.getAttribute('aria-expanded')]).toEqual(['只列出前 12 处', 'true']);
    await act(() => button.click());
    expect(items()).toHaveLength(12);
  });

  it('has no such button for twelve places', async () => {
    const places = Array.from({ length: 12 }, (_, n) => place(n));
    await show('corridor', { corridor: done(corridor({ places })) });
    expect(items()).toHaveLength(12);
    expect(root().querySelector('.text-button')).toBeNull();
  });

  it('says so where there are no figures to check, and keeps the button for the keyboard', async () => {
    const canStart = signal(false);
    await show('corridor', { corridor: { ...nothing(), canStart } });
    const button = root().querySelector('button')!;
    const about = (): string | null | undefined =>
      root().querySelector(`[id="${button.getAttribute('aria-describedby')}"]`)?.textContent;
    expect([button.getAttribute('aria-disabled'), about()]).toEqual(['true', zh.waiting]);
    await act(() => {
      canStart.value = true;
    });
    expect([button.getAttribute('aria-disabled'), about()]).toEqual(['false', zh.about]);
    expect(root().querySelector('button')).toBe(button);
  });
});

describe('the cross-checks of own points', () => {
  const layer = { id: 'own-5c', name: '学校' };
  const rows = [3, 8, 8];
  const set = { layer, rows, lonLats: [], labelOf: (row: number) => (row === 3 ? '一中' : '') };
  const analysis = {
    ownPoints: { points: signal(set) },
    ownSites: { names: signal({}), chosen: { facilities: signal({ points: set }), places: signal(null) } },
  };
  const lonLat: LonLat = [120, 29];

  it('list the points on which the two disagree by their labels, and open their rows', async () => {
    const points: PointsCheck = {
      widthKm: 5,
      count: figure(12, 14, 0, 1),
      points: [
        { point: 0, lonLat, ours: false, turf: true, beyondM: 200, isFault: true },
        { point: 1, lonLat, ours: true, turf: false, beyondM: 9.6, isFault: false },
        { point: 2, lonLat, ours: false, turf: false, beyondM: NaN, isFault: true },
      ],
      agrees: false,
    };
    await show('points', { points: done(points) }, analysis);
    expect(cells()).toEqual([['宽度内的点超出误差', '12±0', '14±1', '+2应≤1']]);
    expect(items()).toEqual([
      '一中超出误差本图在外，Turf 在内距边 200 米',
      '第 9 行本图在内，Turf 在外距边 9.6 米',
      '第 9 行超出误差本图没有，Turf 在外',
    ]);
    expect(agreeing('.answer-list li')).toEqual(['false', 'true', 'false']);
    expect(root().querySelector('.answer-list button')?.getAttribute('data-record')).toBe('place:own-5c:4');
    expect(root().querySelector('[role="status"]')?.textContent).toContain(zh.fault);
  });

  it('list the villages on which the two disagree, with the nearest point and distance of each', async () => {
    const nearestPoints: NearestPointsCheck = {
      count: figure(2, 3, 0, 0),
      figures: {
        meanM: figure(1000, 1002, 0.21, 5.01),
        medianM: figure(900, 901, 0.2, 4.5),
        mostM: figure(1500, 1700, 0.2, 8.5),
      },
      villages: [
        { code: 'x', name: '某村', lonLat, turf: { point: 1, distanceM: 1700 }, isFault: true },
        {
          code: '330723101201',
          name: '',
          lonLat,
          ours: { point: 0, distanceM: 1000.04 },
          turf: { point: 1, distanceM: 1002 },
          isFault: false,
        },
      ],
      agrees: false,
    };
    await show('nearestPoints', { nearestPoints: done(nearestPoints) }, analysis);
    expect(cells().map(([name, , , difference]) => [name, difference])).toEqual([
      ['重点村超出误差', '+1应≤0'],
      ['平均距离（米）', '+2应≤5.2'],
      ['中位距离（米）', '+1应≤4.7'],
      ['最远距离（米）超出误差', '+200应≤8.7'],
    ]);
    expect(items()).toEqual([
      '某村超出误差本图没有，Turf 第 9 行（1,700 米）',
      '王宅村本图一中（1,000 米），Turf 第 9 行（1,002 米）',
    ]);
    expect(agreeing('.answer-list li')).toEqual(['false', 'true']);
  });

  it('say so where nothing differs', async () => {
    const points: PointsCheck = { widthKm: 5, count: figure(12, 12, 0, 0), points: [], agrees: true };
    await show('points', { points: done(points) }, analysis);
    expect([root().querySelector('.answer-list'), root().textContent?.includes(zh.noPoint)]).toEqual([
      null,
      true,
    ]);
  });
});
