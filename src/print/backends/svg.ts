import { type Item, ptToMm, type Page, type PathItem, type ShadeItem, type TextItem } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { shadePng } from '../ground/shade-png.ts';
import { FAMILIES } from './canvas.ts';
import { subsetFont } from './font-subset.ts';

const n = (value: number): string => String(Math.round(value * 1000) / 1000);
/** A coordinate in mm rounded to 0.01 mm (2,540 dpi), which makes the file of the province on A0 a fifth smaller. */
function at(value: number): string {
  const hundredths = Math.round(value * 100);
  const whole = Math.trunc(hundredths / 100);
  const rest = Math.abs(hundredths - whole * 100);
  if (rest === 0) return String(whole);
  // Twice as fast as formatting the fraction; the sheet of the province has half a million coordinates.
  return `${hundredths < 0 && whole === 0 ? '-' : ''}${whole}${FRACTIONS[rest]}`;
}
const FRACTIONS = Array.from({ length: 100 }, (_, rest) => String(rest / 100).slice(1));
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const ANCHORS = { start: 'start', middle: 'middle', end: 'end' } as const;

/**
 * Text is set 100 times as large and scaled down: Chromium rounds advance widths to 1/64 of a unit, and with millimetres as units the errors
 * would add up to 1 mm in a line of 60 letters.
 */
const FINER = 100;

/** Fallback fonts for programs that ignore fonts embedded in an SVG. */
const fallback = `'Noto Sans SC', 'Source Han Sans SC', sans-serif`;

/** A page as several SVG documents that are stacked, so that a browser parses, lays out and paints each separately and only once. */
export interface SvgParts {
  /** Documents of the size of the page, the lowest first, which is white. The web page has to load the fonts. */
  documents: string[];
  /** Hillshades as PNG, in the order of the `image` elements, which have no address. */
  shades: Blob[];
}

/**
 * A document is closed once the browser's work for it has reached this number, which is about 6 ms to parse and lay out. The unit is the work for
 * one character of markup; each element costs `ELEMENT_WEIGHT` in addition, each line of text `TEXT_WEIGHT`.
 */
const MOST_IN_DOCUMENT = 120_000;
const ELEMENT_WEIGHT = 400;
const TEXT_WEIGHT = 2000;

/** The documents of a page for the preview. @param prefix of ids, which must differ between the drawings in one web page */
export function svgParts(page: Page, prefix: string): SvgParts {
  const shades: Blob[] = [];
  const address = (item: ShadeItem): string => {
    shades.push(shadeBlob(item));
    return '';
  };
  const documents: string[] = [];
  let drawn = background(page);
  let clips: string[] = [];
  let weight = 0;
  const close = (): void => {
    documents.push(`${rootTag(page)}\n${definitions(clips)}${drawn}</svg>`);
    drawn = '';
    clips = [];
    weight = 0;
  };
  for (const item of page.items) {
    if (weight >= MOST_IN_DOCUMENT) close();
    const element = renderItem(item, clips, `${prefix}-${documents.length}`, address);
    weight += element.length + (item.kind === 'text' ? TEXT_WEIGHT : ELEMENT_WEIGHT);
    drawn += element;
  }
  close();
  return { documents, shades };
}

/** A page as an SVG document with millimetres as user units and real text in the two font families. @param fontCss font-face rules */
export function renderSvg(page: Page, prefix = 'p', fontCss = ''): string {
  const clips: string[] = [];
  const elements = page.items.map((item) => `${renderItem(item, clips, prefix, shadeAddress)}\n`);
  const style = fontCss === '' ? '' : `<style>${fontCss}</style>`;
  return `${rootTag(page)}
<title>${escaped(page.title)}</title>
${definitions([style, ...clips])}${background(page)}
${elements.join('')}</svg>
`;
}

function rootTag({ widthMm, heightMm, bleedMm }: Page): string {
  const [w, h] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(w)}mm" height="${n(h)}mm" viewBox="${n(-bleedMm)} ${n(-bleedMm)} ${n(w)} ${n(h)}" font-family="'${FAMILIES[400]}', ${fallback}" text-rendering="geometricPrecision" stroke-linejoin="round" fill-rule="evenodd">`;
}

const background = ({ widthMm, heightMm, bleedMm }: Page): string =>
  `<rect x="${n(-bleedMm)}" y="${n(-bleedMm)}" width="${n(widthMm + 2 * bleedMm)}" height="${n(heightMm + 2 * bleedMm)}" fill="#ffffff"/>`;

function definitions(elements: readonly string[]): string {
  const inner = elements.join('');
  return inner === '' ? '' : `<defs>${inner}</defs>\n`;
}

