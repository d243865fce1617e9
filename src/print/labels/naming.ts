import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Language } from '../../domain/language.ts';
import type { Network } from '../../domain/network.ts';
import type { MapClipper } from '../ground/map-clipper.ts';
import type { AddedName } from '../page/added-layers.ts';
import type { Content } from '../page/content.ts';
import type { Layout } from '../page/layout.ts';
import type { GroundToSheet } from '../page/projection.ts';
import type { NameKind } from '../page/sheet-types.ts';
import type { SheetRegion } from '../spec/region.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { TurnedBox } from './turned-box.ts';

/** A name, its type style and its rank (0 is the highest). */
export interface Name {
  kind: NameKind;
  text: string;
  colour: string;
  weight: 400 | 700;
  sizePt: number;
  rank: number;
}

/** Input for placing the names on a sheet. */
export interface NamingContext {
  network: Network;
  region: SheetRegion;
  content: Content;
  layout: Layout;
  ground: GroundToSheet;
  clipper: MapClipper;
  flavour: PrintFlavour;
  fonts: SheetFonts;
  language: Language;
  added: readonly AddedName[];
  /** Boxes of the map furniture on the map face, which names must not cover. */
  reservedBoxes: TurnedBox[];
}
