import '../../i18n/testing/load-words.ts';
import type { Network } from '../../domain/network.ts';
import type { Sheet, SheetInput } from '../page/sheet-types.ts';
import type { SheetSource } from '../read-sheet.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { SheetGround } from '../ground/sheet-ground.ts';
import { composeSheet } from '../sheet.ts';
import { parseSpec, type PrintSpec, type PrintSpecInput } from '../spec/spec.ts';
import { wholeFonts } from './fonts.ts';

type SheetSettings = Partial<PrintSpecInput>;

/** Input and a maker of sheets for tests: a network and the complete fonts. */
export interface TestSheets {
  network: Network;
  fonts: SheetFonts;
  ground?: SheetGround;
  makeSheet(settings: SheetSettings): Sheet;
}

/** A spec, of 武义 unless the settings name another region. */
export const makeSpec = (settings: SheetSettings): PrintSpec =>
  parseSpec({ version: 1, region: { kind: 'county', code: '330723' }, ...settings });

/** A source that has the whole input of a sheet, whatever its frame. */
export const wholeSource = (input: SheetInput): SheetSource => ({ base: input, read: () => input });

/** Makes sheets of a network for tests. @param ground without it land is drawn from the polygons of divisions */
export function testSheets(network: Network, ground?: SheetGround): TestSheets {
  const fonts = wholeFonts();
  const input = { network, fonts, ...(ground ? { ground } : {}) };
  return { ...input, makeSheet: (settings) => composeSheet(makeSpec(settings), input) };
}
