import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

test('on a phone the panel is a drawer over the map', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  await then('nothing is wider than the screen', async () =>
    expect(await atlas.overflowPx()).toBeLessThanOrEqual(0),
  );
  await then('the map has at least a third of the screen', async () => {
    expect(await atlas.visibleMapShare()).toBeGreaterThan(0.33);
  });
  await when('the reader opens the drawer fully', () => atlas.button('再展开面板').click());
  await then('it can be closed again', async () => {
    await expect(atlas.button('收起面板')).toHaveAttribute('aria-expanded', 'true');
    await atlas.button('收起面板').click();
    await expect(atlas.button('展开面板')).toHaveAttribute('aria-expanded', 'false');
  });
  await then('the map has nearly all of the screen', async () => {
    await expect.poll(() => atlas.visibleMapShare()).toBeGreaterThan(0.7);
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
    await atlas.button('再展开面板').click();
  });
  await then('no target is under 24 px', async () => expect(await atlas.smallTargets(24)).toEqual([]));
  await then('the page is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
});
