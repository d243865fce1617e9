import { type Item, ptToMm, type Page, type PathItem, type ShadeItem, type TextItem } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { shadePng } from '../ground/shade-png.ts';
import { FAMILIES } from './canvas.ts';
import { subsetFont } from './font-subset.ts';

const n = (value: number): string => String(Math.round(value * 1000) / 1000);
/** A coordinate with 0.01 mm precision (2,540 dpi), which makes a province on A0 a fifth smaller. */
function at(value: number): string {
  const hundredths = Math.round(value * 100);
  const whole = Math.trunc(hundredths / 100);
  const rest = Math.abs(hundredths - whole * 100);
  if (rest === 0) return String(whole);
  // Twice as fast as formatting the fraction; a province has half a million coordinates.
  return `${hundredths < 0 && whole === 0 ? '-' : ''}${whole}${FRACTIONS[rest]}`;
}
const FRACTIONS = Array.from({ length: 100 }, (_, rest) => String(rest / 100).slice(1));
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const ANCHORS = { start: 'start', middle: 'middle', end: 'end' } as const;

/**
 * Text is set 100 times as large and scaled down: Chromium rounds advances to 1/64 of a unit, which in millimetres would add up to 1 mm in
 * a line of 60 letters.
 */
const FINER = 100;

/** Fallback fonts for programs that ignore fonts embedded in an SVG. */
const fallback = `'Noto Sans SC', 'Source Han Sans SC', sans-serif`;

/** An SVG document in parts, which the page can insert one after the other. */
export interface SvgParts {
  /** Start tag of the root element, with title and definitions. */
  opening: string;
  /** Elements in drawing order, in parts that take a few milliseconds to parse. */
  parts: string[];
}

/** Most characters of a part, unless a single element is longer. Laying out a text counts as `TEXT_WEIGHT` characters. */
const MOST_IN_PART = 20_000;
const TEXT_WEIGHT = 2000;

/**
 * A page as an SVG document with millimetres as user units and real text in the two font families.
 * @param fontCss font-face rules; not needed inside the page, which has its own
 */
export function svgParts(page: Page, prefix = 'p', fontCss = ''): SvgParts {
  const { widthMm, heightMm, bleedMm } = page;
  const [w, h] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm];
  const clips: string[] = [];
  const parts: string[] = [];
  let part = '';
  let weight = 0;
  for (const item of page.items) {
    const element = `${renderItem(item, clips, prefix)}\n`;
    weight += element.length + (item.kind === 'text' ? TEXT_WEIGHT : 0);
    part += element;
    if (weight < MOST_IN_PART) continue;
    parts.push(part);
    part = '';
    weight = 0;
  }
  if (part !== '') parts.push(part);
  const inner = `${fontCss === '' ? '' : `<style>${fontCss}</style>`}${clips.join('')}`;
  const defs = inner === '' ? '' : `<defs>${inner}</defs>\n`;
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" width="${n(w)}mm" height="${n(h)}mm" viewBox="${n(-bleedMm)} ${n(-bleedMm)} ${n(w)} ${n(h)}" font-family="'${FAMILIES[400]}', ${fallback}" text-rendering="geometricPrecision" stroke-linejoin="round" fill-rule="evenodd">
<title>${escaped(page.title)}</title>
${defs}<rect x="${n(-bleedMm)}" y="${n(-bleedMm)}" width="${n(w)}" height="${n(h)}" fill="#ffffff"/>
`;
  return { opening, parts };
}

/** A page as an SVG document in one string. */
export function renderSvg(page: Page, prefix = 'p', fontCss = ''): string {
  const { opening, parts } = svgParts(page, prefix, fontCss);
  return `${opening}${parts.join('')}</svg>\n`;
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

function renderItem(item: Item, clips: string[], prefix: string): string {
  if (item.kind === 'path') return renderPath(item);
  if (item.kind === 'text') return renderText(item);
  if (item.kind === 'shade') return renderShade(item);
  const id = `${prefix}-clip-${clips.length}`;
  const { xMm, yMm, widthMm, heightMm } = item.boxMm;
  clips.push(
    `<clipPath id="${id}"><rect x="${n(xMm)}" y="${n(yMm)}" width="${n(widthMm)}" height="${n(heightMm)}"/></clipPath>`,
  );
  return `<g clip-path="url(#${id})">${item.items.map((inner) => renderItem(inner, clips, prefix)).join('')}</g>`;
}

function renderPath({ layer, paths, fill, opacity, stroke }: PathItem): string {
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
  return `<path data-layer="${layer}" d="${d}" ${ink.join(' ')}/>`;
}

/** Cache of encoded hillshades, reused by previews while the map does not move. */
const shadeAddresses = new WeakMap<ShadeItem, string>();

function shadeAddress(item: ShadeItem): string {
  const known = shadeAddresses.get(item);
  if (known !== undefined) return known;
  const address = `data:image/png;base64,${base64(shadePng(item))}`;
  shadeAddresses.set(item, address);
  return address;
}

function renderShade(item: ShadeItem): string {
  const { layer, boxMm } = item;
  const box = `x="${n(boxMm.xMm)}" y="${n(boxMm.yMm)}" width="${n(boxMm.widthMm)}" height="${n(boxMm.heightMm)}"`;
  return `<image data-layer="${layer}" ${box} preserveAspectRatio="none" href="${shadeAddress(item)}"/>`;
}

function renderText(item: TextItem): string {
  const { layer, text, xMm, yMm, sizePt, weight, align, colour, halo, rotateDeg } = item;
  const turn = rotateDeg === undefined ? '' : ` rotate(${n(rotateDeg)})`;
  const lean = item.leanDeg === undefined ? '' : ` skewX(${n(item.leanDeg)})`;
  const attributes = [
    `data-layer="${layer}"`,
    `transform="translate(${n(xMm)} ${n(yMm)})${turn}${lean} scale(${1 / FINER})"`,
    `font-size="${n(ptToMm(sizePt) * FINER)}"`,
    weight === 700 ? `font-family="'${FAMILIES[700]}', ${fallback}" font-weight="700"` : '',
    `text-anchor="${ANCHORS[align]}"`,
    `fill="${colour}"`,
    halo ? `stroke="${halo.colour}" stroke-width="${n(2 * halo.widthMm * FINER)}" paint-order="stroke"` : '',
  ].filter(Boolean);
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}
