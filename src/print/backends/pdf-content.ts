import type * as fontkit from 'fontkit';
import { parseHex } from '../../../styles/flavours/colour.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import {
  type ClipItem,
  type Item,
  leanSlope,
  ptToMm,
  type Page,
  type PathItem,
  PT_PER_MM,
  type ShadeItem,
  type Stroke,
  type TextItem,
} from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { openFont } from '../text/open-font.ts';

/** A font embedded in the document. */
export interface PdfFont {
  /** Name of the font in the resources of a page. */
  name: string;
  /** Glyph of a character in the subset of the document, four hexadecimal digits. */
  encode(letter: string): string;
}

/** The content stream of a page (ISO 32000-2, 7.8.2), and the resources it refers to. */
export interface PageContent {
  operators: string;
  /** Weights of the fonts used on the page. */
  fonts: ReadonlySet<400 | 700>;
  /** Opacities of fills, by the names of their graphics states. */
  opacities: ReadonlyMap<string, number>;
  shades: readonly { name: string; shade: ShadeItem }[];
  /** Outlines of letters that have a halo on the page, by the names of their form XObjects. */
  outlines: ReadonlyMap<string, GlyphOutline>;
}

/**
 * Positions are written as whole hundredths of a millimetre (a dot at 2,540 dpi), as in the SVG: whole numbers are fastest to write and shortest.
 */
const UNITS_PER_MM = 100;
const units = (valueMm: number): number => Math.round(valueMm * UNITS_PER_MM);
/** Widths and sizes in these units, rounded to a micrometre. */
const fineUnits = (valueMm: number): string => String(Math.round(valueMm * UNITS_PER_MM * 10) / 10);
/** A factor of a transformation, with six decimals, the precision of PDF readers. */
const factor = (value: number): string => String(Math.round(value * 1e6) / 1e6);

const rgb = (colour: string): string => parseHex(colour).map(factor).join(' ');

const LINE_CAPS = { butt: 0, round: 1 } as const;

/** Current graphics state; an operator is written only if it changes the state. */
interface GraphicsState {
  fill?: string;
  opacity?: number;
  stroke?: string;
  widthMm?: number;
  cap?: 'butt' | 'round';
  dash?: string;
}

/**
 * Writes the content stream of a page. The drawing methods of PDFKit are not used: they allocate a buffer for each operator and shape each
 * text three times, which took two thirds of the time in which a book of sheets was made.
 */
export const pageContent = (
  page: Page,
  fonts: SheetFonts,
  embedded: Readonly<Record<400 | 700, PdfFont>>,
): PageContent => new ContentWriter(fonts, embedded).write(page);

/** Collects the operators of one page and the resources that they name. */
class ContentWriter {
  readonly #fonts: SheetFonts;
  readonly #embedded: Readonly<Record<400 | 700, PdfFont>>;
  readonly #out: string[] = [];
  readonly #usedFonts = new Set<400 | 700>();
  readonly #opacities = new Map<string, number>();
  readonly #shades: { name: string; shade: ShadeItem }[] = [];
  readonly #outlines = new Map<string, GlyphOutline>();
  #state: GraphicsState = {};

  constructor(fonts: SheetFonts, embedded: Readonly<Record<400 | 700, PdfFont>>) {
    this.#fonts = fonts;
    this.#embedded = embedded;
  }

  /** Writes the items of the page in their order; those of one layer are between the operators that mark its content (`BDC`, `EMC`). */
  write(page: Page): PageContent {
    // PDFKit starts a page with y down and points as units. Here units become those of `UNITS_PER_MM`, the origin becomes the corner of the
    // trimmed sheet, and joins become round.
    const bleed = factor(page.bleedMm * PT_PER_MM);
    const pointsPerUnit = (PT_PER_MM / UNITS_PER_MM).toFixed(12);
    this.#out.push(`${pointsPerUnit} 0 0 ${pointsPerUnit} ${bleed} ${bleed} cm 1 j`);
    let open: SheetLayer | undefined;
    for (const item of page.items) {
      const layer = item.kind === 'clip' ? item.items[0]?.layer : item.layer;
      if (layer !== open) {
        if (open) this.#out.push('EMC');
        if (layer) this.#out.push(`/OC /${layer} BDC`);
        open = layer;
      }
      this.#draw(item);
    }
    if (open) this.#out.push('EMC');
    return {
      operators: this.#out.join('\n'),
      fonts: this.#usedFonts,
      opacities: this.#opacities,
      shades: this.#shades,
      outlines: this.#outlines,
    };
  }

