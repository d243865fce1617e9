import { NO_GROUND } from '../drivers/atlas.ts';
import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

/** A file that fails, or two without which the whole network is drawn; each is named, and what the others hold is drawn. */
const BROKEN_FILES = [
  {
    files: [['towns.geojson', 'missing', /中心镇.*towns[.]geojson.*404/]],
    counts: { axes: 87, towns: 0, villages: 581 },
    kind: 'village',
  },
  {
    files: [['villages.geojson', 'corrupt', /重点村.*villages[.]geojson.*JSON/]],
    counts: { axes: 87, towns: 146, villages: 0 },
    kind: 'town',
  },
  {
    files: [['axes.geojson', 'corrupt', /发展轴.*axes[.]geojson.*JSON/]],
    counts: { axes: 0, towns: 146, villages: 581 },
    kind: 'town',
  },
  {
    files: [
      ['counties.geojson', 'missing', /县（市、区）.*counties[.]geojson.*404/],
      ['province.geojson', 'corrupt', /省界.*province[.]geojson.*JSON/],
    ],
    counts: { axes: 87, towns: 146, villages: 581 },
    kind: 'village',
  },
] as const;

test.describe('missing and truncated files', () => {
  test.use({ tolerated: [/404/] });
  for (const { files, counts, kind } of BROKEN_FILES)
    test(`are named, the rest is drawn and profiles open: ${files.map(([file, how]) => `${file} ${how}`).join(', ')}`, async ({
      atlas,
    }) => {
      const record = firstDocumented(kind);
      await given('files cannot be loaded or arrive cut short', async () => {
        for (const [file, how] of files) await atlas.breakFile(file, how);
      });
      await when('the atlas opens', () => atlas.open(`#${NO_GROUND}`));
      await then('the page says of each what is wrong: its status, or that it is no valid JSON', async () => {
        for (const [, , text] of files) await expect(atlas.text(text).first()).toBeVisible();
      });
      await then('the rest is drawn', () => atlas.renders(counts));
      await when(`the reader searches for a ${kind}`, async () => {
        await atlas.search(record.name);
        await atlas.choose(record);
      });
      await then('its profile opens', () => atlas.showsProfile(record));
    });
});

test.describe('a missing ground', () => {
  test.use({ tolerated: [/404|ground-/] });
  test('is reported, and network, names and search work', async ({ atlas, hand }) => {
    const town = firstDocumented('town');
    await given('relief, water and roads cannot be loaded', () =>
      atlas.breakFile('ground.pmtiles', 'missing'),
    );
    await when('the atlas opens', () => atlas.open());
    await then('the page says what is missing, once', () =>
      expect(atlas.text(/地图可能没有画全.*底图（地貌、水系、道路）/)).toHaveCount(1),
    );
    await then('the whole network is drawn, and no lake', async () => {
      await atlas.renders({ axes: 87, towns: 146, villages: 581 });
      expect(await hand.lakePx()).toBe(0);
    });
    await when('the reader searches for a town', async () => {
      await atlas.search(town.name);
      await atlas.choose(town);
    });
    await then('its profile opens', () => atlas.showsProfile(town));
  });
});

test.describe('a part of the page that throws', () => {
  test.use({ withMap: false, tolerated: [/numbers are broken/] });
  test('is replaced by a message, and the rest of the page works', async ({ atlas, reader, print }) => {
    const village = firstDocumented('village');
    await given('a browser in which large numbers cannot be written', async () => {
      await atlas.open();
      await reader.breakNumbers(true);
    });
    await when('the reader opens a county, whose area is such a number', () =>
      atlas.follow('#at=county:330723'),
    );
    await then('only the profile says that it failed', async () => {
      await expect(atlas.fault()).toHaveCount(1);
      await expect(atlas.fault()).toContainText('“档案”这一部分出了错');
      await expect(atlas.heading('走廊与覆盖')).toBeVisible();
    });
    await when('the reader searches for a village', async () => {
      await atlas.search(village.name);
      await atlas.choose(village);
    });
    await then('its profile opens', () => atlas.showsProfile(village));
    await when('the reader goes back, and the browser is mended', async () => {
      await atlas.goBack();
      await expect(atlas.fault()).toHaveCount(1);
      await reader.breakNumbers(false);
      await atlas.button('再试一次').click();
    });
    await then('the profile of the county is there', () => expect(atlas.profileTitle()).toHaveText('武义县'));
    await when('the print is open, it breaks again, and a title is typed', async () => {
      await print.begin();
      // If broken before the print panel is complete, another part would fail.
      await expect(print.labelled('图名')).toBeEditable();
      await reader.breakNumbers(true);
      await print.fill('图名', '还在');
    });
    await then('one part of the print says that it failed, the others can be used', async () => {
      await expect(atlas.fault()).toHaveCount(1);
      await expect(atlas.fault()).toContainText('“纸张与比例尺”这一部分出了错');
      await expect(print.labelled('副图名')).toBeEditable();
    });
    await when('the browser is mended and the part is tried again', async () => {
      await reader.breakNumbers(false);
      await atlas.button('再试一次').click();
    });
    await then('the print is whole, with what was typed', async () => {
      await expect(atlas.fault()).toHaveCount(0);
      await expect(print.labelled('图名')).toHaveValue('还在');
    });
  });
});

