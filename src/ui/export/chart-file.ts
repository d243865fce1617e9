import type { RefObject } from 'preact';

/** A chart that can be saved as a picture, with the texts of its legend. */
export interface Chart {
  svg: RefObject<SVGSVGElement | null>;
  fileName: string;
  title: string;
  /** Entries of the legend, each with the selector of an element of the chart that has the same style. */
  legend: readonly { like: string; text: string }[];
}

/** A chart as a picture that needs no style sheet. */
interface ChartFile {
  text: string;
  widthPx: number;
  heightPx: number;
}

const SPACE = 'http://www.w3.org/2000/svg';
/** Style properties that are copied to an element, because the file has no style sheet. */
const COPIED_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
/** Height for the title above and for each row of the legend below, in units of the chart. */
const SPACE_PX = { title: 8, row: 18, edge: 8, sample: 22 } as const;
const TITLE = { size: 14, weight: 700 } as const;
/** Pixels per unit in the PNG: sharp in print up to a width of about 10 cm. */
const PNG_SCALE = 4;

function copyStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of COPIED_STYLES) {
    const value = style.getPropertyValue(property);
    // Browsers refer to a pattern by the full address of the page, which is not valid in the file.
    if (value !== '') to.setAttribute(property, value.replace(/url\("?[^"#)]*#/, 'url("#'));
  }
  to.removeAttribute('class');
}

/** A chart of the page as an independent SVG: styles as attributes of its elements, with its title, legend and background. */
export function chartSvg(svg: SVGSVGElement, { title, legend }: Chart): ChartFile {
  const { x, y, width, height } = svg.viewBox.baseVal;
  const clone = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [[...svg.querySelectorAll('*')], [...clone.querySelectorAll('*')]];
  originals.forEach((original, i) => copyStyle(original, copies[i] as Element));
  const make = (name: string, attributes: Record<string, string | number>, text?: string): SVGElement => {
    const element = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const pattern = document.querySelector('#hatch');
  if (pattern) {
    const copy = pattern.cloneNode(true) as Element;
    [...pattern.children].forEach((child, i) => copyStyle(child, copy.children[i] as Element));
    const definitions = make('defs', {});
    definitions.append(copy);
    clone.prepend(definitions);
  }
  const page = getComputedStyle(document.body);
  const letters = { fill: page.color, 'font-family': page.fontFamily };
  const titleLines = wrapTitle(title, width, page.fontFamily);
  const titleHeight = SPACE_PX.title + titleLines.length * SPACE_PX.row;
  const whole = {
    x: x - SPACE_PX.edge,
    y: y - titleHeight,
    width: width + 2 * SPACE_PX.edge,
    height: height + titleHeight + legend.length * SPACE_PX.row + SPACE_PX.edge,
  };
  clone.prepend(make('rect', { ...whole, fill: backgroundColour(svg) }));
  titleLines.toReversed().forEach((line, i) => {
    const style = { ...letters, 'font-size': TITLE.size, 'font-weight': TITLE.weight };
    clone.append(make('text', { x, y: y - 10 - i * SPACE_PX.row, ...style }, line));
  });
  legend.forEach(({ like, text }, i) => {
    const middle = y + height + (i + 0.5) * SPACE_PX.row;
    const sample = svg.querySelector(like);
    if (sample) {
      const mark = make('rect', { x, y: middle - 4, width: SPACE_PX.sample, height: 8 });
      const line = make('path', { d: `M${x} ${middle}h${SPACE_PX.sample}` });
      const isArea = getComputedStyle(sample).fill !== 'none';
      const drawn = isArea ? mark : line;
      copyStyle(sample, drawn);
      clone.append(drawn);
    }
    clone.append(
      make('text', { x: x + SPACE_PX.sample + 6, y: middle + 4, ...letters, 'font-size': 12 }, text),
    );
  });
  clone.removeAttribute('class');
  clone.setAttribute('xmlns', SPACE);
  clone.setAttribute('viewBox', `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
  clone.setAttribute('width', String(whole.width));
  clone.setAttribute('height', String(whole.height));
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(clone)}\n`,
    widthPx: whole.width,
    heightPx: whole.height,
  };
}

/** Breaks a title into lines of a width, in units of the chart: between words, and between any two Han characters. */
function wrapTitle(title: string, width: number, fontFamily: string): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return [title];
  pen.font = `${TITLE.weight} ${TITLE.size}px ${fontFamily}`;
  const lines = [''];
  for (const part of title.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu) ?? []) {
    const line = `${lines.at(-1)}${part}`;
    if (lines.at(-1) !== '' && pen.measureText(line.trimEnd()).width > width) lines.push(part.trimStart());
    else lines[lines.length - 1] = line;
  }
  return lines;
}

/** Colour of the first background behind an element that is not transparent. */
function backgroundColour(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

/**
 * The same as a PNG, with the fonts of the page.
 * @throws Error if the browser cannot draw it, or a font cannot be fetched
 */
export async function chartPng({ text, widthPx, heightPx }: ChartFile): Promise<Uint8Array<ArrayBuffer>> {
  // An image has no access to the fonts of the page: they must be in it.
  const fontRules = await fontsOfPage();
  const withFonts = text.replace(/<svg[^>]*>/, (tag) => `${tag}<style>${fontRules}</style>`);
  const address = URL.createObjectURL(new Blob([withFonts], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(widthPx * PNG_SCALE);
    canvas.height = Math.round(heightPx * PNG_SCALE);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the browser made no PNG');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The fonts of the page as rules of a style sheet that contain the files. */
async function fontsOfPage(): Promise<string> {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? document.baseURI })))
    .filter(({ rule }) => rule instanceof CSSFontFaceRule);
  const contained = rules.map(async ({ rule, base }) => {
    const [, source = ''] = /url\("?([^")]+)"?\)/.exec(rule.cssText) ?? [];
    const response = await fetch(new URL(source, base));
    if (!response.ok) throw new Error(`${source}: HTTP ${response.status}`);
    const reader = new FileReader();
    const read = new Promise((resolve, reject) => {
      reader.addEventListener('load', resolve);
      reader.addEventListener('error', () => reject(reader.error ?? new Error(source)));
    });
    reader.readAsDataURL(await response.blob());
    await read;
    return rule.cssText.replace(source, String(reader.result));
  });
  return (await Promise.all(contained)).join('');
}
