import type { Flavour } from './flavour.ts';

/** A flavour of paper: what the screen has, and inks of the sheet's furniture. */
export interface PrintFlavour extends Flavour {
  paper: string;
  ink: string;
  /** Secondary text and thin rules. */
  inkSoft: string;
  grid: string;
  /** Areas are told apart by hatching instead of a tint. */
  hatched: boolean;
}
