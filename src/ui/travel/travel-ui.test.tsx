// @vitest-environment happy-dom
import { render } from 'preact';
import type { ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signal } from '@preact/signals';
import { withChanges } from '../../dataset/history.ts';
import type { PlaceTravel } from '../../domain/place-travel.ts';
import type { SpeedField } from '../../domain/travel-speeds.ts';
import { type Answer, NONE, WAITING } from '../../state/answer.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import type { WayTo } from '../../state/travel-of-place.ts';
import { AtlasContext } from '../atlas.ts';
import '../../i18n/testing/load-words.ts';
import { analysis } from '../../i18n/zh/analysis.ts';
import { travel } from '../../i18n/zh/travel.ts';
import { TravelTimes } from '../profile/travel-times.tsx';
import { GroundLine } from './ground-line.tsx';
import { DestinationChoice, SeatAtByTime, SeatsLine, ToSeatsByTime } from './seat-results.tsx';
import { Speeds } from './speeds.tsx';
import { testAtlas } from '../testing/atlas.ts';

let state: AtlasState;
const root = (): HTMLElement => document.body;
const text = (): string => (root().textContent ?? '').replaceAll(/\s+/g, ' ');
const show = (what: ComponentChildren): Promise<void> =>
  act(() => {
    render(<AtlasContext.Provider value={testAtlas(state)}>{what}</AtlasContext.Provider>, root());
  });
const fieldOf = (field: SpeedField): HTMLInputElement => {
  const label = [...root().querySelectorAll('label')].find(
    ({ textContent }) => textContent === travel.speeds.fields[field],
  );
  return root().querySelector<HTMLInputElement>(`[id="${label?.htmlFor}"]`)!;
};
const type = (field: SpeedField, value: string): Promise<void> =>
  act(() => {
    const input = fieldOf(field);
    input.value = value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });

beforeEach(() => {
  state = createAtlasState();
  state.languageChoice.value = 'zh';
  giveNetwork(state);
});
afterEach(() => {
  render(null, root());
  vi.useRealTimers();
});

describe('the table of speeds', () => {
  it('sets a typed speed in the displayed unit, and resets all to the defaults', async () => {
    await show(<Speeds t={travel} />);
    await type('motorway', '100');
    await type('ferry-wait', '20');
    expect(state.speeds.value).toEqual({ motorway: 100, 'ferry-wait': 1200 });
    await type('motorway', '90');
    expect(state.speeds.value).toEqual({ 'ferry-wait': 1200 });
    await act(() => root().querySelector('button')!.click());
    expect(state.speeds.value).toEqual({});
  });

  it.each(['200', '', 'fast', '-1'])(
    'refuses “%s” with name and limits, and keeps what was typed',
    async (value) => {
      await show(<Speeds t={travel} />);
      await type('motorway', value);
      expect(root().querySelector('[role="alert"]')!.textContent).toBe(
        `高速公路：“${value}”不行，应是 0 到 150 的数。没有采用。`,
      );
      const input = fieldOf('motorway');
      expect([input.value, input.getAttribute('aria-invalid')]).toEqual([value, 'true']);
      expect(state.speeds.value).toEqual({});
      await type('motorway', '80');
      expect(root().querySelector('[role="alert"]')).toBeNull();
      expect(state.speeds.value).toEqual({ motorway: 80 });
    },
  );
});

describe('waiting for the ground', () => {
  it('shows its size, and can be cancelled after a second', async () => {
    vi.useFakeTimers();
    state.minutes.value = 30;
    state.answerLayers.value = new Set(['travel', 'gaps']);
    await show(
      <GroundLine ground={{ state: 'loading', bytes: 1e5, of: 673_649 }} onRetry={() => {}} t={travel} />,
    );
    expect(text()).toContain('共 0.7 MB');
    expect(root().querySelector('progress')!.getAttribute('max')).toBe('673649');
    expect(root().querySelector('button')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(1001).then(() => undefined));
    await act(() => root().querySelector('button')!.click());
    expect([state.minutes.value, [...state.answerLayers.value]]).toEqual([null, ['gaps']]);
  });

  it('reports why it is missing, and tries again', async () => {
    const onRetry = vi.fn<() => void>();
    const failure = { kind: 'data', detail: 'ends after 9 bytes' } as const;
    await show(<GroundLine ground={{ state: 'failed', failure }} onRetry={onRetry} t={travel} />);
    expect(text()).toContain('行程时间算不了。数据有误，无法计算。');
    expect(text()).not.toContain('ends after 9 bytes');
    await act(() => root().querySelector('button')!.click());
    expect(onRetry).toHaveBeenCalledOnce();
  });
});

