import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coverageTable } from '../spatial/questions/coverage-table.ts';
import { reach } from '../spatial/questions/reach.ts';
import { testAxis, testModel, testSite } from '../spatial/testing/model.ts';
import { startAnalysis } from './analysis.ts';
import { createAtlasState } from './atlas-state.ts';
import { giveNetwork } from './testing/network.ts';
import { fakeClient } from './testing/spatial-client.ts';

const pass = (ms = 0): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An analysis of the test network at 5 km whose first questions have been asked. */
async function start() {
  const state = createAtlasState();
  const fake = fakeClient();
  giveNetwork(state);
  state.widthKm.value = 5;
  const analysis = startAnalysis(state, fake.client);
  await pass();
  return { state, analysis, ...fake };
}

it('has figures for a cross-check only while area and counts of the width are there', async () => {
  const { state, analysis, asked, last } = await start();
  const { canStart } = analysis.crossChecks.corridor;
  const model = testModel(
    [
      testAxis('a', [
        [
          [120, 29],
          [120.1, 29],
        ],
      ]),
    ],
    [testSite('v', [120, 29])],
  );
  const ofWidth = (widthKm: number) => ({ areaKm2: 10, widthKm });
  last('corridor').done(ofWidth(5));
  await pass();
  expect(canStart.value).toBe(false);
  last('table').done(coverageTable(model, reach(model)));
  await pass();
  expect(canStart.value).toBe(true);
  // The area of another width is shown until the new one has arrived.
  state.widthKm.value = 6;
  await pass();
  expect([analysis.areas.value.state, canStart.value]).toEqual(['ready', false]);
  const before = asked.length;
  analysis.crossChecks.corridor.start();
  expect(asked).toHaveLength(before);
  last('corridor').done(ofWidth(6));
  await pass();
  expect(canStart.value).toBe(true);
  state.widthKm.value = 0;
  await pass();
  expect([analysis.coverage.value.state, canStart.value]).toEqual(['ready', false]);
  state.widthKm.value = 7;
  await pass();
  last('corridor').fail({ kind: 'crashed' });
  await pass();
  expect([analysis.areas.value.state, canStart.value]).toEqual(['failed', false]);
});
