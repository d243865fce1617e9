import { realNetwork } from '../../src/dataset/testing/network.ts';
import { courseTexts } from '../../src/i18n/course-text.ts';
import type { AxisShape } from '../../src/domain/network.ts';
import { documented, geodata, modelled, records } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

// Profiles do not depend on the map; keyboard, links and failures specs open records of each kind with the map.
test.use({ withMap: false, ...IN_OPEN_PAGE });

/** An axis with its lines. */
async function realAxis(id: string): Promise<AxisShape> {
  const axis = (await realNetwork()).axes.get(id);
  if (!axis) throw new Error(`no ${id}`);
  return axis;
}

test('there are documented and modelled records', () => {
  expect(documented.length).toBeGreaterThan(40);
  expect(documented.length + modelled.length).toBe(records.length);
});

for (const kind of ['axis', 'town', 'village'] as const) {
  const chosen = documented.filter((record) => record.kind === kind);
  test(`every documented ${kind} is found by its name and shows its sources (${chosen.length})`, async ({
    atlas,
  }) => {
    await given('the atlas is open', () => atlas.open());
    for (const record of chosen) {
      await when(`the reader searches for ${record.name} and opens it`, async () => {
        await atlas.search(record.name);
        await atlas.choose(record);
      });
      await then('the profile says that it is documented, and by whom', () => atlas.showsProfile(record));
    }
  });
}

// Unit tests render the profiles of all modelled records.
test('links to a modelled axis, town and village open profiles that state that they are modelled', async ({
  atlas,
}) => {
  for (const kind of ['axis', 'town', 'village'] as const) {
    const record = modelled.find((each) => each.kind === kind)!;
    await when(`the link to the ${kind} is opened`, () => atlas.open(`#at=${kind}:${record.id}`));
    await then('the profile says that it is modelled, and by which sources', async () => {
      await atlas.showsProfile(record);
      await expect(atlas.profile()).toContainText('不代表已经列入');
      await expect(atlas.profile()).toContainText(record.id);
    });
    if (kind !== 'axis')
      await then('the section whose code is loaded later is there', () =>
        expect(atlas.profile().getByRole('heading', { name: '行程时间（估算）' })).toBeVisible(),
      );
  }
});

test('a place is found by characters, pinyin, initials and code', async ({ atlas }) => {
  const wuyi = geodata.counties.find(({ name }) => name === '武义县');
  if (!wuyi) throw new Error('武义县 is not in geodata');
  await given('the atlas is open', () => atlas.open());
  for (const query of ['武义', 'wuyi', 'wǔ yì', 'wy', '330723']) {
    await when(`the reader types ${query}`, () => atlas.search(query));
    await then('武义县 is among the results', () =>
      expect(atlas.options().filter({ hasText: '武义县' }).first()).toBeVisible(),
    );
  }
});

test('names with irregular pinyin readings are found', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  for (const [query, name] of [
    ['lishui', '丽水'],
    ['taizhou', '台州'],
    ['yueqing', '乐清'],
    ['shengzhou', '嵊州'],
    ['quzhou', '衢州'],
    ['jinyun', '缙云'],
    ['yinzhou', '鄞州'],
  ] as const) {
    await when(`the reader types ${query}`, () => atlas.search(query));
    await then(`${name} is among the results`, () =>
      expect(atlas.options().filter({ hasText: name }).first()).toBeVisible(),
    );
  }
});

test('a straight line that crosses water is marked beside its length, in both languages', async ({
  atlas,
}) => {
  // The nearest by straight line are listed first, towns by road below, some of them again.
  const near = (name: string) =>
    atlas
      .profile()
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first();
  await given('里蔡村 is open, which lies north of 象山港', () => atlas.open('#at=place:330212101203'));
  await then('大徐镇 beyond the bay and 东钱湖镇 beyond its lake are marked, 咸祥镇 is not', async () => {
    await expect(near('大徐镇')).toContainText('越海约 6 公里');
    await expect(near('东钱湖镇')).toContainText('过水面约 3 公里');
    await expect(near('咸祥镇')).not.toContainText(/越|过/);
    await expect(atlas.profile()).toContainText('数据里没有桥梁和轮渡，此处不作判断');
  });
  await when('小蒲湾社区 on 舟山岛 is opened', () => atlas.open('#at=place:330903001003'));
  await then('六横镇 on its island is marked', () => expect(near('六横镇')).toContainText('越海约 23 公里'));
});

