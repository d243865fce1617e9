import { expect, given, test, then, when } from '../drivers/test.ts';

// No map: what is drawn of a layer is tested by styles/made-up-layer.test.ts and src/map.
test.use({ withMap: false });

const CLINICS = [
  '名称,类别,床位,经度,纬度',
  '甲诊所,诊所,12,119.81,28.90',
  '<img src=x onerror=alert(1)>,医院,220,119.83,28.88',
  '无位置,诊所,3,,',
].join('\n');

test('a file becomes a layer with classes and a table, by keyboard, and nothing of it is read as HTML', async ({
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
