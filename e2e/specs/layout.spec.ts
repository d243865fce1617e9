import type { Atlas, Drawer } from '../drivers/atlas.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const WINDOWS: readonly [name: string, width: number, height: number, drawers: readonly (Drawer | null)[]][] =
  [
    ['a desktop', 1440, 900, [null]],
    ['a phone', 390, 844, ['collapsed', 'half', 'full']],
    ['a narrow phone', 320, 640, ['collapsed', 'half', 'full']],
    ['a phone on its side', 667, 375, [null]],
  ];
const AXIS = 'at=axis:axis-083';

test.use({ withMap: false });
// Without drawer animations, since many states are checked.
test.beforeEach(({ atlas }) => atlas.preferReducedMotion());

/** Checks the open state in every window size, with the drawer at each of its positions. */
async function everythingIsInReach(atlas: Atlas, where: string, windows = WINDOWS): Promise<void> {
  await then(`everything is in reach: ${where}`, async () => {
    const missed: string[] = [];
    for (const [name, width, height, drawers] of windows) {
      await atlas.resize(width, height);
      for (const drawer of drawers) {
        if (drawer) await atlas.moveDrawer(drawer);
        await atlas.isLaidOut();
        missed.push(
          ...(await atlas.unreachableControls()).map((what) => `${name}, ${drawer ?? 'no drawer'}: ${what}`),
        );
        if ((await atlas.overflowPx()) > 0) missed.push(`${name}, ${drawer ?? 'no drawer'}: too wide`);
      }
    }
    await atlas.resize(1440, 900);
    expect(missed).toEqual([]);
  });
}

async function walk(atlas: Atlas, language: 'zh' | 'en'): Promise<void> {
  const at = (hash: string): string => `#${[hash, `lang=${language}`].filter(Boolean).join('&')}`;
  await given('the atlas is open', () => atlas.open(at('')));
  await everythingIsInReach(atlas, 'home');
  await when('a link is half understood', () => atlas.follow(at('at=village:x&map=9/9')));
  await everythingIsInReach(atlas, 'a notice');
  await when('a list is open', () => atlas.openFirstList());
  await everythingIsInReach(atlas, 'a list');
  await when('a profile is open', async () => {
    await atlas.follow(at(AXIS));
    await expect(atlas.profileTitle()).toBeVisible();
  });
  await everythingIsInReach(atlas, 'a profile');
  for (const [name, width, height] of WINDOWS) {
    await when(`the reader searches on ${name}`, async () => {
      await atlas.resize(width, height);
      await atlas.search('tongqin');
      await expect(atlas.options().first()).toBeVisible();
      await atlas.isLaidOut();
    });
    await then('every result is in reach', async () => expect(await atlas.unreachableControls()).toEqual([]));
    await when('leaves the search', () => atlas.press('Escape', 'Escape'));
  }
  await when('the analysis of a county is open', async () => {
    await atlas.follow(at('at=county:330723&width=5'));
    await expect(atlas.figures()).toBeVisible({ timeout: 30_000 });
  });
  await everythingIsInReach(atlas, 'the analysis');
}

test.describe('in an open page', () => {
  test.use(IN_OPEN_PAGE);

  for (const language of ['zh', 'en'] as const)
    test(`every control and option can be clicked, in every state and window size: ${language}`, async ({
      atlas,
      print,
    }) => {
      await walk(atlas, language);
      // The sheet is redrawn in each window size, which takes long without a GPU, so it is waited for once.
      const windows = language === 'zh' ? WINDOWS.slice(0, 2) : WINDOWS.slice(2, 3);
      await when('the print is open', () => (language === 'zh' ? print.open() : print.begin()));
      await everythingIsInReach(atlas, 'the sheet', windows);
      await when('the live map is looked at', () => print.toggleMap());
      await everythingIsInReach(atlas, 'the frame on the map', windows);
    });
});

test('with an on-screen keyboard and large text everything can be reached', async ({ atlas }) => {
  await given('a profile on a phone', async () => {
    await atlas.open(`#${AXIS}`);
    await atlas.resize(390, 844);
  });
  await when('the reader searches, and the keyboard leaves 508 px', async () => {
    await atlas.search('zh');
    await expect(atlas.options().first()).toBeVisible();
    await atlas.openScreenKeyboard(508);
    await atlas.isLaidOut();
  });
  await then('the last result can be scrolled to and lies above the keyboard', async () => {
    const last = atlas.options().last();
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(508);
    expect(await atlas.unreachableControls()).toEqual([]);
  });
  await when('the keyboard goes and text is twice as large', async () => {
    await atlas.openScreenKeyboard(844);
    await atlas.press('Escape', 'Escape');
    await atlas.setTextSize(2);
  });
  await everythingIsInReach(atlas, 'a profile in large text');
  await when('the list is open', async () => {
    await atlas.follow('#');
    await atlas.openFirstList();
  });
  await everythingIsInReach(atlas, 'a list in large text');
});
