import { firstDocumented, geodata, modelled } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const village = modelled.find(({ kind }) => kind === 'village')!;
const county = geodata.counties[0]!;
const place = geodata.places.find(({ kind, facts }) => kind === 'town' && facts.length > 0)!;
/** A cluster with a note and members, and a town with facts that is not on the programme. */
const OTHER_PROFILES = [
  ['a modelled village', `village:${village.id}`, village.name],
  ['a county', `county:${county.code}`, county.name],
  ['a cluster', 'cluster:qingyuan-tianjuyou', '甜桔柚组团片区'],
  ['a place', `place:${place.code}`, place.name],
] as const;

for (const look of ['light', 'dark'] as const) {
  test.describe(look, () => {
    // Without a map, whose drawing would take half of the time; looks.spec.ts checks the page with its map.
    test.use({ withMap: false, ...IN_OPEN_PAGE });
    test(`the main states pass the accessibility checks, ${look}`, async ({ atlas }) => {
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
      for (const [what, at, title] of OTHER_PROFILES) {
        await when(`opens the profile of ${what}`, async () => {
          await atlas.follow(`#at=${at}&${look_}`);
          await expect(atlas.profileTitle()).toHaveText(title);
        });
        await then('the profile is clean', async () => expect(await atlas.barriers()).toEqual([]));
      }
      await when('reads in English', async () => {
        await atlas.follow(`#at=${OTHER_PROFILES[0][1]}&${look_}&lang=en`);
        await expect(atlas.text('Modelled').first()).toBeVisible();
      });
      await then('the page is clean', async () => expect(await atlas.barriers()).toEqual([]));
      await when('opens a list', async () => {
        await atlas.follow(`#${look_}`);
        await atlas.openList('发展轴');
      });
      await then('the list is clean', async () => expect(await atlas.barriers()).toEqual([]));
    });
  });
}
