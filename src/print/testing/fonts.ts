import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SheetFonts } from '../text/fonts.ts';
import { readFonts } from '../text/fonts.ts';

let fonts: SheetFonts | undefined;
/** The complete fonts, which contain those of the sheets; read once per process. */
export const wholeFonts = (): SheetFonts => (fonts ??= readWholeFonts());

function readWholeFonts(): SheetFonts {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  return readFonts({
    400: readFileSync(join(folder, '400Regular/NotoSansSC_400Regular.ttf')),
    700: readFileSync(join(folder, '700Bold/NotoSansSC_700Bold.ttf')),
  });
}
