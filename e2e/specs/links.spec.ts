import { NO_GROUND } from '../drivers/atlas.ts';
import { geodata } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const inPrefecture = (code: string) => ({
  axes: geodata.axes.filter(({ prefecture }) => prefecture === code).length,
  towns: geodata.towns.filter(({ prefecture }) => prefecture === code).length,
  villages: geodata.villages.filter(({ prefecture }) => prefecture === code).length,
});

test('an invalid link is reported and ignored; a prefecture filters the map, the counts and the link', async ({
  atlas,
}) => {
  const jinhua = inPrefecture('330700');
  await given('a broken link', () => atlas.open(`#at=village:<img src=x>&map=9/9&in=110000&${NO_GROUND}`));
  await then('the page names what it left out', () =>
    expect(atlas.text(/链接里有几处看不懂/).first()).toBeVisible(),
  );
  await then('the whole network is drawn', () => atlas.renders({ axes: 87, towns: 146, villages: 581 }));
  await when('the reader chooses 金华市', () => atlas.narrow('设区市', '金华市'));
  await then('only its records are counted', async () => {
    await expect(atlas.button(`发展轴列表 (${jinhua.axes})`)).toBeVisible();
    await expect(atlas.button(`重点村列表 (${jinhua.villages})`)).toBeVisible();
  });
  await then('only its records are drawn', () => atlas.renders(jinhua));
  await then('the link says so', () => atlas.linkSays({ in: '330700' }));
  await when('the reader loads the page again', () => atlas.reload());
  await then('the same records are drawn', () => atlas.renders(jinhua));
  await when('the reader clears the filter', () => atlas.clearFilter());
  await then('the link is free of it', () => atlas.linkSays({ in: undefined }));
});

test('a link restores the whole state', async ({ atlas }) => {
  const axis = geodata.axes.find(({ county }) => county === '330723');
  if (!axis) throw new Error('no axis in 武义县');
  const link =
    'map=9.5/28.8/119.8&at=axis:axis-053&in=330723&hide=seats,priority,relief,water,roads&look=dark&lang=en';
  await given('a link with a view, a selection, a filter, hidden layers, a flavour and a language', () =>
    atlas.open(`#${link}`),
  );
  await then('the profile is open, in English, in the dark', async () => {
    await expect(atlas.profileTitle()).toHaveText('Wuyi axis');
    await expect(atlas.root()).toHaveAttribute('lang', 'en');
    await expect(atlas.root()).toHaveCSS('color-scheme', 'dark');
  });
  await then('the address still says the same', () =>
    atlas.linkSays({
      map: '9.5/28.8/119.8',
      at: 'axis:axis-053',
      in: '330723',
      hide: 'seats,priority,relief,water,roads',
      look: 'dark',
      lang: 'en',
    }),
  );
});

test('the map goes to the place of a link once its position is known, but not if the reader has moved the map by then', async ({
  atlas,
  hand,
}) => {
  const place = `at=place:330102010000&${NO_GROUND}`;
  const arrive = await atlas.delayFile('gazetteer.json');
  await given('a link to a place whose position has not loaded yet', () => atlas.open(`#${place}`));
  await when('the reader moves the map', async () => {
    await hand.focusMap();
    await atlas.press('ArrowRight');
    await expect.poll(() => atlas.linkParts()['map']).toBeDefined();
  });
  const { map } = atlas.linkParts();
  await when('the position arrives', async () => arrive());
  await then('the profile opens, and the map stays', async () => {
    await expect(atlas.profileTitle()).toHaveText('望江街道');
    await atlas.settles();
    await atlas.linkSays({ map });
  });
  await when('the same link is opened where nothing has to be waited for', async () => {
    await atlas.follow('');
    await atlas.follow(`#${place}`);
  });
  await then('the map goes there', () => atlas.linkSays({ map: '12/30.2378/120.1939' }));
});