describe('county seats', () => {
  const basis = { dataDate: '2026-03', speeds: {} as never };
  const [county] = [...counties()];
  function counties(): string[] {
    const one = createAtlasState();
    giveNetwork(one);
    return [...one.network.value!.counties.keys()];
  }
  const way = { seconds: 3900, roadM: 23_000, offRoadM: 0, ferryM: 0, seaM: 0 };

  it('can be chosen besides central towns', async () => {
    await show(<DestinationChoice t={travel} />);
    await act(() => root().querySelector<HTMLInputElement>('[value="seat"]')!.click());
    expect(state.destination.value).toBe('seat');
    expect(root().querySelector<HTMLInputElement>('[value="seat"]')!.checked).toBe(true);
  });

  it('show the progress of their times, and can be cancelled', async () => {
    vi.useFakeTimers();
    state.minutes.value = 30;
    await show(<SeatsLine seats={{ state: 'computing', done: 3, of: 11 }} onRetry={() => {}} t={travel} />);
    const bar = root().querySelector('progress')!;
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['3', '11']);
    await act(() => vi.advanceTimersByTimeAsync(1001).then(() => undefined));
    await act(() => root().querySelector('button')!.click());
    expect(state.minutes.value).toBeNull();
  });

  it('list the villages that need longest, and those that reach another seat sooner', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not asked in this test')));
    const place = { code: 'v', name: '某村', county: county!, certain: false, ...way };
    await show(
      <ToSeatsByTime
        found={{
          ...basis,
          region: county!,
          of: 40,
          unreached: 2,
          elsewhere: [{ ...place, sooner: { county: county!, seconds: 1800 } }],
          farthest: { first: [{ ...place, doubtful: { lowS: 3600, highS: 4800 } }], tied: 0 },
        }}
        network={state.network.value!}
        t={travel}
      />,
    );
    vi.unstubAllGlobals();
    expect(text()).toMatch(/40 个村里，1 个（2\.5%）到别县县城比到本县县城快。 ?2 个村到不了本县县城/);
    expect(text()).toContain('约 1 小时 5 分钟，公路 23 公里');
    expect(text()).toContain('90%：1 小时–1 小时 20 分钟');
    expect(text()).toMatch(/到.*约 30 分钟/);
  });

  it('state for a point which seat is of another county, and that its own cannot be reached', async () => {
    const seat = {
      ...way,
      county: county!,
      lonLat: [120, 29] as [number, number],
      straightM: 9000,
      line: [],
    };
    const at = { ...basis, lonLat: [120, 29] as [number, number], county: county! };
    await show(
      <SeatAtByTime
        found={{ ...at, seats: [{ ...seat, own: true }] }}
        network={state.network.value!}
        t={travel}
      />,
    );
    expect(text()).toContain('直线 9.0 km');
    expect(text()).not.toContain('别县的');
    await show(
      <SeatAtByTime
        found={{ ...at, seats: [{ ...seat, own: false }] }}
        network={state.network.value!}
        t={travel}
      />,
    );
    expect(text()).toContain('别县的，更快');
    expect(text()).toContain('到不了本县县城');
  });
});

