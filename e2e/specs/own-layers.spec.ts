import { expect, given, test, then, when } from '../drivers/test.ts';

// Without a map: the drawing of layers is tested by styles/made-up-layer.test.ts and src/map.
test.use({ withMap: false });

const CLINICS = [
  '名称,类别,床位,经度,纬度',
  '甲诊所,诊所,12,119.81,28.90',
  '<img src=x onerror=alert(1)>,医院,220,119.83,28.88',
  '无位置,诊所,3,,',
].join('\n');

test('a file becomes a layer with classes and a table, by keyboard; markup in it is shown as text', async ({
  atlas,
  ownFiles,
}) => {
  await given('the page', () => atlas.open());
  await when('a table with coordinates is opened and taken for a layer', async () => {
    await ownFiles.choose('clinics.csv', CLINICS);
    await expect(ownFiles.dialog()).toContainText('4 行');
    await ownFiles.addAsLayer();
  });
  await then('it heads the legend, and its settings make classes of a column', async () => {
    await expect(ownFiles.legend()).toContainText('clinics');
    await ownFiles.openSettings('clinics');
    await expect(ownFiles.legend()).toContainText('3 行，图上 2 行，1 行没有位置');
    await ownFiles.set('样式', '按类别');
    await ownFiles.set('依据的列', '类别');
    await expect(ownFiles.legend().getByRole('listitem')).toHaveText(['诊所', '医院']);
  });
  await then('its table has the rows as text', async () => {
    const table = await ownFiles.openTable();
    await expect(table.getByRole('row')).toHaveCount(4);
    await expect(table).toContainText('<img src=x onerror=alert(1)>');
    await expect(table.locator('img')).toHaveCount(0);
  });
});

const SCHOOLS = [
  '名称\t经度\t纬度',
  '甲校\t119.82\t28.90',
  '乙校\t119.90\t28.70',
  '丙校\t120.10\t29.10',
].join('\n');

test('a dropped file and a pasted table become layers, and their points are used in the analysis', async ({
  atlas,
  analysis,
  ownFiles,
  page,
}) => {
  await given('the page', () => atlas.open());
  await when('one is dropped and one is pasted', async () => {
    await ownFiles.drop('clinics.csv', CLINICS);
    await ownFiles.nameLayer('诊所');
    await ownFiles.paste(SCHOOLS);
    await ownFiles.nameLayer('学校');
  });
  await then('both are in the legend', async () => {
    await expect(ownFiles.legend()).toContainText('诊所');
    await expect(ownFiles.legend()).toContainText('学校');
  });
  await when('the points of one stand for central towns', async () => {
    await analysis.open();
    await analysis.standIn('代替中心镇', '诊所');
  });
  await then('both answers about them can be checked by Turf, and agree', async () => {
    for (const [answer, rows] of [
      ['own points within', 1],
      ['nearest own points', 4],
    ] as const) {
      await analysis.check(answer);
      const checked = await analysis.crossChecked(answer);
      expect(checked.verdict).toContain('相符');
      expect(Object.values(checked.rows)).toEqual(Array.from({ length: rows }, () => 'true'));
    }
    expect(await atlas.barriers()).toEqual([]);
  });
  await when('the areas that are nearest to each of them are shown', () => analysis.toggle('catchments'));
  await then(
    'the villages farthest from them have space for their names beside distance and range',
    async () => {
      await expect(analysis.farthest().first()).toContainText('→ <img');
      expect(await atlas.squeezedNames()).toEqual([]);
    },
  );
  await when('those of the other stand for villages', () => analysis.standIn('代替村庄', '学校'));
  await then('figures and catchments are of them, by their names', async () => {
    await expect(analysis.panel()).toContainText('“诊所”的 2 个点各自最近的范围');
    await expect(analysis.panel()).toContainText('“学校”的点');
    await expect(analysis.panel()).toContainText(/自有图层“诊所”：clinics\.csv（.+），2 个点，自绘/);
    const farthest = analysis.panel().getByRole('button', { name: /^丙校 → / });
    await expect(farthest).toBeVisible();
    await expect.poll(() => page.url()).toMatch(/points=own-[0-9a-f]+&places=own-[0-9a-f]+/);
  });
  await when('a filter leaves none of the points of one', async () => {
    await ownFiles.openSettings('诊所');
    await ownFiles.set('筛选', '名称');
    await ownFiles.legend().getByLabel('值', { exact: true }).fill('无');
  });
  await then('the panel says that it shows none', () =>
    expect(analysis.panel()).toContainText('“诊所”没有显示的点'),
  );
  await when('that layer is removed', () => ownFiles.remove());
  await then(
    'a notice says once that questions are about central towns, and the link has the other only',
    async () => {
      await expect(atlas.text('图层“诊所”已经移除，问题重新按中心镇回答。').first()).toBeVisible();
      await expect(analysis.panel().getByLabel('代替中心镇')).toHaveValue('');
      await expect.poll(() => page.url()).not.toContain('points=own');
      expect(page.url()).toContain('places=own');
    },
  );
});

test('a file with many rows becomes a layer of a worker: classes, filter, a sorted table that loads in parts, and a file of the rows that pass', async ({
  atlas,
  exports,
  ownFiles,
}) => {
  // A layer of 5,000 rows or more is held by the worker.
  const rows = Array.from(
    { length: 6000 },
    (_, i) => `${i},点${i},${i % 4 === 0 ? '校' : '院'},${119 + i / 10_000},29`,
  );
  await given('the page', () => atlas.open());
  await when('a table of 6,000 rows is opened and taken for a layer', async () => {
    await ownFiles.choose('places.csv', ['编号,名称,类别,经度,纬度', ...rows].join('\n'));
    await expect(ownFiles.dialog()).toContainText('6,001 行');
    await ownFiles.addAsLayer();
  });
  await then('its settings make classes of a column and leave rows out', async () => {
    await ownFiles.openSettings('places');
    await expect(ownFiles.legend()).toContainText('6,000 行，图上 6,000 行');
    await ownFiles.set('样式', '按类别');
    await ownFiles.set('依据的列', '类别');
    await expect(ownFiles.legend().getByRole('listitem')).toHaveText(['院', '校']);
    await ownFiles.set('筛选', '类别');
    await ownFiles.legend().getByLabel('值', { exact: true }).fill('校');
    await expect(ownFiles.legend()).toContainText('6,000 行，图上 1,500 行');
  });
  await then('those rows are saved as a file, with codes as they were and whose they are', async () => {
    await exports.open('own-layer');
    await exports.choose('own-layer', '格式', /^CSV/);
    const { name, bytes } = await exports.save('own-layer');
    expect(name).toBe('axis-atlas-places.csv');
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1501);
    expect(lines[2]).toBe('4,点4,校,119.0004,29,自绘,读者的文件“places.csv”,119.0004,29');
    await expect(exports.said('own-layer')).toContainText('1500 行');
  });
  await then(
    'its table has those rows in the order asked for, and only the ones in view as elements',
    async () => {
      const table = await ownFiles.openTable();
      await expect(table).toContainText('1,500 行');
      for (const _ of ['rising', 'falling']) await table.getByRole('button', { name: '编号' }).click();
      await expect(table.getByRole('row').nth(1)).toContainText('点5996');
      expect(await table.getByRole('row').count()).toBeLessThan(100);
      await table.getByRole('button', { name: '在图上看第 5998 行' }).click();
      await expect(table.locator('tr[data-open=true]')).toContainText('点5996');
    },
  );
});
