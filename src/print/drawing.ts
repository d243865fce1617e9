import type { Language } from '../domain/language.ts';
import type { SheetLayer } from '../../styles/order.ts';

/** Millimetres from the top left corner of the trimmed sheet: x to the right, y down. */
export type PointMm = [xMm: number, yMm: number];

export interface BoxMm {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

export interface Subpath {
  points: PointMm[];
  closed: boolean;
}

export interface Stroke {
  colour: string;
  widthMm: number;
  /** Lengths of dash and gap in turn. */
  dashMm?: number[];
  cap?: 'butt' | 'round';
}

/** A path, filled by the even-odd rule and stroked with round joins. */
export interface PathItem {
  kind: 'path';
  layer: SheetLayer;
  paths: Subpath[];
  fill?: string;
  /** Opacity of the fill, 0 to 1. */
  opacity?: number;
  stroke?: Stroke;
}

/** One line of text. `xMm`, `yMm` is its anchor on the baseline, about which it is rotated. */
export interface TextItem {
  kind: 'text';
  layer: SheetLayer;
  text: string;
  xMm: number;
  yMm: number;
  sizePt: number;
  weight: 400 | 700;
  align: 'start' | 'middle' | 'end';
  colour: string;
  /** Outline drawn under the letters. */
  halo?: { colour: string; widthMm: number };
  /** Degrees clockwise. */
  rotateDeg?: number;
  /** Slant of the letters to the left, degrees (左斜): the style for names of water on Chinese maps. */
  leanDeg?: number;
}

/** Horizontal shear of slanted letters: units to the right for each unit down. */
export const leanSlope = ({ leanDeg = 0 }: Pick<TextItem, 'leanDeg'>): number =>
  Math.tan((leanDeg * Math.PI) / 180);

/**
 * A raster of one colour with an opacity for each pixel: the hillshade. Tints of the land show through it and keep their hue.
 */
export interface ShadeItem {
  kind: 'shade';
  layer: SheetLayer;
  boxMm: BoxMm;
  colour: string;
  widthPx: number;
  heightPx: number;
  /** Opacity, 0 to 255, row by row from the top left. */
  alpha: Uint8Array;
}

/** Items that are clipped to a box. */
export interface ClipItem {
  kind: 'clip';
  boxMm: BoxMm;
  items: (PathItem | TextItem | ShadeItem)[];
}

export type Item = PathItem | TextItem | ShadeItem | ClipItem;

export interface Page {
  widthMm: number;
  heightMm: number;
  /** Bleed: margin outside the trimmed sheet that is printed too, mm. */
  bleedMm: number;
  items: Item[];
  /** Title of the page in the outline of the document. */
  title: string;
}

/** A document as a back end renders it. Equal drawings give equal bytes. */
export interface Drawing {
  title: string;
  author: string;
  language: Language;
  /** ISO date of the document, `2026-11-24`. Files hold no other time, so that they can be reproduced. */
  date: string;
  pages: Page[];
  /** Bookmarks of the PDF in reading order; pages are counted from 0. */
  outline: { title: string; page: number; level: 0 | 1 }[];
}

export const PT_PER_MM = 72 / 25.4;
/** Converts points (1/72 inch) to millimetres. */
export const ptToMm = (pt: number): number => pt / PT_PER_MM;