  #setFill(colour: string, opacity: number): void {
    if (this.#state.fill !== colour) this.#out.push(`${rgb(colour)} rg`);
    if ((this.#state.opacity ?? 1) !== opacity) {
      const name = `Opacity${Math.round(opacity * 1000)}`;
      this.#opacities.set(name, opacity);
      this.#out.push(`/${name} gs`);
    }
    this.#state = { ...this.#state, fill: colour, opacity };
  }

  #setStroke({ colour, widthMm, dashMm = [], cap = 'butt' }: Stroke): void {
    const dash = dashMm.map(fineUnits).join(' ');
    if (this.#state.stroke !== colour) this.#out.push(`${rgb(colour)} RG`);
    if (this.#state.widthMm !== widthMm) this.#out.push(`${fineUnits(widthMm)} w`);
    if ((this.#state.cap ?? 'butt') !== cap) this.#out.push(`${LINE_CAPS[cap]} J`);
    if ((this.#state.dash ?? '') !== dash) this.#out.push(`[${dash}] 0 d`);
    this.#state = { ...this.#state, stroke: colour, widthMm, cap, dash };
  }

  #drawPath({ paths, fill, opacity, stroke }: PathItem): void {
    if (fill !== undefined) this.#setFill(fill, opacity ?? 1);
    if (stroke) this.#setStroke(stroke);
    let text = '';
    for (const { points, closed } of paths) {
      let operator = 'm';
      for (const [xMm, yMm] of points) {
        text += `${units(xMm)} ${units(yMm)} ${operator}\n`;
        operator = 'l';
      }
      if (closed) text += 'h\n';
    }
    this.#out.push(text + (fill === undefined ? (stroke ? 'S' : 'n') : stroke ? 'B*' : 'f*'));
  }

  /** Draws a hillshade as an image. PDF images fill the unit square with y pointing up. */
  #drawShade(shade: ShadeItem): void {
    const { xMm, yMm, widthMm, heightMm } = shade.boxMm;
    const name = `Shade${this.#shades.length}`;
    this.#shades.push({ name, shade });
    if ((this.#state.opacity ?? 1) !== 1) this.#setFill(this.#state.fill ?? '#000000', 1);
    this.#out.push(
      `q ${units(widthMm)} 0 0 ${units(-heightMm)} ${units(xMm)} ${units(yMm + heightMm)} cm /${name} Do Q`,
    );
  }

  #drawText(item: TextItem): void {
    const { text, sizePt, weight, align, colour, halo, rotateDeg = 0 } = item;
    const size = ptToMm(sizePt) * UNITS_PER_MM;
    const widthMm = this.#fonts.widthMm(text, sizePt, weight);
    const backMm = align === 'start' ? 0 : align === 'middle' ? widthMm / 2 : widthMm;
    const angle = (rotateDeg * Math.PI) / 180;
    const [cos, sin, lean] = [Math.cos(angle), Math.sin(angle), leanSlope(item)];
    // Text matrix: from text space (y up) with slant and rotation to the page (y down).
    const [c, d] = [sin - lean * cos, -cos - lean * sin];
    const [x, y] = [item.xMm - backMm * cos, item.yMm - backMm * sin];
    const matrix = (scale: number): string =>
      `${[cos, sin, c, d].map((part) => factor(part * scale)).join(' ')} ${fineUnits(x)} ${fineUnits(y)}`;
    if (halo) {
      const { unitsPerEm, readOutline } = loadOutlines(this.#fonts)[weight];
      const scale = size / unitsPerEm;
      const strokes = Array.from(text, (letter) => {
        const outline = readOutline(letter);
        this.#outlines.set(outline.name, outline);
        return `/${outline.name} Do 1 0 0 1 ${outline.advance} 0 cm`;
      });
      this.#out.push(
        `q ${matrix(scale)} cm ${rgb(halo.colour)} RG ${factor((2 * halo.widthMm * UNITS_PER_MM) / scale)} w 1 J${this.#state.dash ? ' [] 0 d' : ''}`,
        ...strokes,
        'Q',
      );
    }
    this.#setFill(colour, 1);
    this.#usedFonts.add(weight);
    const { name, encode } = this.#embedded[weight];
    this.#out.push(
      `BT /${name} ${factor(size)} Tf ${matrix(1)} Tm <${Array.from(text, encode).join('')}> Tj ET`,
    );
  }

  #drawClip({ boxMm, items }: ClipItem): void {
    const outside = this.#state;
    this.#out.push(`q ${[boxMm.xMm, boxMm.yMm, boxMm.widthMm, boxMm.heightMm].map(units).join(' ')} re W n`);
    for (const item of items) this.#draw(item);
    this.#out.push('Q');
    this.#state = outside;
  }

  #draw(item: Item): void {
    if (item.kind === 'path') this.#drawPath(item);
    else if (item.kind === 'text') this.#drawText(item);
    else if (item.kind === 'shade') this.#drawShade(item);
    else this.#drawClip(item);
  }
}

/**
 * The outline of a glyph, which pages stroke as a halo with their own colour and width. It is a form XObject (ISO 32000-2, 8.10) stored
 * once for all pages; if they were written out for each name, halos would take two thirds of the bytes of a page. It is a path, not text, so
 * that copying and searching find each name once.
 */
export interface GlyphOutline {
  /** Resource name, the same on all pages. */
  name: string;
  operators: string;
  /** Advance width in font units. */
  advance: number;
}

interface Outlines {
  unitsPerEm: number;
  readOutline(letter: string): GlyphOutline;
}

/** Cache: opening a font and reading glyph outlines takes longer than writing a page. */
const outlinesByFonts = new WeakMap<SheetFonts, Record<400 | 700, Outlines>>();

function loadOutlines(fonts: SheetFonts): Record<400 | 700, Outlines> {
  const known = outlinesByFonts.get(fonts);
  if (known) return known;
  const outlines = {
    400: readOutlines(fonts.bytes[400], 'Regular'),
    700: readOutlines(fonts.bytes[700], 'Bold'),
  };
  outlinesByFonts.set(fonts, outlines);
  return outlines;
}

function readOutlines(bytes: Uint8Array, style: string): Outlines {
  const font = openFont(bytes) as fontkit.Font;
  const read = new Map<string, GlyphOutline>();
  return {
    unitsPerEm: font.unitsPerEm,
    readOutline(letter) {
      const known = read.get(letter);
      if (known) return known;
      const code = letter.codePointAt(0) ?? 0;
      const { path, advanceWidth } = font.glyphForCodePoint(code);
      const outline = {
        name: `${style}${code.toString(16)}`,
        operators: `${pathOperators(path)}S`,
        advance: advanceWidth,
      };
      read.set(letter, outline);
      return outline;
    },
  };
}

/** PDF path operators of a glyph in whole font units. The quadratic curves of TrueType are converted to cubic ones, the only kind PDF has. */
function pathOperators({ commands }: fontkit.Path): string {
  let [x, y] = [0, 0];
  let text = '';
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    const write = (numbers: readonly number[], operator: string): void => {
      text += `${numbers.map(Math.round).join(' ')} ${operator}\n`;
    };
    switch (command) {
      case 'moveTo':
        write([a, b], 'm');
        break;
      case 'lineTo':
        write([a, b], 'l');
        break;
      case 'quadraticCurveTo':
        write(
          [x + (2 / 3) * (a - x), y + (2 / 3) * (b - y), c + (2 / 3) * (a - c), d + (2 / 3) * (b - d), c, d],
          'c',
        );
        break;
      case 'bezierCurveTo':
        write([a, b, c, d, e, f], 'c');
        break;
      case 'closePath':
        text += 'h\n';
        break;
    }
    [x, y] = [args.at(-2) ?? x, args.at(-1) ?? y];
  }
  return text;
}
