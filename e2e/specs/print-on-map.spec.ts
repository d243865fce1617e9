import { NO_GROUND } from '../drivers/atlas.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const COUNTY = '#at=county:330723';

test.use(IN_OPEN_PAGE);

test('dragging the outline on the map moves the sheet at its scale; the preview can be enlarged and passes the accessibility checks', async ({
  atlas,
  print,
}) => {
  await given('the print of a county', async () => {
    await atlas.open(`${COUNTY}&${NO_GROUND}`);
    await print.open();
  });
  await then('the page is clean', async () => expect(await atlas.barriers()).toEqual([]));
  const scale = /1:[\d,]+/.exec(await print.letters())?.[0];
  await when('the frame is dragged to the north-east', () => print.dragFrame(90, -60));
  await then('the sheet is of that frame, as large as before, and nothing is cut', async () => {
    await expect(print.field('region')).toHaveValue('frame');
    await expect(print.sheet()).toContainText('自选范围');
    await print.isReady();
    // The drawing of the new frame replaces the previous one when it is ready.
    await expect.poll(async () => /1:[\d,]+/.exec(await print.letters())?.[0]).toBe(scale);
    await expect(print.finding('cut')).toHaveCount(0);
  });
  await when('a county is printed again', async () => {
    await print.choose('种类', 'county');
    await expect(print.sheet()).not.toContainText('自选范围');
    await print.isReady();
  });
  const before = await print.widthPx();
  await when('the preview is enlarged', () => print.enlarge());
  await then('the sheet is larger', () => expect.poll(() => print.widthPx()).toBeGreaterThan(before * 1.3));
  await when('a frame is taken from the map', () => print.choose('种类', '自定图框'));
  await then('the sheet is of the frame', () => expect(print.sheet()).toContainText('自选范围'));
});
