import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, SpatialClient } from '../spatial/client.ts';
import type { Received } from '../dataset/base/travel-ground.ts';
import { leaveTravel, changeSetting, setSpeed, toggleAnswerLayer } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import type { Travel } from './travel.ts';
import { ANSWER_LAYERS } from '../domain/answer-layers.ts';
import type { AnswerLayer } from '../domain/answer-layers.ts';
import { buildScope } from './scope.ts';
import { giveNetwork, testNetwork } from './testing/network.ts';
import { startTravel } from './travel.ts';

interface Asked {
  question: string;
  args: Record<string, unknown>;
  cancelled: boolean;
  end(outcome: Outcome<unknown>): void;
}
interface Fetch {
  signal: AbortSignal;
  tell(received: Received): void;
  come(packed: Uint8Array): void;
  fail(error: Error): void;
}

let state: AtlasState;
let travel: Travel;
let asked: Asked[];
let fetches: Fetch[];
let given: Uint8Array[];
let shown: object[];
let hidden: string[];
let attempt: Signal<number>;
const pass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const last = (question: string): Asked => {
  const found = asked.findLast((one) => one.question === question);
  if (!found) throw new Error(`${question} was not asked`);
  return found;
};

beforeEach(() => {
  [asked, fetches, given, shown, hidden] = [[], [], [], [], []];
  attempt = signal(0);
  state = createAtlasState();
  giveNetwork(state);
  state.widthKm.value = 5;
  const ask = (question: string, args: Record<string, unknown>) => {
    let end: Asked['end'] = () => undefined;
    const outcome = new Promise<Outcome<unknown>>((resolve) => (end = resolve));
    const one: Asked = { question, args, cancelled: false, end };
    asked.push(one);
    return {
      outcome,
      cancel: () => {
        one.cancelled = true;
        end({ state: 'void' });
      },
    };
  };
  travel = startTravel(state, {
    client: { ask, giveGround: (packed: Uint8Array) => given.push(packed) } as unknown as Pick<
      SpatialClient,
      'ask' | 'giveGround'
    >,
    book: {
      show: (of: object) => {
        shown.push(of);
        return Promise.resolve();
      },
      hide: (layer: string) => hidden.push(layer),
      showWhen: async (prepared: Promise<Outcome<unknown>>, of: { layer: string }) => {
        hidden.push(of.layer);
        if ((await prepared).state === 'done') shown.push(of);
      },
    } as never,
    scope: signal(buildScope(testNetwork(), null, {})),
    open: signal(true),
    facilitiesInRegion: signal(0),
    wanted: Object.fromEntries(
      ANSWER_LAYERS.map((answerLayer) => [
        answerLayer,
        {
          get value() {
            return state.answerLayers.value.has(answerLayer);
          },
        },
      ]),
    ) as Record<AnswerLayer, { value: boolean }> as never,
    attempt,
    fetchGround: (abort, tell) =>
      new Promise((come, fail) => fetches.push({ signal: abort, tell, come, fail })),
  });
});

/** The ground is loaded and unpacked. */
async function ready(): Promise<void> {
  fetches.at(-1)!.come(new Uint8Array([1]));
  await pass();
  last('travelReady').end({ state: 'done', value: null });
  await pass();
}

