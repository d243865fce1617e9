import { NO_GROUND } from '../drivers/atlas.ts';
import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

test('on a phone the panel is a drawer over the map, in which a village can be found and opened', async ({
  atlas,
}) => {
  const village = firstDocumented('village');
  await given('the atlas is open', () => atlas.open(`#${NO_GROUND}`));
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
  await then('no target is under 24 px', async () => expect(await atlas.smallTargets(24)).toEqual([]));
  await then('the page is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
  await when('the reader closes it', () => atlas.button('收起面板').click());
  await then('the map has most of the screen again', async () => {
    await expect.poll(() => atlas.visibleMapShare()).toBeGreaterThan(0.6);
  });
  await when('the reader searches and taps the result', async () => {
    await atlas.search(village.name);
    await atlas.choose(village);
  });
  await then('the profile is there, no wider than the screen', async () => {
    await atlas.showsProfile(village);
    expect(await atlas.overflowPx()).toBeLessThanOrEqual(0);
  });
  await when('the reader taps back', () => atlas.button('返回').click());
  await then('the panel is there again', () => expect(atlas.profile()).toHaveCount(0));
});

test.describe('in an open page', () => {
  test.use(IN_OPEN_PAGE);

  test('on a phone two taps only zoom, one tap only opens a profile', async ({ atlas, hand }) => {
    await given('the map looks at a county from near by', () =>
      atlas.open(`#map=11/28.9/119.8&${NO_GROUND}`),
    );
    await when('the reader taps twice, 80 ms apart', () => hand.tapTwice(80));
    await then('the map is nearer, and no profile is open', async () => {
      await expect.poll(() => zoomOf(atlas.linkParts())).toBeGreaterThan(11.5);
      await atlas.mapIsIdle();
      await expect(atlas.profile()).toHaveCount(0);
      expect(atlas.linkParts()['at']).toBeUndefined();
    });
    const near = zoomOf(atlas.linkParts());
    await when('the reader taps once', () => hand.tap());
    await then('a profile opens, and the map is as near', async () => {
      await expect(atlas.profile()).toHaveCount(1);
      await atlas.linkSays({ at: atlas.linkParts()['at'] });
      expect(zoomOf(atlas.linkParts())).toBe(near);
    });
  });
});

/** Zoom level in a link. */
const zoomOf = ({ map = '' }: Record<string, string>): number => Number.parseFloat(map);

test.describe('on a phone, without a map', () => {
  test.use({ withMap: false });
  test('Back goes from the full drawer to the list, and from there to the start', async ({
    atlas,
    reader,
  }) => {
    await given('a list in the full drawer', async () => {
      await atlas.open();
      await atlas.moveDrawer('half');
      await atlas.openList('发展轴');
      await expect.poll(() => reader.title()).toContain('发展轴列表');
      await atlas.moveDrawer('full');
    });
    await when('the reader goes back', () => atlas.goBack());
    await then('the list is there in half the drawer', async () => {
      await expect(atlas.button('再展开面板')).toBeVisible();
      await expect(atlas.text('87 条').first()).toBeVisible();
    });
    await when('goes back again', () => atlas.goBack());
    await then('the list is closed, and the page is still the atlas', async () => {
      await expect(atlas.heading('筛选')).toBeVisible();
      expect(atlas.hash()).toBe('');
    });
    await when('goes forward twice', async () => {
      await reader.goForward();
      await expect(atlas.text('87 条').first()).toBeVisible();
      await reader.goForward();
    });
    await then('the list is there in the full drawer', () =>
      expect(atlas.button('收起面板')).toHaveAttribute('aria-expanded', 'true'),
    );
  });
});

test('on a phone the table of an own layer leaves the pop-up of a row free', async ({ atlas, ownFiles }) => {
  const facts = Array.from({ length: 12 }, (_, i) => `列${i}`);
  await given('a layer of a file with many columns', async () => {
    await atlas.open(`#${NO_GROUND}`);
    await ownFiles.drop(
      '点.csv',
      [`名称,经度,纬度,${facts.join()}`, `甲,119.8,28.9,${facts.join()}`].join('\n'),
    );
    await ownFiles.addAsLayer();
  });
  await when('its row is shown on the map from its table', async () => {
    await atlas.openDrawer();
    await ownFiles.openSettings('点');
    const table = await ownFiles.openTable();
    await table.getByRole('button', { name: /^在图上看/ }).click();
  });
  await then('the pop-up lies above the table', async () => {
    await expect.poll(() => ownFiles.freeOfTablePx()).toBeGreaterThanOrEqual(0);
  });
});
