import { documented, geodata, modelled, records } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

test('there are records of both kinds to look at', () => {
  expect(documented.length).toBeGreaterThan(40);
  expect(documented.length + modelled.length).toBe(records.length);
});

for (const kind of ['axis', 'town', 'village'] as const) {
  const chosen = documented.filter((record) => record.kind === kind);
  test(`every documented ${kind} is found by its name and shows its sources (${chosen.length})`, async ({
    atlas,
  }) => {
    test.setTimeout(180_000);
    await given('the atlas is open', () => atlas.open());
    for (const record of chosen) {
      await when(`the reader searches for ${record.name} and opens it`, async () => {
        await atlas.search(record.name);
        await atlas.choose(record);
      });
      await then('the profile says that it is documented, and by whom', () => atlas.showsProfileOf(record));
    }
  });
}

test(`every modelled profile says that it is modelled (${modelled.length})`, async ({ atlas }) => {
  test.setTimeout(180_000);
  await given('the atlas is open', () => atlas.open());
  const statuses = await when('the reader goes through all modelled records', () =>
    atlas.statusesOf(modelled),
  );
  await then('each one wears its badge', async () => {
    const others = modelled
      .filter(({ id }) => statuses[id] !== '推演')
      .map(({ id, name }) => `${name} ${id}: ${statuses[id]}`);
    expect(others).toEqual([]);
  });
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

test('readings of names that dictionaries get wrong are right', async ({ atlas }) => {
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

test('a record that is not there is said to be unknown', async ({ atlas }) => {
  await given('a link to a village that does not exist', () => atlas.open('#at=village:330723999999'));
  await then('the page says so', () => expect(atlas.text(/不在数据里/).first()).toBeVisible());
});
