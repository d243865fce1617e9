import type { BoxMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import { SpecError } from '../spec/failure.ts';
import { LEADING, blockHeightMm, shortened, wrapped } from '../text/text-block.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { PrintSpec } from '../spec/spec.ts';

/** Sizes of type on a sheet in points. */
export interface TypeSizes {
  title: number;
  subtitle: number;
  body: number;
  small: number;
}

/** Boxes of all parts of the first page, mm. They do not overlap. */
export interface Layout {
  widthMm: number;
  heightMm: number;
  /** Size factor of symbols and type: shorter side of the sheet divided by that of A3 (297 mm), between 0.78 and 1.9. */
  u: number;
  type: TypeSizes;
  column: 'right' | 'bottom';
  title: BoxMm;
  titleLines: string[];
  subtitleLines: string[];
  /** Whether title or subtitle are shortened with an ellipsis here and repeated in full on the second page. */
  isTitleCut: boolean;
  /** The map face: the map inside its neat line. Grid labels are in the band around it. */
  face: BoxMm;
  bandMm: number;
  /** Legend, locator and index. */
  side: BoxMm;
  /** Largest side of the locator map. */
  locatorMm: number;
  sources: BoxMm;
  scales: BoxMm;
  /** The control mark (a line of known length for checking the print scale) and the page number. */
  marks: BoxMm;
  controlMm: number;
  areMarkWordsAbove: boolean;
}

/** Smallest side of a map face, mm. */
const MIN_FACE_MM = 45;
const MAX_TITLE_LINES = 3;
/** Factors of the type size that are tried for a long title before it takes a third line or is shortened. */
const TITLE_STEPS = [1, 0.85, 0.72, 0.6];
const CONTROL_MM = 100;
const SHORT_CONTROL_MM = 50;
/** Space between the control mark, its words and the page number, mm. */
export const MARK_GAP_MM = 2;

/** Type sizes for a size factor of the sheet. */
export const typeSizes = (u: number): TypeSizes => ({
  title: 19 * u,
  subtitle: 9.5 * u,
  body: Math.max(6, 7 * u),
  small: Math.max(5.5, 6 * u),
});

/**
 * Divides a sheet among title, map, column, source block and scales.
 * @param words `sourceText` consists of paragraphs, which determine the height of the source block
 * @param extraSideMm height added to the column under the map, at the cost of the map face
 * @throws SpecError if the map face would be smaller than 45 mm
 */
export function layOutSheet(
  [widthMm, heightMm]: readonly [number, number],
  column: 'right' | 'bottom',
  spec: PrintSpec,
  words: { title: string; subtitle: string; sourceText: string; control: string; page: string },
  fonts: SheetFonts,
  extraSideMm = 0,
): Layout {
  const u = Math.min(1.9, Math.max(0.78, Math.min(widthMm, heightMm) / 297));
  const sizes = typeSizes(u);
  const m = spec.marginMm;
  const marks = sizeMarks(widthMm - 2 * m, words, sizes, fonts);
  const inner: BoxMm = {
    xMm: m,
    yMm: m,
    widthMm: widthMm - 2 * m,
    heightMm: heightMm - 2 * m - marks.heightMm,
  };
  const gapMm = 3 * u;
  const bandMm = ptToMm(sizes.small) * 1.6;
  const heading = layOutHeading(words, inner.widthMm, sizes, fonts);
  const { type } = heading;

  const scalesMm = Math.min(inner.widthMm * 0.42, 118 * Math.max(1, u));
  const sourcesMm = inner.widthMm - scalesMm - gapMm;
  const sourceLines = wrapped(words.sourceText, sourcesMm, type.small, 400, fonts).length;
  const footMm = Math.max(blockHeightMm(sourceLines, type.small), 23 * Math.max(0.9, u));

  const bodyTop = inner.yMm + heading.heightMm + gapMm;
  const bodyMm = inner.yMm + inner.heightMm - footMm - gapMm - bodyTop;
  const hasSide = spec.legend || spec.index;
  const sideWidthMm = hasSide && column === 'right' ? 58 * Math.max(0.82, u) : 0;
  const usualSideMm = Math.max(42 * u, ptToMm(type.body) * LEADING * 12);
  const sideHeightMm = hasSide && column === 'bottom' ? usualSideMm + extraSideMm : 0;
  const outer: BoxMm = {
    xMm: inner.xMm,
    yMm: bodyTop,
    widthMm: inner.widthMm - (sideWidthMm > 0 ? sideWidthMm + gapMm : 0),
    heightMm: bodyMm - (sideHeightMm > 0 ? sideHeightMm + gapMm : 0),
  };
  const face: BoxMm = {
    xMm: outer.xMm + bandMm,
    yMm: outer.yMm + bandMm,
    widthMm: outer.widthMm - 2 * bandMm,
    heightMm: outer.heightMm - 2 * bandMm,
  };
  if (!(face.widthMm >= MIN_FACE_MM && face.heightMm >= MIN_FACE_MM))
    throw new SpecError({ kind: 'too-small', widthMm, heightMm });
  const rightOf = { xMm: outer.xMm + outer.widthMm + gapMm, yMm: outer.yMm };
  const below = { xMm: inner.xMm, yMm: outer.yMm + outer.heightMm + gapMm };
  const footTop = inner.yMm + inner.heightMm - footMm;
  return {
    widthMm,
    heightMm,
    u,
    type,
    column,
    title: { ...inner, heightMm: heading.heightMm },
    titleLines: heading.titleLines,
    subtitleLines: heading.subtitleLines,
    isTitleCut: heading.isTitleCut,
    face,
    bandMm,
    side:
      column === 'right'
        ? { ...rightOf, widthMm: sideWidthMm, heightMm: outer.heightMm }
        : { ...below, widthMm: inner.widthMm, heightMm: sideHeightMm },
    locatorMm: column === 'right' ? sideWidthMm : usualSideMm,
    sources: { xMm: inner.xMm, yMm: footTop, widthMm: sourcesMm, heightMm: footMm },
    marks: { xMm: m, yMm: inner.yMm + inner.heightMm, widthMm: inner.widthMm, heightMm: marks.heightMm },
    controlMm: marks.controlMm,
    areMarkWordsAbove: marks.areWordsAbove,
    scales: { xMm: inner.xMm + sourcesMm + gapMm, yMm: footTop, widthMm: scalesMm, heightMm: footMm },
  };
}

/** Length of the control mark, and the height that it, its words and the page number take; the words stand above it on a narrow sheet. */
function sizeMarks(
  insideMm: number,
  words: { control: string; page: string },
  { small }: TypeSizes,
  fonts: SheetFonts,
): { controlMm: number; areWordsAbove: boolean; heightMm: number } {
  const controlMm = insideMm >= CONTROL_MM ? CONTROL_MM : SHORT_CONTROL_MM;
  const wordsMm = fonts.widthMm(words.control, small, 400) + fonts.widthMm(words.page, small, 400);
  const areWordsAbove = controlMm + wordsMm + 2 * MARK_GAP_MM > insideMm;
  return { controlMm, areWordsAbove, heightMm: ptToMm(small) * (areWordsAbove ? 3.4 : 2) };
}

/** Lines and sizes of title and subtitle, and the height that both take. */
function layOutHeading(
  words: { title: string; subtitle: string },
  widthMm: number,
  sizes: TypeSizes,
  fonts: SheetFonts,
): Pick<Layout, 'type' | 'titleLines' | 'subtitleLines' | 'isTitleCut'> & { heightMm: number } {
  const title = fitted(words.title, widthMm, sizes.title, 700, fonts);
  const subtitle = fitted(words.subtitle, widthMm, sizes.subtitle, 400, fonts);
  const subtitleMm =
    subtitle.lines.length > 0
      ? ptToMm(subtitle.sizePt) * 0.6 + blockHeightMm(subtitle.lines.length, subtitle.sizePt)
      : 0;
  return {
    type: { ...sizes, title: title.sizePt, subtitle: subtitle.sizePt },
    titleLines: title.lines,
    subtitleLines: subtitle.lines,
    isTitleCut: title.isCut || subtitle.isCut,
    heightMm: blockHeightMm(title.lines.length, title.sizePt) + subtitleMm,
  };
}

/** Wraps a title at the largest size at which it takes at most two lines, else three; at the smallest size it is shortened after the third. */
function fitted(
  text: string,
  widthMm: number,
  fullPt: number,
  weight: 400 | 700,
  fonts: SheetFonts,
): { lines: string[]; sizePt: number; isCut: boolean } {
  const tried = TITLE_STEPS.map((step) => {
    const sizePt = fullPt * step;
    return { sizePt, lines: wrapped(text, widthMm, sizePt, weight, fonts) };
  });
  const least = tried.at(-1) as (typeof tried)[number];
  const best =
    tried.find(({ lines }) => lines.length < MAX_TITLE_LINES) ??
    tried.find(({ lines }) => lines.length === MAX_TITLE_LINES);
  if (best) return { ...best, isCut: false };
  const { sizePt, lines } = least;
  const last = shortened(lines.slice(MAX_TITLE_LINES - 1).join(''), widthMm, sizePt, weight, fonts);
  return { sizePt, lines: [...lines.slice(0, MAX_TITLE_LINES - 1), last], isCut: true };
}

/** Largest share of the width and height of the map face that a division takes. */
const DIVISION_SHARE = 0.97;

/** First denominator of an ascending list at which a region fits the map face; undefined if none does. A drawn frame needs no margin. */
export function fittingScale(
  { widthM, heightM }: { widthM: number; heightM: number },
  face: BoxMm,
  scales: readonly number[],
  isFrame = false,
): number | undefined {
  const share = isFrame ? 1 : DIVISION_SHARE;
  return scales.find((scale) => {
    const mmPerM = 1000 / scale;
    return widthM * mmPerM <= face.widthMm * share && heightM * mmPerM <= face.heightMm * share;
  });
}