describe('travel times of a profile', () => {
  const [town] = [...giveTown()];
  function giveTown(): string[] {
    const one = createAtlasState();
    giveNetwork(one);
    return [...one.network.value!.towns.keys()];
  }
  const times = async (place: PlaceTravel): Promise<string> => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not asked in this test')));
    state.placeTravel.value = new Map([[place.code, place]]);
    await show(<TravelTimes code={place.code} network={state.network.value!} />);
    vi.unstubAllGlobals();
    return text();
  };

  it('give time and road length to the quickest towns and to the seat, and ferries', async () => {
    const told = await times({
      code: 'x',
      towns: [[town!, 35, 23.2, 0.3]],
      seat: ['330723', 95, 12.04, 0.9, 8],
    });
    expect(told).toContain('约 35 分钟，公路 23 公里');
    expect(told).toContain('约 1 小时 35 分钟，公路 12 公里，路外 0.9 公里，轮渡 8.0 公里');
    expect(told).toContain('不是导航');
  });

  it('state that there is no way by land or ferry, and from where the time of a village of unknown position is measured', async () => {
    const told = await times({
      code: 'x',
      at: town!,
      towns: [[town!, 2844, 3, 0.3, 0, 23.2]],
      seat: ['330723', 2900, 3, 0.3, 0, 23.2],
    });
    expect(told).toContain('到不了任何中心镇');
    expect(told).toContain('到不了县城');
    expect(told).toContain('从镇点起算');
    expect(told).not.toContain('2844');
    await show(<TravelTimes code="none" network={state.network.value!} />);
    expect(text()).toBe('');
  });

  it('name no town that was removed or does not pass, and are computed for the present network on request', async () => {
    const code = '330723103000';
    const [removed, added] = ['331122101000', '331122102000'];
    const place: PlaceTravel = {
      code,
      towns: [
        [removed, 10, 5, 0],
        ['330723102000', 20, 9, 0],
        [town!, 35, 23.2, 0.3],
      ],
      seat: ['330723', 95, 12, 0.9],
    };
    const told = async (): Promise<string> => {
      await act(() => {});
      return text();
    };
    expect(await times(place)).toMatch(/壶镇镇.*王宅镇.*桐琴镇/);
    expect(root().querySelector('button.text-button')).toBeNull();
    state.gazetteer.value = {
      towns: [{ code, name: '某乡', pinyin: 'mǒu xiāng', lon: 120, lat: 29, villageCommittees: 1 }],
      villages: [],
    } as never;
    state.selection.value = { kind: 'place', id: code };
    const remove = { kind: 'remove', of: 'town', id: removed, note: '' } as const;
    state.dataset.value = withChanges(state.dataset.value!, [remove]);
    await show(<TravelTimes code={code} network={state.network.value!} />);
    expect(text()).not.toMatch(new RegExp(`${removed}|壶镇镇`));
    expect(text()).toMatch(/王宅镇.*桐琴镇/);
    // The two that are left are all that there are.
    expect(text()).not.toContain('原来的网络');
    state.filter.value = { documentedOnly: true };
    expect(await told()).not.toContain('王宅镇');

    const record = { ...state.network.value!.towns.get(town!)!, code: added, name: '新镇' };
    const put = { kind: 'put', entry: { of: 'town', id: added, record }, note: '' } as const;
    state.dataset.value = withChanges(state.dataset.value, [put]);
    state.filter.value = {};
    await show(<TravelTimes code={code} network={state.network.value!} />);
    expect(text()).toContain('原来的网络');
    expect(text()).toMatch(/到县城.*约 1 小时 35 分钟/);
    const towns = signal<Answer<readonly WayTo[]>>(WAITING);
    const ofPlace = { towns, seat: signal(NONE) };
    state.analysis.value = { travel: { ground: signal({ state: 'ready' }), ofPlace } } as never;
    await act(() => root().querySelector<HTMLButtonElement>('button.text-button')!.click());
    expect(state.presentTravel.value).toBe(true);
    await vi.waitFor(async () => expect(await told()).toContain(analysis.waiting));
    const way = { seconds: 300, roadM: 2000, offRoadM: 0, ferryM: 0, seaM: 0 };
    towns.value = { state: 'ready', value: [{ code: added, ...way }] };
    expect(await told()).toMatch(/新镇.*约 5 分钟，公路 2\.0 公里/);
    expect(text()).not.toMatch(/王宅镇|原来的网络/);
  });
});
