import { NO_GROUND } from '../drivers/atlas.ts';
import { firstDocumented } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

test('page and map use the web font, are accessible, turn dark with one click, and have no animations if reduced motion is requested', async ({
  atlas,
}) => {
  await given('the atlas is open', () => atlas.open(`#${NO_GROUND}`));
  await then('both weights are loaded', async () => {
    expect(await atlas.loadedFonts()).toEqual(['Noto Sans SC 400', 'Noto Sans SC 700']);
  });
  await then('the page with its map passes the accessibility checks', async () => {
    expect(await atlas.barriers()).toEqual([]);
  });
  const light = await atlas.paperColour();
  await when('the reader switches to dark', () => atlas.switchFlavour('深色'));
  await then('page and map turn dark', async () => {
    await expect(atlas.root()).toHaveCSS('color-scheme', 'dark');
    expect(await atlas.paperColour()).not.toBe(light);
    await atlas.renders({ axes: 87, towns: 146, villages: 581 });
  });
  await then('the link says so', () => atlas.linkSays({ look: 'dark' }));
  await when('the reader asks for less motion and opens a profile', async () => {
    await atlas.preferReducedMotion();
    await atlas.follow(`#at=axis:${firstDocumented('axis').id}&${NO_GROUND}`);
    await expect(atlas.profile()).toBeVisible();
  });
  await then('no transition or animation lasts', async () => {
    expect(await atlas.longestMotionMs()).toBeLessThanOrEqual(1);
  });
});

test.describe('without the map', () => {
  test.use({ withMap: false });

  test('a system that prefers dark gets the dark flavour', async ({ atlas }) => {
    await given('a system that prefers dark', () => atlas.preferDark());
    await when('the atlas opens', () => atlas.open());
    await then('it is dark, and the link says nothing of it', async () => {
      await expect(atlas.root()).toHaveCSS('color-scheme', 'dark');
      await atlas.linkSays({ look: undefined });
    });
  });
});

test.describe('without the map, in an open page', () => {
  test.use({ withMap: false, ...IN_OPEN_PAGE });

  test('one click changes the language to English', async ({ atlas, reader }) => {
    const axis = firstDocumented('axis');
    await given('the atlas is open', () => atlas.open());
    await when('the reader switches to English', () => atlas.switchLanguage('English'));
    await then('the page speaks English', async () => {
      await expect(atlas.root()).toHaveAttribute('lang', 'en');
      await expect(atlas.heading('Layers and legend')).toBeVisible();
    });
    await when('opens a documented axis', () => atlas.follow(`#at=axis:${axis.id}&lang=en`));
    await then('its status is a word of English', () =>
      expect(atlas.profileStatus()).toHaveText('Documented'),
    );
    await then('an apostrophe is as narrow as in Latin type', async () => {
      expect(await reader.apostropheEm()).toBeLessThan(0.5);
    });
  });
});
