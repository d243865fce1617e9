import register from '../../geodata/register.json' with { type: 'json' };
import { expect, given, test, then, when } from '../drivers/test.ts';

// Without a map: a list changes the network, whose drawing is tested by other specs.
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

test('an official list is checked, applied, stored and undone by keyboard, and passes the accessibility checks', async ({
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
    await expect(ownFiles.dialog()).toContainText('第 6 行 C 列 不存在镇：没有找到这个地方');
    expect(await atlas.barriers()).toEqual([]);
  });
  await when('the question is answered and the list applied', async () => {
    await ownFiles.answer('石练镇');
    await ownFiles.press('应用 3 条');
    await ownFiles.press('完成');
  });
  await then('the page says what it did, also after a reload', async () => {
    await expect(ownFiles.appliedLists()).toContainText('3 条有据，2 条推演让位');
    expect(await atlas.barriers()).toEqual([]);
    await atlas.reload();
    await expect(ownFiles.appliedLists()).toContainText('towns.csv');
  });
  await when('it is undone', () => ownFiles.undo('towns.csv'));
  await then('nothing of it is left', () => expect(ownFiles.appliedLists()).toHaveCount(0));
});

/** All villages of two towns in two counties by their names: a list without errors. */
const VILLAGES = ['330723102', '331122101'].flatMap((town) => {
  const [head = '', ...villages] = (register.towns.find((line) => line.startsWith(town)) ?? '').split('|');
  return villages
    .map((village) => village.slice(3))
    .filter((name) => name.endsWith('村'))
    .map((name) => [town === '330723102' ? '武义县' : '缙云县', head.slice(9), name].join());
});

test('a list without errors that is dropped on the page takes three clicks, is there at the next visit, and opens on another device as exported', async ({
  atlas,
  ownFiles,
}) => {
  const said = `${VILLAGES.length} 条有据`;
  let clicks = (): Promise<number> => Promise.resolve(0);
  await given('the page', async () => {
    expect(VILLAGES.length).toBeGreaterThan(20);
    await atlas.open();
  });
  await when('the list is dropped and applied', async () => {
    clicks = await ownFiles.countClicks();
    await ownFiles.drop('重点村.csv', ['县（市、区）,乡镇,村名', ...VILLAGES].join('\n'));
    await ownFiles.click(/^官方名单/);
    await expect(ownFiles.dialog()).toContainText(`采用 ${VILLAGES.length} 条`);
    await expect(ownFiles.questions()).toHaveCount(0);
    await ownFiles.click(`应用 ${VILLAGES.length} 条`);
    await ownFiles.click('完成');
  });
  await then('it took three clicks, and lasts', async () => {
    expect(await clicks()).toBe(3);
    await expect(ownFiles.appliedLists()).toContainText(said);
    await atlas.reload();
    await expect(ownFiles.appliedLists()).toContainText(said);
  });
  await when('it is exported, undone, and the exported file dropped', async () => {
    const { name, text } = await ownFiles.exportList('重点村.csv');
    await ownFiles.undo('重点村.csv');
    await expect(ownFiles.appliedLists()).toHaveCount(0);
    await ownFiles.drop(name, text);
  });
  await then('it is in force again', () => expect(ownFiles.appliedLists()).toContainText(said));
});