/** A page as an SVG file with embedded font subsets. */
export function renderSvgFile(page: Page, fonts: SheetFonts): string {
  const letters: Record<400 | 700, string[]> = { 400: [], 700: [] };
  const read = (item: Item): void => {
    if (item.kind === 'text') letters[item.weight].push(item.text);
    else if (item.kind === 'clip') item.items.forEach(read);
  };
  page.items.forEach(read);
  const rules = ([400, 700] as const)
    .filter((weight) => letters[weight].length > 0)
    .map((weight) => {
      const font = base64(subsetFont(fonts.bytes[weight], letters[weight].join('')));
      return `@font-face{font-family:'${FAMILIES[weight]}';font-weight:${weight};src:url(data:font/ttf;base64,${font})}`;
    });
  return renderSvg(page, 'p', rules.join(''));
}

/** Base64 of bytes; converted in chunks, since a call takes a limited number of arguments. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary);
}

type AddressOf = (item: ShadeItem) => string;

/** Markup of an item; its clip paths are appended to `clips`. @param addressOf address of a hillshade; empty where it has none */
function renderItem(item: Item, clips: string[], prefix: string, addressOf: AddressOf): string {
  if (item.kind === 'path') return renderPath(item);
  if (item.kind === 'text') return renderText(item);
  if (item.kind === 'shade') return renderShade(item, addressOf(item));
  const id = `${prefix}-clip-${clips.length}`;
  const { xMm, yMm, widthMm, heightMm } = item.boxMm;
  clips.push(
    `<clipPath id="${id}"><rect x="${n(xMm)}" y="${n(yMm)}" width="${n(widthMm)}" height="${n(heightMm)}"/></clipPath>`,
  );
  return `<g clip-path="url(#${id})">${item.items.map((inner) => renderItem(inner, clips, prefix, addressOf)).join('')}</g>`;
}

function renderPath({ paths, fill, opacity, stroke }: PathItem): string {
  let d = '';
  for (const { points, closed } of paths) {
    let command = 'M';
    for (const [x, y] of points) {
      d += `${command}${at(x)} ${at(y)}`;
      command = 'L';
    }
    if (closed) d += 'Z';
  }
  const ink = [
    `fill="${fill ?? 'none'}"`,
    opacity === undefined ? '' : `fill-opacity="${n(opacity)}"`,
    stroke ? `stroke="${stroke.colour}" stroke-width="${n(stroke.widthMm)}"` : '',
    stroke?.dashMm ? `stroke-dasharray="${stroke.dashMm.map(n).join(' ')}"` : '',
    stroke?.cap ? `stroke-linecap="${stroke.cap}"` : '',
  ].filter(Boolean);
  return `<path d="${d}" ${ink.join(' ')}/>`;
}

const shadeAddress = (item: ShadeItem): string => `data:image/png;base64,${base64(shadePng(item))}`;

/**
 * Cache of the hillshades of previews, reused while map face and scale stay the same. They are not compressed: that would take a fifth of the time
 * of a preview.
 */
const shadeBlobs = new WeakMap<ShadeItem, Blob>();

function shadeBlob(item: ShadeItem): Blob {
  const known = shadeBlobs.get(item) ?? new Blob([owned(shadePng(item, 0))], { type: 'image/png' });
  shadeBlobs.set(item, known);
  return known;
}

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;

function renderShade({ boxMm }: ShadeItem, address: string): string {
  const box = `x="${n(boxMm.xMm)}" y="${n(boxMm.yMm)}" width="${n(boxMm.widthMm)}" height="${n(boxMm.heightMm)}"`;
  return `<image ${box} preserveAspectRatio="none"${address === '' ? '' : ` href="${address}"`}/>`;
}

function renderText(item: TextItem): string {
  const { text, xMm, yMm, sizePt, weight, align, colour, halo, rotateDeg } = item;
  const turn = rotateDeg === undefined ? '' : ` rotate(${n(rotateDeg)})`;
  const lean = item.leanDeg === undefined ? '' : ` skewX(${n(item.leanDeg)})`;
  const attributes = [
    `transform="translate(${n(xMm)} ${n(yMm)})${turn}${lean} scale(${1 / FINER})"`,
    `font-size="${n(ptToMm(sizePt) * FINER)}"`,
    weight === 700 ? `font-family="'${FAMILIES[700]}', ${fallback}" font-weight="700"` : '',
    `text-anchor="${ANCHORS[align]}"`,
    `fill="${colour}"`,
    halo ? `stroke="${halo.colour}" stroke-width="${n(2 * halo.widthMm * FINER)}" paint-order="stroke"` : '',
  ].filter(Boolean);
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}