test.describe('missing code of the search', () => {
  test.use({ withMap: false, tolerated: [/ERR_FAILED/] });
  test('is reported in place of the results', async ({ atlas }) => {
    await given('a browser to which the code does not come', () => atlas.breakCode('search'));
    await when('the reader types a name', async () => {
      await atlas.open();
      await atlas.search('桐琴');
    });
    await then('the search says that it did not load, not that there are no results', () =>
      expect(atlas.text(/搜索没有载入/).first()).toBeVisible(),
    );
  });
});

test.describe('missing code of parts that come after the start', () => {
  test.use({ withMap: false, tolerated: [/ERR_FAILED|dynamically imported module/] });
  test('is reported, and loads on another try', async ({ atlas }) => {
    await given('a browser to which the code does not come', () => atlas.breakCode('later'));
    await when('the atlas opens', () => atlas.open());
    await then('the panel says which parts are missing', async () => {
      await expect(atlas.fault()).toHaveCount(1);
      await expect(atlas.fault()).toContainText('“底图；故事；计划数字”这一部分出了错');
    });
    await when('the code can be loaded and the reader tries again', async () => {
      await atlas.mendCode('later');
      await atlas.button('再试一次').click();
    });
    await then('the parts are there, and the message is gone', async () => {
      await expect(atlas.heading('计划数字')).toBeVisible();
      await expect(atlas.fault()).toHaveCount(0);
    });
  });
});

test.describe('without WebGL 2', () => {
  test.use({ withMap: false });
  test('the list, the search and the profiles work', async ({ atlas }) => {
    const axis = firstDocumented('axis');
    await when('the atlas opens', () => atlas.open());
    await then('the page says what is missing and what works', () =>
      expect(atlas.text(/不支持 WebGL 2/).first()).toBeVisible(),
    );
    await when('the reader searches for an axis', async () => {
      await atlas.search(axis.name);
      await atlas.choose(axis);
    });
    await then('its profile opens', () => atlas.showsProfile(axis));
    await when('the reader goes back and opens the list of villages', async () => {
      await atlas.press('Escape');
      await atlas.openList('重点村');
    });
    await then('all of them are listed', () => expect(atlas.text('581 条').first()).toBeVisible());
  });
});

test.describe('a map that loses its WebGL context, and later its worker', () => {
  test.use({ tolerated: [/Worker failed to load/] });
  test('reports each, recovers, and the rest works', async ({ atlas }) => {
    const town = firstDocumented('town');
    await given('the atlas is open', async () => {
      await atlas.withFailingWorkers();
      await atlas.open();
    });
    await when('the graphics context is lost', () => atlas.loseContext());
    await then('the page says so', () => expect(atlas.text(/图形环境中断/).first()).toBeVisible());
    await then('the search still works', async () => {
      await atlas.search('武义');
      await expect(atlas.options().first()).toBeVisible();
      await atlas.press('Escape', 'Escape');
    });
    await when('the context comes back', () => atlas.restoreContext());
    await then('the whole network is drawn again', () =>
      atlas.renders({ axes: 87, towns: 146, villages: 581 }),
    );
    await then('the notice is gone', () => expect(atlas.text(/图形环境中断/)).toHaveCount(0));
    await when('the worker of the map fails, twice', async () => {
      await atlas.failMapWorker();
      await atlas.failMapWorker();
    });
    await then('the page says so, once', () => expect(atlas.text(/地图可能没有画全/)).toHaveCount(1));
    await when('the reader searches for a town', async () => {
      await atlas.search(town.name);
      await atlas.choose(town);
    });
    await then('its profile opens', () => atlas.showsProfile(town));
  });
});
