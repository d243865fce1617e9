import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { undone, withChanges } from '../dataset/history.ts';
import { realNetworkNow } from '../dataset/testing/network.ts';
import type { Gazetteer } from '../domain/network.ts';
import type { PlaceTravel } from '../domain/place-travel.ts';
import type { Outcome, SpatialClient } from '../spatial/client.ts';
import { askOfPlace, placeToAsk } from './asked-of-place.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import { giveNetwork } from './testing/network.ts';
import { travelOfPlace } from './travel-of-place.ts';

const readJson = <T>(file: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../geodata', file), 'utf8')) as T;
const PREPARED = new Map(
  readJson<PlaceTravel[]>('travel/places.json').map((place) => [place.code, place] as const),
);
const GAZETTEER = readJson<Gazetteer>('gazetteer.json');
/** A modelled central town of 上城区, which is among the three quickest of 669 places. */
const REMOVED = '330102012000';
/** Those places, and every seventh of the others. */
const PLACES = [...PREPARED.values()].filter(
  ({ towns }, i) => i % 7 === 0 || towns.some(([town]) => town === REMOVED),
);
const remove = { kind: 'remove', of: 'town', id: REMOVED, note: '' } as const;

let state: AtlasState;
beforeEach(() => {
  state = createAtlasState();
  giveNetwork(state, realNetworkNow());
  state.placeTravel.value = PREPARED;
  state.gazetteer.value = GAZETTEER;
  state.places.value = new Map();
});
const townsOf = (code: string): string[] => travelOfPlace(state, code)!.towns.map((way) => way.code);
const allTowns = (): Map<string, string[]> => new Map(PLACES.map(({ code }) => [code, townsOf(code)]));

describe('the prepared travel times of a profile', () => {
  it('hold for every place while the network is that of the base files', () => {
    for (const { code, towns, at } of PLACES) {
      const place = travelOfPlace(state, code);
      expect(place).toMatchObject({ townsHold: true, seatHolds: true });
      expect([place!.at, place!.towns.length]).toEqual([at, towns.filter(([, , , , , sea]) => !sea).length]);
    }
  });

  it('name a town no longer after it was removed, and again after that was undone', () => {
    const before = allTowns();
    state.dataset.value = withChanges(state.dataset.value!, [remove]);
    const affected = [...before].filter(([, towns]) => towns.includes(REMOVED));
    expect(affected).toHaveLength(669);
    for (const [code, towns] of before) {
      const place = travelOfPlace(state, code)!;
      const isAffected = towns.includes(REMOVED);
      expect(place.towns.map((way) => way.code)).toEqual(towns.filter((town) => town !== REMOVED));
      expect([code, place.townsHold, place.seatHolds]).toEqual([code, !isAffected, true]);
    }
    state.dataset.value = undone(state.dataset.value);
    expect(allTowns()).toEqual(before);
    expect(travelOfPlace(state, affected[0]![0])).toMatchObject({ townsHold: true });
  });

  it('name no modelled town if only documented records pass', () => {
    state.filter.value = { documentedOnly: true };
    const { towns } = state.network.value!;
    const named = new Set([...allTowns().values()].flat());
    expect(named.size).toBeGreaterThan(0);
    expect([...named].filter((code) => towns.get(code)?.status !== 'documented')).toEqual([]);
    expect(travelOfPlace(state, '330102001057')).toMatchObject({ townsHold: false, seatHolds: true });
    // A division narrows what is counted, not the towns to which distances are measured.
    state.filter.value = { prefecture: '331100' };
    expect(travelOfPlace(state, '330102001057')).toMatchObject({ townsHold: true });
  });

  it('do not tell the nearest towns where one was added or moved', () => {
    const record = state.network.value!.towns.get(REMOVED)!;
    const moved = { ...record, lonLat: [record.lonLat[0] + 0.01, record.lonLat[1]] as [number, number] };
    const put = { kind: 'put', entry: { of: 'town', id: REMOVED, record: moved }, note: '' } as const;
    state.dataset.value = withChanges(state.dataset.value!, [put]);
    const place = travelOfPlace(state, '330102001057')!;
    expect(place).toMatchObject({ townsHold: false, seatHolds: true });
    expect(place.towns.map((way) => way.code)).not.toContain(REMOVED);
    // Its own times, to the seat too, began at its former position.
    expect(travelOfPlace(state, REMOVED)).toMatchObject({
      from: moved.lonLat,
      towns: [],
      townsHold: false,
      seatHolds: false,
    });
  });

  it('do not hold for a village that is at another position now', () => {
    const village = [...state.network.value!.villages.values()].find(
      ({ precision }) => precision === 'town',
    )!;
    const lonLat: [number, number] = [village.lonLat[0], village.lonLat[1] + 0.02];
    const record = { ...village, lonLat, precision: 'village' as const, status: 'documented' as const };
    const put = { kind: 'put', entry: { of: 'village', id: village.code, record }, note: '' } as const;
    expect(travelOfPlace(state, village.code)).toMatchObject({ at: village.town, townsHold: true });
    state.dataset.value = withChanges(state.dataset.value!, [put]);
    const place = travelOfPlace(state, village.code)!;
    expect(place).toMatchObject({ from: lonLat, towns: [], townsHold: false, seatHolds: false });
    expect(place.at).toBeUndefined();
    expect(place.seat).toBeUndefined();
  });

  it('are not known before they are loaded, and for a place without a position', () => {
    expect(travelOfPlace(state, 'none')).toBeNull();
    state.placeTravel.value = null;
    expect(travelOfPlace(state, REMOVED)).toBeNull();
  });
});

describe('times that the prepared ones do not give', () => {
  const asked: { question: string; args: object; end(outcome: Outcome<unknown>): void }[] = [];
  const ready = signal(true);
  const ask = (question: string, args: object) => {
    let end: (outcome: Outcome<unknown>) => void = () => {};
    const outcome = new Promise<Outcome<unknown>>((resolve) => (end = resolve));
    asked.push({ question, args, end });
    return { outcome, cancel: () => end({ state: 'void' }) };
  };
  const start = (attempt = signal(0)) => {
    asked.length = 0;
    const client = { ask } as unknown as Pick<SpatialClient, 'ask'>;
    return askOfPlace(state, placeToAsk(state), { client, attempt }, ready);
  };
  const way = { seconds: 600, roadM: 9000, offRoadM: 0, ferryM: 0, seaM: 0 };
  const pass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it('are asked of the engine on request, for the records that pass', async () => {
    state.selection.value = { kind: 'town', id: REMOVED };
    state.filter.value = { documentedOnly: true, prefecture: '330100' };
    const { towns, seat } = start();
    expect(asked).toEqual([]);
    state.presentTravel.value = true;
    const { lonLat } = state.network.value!.towns.get(REMOVED)!;
    expect(asked.map(({ question, args }) => [question, args])).toEqual([
      ['travelNearest', { records: { documentedOnly: true }, lonLat, count: 5 }],
    ]);
    expect([towns.value.state, seat.value.state]).toEqual(['waiting', 'none']);
    const codes = ['a', REMOVED, 'b', 'c', 'd'];
    asked[0]!.end({ state: 'done', value: { towns: codes.map((code) => ({ code, ...way })) } });
    await pass();
    // A town is not among the towns nearest to it.
    expect(towns.value.state === 'ready' && towns.value.value.map(({ code }) => code)).toEqual([
      'a',
      'b',
      'c',
    ]);
    state.filter.value = {};
    expect(towns.value).toEqual({ state: 'none' });
  });

  it('are those of the present revision', async () => {
    const village = [...state.network.value!.villages.values()].find(
      ({ precision }) => precision === 'village',
    )!;
    state.selection.value = { kind: 'village', id: village.code };
    state.presentTravel.value = true;
    const attempt = signal(0);
    const { seat } = start(attempt);
    expect(asked).toEqual([]);
    const lonLat: [number, number] = [village.lonLat[0], village.lonLat[1] + 0.02];
    const put = (note: string) =>
      ({
        kind: 'put',
        entry: { of: 'village', id: village.code, record: { ...village, lonLat } },
        note,
      }) as const;
    state.dataset.value = withChanges(state.dataset.value!, [put('moved')]);
    expect(asked.map(({ question, args }) => [question, args])).toEqual([
      ['travelNearest', { lonLat, count: 5 }],
      ['travelSeatAt', { lonLat }],
    ]);
    const [other, own] = ['330382', village.county];
    asked[1]!.end({ state: 'done', value: { seats: [other, own].map((county) => ({ county, ...way })) } });
    await pass();
    expect(seat.value).toMatchObject({ state: 'ready', value: { code: own, seconds: 600 } });
    attempt.value++;
    expect(seat.value).toEqual({ state: 'waiting' });
  });
});
