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
const KEPT = [
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
const ROOM = { title: 26, row: 18, edge: 8, sample: 22 } as const;
/** Pixels per unit in the PNG: sharp in print up to a width of about 10 cm. */
const PNG_SCALE = 4;

function keepStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const property of KEPT) {
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
  originals.forEach((original, i) => keepStyle(original, copies[i] as Element));
  const make = (name: string, attributes: Record<string, string | number>, text?: string): SVGElement => {
    const element = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const pattern = document.querySelector('#hatch');
  if (pattern) {
    const copy = pattern.cloneNode(true) as Element;
    [...pattern.children].forEach((child, i) => keepStyle(child, copy.children[i] as Element));
    const definitions = make('defs', {});
    definitions.append(copy);
    clone.prepend(definitions);
  }
  const whole = {
    x: x - ROOM.edge,
    y: y - ROOM.title,
    width: width + 2 * ROOM.edge,
    height: height + ROOM.title + legend.length * ROOM.row + ROOM.edge,
  };
  const page = getComputedStyle(document.body);
  const letters = { fill: page.color, 'font-family': page.fontFamily };
  clone.prepend(make('rect', { ...whole, fill: backgroundColour(svg) }));
  clone.append(make('text', { x, y: y - 10, ...letters, 'font-size': 14, 'font-weight': 700 }, title));
  legend.forEach(({ like, text }, i) => {
    const middle = y + height + (i + 0.5) * ROOM.row;
    const sample = svg.querySelector(like);
    if (sample) {
      const mark = make('rect', { x, y: middle - 4, width: ROOM.sample, height: 8 });
      const line = make('path', { d: `M${x} ${middle}h${ROOM.sample}` });
      const isArea = getComputedStyle(sample).fill !== 'none';
      const drawn = isArea ? mark : line;
      keepStyle(sample, drawn);
      clone.append(drawn);
    }
    clone.append(make('text', { x: x + ROOM.sample + 6, y: middle + 4, ...letters, 'font-size': 12 }, text));
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

/** Colour of the first background behind an element that is not transparent. */
function backgroundColour(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

/**
 * The same as a PNG.
 * @throws Error if the browser cannot draw it
 */
export async function chartPng({ text, widthPx, heightPx }: ChartFile): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
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
