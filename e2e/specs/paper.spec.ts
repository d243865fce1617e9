import { geodata } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

test.use({ withMap: false, ...IN_OPEN_PAGE });

test('the browser prints list, profile and analysis completely, black on white, without controls', async ({
  atlas,
  analysis,
  print,
}) => {
  await given('a list, in the dark', async () => {
    await atlas.preferDark();
    await atlas.open();
    await atlas.openFirstList();
  });
  await then('each of its axes is on paper', async () => {
    const { letters, pages } = await print.byBrowser();
    expect(pages).toBeGreaterThan(1);
    for (const { name } of geodata.axes) expect(letters).toContain(name);
  });
  await when('a county and its analysis are open', async () => {
    await atlas.follow('#at=county:330723&width=5');
    await analysis.isReady();
  });
  await then('the first and the last of it are on paper, with the way to the map', async () => {
    const { letters } = await print.byBrowser();
    for (const part of ['武义县', '沿线各站', '记载与来源', '走廊面积', '各宽度的覆盖率', '打印地图'])
      expect(letters).toContain(part);
    expect(letters).toContain('#at=county:330723');
    // It is collapsed on the screen.
    expect(letters).toContain('坐标基准');
  });
  await then('it is black on white and nothing can be pressed', async () => {
    expect(await print.onPaper()).toEqual({
      ground: 'rgb(255, 255, 255)',
      ink: 'rgb(0, 0, 0)',
      controls: [],
    });
  });
  await when('the sheet is being prepared', async () => {
    await atlas.follow('#at=county:330903');
    await expect(atlas.profileTitle()).toHaveText('普陀区');
    await print.open();
  });
  await then('the browser prints the sheet page for page, and not the settings', async () => {
    const { letters, pages } = await print.byBrowser();
    expect(pages).toBe(await print.sheets());
    expect(letters).toContain('普陀区');
    expect(letters).not.toContain('纸张与比例尺');
  });
});
