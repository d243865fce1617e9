import { buildArchive, TEST_LAYERS, buildTiles } from '../../src/basemap/testing/tiles.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const COUNTY = '#at=county:330723';
const encode = (settings: object): string => Buffer.from(JSON.stringify(settings)).toString('base64url');
/** The print of the county by a link, whose settings do not depend on those of earlier prints in the same page. */
const PRINT = `${COUNTY}&print=${encode({ version: 1, region: { kind: 'county', code: '330723' } })}`;

// Settings and files; print-on-map.spec.ts tests printing with the map.
test.use({ withMap: false });

test.describe('by a link, in an open page', () => {
  test.use(IN_OPEN_PAGE);

  test('a county can be printed from its profile, and the PDF has the text of the preview', async ({
    atlas,
    print,
  }) => {
    await given('the profile of a county', () => atlas.open(COUNTY));
    await when('the reader prints it on A4', async () => {
      await print.open();
      await print.choose('纸张', 'A4');
      await print.fill('图名', '武义县“一轴双核”图');
      await print.isReady();
    });
    await then('the PDF is a page of A4 with the letters of the preview, each once', async () => {
      await expect(print.sheet()).toContainText('武义县“一轴双核”图');
      await print.isReady();
      const letters = await print.letters();
      const pdf = await print.pdf();
      expect(pdf.sizeMm.toSorted((a, b) => a - b)).toEqual([210, 297]);
      expect(pdf.letters).toBe(letters);
      expect(pdf.outline[0]).toBe('武义县“一轴双核”图');
    });
    await then('making it again gives the same bytes', async () => {
      expect(Buffer.compare(await print.file('PDF'), await print.file('PDF'))).toBe(0);
    });
    await when('the reader leaves', () => print.leave());
    await then('the profile is there again', () => expect(atlas.profileTitle()).toHaveText('武义县'));
  });

  test('the panel offers papers with their largest scales, makes the requested files, leads from a finding to its field, and names invalid settings', async ({
    atlas,
    print,
  }) => {
    await given('the print of a county', async () => {
      await atlas.open(PRINT);
      await print.isReady();
    });
    await then('the larger the paper the larger the scale', async () => {
      const papers = (await print.listOptions('纸张')).slice(0, 6);
      const scales = papers.map((paper) => Number(/ · 1:([\d,]+)$/.exec(paper)?.[1]?.replaceAll(',', '')));
      expect(scales).toEqual(scales.toSorted((a, b) => a - b));
      expect(new Set(scales).size).toBe(6);
      await print.choose('纸张', 'A0');
      await expect(print.sheet()).toContainText(`1:${scales[0]?.toLocaleString('en')}`);
    });
    await when('it is to be a picture of 150 dpi on A3, which holds it on one page', async () => {
      await print.choose('纸张', 'A3');
      await print.choose('分辨率', 'PNG 150 dpi');
      await print.isReady();
    });
    await then('the files say so', async () => {
      const png = await print.file('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)].toSorted((a, b) => a - b)).toEqual([1754, 2480]);
      const svg = (await print.file('SVG')).toString();
      expect(svg).toMatch(/width="(297|420)mm" height="(297|420)mm"/);
      expect(svg).toContain('武义县发展轴图');
    });
    await when('the reader follows the line about the author', () => print.mend('no-author'));
    await then('the field has the focus', () => expect(print.field('author')).toBeFocused());
    await when('the author is filled in', () => atlas.type('武义县农业农村局'));
    await then('the line is gone and the sheet bears the name', async () => {
      await expect(print.finding('no-author')).toHaveCount(0);
      await expect(print.sheet()).toContainText('武义县农业农村局');
    });
    await when('paper of 5 m is wanted, and a sheet arrives while it is typed', async () => {
      await print.choose('纸张', '自定');
      await print.type('宽（mm）', '5000');
      await expect.poll(() => print.shape()).toBe(1);
    });
    await then('what is typed stays', () => expect(print.labelled('宽（mm）')).toHaveValue('5000'));
    await when('it is finished', () => print.labelled('宽（mm）').blur());
    await then('the value is named', async () => {
      await expect(print.alert().first()).toContainText('5000');
      await expect(print.sheet()).toContainText('武义县发展轴图');
    });
    await when('a character that the fonts lack is written', async () => {
      await print.fill('宽（mm）', '300');
      await print.fill('图名', '武义 𠮷 图');
    });
    await then('it is named', () => expect(print.alert().first()).toContainText('𠮷'));
    await when('settings of a newer program are opened', () =>
      print.openSettings('newer.json', JSON.stringify({ version: 99, region: { kind: 'province' } })),
    );
    await then('the version is named', () => expect(print.alert().first()).toContainText('99'));
    await when('a file that holds none is opened', () => print.openSettings('notes.json', '[]'));
    await then('the file is named', () => expect(print.alert().last()).toContainText('notes.json'));
  });

  test('several pictures are saved as one file, which can be saved again', async ({ atlas, print }) => {
    await given('a sheet of two pages with a long title', async () => {
      await atlas.open(PRINT);
      await print.isReady();
      await print.fill('图名', '武'.repeat(200));
      await print.choose('纸张', 'A5');
      await print.isReady();
    });
    await then('one download holds both pages, named apart', async () => {
      const { name, holds, downloads } = await print.zip('SVG');
      expect(name).toMatch(/^武+-svg[.]zip$/);
      expect(holds.map((each) => each.slice(-8))).toEqual(['-001.svg', '-002.svg']);
      expect(downloads).toBe(1);
      for (const each of [name, ...holds]) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(255);
      expect(await print.saveAgain()).toBe(name);
    });
  });

  test('invalid links and dates are named, and the panel works', async ({ atlas, print }) => {
    const settings = {
      version: 1,
      region: null,
      scale: null,
      layers: null,
      filter: null,
      date: '2026-02-30',
    };
    await when('a link of a sheet is opened whose values are null', () =>
      atlas.open(`#print=${encode(settings)}`),
    );
    await then('each is named with what it may be, and there is a sheet', async () => {
      for (const named of ['“范围”（region）', '“比例尺分母”（scale）', '2 月有 1 至 28 日'])
        await expect(print.alert().first()).toContainText(named);
      await print.isReady();
      await expect(print.sheet()).toContainText('浙江');
    });
    await when('the reader takes the defaults', () => print.useDefaults());
    await then('nothing is left to say', () => expect(print.alert()).toHaveCount(0));
    await when('a date is left incomplete', () => print.breakDate('日期'));
    await then('it is said beside the field', () => expect(print.alert()).toContainText('没有这一天'));
  });

  test('a book is made with progress and can be cancelled', async ({ atlas, print }) => {
    await given('the print', async () => {
      await atlas.open(PRINT);
      await print.isReady();
    });
    await when('the book of counties is begun and called off', async () => {
      await print.startBook();
      await print.cancelBook();
    });
    await then('another can be begun', () => expect(print.makeBookButton()).toBeEnabled());
    await when('one prefecture is wanted', () => print.choose('限于', '330900'));
    await then('it has cover, key, four sheets and the index', async () => {
      const pdf = await print.book();
      expect(pdf.outline.join()).toContain('嵊泗县');
      expect(pdf.outline.join()).not.toContain('武义县');
    });
    await when('the book of prefectures is wanted', async () => {
      await print.choose('限于', '');
      await print.choose('每幅一个', 'prefecture');
    });
    await then('it has cover, key, eleven sheets and the index', async () => {
      const pdf = await print.book();
      expect(pdf.pages).toBeGreaterThanOrEqual(14);
      for (const name of ['杭州市', '舟山市', '丽水市']) expect(pdf.outline.join()).toContain(name);
    });
  });
});

test.describe('without its fonts and a file of its ground', () => {
  test.use({ tolerated: [/ERR_FAILED/] });
  test('a sheet is refused without fonts, made without missing ground, naming each file; layers can be left out', async ({
    atlas,
    print,
  }) => {
    const mend = await given('fonts and roads that do not come', async () => {
      await print.breakGround('roads');
      return print.breakFonts();
    });
    await when('a county is to be printed', async () => {
      await atlas.open(COUNTY);
      await print.begin();
    });
    await then('the file is named', () => expect(print.alert()).toContainText(/sheet-[47]00.*[.]ttf/));
    await when('the fonts come again and the reader tries once more', async () => {
      await mend();
      await print.retry();
    });
    await then('there is the sheet', () => expect(print.sheet()).toContainText('武义县发展轴图'));
    await then('the file is named, and the rest is there', async () => {
      await expect(print.finding('ground-missing')).toContainText('roads.geojson');
      await expect(print.sheet()).toContainText('© OpenStreetMap contributors');
      await expect(print.sheet()).not.toContainText('高速公路');
      await expect(print.sheet().locator('image')).toHaveCount(1);
    });
    await when('the relief is switched off', () => print.tick('地貌晕渲', false));
    await then('the sheet has none', () => expect(print.sheet().locator('image')).toHaveCount(0));
  });
});

test('the sheet has the filter of the map at first, states it, and can have another', async ({
  atlas,
  print,
}) => {
  await given('a map of the second batch', () => atlas.open(`#batch=2&at=county:330723`));
  await when('its county is printed', () => print.open());
  await then('the sheet says what it holds', () => expect(print.sheet()).toContainText('只有第二批'));
  await when('the filter is given up', () => print.choose('批次', '全部'));
  await then('nothing is said', () => expect(print.sheet()).not.toContainText('筛选'));
});

test('water and roads come from tiles of the site or from a file', async ({ atlas, print }) => {
  const tiles = buildTiles(TEST_LAYERS);
  await given('the print of a county, and tiles beside the page', async () => {
    await print.serveTiles('/tiles', tiles);
    await atlas.open(COUNTY);
    await print.open();
  });
  await when('their address is given', () =>
    print.fill('瓦片、PMTiles 或 TileJSON 的地址', '/tiles/{z}/{x}/{y}.pbf'),
  );
  await then('the legend has them', () => expect(print.sheet()).toContainText('高速公路'));
  await when('an address of another site is given', () =>
    print.fill('瓦片、PMTiles 或 TileJSON 的地址', 'https://tiles.example/{z}/{x}/{y}.pbf'),
  );
  await then('it is refused by name', () => expect(print.alert()).toContainText('tiles.example'));
  await when('a file is chosen', () =>
    print.chooseBasemap('wuyi.pmtiles', buildArchive(tiles, { attribution: '某图社' })),
  );
  await then('the sheet names whom it is from', () => expect(print.sheet()).toContainText('某图社'));
  await when('the page is loaded again', async () => {
    await expect.poll(() => atlas.linkedSheet()).toContain('wuyi.pmtiles');
    await atlas.reload();
  });
  await then('the file has to be chosen again', () => expect(print.alert()).toContainText('wuyi.pmtiles'));
});

test('settings are restored from a link and from a file', async ({ atlas, print }) => {
  await given('the print of a county in black and white', async () => {
    await atlas.open(COUNTY);
    await print.open();
    await print.choose('颜色', '黑白');
    await print.fill('副图名', '衢州、鄞州皆不在此');
    await expect(print.sheet()).toContainText('衢州、鄞州皆不在此');
    await print.isReady();
  });
  const letters = await print.letters();
  const settings = await print.savedSettings();
  await when('the page is loaded again', async () => {
    await expect.poll(() => atlas.hash()).toContain('print=');
    await atlas.reload();
    await print.isReady();
  });
  await then('the sheet is the same', async () => expect(await print.letters()).toBe(letters));
  await when('another sheet is set and the file opened', async () => {
    await print.choose('种类', '全省');
    await expect.poll(() => print.letters()).not.toBe(letters);
    await print.openSettings('axis-atlas-print.json', settings);
  });
  await then('the sheet is the first again', () => expect.poll(() => print.letters()).toBe(letters));
});
