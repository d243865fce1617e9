import '../../i18n/testing/load-words.ts';
import type { Network } from '../../domain/network.ts';
import type { Sheet } from '../page/sheet-types.ts';
import type { Faces } from '../text/faces.ts';
import type { SheetGround } from '../ground/sheet-ground.ts';
import { composeSheet } from '../sheet.ts';
import { parseSpec, type PrintSpec, type PrintSpecInput } from '../spec/spec.ts';
import { wholeFaces } from './faces.ts';

type Wish = Partial<PrintSpecInput>;

/** What sheets are made of in tests: a network and the whole fonts. */
export interface TestSheets {
  network: Network;
  faces: Faces;
  ground?: SheetGround;
  sheetOf(wish: Wish): Sheet;
}

/** A spec of 武义 where the wish names no other region. */
export const specOf = (wish: Wish): PrintSpec =>
  parseSpec({ version: 1, region: { kind: 'county', code: '330723' }, ...wish });

/** @param ground what lies under the network; without it sheets have the land of the divisions */
export function testSheets(network: Network, ground?: SheetGround): TestSheets {
  const faces = wholeFaces();
  const input = { network, faces, ...(ground ? { ground } : {}) };
  return { ...input, sheetOf: (wish) => composeSheet(specOf(wish), input) };
}
