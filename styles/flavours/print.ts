import type { Flavour } from './flavour.ts';

/** A print flavour: the tokens of the screen, and colours of map furniture. */
export interface PrintFlavour extends Flavour {
  paper: string;
  ink: string;
  /** Secondary text and thin rules. */
  inkSoft: string;
  grid: string;
  /** Whether areas are hatched instead of tinted. */
  hatched: boolean;
}
