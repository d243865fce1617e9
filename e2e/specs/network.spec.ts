import { NO_GROUND } from '../drivers/atlas.ts';
import { geodata } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

/** Least number of lake pixels in a window of 800 × 600 px; 千岛湖 and 太湖 have more. */
const LAKE_PX = 100;
const ALL = { axes: 87, towns: 146, villages: 581 };

const countDocumented = (records: readonly { status: string }[]): number =>
  records.filter(({ status }) => status === 'documented').length;

test('the province view draws the network on its ground, without switched-off layers, or only documented records', async ({
  atlas,
  hand,
}) => {
  await given('the atlas is open', () => atlas.open());
  await then('87 axes, 146 central towns and 581 key villages are on the map', () => atlas.renders(ALL));
  await then('the legend counts the same', async () => {
    await expect(atlas.button('发展轴列表 (87)')).toBeVisible();
    await expect(atlas.button('中心镇列表 (146)')).toBeVisible();
    await expect(atlas.button('重点村列表 (581)')).toBeVisible();
  });
  await then('the large lakes lie under it', async () =>
    expect(await hand.lakePx()).toBeGreaterThan(LAKE_PX),
  );
  await when('the reader switches the villages off', () => atlas.toggleLayer('重点村'));
  await then('they are gone and the rest stays', () => atlas.renders({ ...ALL, villages: 0 }));
  await then('the link remembers it', () => atlas.linkSays({ hide: 'villages' }));
  await when('the reader switches them on again', () => atlas.toggleLayer('重点村'));
  await then('everything is back', () => atlas.renders(ALL));
  await when('the reader asks for documented records only', () => atlas.showDocumentedOnly(true));
  await then('no modelled record is drawn', () =>
    atlas.renders({
      axes: countDocumented(geodata.axes),
      towns: countDocumented(geodata.towns),
      villages: countDocumented(geodata.villages),
    }),
  );
});

test.describe('in an open page', () => {
  test.use(IN_OPEN_PAGE);

  test('a double click on the map only zooms, a click only opens a profile', async ({ atlas, hand }) => {
    const town = geodata.towns.find(({ status }) => status === 'documented');
    if (!town) throw new Error('no documented town');
    await given('the map looks at a central town from near by', async () => {
      await atlas.open(`#at=town:${town.code}&${NO_GROUND}`);
      await atlas.press('Escape');
      await atlas.mapIsIdle();
    });
    const zoom = (): number => Number.parseFloat(atlas.linkParts()['map'] ?? '');
    // The link has the view when the map is idle; a moment before it has none.
    await expect.poll(zoom).toBeGreaterThan(0);
    const before = zoom();
    await when('the reader clicks twice on its symbol', () => hand.doubleClick());
    await then('the map is one zoom level nearer, and no profile is open', async () => {
      // The link has the new view when the map is idle.
      await expect.poll(zoom).toBe(before + 1);
      await atlas.mapIsIdle();
      await expect(atlas.profile()).toHaveCount(0);
      expect(atlas.linkParts()['at']).toBeUndefined();
    });
    await when('the reader clicks once', () => hand.click());
    await then('the profile of the town opens, and the map is as near', async () => {
      await expect(atlas.profileTitle()).toHaveText(town.name);
      await atlas.linkSays({ at: `town:${town.code}` });
      expect(zoom()).toBe(before + 1);
    });
  });
});
