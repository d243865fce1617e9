import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { PICTURE_FLAGS } from '../../scripts/browser-flags.mjs';
import { given, test, then, when } from '../drivers/test.ts';

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

/** A view of the sea without any record. */
const EMPTY_VIEW = '#map=12/26/124';
const movesMap = ({ hash }: PictureCase): boolean => /\b(map|at)=/.test(hash);
const windowOf = ({ viewport, deviceScaleFactor = 1 }: PictureCase): string =>
  `${viewport.width} × ${viewport.height} px, ${deviceScaleFactor} px for each`;

/** The pictures of each window. Its links are followed in one page; one that does not move the map shows the view before it, and comes first. */
const windows = new Map<string, { name: string; picture: PictureCase }[]>();
for (const name of readdirSync(folder).toSorted()) {
  const picture = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as PictureCase;
  const cases = windows.get(windowOf(picture)) ?? [];
  windows.set(windowOf(picture), cases);
  if (movesMap(picture)) cases.push({ name, picture });
  else cases.unshift({ name, picture });
}

for (const [window, cases] of windows) {
  const { viewport, deviceScaleFactor = 1 } = cases[0]!.picture;
  test.describe(window, () => {
    test.use({ viewport, deviceScaleFactor });
    test(`pictures: ${cases.map(({ picture: { title } }) => title).join('; ')}`, async ({ atlas }) => {
      await given('a reader who asks for less motion, and the atlas', async () => {
        await atlas.preferReducedMotion();
        await atlas.open(cases[0]!.picture.hash);
      });
      for (const { name, picture } of cases) {
        await when(`the link of ${picture.title} is followed`, async () => {
          // MapLibre keeps labels where the view before had them, so that view must have none.
          if (movesMap(picture)) {
            await atlas.follow(EMPTY_VIEW);
            await atlas.mapIsIdle();
          }
          await atlas.follow(picture.hash);
        });
        await then('it looks as it did when the picture was accepted', () =>
          atlas.looksLike(name, picture.maxDiffPixelRatio),
        );
        if (accept && picture.alsoWrites !== undefined) await atlas.picture(join(root, picture.alsoWrites));
      }
    });
  });
}
