import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { distinctCharacters, type FontTexts, GB2312 } from './characters.ts';

const PACKAGE = '@expo-google-fonts/noto-sans-sc';
export const FONT_FAMILY = 'Noto Sans SC';
export const FONT_FOLDER = 'styles/fonts';

const FACES = [
  { key: 'regular', weight: 400, input: '400Regular/NotoSansSC_400Regular.ttf' },
  { key: 'bold', weight: 700, input: '700Bold/NotoSansSC_700Bold.ttf' },
] as const;

/**
 * OpenType features that are kept: marks and composition for pinyin, kerning, half-width punctuation, tabular figures, narrow quotation
 * marks of Latin text. The others would only make the file larger.
 */
const KEPT_FEATURES = [
  'ccmp',
  'locl',
  'mark',
  'mkmk',
  'kern',
  'palt',
  'halt',
  'chws',
  'tnum',
  'pnum',
  'pwid',
];

export interface BuiltFile {
  /** Path from the root of the repository. */
  file: string;
  bytes: Uint8Array;
}

const faceFile = (weight: number): string => `noto-sans-sc-${weight}.woff2`;

/** PDF needs TrueType outlines; sheets have a font family of their own, so that the text of the page never waits for these larger files. */
const sheetFile = (weight: number): string => `sheet-${weight}.ttf`;

const styleSheet = (): string =>
  FACES.map(
    ({ weight }) => `@font-face {
  font-family: '${FONT_FAMILY}';
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url('./${faceFile(weight)}') format('woff2');
}
`,
  ).join('\n');

/**
 * Subsets Noto Sans SC to the given characters: one WOFF2 for each weight of the page, one TrueType (which also holds GB 2312) for each
 * weight of the sheets, the style sheet, and the licence. The same characters give the same bytes. Characters that the font does not have
 * are left out.
 */
export async function buildFonts(texts: FontTexts): Promise<BuiltFile[]> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  const faces = await Promise.all(
    FACES.map(async ({ key, weight, input }) => ({
      file: `${FONT_FOLDER}/${faceFile(weight)}`,
      bytes: await subsetFont(readFileSync(join(folder, input)), distinctCharacters(texts[key]), {
        targetFormat: 'woff2',
        keepFeatures: KEPT_FEATURES,
        noHinting: true,
      }),
    })),
  );
  const sheetFaces = await Promise.all(
    FACES.map(async ({ key, weight, input }) => ({
      file: `${FONT_FOLDER}/${sheetFile(weight)}`,
      bytes: await subsetFont(readFileSync(join(folder, input)), distinctCharacters(texts[key] + GB2312), {
        targetFormat: 'truetype',
        // Text is measured by the advance widths of this list, so no back end may apply features that change widths.
        keepFeatures: [],
        noHinting: true,
      }),
    })),
  );
  return [
    ...faces,
    ...sheetFaces,
    { file: `${FONT_FOLDER}/fonts.css`, bytes: Buffer.from(styleSheet()) },
    { file: `${FONT_FOLDER}/OFL.txt`, bytes: readFileSync(join(folder, 'LICENSE_FONT')) },
  ];
}
