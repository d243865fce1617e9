import { geodata } from '../drivers/geodata.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

test.use({ withMap: false });

const axis = geodata.axes.find(({ county }) => county === '330723');
if (!axis) throw new Error('no axis in 武义县');
const SITE = '浙江发展轴图集';

test('Back closes the view that was opened last, Forward opens it again, and the title names it', async ({
  atlas,
  reader,
  print,
}) => {
  await given('a list, a profile from it, and the print of that profile', async () => {
    await atlas.open();
    await atlas.openList('发展轴');
    await expect.poll(() => reader.title()).toBe(`发展轴列表 · ${SITE}`);
    await atlas
      .button(new RegExp(`^${axis.name}`))
      .first()
      .click();
    await expect.poll(() => reader.title()).toBe(`${axis.name} · ${SITE}`);
    await print.begin();
    await print.type('图名', '打字打到一半');
    await expect.poll(() => reader.title()).toBe(`打印地图：${axis.name} · ${SITE}`);
  });
  await when('the reader presses Escape in the field', () => atlas.press('Escape'));
  await then('the profile is open again', () => expect(atlas.profileTitle()).toHaveText(axis.name));
  await when('the print is opened again', () => print.begin());
  await then('what was typed is there', () => expect(print.labelled('图名')).toHaveValue('打字打到一半'));
  await when('the reader goes back and forward', async () => {
    await atlas.goBack();
    await expect(atlas.profileTitle()).toHaveText(axis.name);
    await reader.goForward();
  });
  await then('the print is there as it was', () =>
    expect(print.labelled('图名')).toHaveValue('打字打到一半'),
  );
  await when('the reader goes back three times', async () => {
    for (const title of [axis.name, '发展轴列表', '浙江发展轴图集 · Axis Atlas']) {
      await atlas.goBack();
      await expect.poll(() => reader.title()).toContain(title);
    }
  });
  await then('nothing is open, and the page is still the atlas', async () => {
    await expect(atlas.heading('筛选')).toBeVisible();
    expect(atlas.hash()).toBe('');
  });
});

test('keys of an input method, a lost focus and a browser that refuses history changes have no side effects', async ({
  atlas,
  reader,
  print,
}) => {
  await given('a profile, and a search for another place', async () => {
    await atlas.open('#at=county:330723');
    await expect(atlas.profileTitle()).toHaveText('武义县');
    await reader.announcements();
    await atlas.searchField().focus();
  });
  await when('the reader composes “tong” and presses keys of the input method', async () => {
    await reader.compose('tong');
    await reader.pressWhileComposing('Escape', 'Enter', 'ArrowDown');
  });
  await then('the profile and the results stay, and nothing is announced', async () => {
    await expect(atlas.options().first()).toBeVisible();
    await expect(atlas.profileTitle()).toHaveText('武义县');
    expect((await reader.announcements()).filter((text) => text.includes('tong'))).toEqual([]);
  });
  await when('the composition ends with a name of nothing', async () => {
    await reader.endComposition('qqq');
  });
  await then('that is announced once', async () => {
    await expect(reader.announced()).toContainText('没有找到“qqq”');
    expect((await reader.announcements()).filter((text) => text.includes('没有找到'))).toHaveLength(1);
  });
  await when('the field loses the focus to nothing', async () => {
    await atlas.searchField().fill('武义');
    await expect(atlas.options().first()).toBeVisible();
    await reader.loseFocus();
  });
  await then('the results stay and can be picked', async () => {
    await expect(reader.announced()).toContainText('“武义”有');
    await expect(atlas.options().first()).toBeVisible();
  });
  await when('the reader presses elsewhere in the page', () => atlas.heading('浙江发展轴图集').click());
  await then('the results are closed', () => expect(atlas.options()).toHaveCount(0));
  await when('the browser refuses, and the reader goes on', async () => {
    await reader.refuseHistory(true);
    await print.begin();
    await print.type('图名', '还在');
    await reader.pressWhileComposing('Escape');
  });
  await then('the print works; once the browser obeys again its address is written', async () => {
    await expect(print.labelled('图名')).toHaveValue('还在');
    await reader.refuseHistory(false);
    await expect.poll(() => atlas.linkedSheet()).toContain('还在');
    await atlas.goBack();
    await expect(atlas.profileTitle()).toHaveText('武义县');
  });
});

test('a missing record is reported in the same way for a loaded and a pasted link', async ({
  atlas,
  reader,
}) => {
  await given('a link to nothing is loaded', () => atlas.open('#at=axis:axis-339999'));
  await then('that is shown and announced', async () => {
    await expect(reader.announced()).toContainText('axis-339999 不在数据里');
    await expect(atlas.text('链接指向的 axis-339999').first()).toBeVisible();
  });
  await when('another is pasted', () => atlas.follow('#at=place:330799999999'));
  await then('that is shown and announced too', async () => {
    await expect(reader.announced()).toContainText('330799999999 不在数据里');
    await expect(atlas.text('链接指向的 330799999999').first()).toBeVisible();
  });
});