describe('the ground of travel time', () => {
  it('is not fetched before it is needed, then once, with its progress', async () => {
    expect(fetches).toHaveLength(0);
    changeSetting(state, 'minutes', 30);
    expect(fetches).toHaveLength(1);
    fetches[0]!.tell({ bytes: 10, of: 100 });
    expect(travel.ground.value).toEqual({ state: 'loading', bytes: 10, of: 100 });
    expect(asked).toEqual([]);
    fetches[0]!.come(new Uint8Array([7]));
    await pass();
    expect([travel.ground.value.state, given]).toEqual(['unpacking', [new Uint8Array([7])]]);
    last('travelReady').end({ state: 'done', value: null });
    await pass();
    expect(travel.ground.value).toEqual({ state: 'ready' });
    changeSetting(state, 'minutes', null);
    changeSetting(state, 'minutes', 45);
    toggleAnswerLayer(state, 'travel');
    expect(fetches).toHaveLength(1);
  });

  it('is cancelled when it is no longer needed, and late data are ignored', async () => {
    toggleAnswerLayer(state, 'travel');
    leaveTravel(state);
    expect(fetches[0]!.signal.aborted).toBe(true);
    fetches[0]!.tell({ bytes: 50 });
    fetches[0]!.come(new Uint8Array([1]));
    await pass();
    expect([travel.ground.value, given, state.answerLayers.value.size]).toEqual([{ state: 'none' }, [], 0]);
  });

  it('reports why it is missing, and is tried again', async () => {
    changeSetting(state, 'minutes', 30);
    fetches[0]!.fail(new Error('ground.bin: 404'));
    await pass();
    expect(travel.ground.value).toEqual({
      state: 'failed',
      failure: { kind: 'files', detail: 'ground.bin: 404' },
    });
    attempt.value++;
    fetches[1]!.come(new Uint8Array([1]));
    await pass();
    last('travelReady').end({ state: 'failed', failure: { kind: 'refused', detail: 'ends after 9 bytes' } });
    await pass();
    expect(travel.ground.value).toEqual({
      state: 'failed',
      failure: { kind: 'data', detail: 'ends after 9 bytes' },
    });
    attempt.value++;
    await ready();
    expect(travel.ground.value).toEqual({ state: 'ready' });
  });
});

