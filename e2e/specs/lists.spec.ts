import { expect, given, test, then, when } from '../drivers/test.ts';

// No map: a list changes the network, whose drawing other specs test.
test.use({ withMap: false });

const TOWNS = [
  '浙江省中心镇名单（第一批）,,,',
  '序号,县（市、区）,中心镇名称,类型',
  '1,青田县,温 溪 镇,工业重镇',
  '2,青田县,船寮镇,农业大镇',
  '3,遂昌县,石炼镇,农业大镇',
  '4,庆元县,不存在镇,农业大镇',
  '合计,,4,',
].join('\n');

test('an official list is checked, applied, kept and undone by keyboard, and passes the accessibility checks', async ({
  atlas,
  ownFiles,
}) => {
  await given('the page', () => atlas.open());
  await when('a list of central towns is opened', async () => {
    await ownFiles.choose('towns.csv', TOWNS);
    await ownFiles.takeAsList();
  });
  await then('it is recognised, and the name that differs by a character is asked', async () => {
    await expect(ownFiles.dialog()).toContainText('石炼镇');
    await expect(ownFiles.dialog()).toContainText('石练镇');
    expect(await atlas.barriers()).toEqual([]);
  });
  await when('the question is answered and the list applied', async () => {
    await ownFiles.answer('石练镇');
    await ownFiles.press('应用 3 条');
    await ownFiles.press('完成');
  });
  await then('the page says what it did, also after a reload', async () => {
    await expect(ownFiles.appliedLists()).toContainText('3 条有据，2 条推演让位');
    await atlas.reload();
    await expect(ownFiles.appliedLists()).toContainText('towns.csv');
  });
  await when('it is undone', () => ownFiles.undo('towns.csv'));
  await then('nothing of it is left', () => expect(ownFiles.appliedLists()).toHaveCount(0));
});
