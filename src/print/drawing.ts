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

/** Filled by the even-odd rule. Joins are round. */
export interface PathItem {
  kind: 'path';
  layer: SheetLayer;
  paths: Subpath[];
  fill?: string;
  /** Of the fill, 0 to 1. */
  opacity?: number;
  stroke?: Stroke;
}

/** One line of text. `xMm`, `yMm` is its anchor on the baseline, around which it is turned. */
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
  /** Drawn under the letters as their outline. */
  halo?: { colour: string; widthMm: number };
  /** Clockwise. */
  rotateDeg?: number;
  /** How far the letters lean to the left over their baseline (左斜): the style of names of water on Chinese maps. */
  leanDeg?: number;
}

/** What a letter that leans is moved to the right for each unit that it lies lower. */
export const leanSlope = ({ leanDeg = 0 }: Pick<TextItem, 'leanDeg'>): number =>
  Math.tan((leanDeg * Math.PI) / 180);

/**
 * One ink in varying strength: the shadows of the relief. What lies below shows through as much as the ink is transparent,
 * so the tints of the land keep their hue.
 */
export interface ShadeItem {
  kind: 'shade';
  layer: SheetLayer;
  boxMm: BoxMm;
  colour: string;
  widthPx: number;
  heightPx: number;
  /** Strength of the ink, 0 to 255, by rows from the top left. */
  alpha: Uint8Array;
}

/** Items of which only what lies in the box is drawn. */
export interface ClipItem {
  kind: 'clip';
  boxMm: BoxMm;
  items: (PathItem | TextItem | ShadeItem)[];
}

export type Item = PathItem | TextItem | ShadeItem | ClipItem;

export interface Page {
  widthMm: number;
  heightMm: number;
  /** Paper around the trimmed sheet that ink may reach into. */
  bleedMm: number;
  items: Item[];
  /** Title of the page in the outline of the document. */
  title: string;
}

/** A document as it goes to a back end; the same one gives the same bytes. */
export interface Drawing {
  title: string;
  author: string;
  language: Language;
  /** ISO date of the document, `2026-11-24`; nothing else in a file tells the time. */
  date: string;
  pages: Page[];
  /** Pages count from 0; entries of one level follow each other. */
  outline: { title: string; page: number; level: 0 | 1 }[];
}

export const PT_PER_MM = 72 / 25.4;
/** Millimetres of a size in points. */
export const ptToMm = (pt: number): number => pt / PT_PER_MM;
