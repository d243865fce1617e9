import type { Overlay } from './overlays.ts';

/** Subjects of the map that a reader can switch on and off, in the order of the legend. */
export const SUBJECTS = ['axes', 'towns', 'villages', 'seats', 'divisions', 'priority'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** How a swatch is drawn; colours come from the flavour in force. */
export interface Swatch {
  shape:
    | 'line'
    | 'dashed-line'
    | 'circle'
    | 'square'
    | 'diamond'
    | 'triangle'
    | 'ring'
    | 'double-ring'
    | 'halo-dot'
    | 'thin-line'
    | 'dotted-line'
    | 'dot'
    | 'tint'
    | 'fill';
  /** Key of a colour token of the flavour. */
  colour: string;
  /** Colour the shape only at its edge. */
  hollow?: boolean;
}

export interface LegendEntry {
  subject: Subject;
  id: string;
  label: { zh: string; en: string };
  swatch: Swatch;
}

/** How the map draws what the engine found; the words are those of the switch beside it. */
export interface AnalysisEntry {
  id: 'corridor' | Overlay;
  swatch: Swatch;
}