test('the profile of an axis states what it follows, including ferries, in both languages', async ({
  atlas,
}) => {
  const shengsi = await realAxis('axis-069');
  for (const language of ['zh', 'en'] as const) {
    await when(`the axis of 嵊泗 is open in ${language}`, () =>
      atlas.open(`#at=axis:axis-069&lang=${language}`),
    );
    await then('it tells its kilometres by ferry', async () => {
      const texts = courseTexts(shengsi, language);
      expect(texts.join()).toContain(language === 'zh' ? '轮渡' : 'by ferry');
      for (const text of texts) await expect(atlas.profile()).toContainText(text);
    });
  }
});

test('a town without a known position is found, and its profile says so', async ({ atlas }) => {
  await given('the atlas is open', () => atlas.open());
  for (const [name, id] of [
    ['沃洲镇', '330624112000'],
    ['南麂镇', '330326119000'],
    ['盈丰街道', '330109015000'],
  ] as const) {
    await when(`the reader searches for ${name} and opens it`, async () => {
      await atlas.search(name);
      await atlas.choose({ kind: 'place', id });
    });
    await then('its profile says so', async () => {
      await expect(atlas.profileTitle()).toHaveText(name);
      await expect(atlas.profile().getByText('没有位置')).toBeVisible();
      await expect(atlas.profile().getByText('附近')).toHaveCount(0);
    });
  }
});

test('the profile of an axis has its id and links to the axes of neighbouring counties', async ({
  atlas,
}) => {
  const wuyi = geodata.counties.find(({ code }) => code === '330723');
  const beside = geodata.axes.filter(({ county }) => wuyi?.neighbours.includes(county));
  await given('the axis of 武义 is open', () => atlas.open('#at=axis:axis-053'));
  await then('its id is there', () => expect(atlas.profile().getByText('axis-053')).toBeVisible());
  await then('so are all axes beside it', async () => {
    expect(beside.length).toBeGreaterThan(4);
    for (const { name } of beside)
      await expect(atlas.neighbourAxes().getByText(name, { exact: true })).toBeVisible();
  });
});

test('the profile of a county names the sources of its terrain and of the position of its seat', async ({
  atlas,
}) => {
  const county = geodata.counties.find(({ code }) => code === '330329');
  const source = geodata.sources.get(county?.terrainSource ?? '');
  await given('the profile of 泰顺 is open', () => atlas.open('#at=county:330329'));
  await then('its kind has a source', () =>
    expect(
      atlas
        .profile()
        .getByText(source?.title ?? '(no source)')
        .first(),
    ).toBeVisible(),
  );
  await then('and the point of its seat too', () =>
    expect(
      atlas
        .profile()
        .getByText(/点位来源：Vonng/)
        .first(),
    ).toBeVisible(),
  );
  await when('the reader goes to 龙港, whose seat no source locates', () =>
    atlas.follow('#at=county:330383'),
  );
  await then('its profile says what stands in', () =>
    expect(
      atlas
        .profile()
        .getByText(/原龙港镇/)
        .first(),
    ).toBeVisible(),
  );
});

test('a profile lists the titles of its place with source, year and reliability, in both languages', async ({
  atlas,
}) => {
  const titlesOf = (code: string) => geodata.titles.places.find((place) => place.code === code)?.titles ?? [];
  const inNetwork = geodata.villages.find(
    ({ code, status }) => status === 'modelled' && titlesOf(code)[0]?.year,
  )!;
  const other = geodata.places.find(({ code, formerStandIn }) => formerStandIn && titlesOf(code)[0]?.year)!;
  for (const [link, code] of [
    [`village:${inNetwork.code}`, inNetwork.code],
    [`village:${other.code}`, other.code],
  ] as const) {
    const title = titlesOf(code)[0]!;
    const source = geodata.sources.get(title.source)!;
    await when(`the reader opens ${link}`, () => atlas.open(`#at=${link}`));
    await then('title, year and source are there', async () => {
      for (const words of ['列入名录', title.title, `${title.year}年`, source.title])
        await expect(atlas.profile()).toContainText(words);
    });
    await when('the reader reads in English', () => atlas.open(`#at=${link}&lang=en`));
    await then('so is the English name of the title', async () => {
      const english = geodata.titles.kinds.find(
        ({ of, title: name }) => of === 'village' && name === title.title,
      )!;
      for (const words of ['Listed as', english.titleEn, `${title.year}`])
        await expect(atlas.profile()).toContainText(words);
    });
  }
});

test('a missing record is reported as unknown', async ({ atlas }) => {
  await given('a link to a village that does not exist', () => atlas.open('#at=village:330723999999'));
  await then('the page says so', () => expect(atlas.text(/不在数据里/).first()).toBeVisible());
});
