import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

for (const look of ['light', 'dark'] as const) {
  test(`the main states are free of known barriers, ${look}`, async ({ atlas }) => {
    test.setTimeout(120_000);
    const look_ = `look=${look}`;
    await given('the atlas is open', () => atlas.open(`#${look_}`));
    await then('the panel is clean', async () => expect(await atlas.barriers()).toEqual([]));
    await when('the reader searches', () => atlas.search('武义'));
    await then('the results are clean', async () => expect(await atlas.barriers()).toEqual([]));
    for (const kind of ['axis', 'town', 'village'] as const) {
      await when(`opens the profile of a documented ${kind}`, async () => {
        await atlas.follow(`#at=${kind}:${firstDocumented(kind).id}&${look_}`);
        await expect(atlas.profileTitle()).toHaveText(firstDocumented(kind).name);
      });
      await then('the profile is clean', async () => expect(await atlas.barriers()).toEqual([]));
    }
    await when('opens a list', async () => {
      await atlas.follow(`#${look_}`);
      await atlas.openList('发展轴');
    });
    await then('the list is clean', async () => expect(await atlas.barriers()).toEqual([]));
  });
}