test.describe('without the map', () => {
  test.use({ withMap: false });

  test('a link whose characters a messenger program changed, or with the wrong kind of record, opens the record', async ({
    atlas,
  }) => {
    await given('a link with percent signs for its characters, and what WeChat adds', () =>
      atlas.open('#map%3D9.5%2F28.8%2F119.8%26at%3Dcounty%3A330723%26lang%3Den#wechat_redirect'),
    );
    await then('the county opens in English, and the address is clean', async () => {
      await expect(atlas.profileTitle()).toHaveText('Wuyi');
      await expect.poll(() => atlas.hash()).toBe('#map=9.5/28.8/119.8&at=county:330723&lang=en');
    });
    await when('the link of a documented town calls it another kind of place', () =>
      atlas.follow('#at=place:330784108000&lang=zh'),
    );
    await then('its profile opens, and the address says what it is', async () => {
      await expect(atlas.profileTitle()).toHaveText('古山镇');
      await expect.poll(() => atlas.hash()).toBe('#at=town:330784108000&lang=zh');
    });
    await when('a link calls a place of the gazetteer a town', () =>
      atlas.follow('#at=town:330105016000&lang=zh'),
    );
    await then('its profile opens', async () => {
      await expect(atlas.profileTitle()).toHaveText('朝晖街道');
      await atlas.linkSays({ at: 'place:330105016000' });
    });
    await when('a link names a district that is no more, and a county that never was one', async () => {
      await atlas.follow('#in=330103&lang=zh');
      await atlas.linkSays({ in: '330105' });
      await atlas.follow('#in=330499&hide=seats&lang=zh');
    });
    await then('the page says so and keeps the rest', async () => {
      await expect(atlas.text(/in=330499/).first()).toBeVisible();
      await expect.poll(() => atlas.hash()).toBe('#hide=seats&lang=zh');
    });
    await when('the reader copies the link of the page without a profile', () => atlas.copyLink());
    await then('it holds what is on the screen', async () =>
      expect(await atlas.copied()).toMatch(/\/#hide=seats&lang=zh$/),
    );
  });
});

test.describe('without the map, in an open page', () => {
  test.use({ withMap: false, ...IN_OPEN_PAGE });

  test('a county, a batch and a track narrow further', async ({ atlas }) => {
    const first = geodata.axes.filter(({ batch }) => batch === '1');
    await given('the atlas is open', () => atlas.open());
    await when('the reader chooses the first batch', () => atlas.narrow('批次', '第一批'));
    await then('the axes of the first batch are counted', () =>
      expect(atlas.button(`发展轴列表 (${first.length})`)).toBeVisible(),
    );
    await when('the reader chooses a track too', () => atlas.narrow('赛道', '文旅名镇'));
    await then('the link holds both', () => atlas.linkSays({ batch: '1', track: 'tourism' }));
    await when('the reader chooses 武义县 instead', async () => {
      await atlas.clearFilter();
      await atlas.narrow('设区市', '金华市');
      await atlas.narrow('县（市、区）', '武义县');
    });
    await then('its one axis is counted', () => expect(atlas.button('发展轴列表 (1)')).toBeVisible());
    await then('the link names the county', () => atlas.linkSays({ in: '330723', batch: undefined }));
  });

  test('Back closes a profile and opens the previous one', async ({ atlas }) => {
    const [one, two] = geodata.axes;
    if (!one || !two) throw new Error('two axes are needed');
    await given('two profiles were opened one after the other', async () => {
      await atlas.open();
      for (const axis of [one, two]) {
        await atlas.search(axis.name);
        await atlas.choose({ kind: 'axis', id: axis.id });
        await atlas.linkSays({ at: `axis:${axis.id}` });
      }
    });
    await when('the reader goes back', () => atlas.goBack());
    await then('the first is open', () => expect(atlas.profileTitle()).toHaveText(one.name));
    await when('the reader goes back again', () => atlas.goBack());
    await then('no profile is open', () => expect(atlas.profile()).toHaveCount(0));
  });
});
