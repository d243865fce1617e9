import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { given, test, then } from '../drivers/test.ts';

/** One folder of e2e/visual: `case.json` says what to open, `expected.png` what it must look like. */
interface PictureCase {
  title: string;
  hash: string;
  viewport: { width: number; height: number };
  deviceScaleFactor?: number;
  /** Share of px that may differ by more than the comparison's own threshold. */
  maxDiffPixelRatio: number;
  /** Also kept, when pictures are accepted, as this file of the repository. */
  alsoWrites?: string;
}

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'e2e', 'visual');
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