describe('questions by travel time', () => {
  it('wait for the ground, have limit, region and speeds, and are removed with the limit', async () => {
    state.point.value = [120, 29];
    for (const answerLayer of ['nearest', 'catchments', 'gaps'] as const)
      toggleAnswerLayer(state, answerLayer);
    changeSetting(state, 'minutes', 45);
    expect(asked).toEqual([]);
    await ready();
    expect(last('travelNearest').args).toEqual({ lonLat: [120, 29], count: 3 });
    expect(last('travelCatchments').args).toMatchObject({ region: '330000' });
    expect(last('travelGaps').args).toEqual({ minutes: 45, region: '330000' });
    expect(last('travelEquity').args).toEqual({ by: 'county', region: '330000' });
    expect(last('prepare').args).toEqual({ of: { layer: 'catchments', byTime: true } });
    expect(shown).toEqual([]);
    last('prepare').end({ state: 'done', value: null });
    await pass();
    expect(shown).toEqual([{ layer: 'catchments', byTime: true }]);
    const before = last('travelGaps');
    setSpeed(state, 'motorway', 120);
    expect(before.cancelled).toBe(true);
    expect(last('travelGaps').args).toMatchObject({ speeds: { motorway: 120 } });
    expect(last('travelNearest').args).toMatchObject({ speeds: { motorway: 120 } });
    setSpeed(state, 'motorway', 90);
    expect(last('travelGaps').args).not.toHaveProperty('speeds');
    last('travelGaps').end({ state: 'done', value: { places: [], cover: { steps: [] } } });
    await pass();
    expect(travel.gaps.value.state).toBe('ready');
    changeSetting(state, 'minutes', null);
    for (const answer of [travel.nearest, travel.catchments, travel.gaps, travel.equity])
      expect(answer.value).toEqual({ state: 'none' });
  });

  it('reports a failure and asks again', async () => {
    changeSetting(state, 'minutes', 15);
    await ready();
    last('travelEquity').end({ state: 'failed', failure: { kind: 'crashed' } });
    await pass();
    expect(travel.equity.value).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
    const count = asked.length;
    attempt.value++;
    expect(asked.length).toBeGreaterThan(count);
    expect(travel.equity.value).toEqual({ state: 'waiting' });
  });

  it('draws isochrones from the towns of the region, from all or from one, when they are ready', async () => {
    toggleAnswerLayer(state, 'travel');
    await ready();
    expect(last('prepare').args).toEqual({ of: { layer: 'travel', region: '330000' } });
    expect(shown).toEqual([]);
    last('prepare').end({ state: 'done', value: null });
    await pass();
    expect(shown).toEqual([{ layer: 'travel', region: '330000' }]);
    expect(travel.isochrones.value.state).toBe('ready');
    // Those of another revision are not shown while the new ones are computed.
    hidden.length = 0;
    attempt.value++;
    expect(hidden).toEqual(['travel']);
    expect(travel.isochrones.value.state).toBe('waiting');
    state.origins.value = 'all';
    expect(last('prepare').args).toEqual({ of: { layer: 'travel' } });
    state.origins.value = '330723101000';
    expect(last('prepare').args).toEqual({ of: { layer: 'travel', town: '330723101000' } });
    toggleAnswerLayer(state, 'travel');
    expect(hidden.at(-1)).toBe('travel');
  });

  it('are about county seats on request: prefecture after prefecture, then the figures', async () => {
    state.point.value = [120, 29];
    for (const answerLayer of ['nearest', 'catchments', 'travel'] as const)
      toggleAnswerLayer(state, answerLayer);
    changeSetting(state, 'destination', 'seat');
    changeSetting(state, 'minutes', 30);
    await ready();
    const prefectures = [...state.network.value!.prefectures.keys()];
    for (const [done, region] of prefectures.entries()) {
      expect(last('travelSeatsReady').args).toEqual({ region });
      expect(travel.seats.value).toEqual({ state: 'computing', done, of: prefectures.length });
      last('travelSeatsReady').end({ state: 'done', value: null });
      await pass();
    }
    expect(travel.seats.value).toEqual({ state: 'ready' });
    expect(last('travelEquity').args).toEqual({ by: 'county', region: '330000', to: 'seat' });
    expect(last('travelToSeats').args).toMatchObject({ region: '330000' });
    expect(last('travelSeatAt').args).toEqual({ lonLat: [120, 29] });
    expect(last('prepare').args).toEqual({ of: { layer: 'travel', region: '330000', to: 'seat' } });
    expect(asked).toContainEqual(
      expect.objectContaining({
        question: 'prepare',
        args: { of: { layer: 'catchments', byTime: true, to: 'seat' } },
      }),
    );
    expect(asked.map(({ question }) => question)).not.toContain('travelCatchments');
    last('travelSeatAt').end({
      state: 'done',
      value: {
        seats: [
          { lonLat: [120.1, 29.1], line: [], seconds: 600, roadM: 9000, offRoadM: 0, ferryM: 0, seaM: 0 },
        ],
      },
    });
    await pass();
    expect(travel.drawnAnswers.value.nearest?.rays).toEqual([
      { to: [120.1, 29.1], seconds: 600, distanceM: 9000 },
    ]);
    setSpeed(state, 'motorway', 120);
    expect(travel.seats.value).toEqual({ state: 'computing', done: 0, of: prefectures.length });
    const before = last('travelSeatsReady');
    expect(before.args).toMatchObject({ speeds: { motorway: 120 } });
    changeSetting(state, 'destination', 'town');
    expect(before.cancelled).toBe(true);
    expect(travel.seats.value).toEqual({ state: 'none' });
    expect(last('travelCatchments').args).toMatchObject({ region: '330000' });
  });

  it('report why seats are missing, and ask again', async () => {
    changeSetting(state, 'destination', 'seat');
    changeSetting(state, 'minutes', 30);
    await ready();
    last('travelSeatsReady').end({ state: 'failed', failure: { kind: 'crashed' } });
    await pass();
    expect(travel.seats.value).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
    expect(asked.map(({ question }) => question)).not.toContain('travelEquity');
    attempt.value++;
    expect(travel.seats.value.state).toBe('computing');
  });

  it('shows ways and their times on the map', async () => {
    state.point.value = [120, 29];
    toggleAnswerLayer(state, 'nearest');
    changeSetting(state, 'minutes', 30);
    await ready();
    const line = [
      [120, 29],
      [120.1, 29.1],
    ];
    const way = { seconds: 2100, roadM: 20_000, offRoadM: 3400, ferryM: 0, seaM: 0 };
    last('travelNearest').end({
      state: 'done',
      value: { towns: [{ lonLat: [120.1, 29.1], line, ...way }] },
    });
    await pass();
    expect(travel.drawnAnswers.value.nearest).toEqual({
      from: [120, 29],
      rays: [{ to: [120.1, 29.1], seconds: 2100, distanceM: 23_400, line }],
    });
  });
});
