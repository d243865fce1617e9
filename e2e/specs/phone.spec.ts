import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

test('on a phone the panel is a drawer over the map', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  await then('nothing is wider than the screen', async () =>
    expect(await atlas.overflowPx()).toBeLessThanOrEqual(0),
  );
  await then('the map has most of the screen', async () => {
    expect(await atlas.visibleMapShare()).toBeGreaterThan(0.6);
  });
  await when('the reader opens the drawer fully', () => atlas.openDrawer());
  await then('the panel has most of the screen', async () => {
    await expect.poll(() => atlas.visibleMapShare()).toBeLessThan(0.2);
  });
  await when('the reader closes it', () => atlas.button('收起面板').click());
  await then('the map has most of the screen again', async () => {
    await expect.poll(() => atlas.visibleMapShare()).toBeGreaterThan(0.6);
  });
});

test('on a phone a village is found, read and left', async ({ atlas }) => {
  const village = firstDocumented('village');
  await given('the atlas is open', () => atlas.open());
  await when('the reader searches and taps the result', async () => {
    await atlas.search(village.name);
    await atlas.choose(village);
  });
  await then('the profile is there, no wider than the screen', async () => {
    await atlas.showsProfileOf(village);
    expect(await atlas.overflowPx()).toBeLessThanOrEqual(0);
  });
  await when('the reader taps back', () => atlas.button('返回').click());
  await then('the panel is there again', () => expect(atlas.profile()).toHaveCount(0));
});

test('on a phone everything that is tapped is large enough', async ({ atlas }) => {
  await given('the atlas is open with the whole panel', async () => {
    await atlas.open();
    await atlas.openDrawer();
  });
  await then('no target is under 24 px', async () => expect(await atlas.smallTargets(24)).toEqual([]));
  await then('the page is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
});
