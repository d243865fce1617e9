import type { Network } from '../domain/network.ts';
import type { Sheet } from './compose.ts';
import type { Faces } from './faces.ts';
import { composeSheet } from './sheet.ts';
import { parseSpec, type PrintSpec, type PrintSpecInput } from './spec.ts';
import { wholeFaces } from './test-faces.ts';

type Wish = Partial<PrintSpecInput>;

/** What sheets are made of in tests: a network and the whole fonts. */
export interface TestSheets {
  network: Network;
  faces: Faces;
  sheetOf(wish: Wish): Sheet;
}

/** A spec of 武义 where the wish names no other region. */
export const specOf = (wish: Wish): PrintSpec =>
  parseSpec({ version: 1, region: { kind: 'county', code: '330723' }, ...wish });

export function testSheets(network: Network): TestSheets {
  const faces = wholeFaces();
  return { network, faces, sheetOf: (wish) => composeSheet(specOf(wish), { network, faces }) };
}
