import { NO_GROUND } from '../drivers/atlas.ts';
import { firstDocumented, geodata } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

test('by keyboard alone: every stop of Tab in order, search, profile, going back, the map', async ({
  atlas,
  hand,
}) => {
  const village = firstDocumented('village');
  const town = firstDocumented('town');
  await given('the atlas is open', () => atlas.open(`#${NO_GROUND}`));
  const stops = await when('the reader tabs thirty times', () => atlas.tabStops(30));
  const names = stops.map(({ name }) => name);
  await then('the first stop skips to the map', () =>
    Promise.resolve(expect(stops[0]?.name).toContain('跳到地图')),
  );
  await then('language, flavour, search, filter and legend follow in this order', async () => {
    const order = ['English', '深色', '搜索', '设区市', '只看有据', '显示发展轴', '显示重点村'].map((name) =>
      names.indexOf(name),
    );
    expect(order, names.join(' → ')).toEqual([...order].toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
  await then('each stop has a visible ring', () =>
    Promise.resolve(expect(stops.filter(({ ringPx }) => ringPx < 1).map(({ name }) => name)).toEqual([])),
  );
  await when('the reader tabs back to the search field', async () => {
    for (let i = stops.length - 1; i > names.indexOf('搜索'); i--) await atlas.press('Shift+Tab');
    await expect(atlas.searchField()).toBeFocused();
  });
  await when('types a name and presses Enter', async () => {
    await atlas.type(village.id);
    await expect(atlas.options().first()).toBeVisible();
    await atlas.press('ArrowDown', 'Enter');
  });
  await then('the profile opens and its title has the focus', async () => {
    await expect(atlas.profileTitle()).toHaveText(village.name);
    await expect(atlas.profileTitle()).toBeFocused();
  });
  await when('the reader tabs to the axis and opens it', async () => {
    const axis = geodata.axes.find(({ villages }) => villages.includes(village.id));
    if (!axis) throw new Error(`${village.name} is on no axis`);
    await atlas.tabTo(atlas.button(axis.name).first());
    await atlas.press('Enter');
    await expect(atlas.profileTitle()).toHaveText(axis.name);
  });
  await when('presses Escape', () => atlas.press('Escape'));
  await then('the village is open again', () => expect(atlas.profileTitle()).toHaveText(village.name));
  await when('presses Escape once more', () => atlas.press('Escape'));
  await then('no profile is open', () => expect(atlas.profile()).toHaveCount(0));
  await when('the map looks at a town and has the focus', async () => {
    await atlas.follow(`#at=town:${town.id}&${NO_GROUND}`);
    await expect(atlas.profileTitle()).toHaveText(town.name);
    await atlas.press('Escape');
    await expect(atlas.profile()).toHaveCount(0);
    await atlas.mapIsIdle();
    await hand.focusMap();
  });
  await when('the reader presses Enter', () => atlas.press('Enter'));
  await then('what is under the crosshair opens', () => expect(atlas.profileTitle()).toHaveText(town.name));
});

test.describe('without the map', () => {
  test.use({ withMap: false, ...IN_OPEN_PAGE });

  test('Escape closes the results first, then clears the field', async ({ atlas }) => {
    await given('a search with results', async () => {
      await atlas.open();
      await atlas.search('武义');
      await expect(atlas.options().first()).toBeVisible();
    });
    await when('the reader presses Escape', () => atlas.press('Escape'));
    await then('the results are gone and the text stays', async () => {
      await expect(atlas.options()).toHaveCount(0);
      await expect(atlas.searchField()).toHaveValue('武义');
    });
    await when('presses Escape again', () => atlas.press('Escape'));
    await then('the field is empty', () => expect(atlas.searchField()).toHaveValue(''));
  });
});
