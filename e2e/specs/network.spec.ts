import { geodata } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

const ALL = { axes: 87, towns: 146, villages: 581 };

test('the province view draws the whole network', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  await then('87 axes, 146 central towns and 581 key villages are on the map', () => atlas.renders(ALL));
  await then('the legend counts the same', async () => {
    await expect(atlas.button('发展轴列表 (87)')).toBeVisible();
    await expect(atlas.button('中心镇列表 (146)')).toBeVisible();
    await expect(atlas.button('重点村列表 (581)')).toBeVisible();
  });
});

test('a layer that is switched off leaves the map and comes back', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  await when('the reader switches the villages off', () => atlas.toggleLayer('重点村'));
  await then('they are gone and the rest stays', () => atlas.renders({ ...ALL, villages: 0 }));
  await then('the link remembers it', () => atlas.linkSays({ hide: 'villages' }));
  await when('the reader switches them on again', () => atlas.toggleLayer('重点村'));
  await then('everything is back', () => atlas.renders(ALL));
});

test('documented only leaves what a source names', async ({ atlas }) => {
  const documentedOf = (records: readonly { status: string }[]): number =>
    records.filter(({ status }) => status === 'documented').length;
  await given('the atlas is open', () => atlas.open());
  await when('the reader asks for documented records only', () => atlas.showDocumentedOnly(true));
  await then('no modelled record is drawn', () =>
    atlas.renders({
      axes: documentedOf(geodata.axes),
      towns: documentedOf(geodata.towns),
      villages: documentedOf(geodata.villages),
    }),
  );
});

test('a click on the map opens the profile of what is there', async ({ atlas }) => {
  const town = geodata.towns.find(({ status }) => status === 'documented');
  if (!town) throw new Error('no documented town');
  await given('the map looks at a central town from near by', () => atlas.open(`#at=town:${town.code}`));
  await when('the reader closes the profile and clicks on its symbol', async () => {
    await atlas.press('Escape');
    await atlas.mapIsIdle();
    await atlas.clickMap();
  });
  await then('the profile of the town opens', () => expect(atlas.profileTitle()).toHaveText(town.name));
});
