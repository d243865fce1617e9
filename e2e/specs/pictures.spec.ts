import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { PICTURE_FLAGS } from '../../scripts/browser-flags.mjs';
import { given, test, then } from '../drivers/test.ts';

/** A folder of e2e/visual: `case.json` has the link, `expected.png` the expected picture. */
interface PictureCase {
  title: string;
  hash: string;
  viewport: { width: number; height: number };
  deviceScaleFactor?: number;
  /** Share of pixels that may differ by more than the threshold of the comparison. */
  maxDiffPixelRatio: number;
  /** Another file of the repository that is updated when pictures are accepted. */
  alsoWrites?: string;
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'e2e', 'visual');
// A browser that emulates a graphics card for the page too, with which the expected pictures were made: edges of letters differ otherwise.
test.use({ launchOptions: { executablePath: ensureBrowser(), args: PICTURE_FLAGS } });

const accept = process.env['AXIS_ACCEPT_PICTURES'] === '1';

for (const name of readdirSync(folder).toSorted()) {
  const picture = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as PictureCase;
  test.describe(name, () => {
    test.use({ viewport: picture.viewport, deviceScaleFactor: picture.deviceScaleFactor ?? 1 });
    test(`picture: ${picture.title}`, async ({ atlas }) => {
      await given('a reader who asks for less motion', () => atlas.preferReducedMotion());
      await given('the atlas is open', () => atlas.open(picture.hash));
      await then('it looks as it did when the picture was accepted', () =>
        atlas.looksLike(name, picture.maxDiffPixelRatio),
      );
      if (accept && picture.alsoWrites !== undefined) await atlas.picture(join(root, picture.alsoWrites));
    });
  });
}
