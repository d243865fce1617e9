import { type Item, mmOfPt, type Page, type PathItem, type TextItem } from '../drawing.ts';

const n = (value: number): string => String(Math.round(value * 1000) / 1000);
/** Points of lines to 0.01 mm, 2,540 to the inch: a province on A0 is a fifth smaller for the page to parse. */
const at = (value: number): string => String(Math.round(value * 100) / 100);
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const ANCHORS = { start: 'start', middle: 'middle', end: 'end' } as const;

/** One page as an SVG document whose user unit is a millimetre; text stays text. The page that shows it has the font. */
export function svgOf(page: Page, prefix = 'p'): string {
  const { widthMm, heightMm, bleedMm } = page;
  const [w, h] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm];
  const clips: string[] = [];
  const drawn = page.items.map((item) => itemOf(item, clips, prefix)).join('\n');
  const defs = clips.length > 0 ? `<defs>${clips.join('')}</defs>\n` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(w)}mm" height="${n(h)}mm" viewBox="${n(-bleedMm)} ${n(-bleedMm)} ${n(w)} ${n(h)}" font-family="'Noto Sans SC'" text-rendering="geometricPrecision" stroke-linejoin="round" fill-rule="evenodd">
<title>${escaped(page.title)}</title>
${defs}<rect x="${n(-bleedMm)}" y="${n(-bleedMm)}" width="${n(w)}" height="${n(h)}" fill="#ffffff"/>
${drawn}
</svg>
`;
}

function itemOf(item: Item, clips: string[], prefix: string): string {
  if (item.kind === 'path') return pathOf(item);
  if (item.kind === 'text') return textOf(item);
  const id = `${prefix}-clip-${clips.length}`;
  const { xMm, yMm, widthMm, heightMm } = item.boxMm;
  clips.push(
    `<clipPath id="${id}"><rect x="${n(xMm)}" y="${n(yMm)}" width="${n(widthMm)}" height="${n(heightMm)}"/></clipPath>`,
  );
  return `<g clip-path="url(#${id})">${item.items.map((inner) => itemOf(inner, clips, prefix)).join('')}</g>`;
}

function pathOf({ layer, paths, fill, opacity, stroke }: PathItem): string {
  const d = paths
    .map(
      ({ points, closed }) => `M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}${closed ? 'Z' : ''}`,
    )
    .join('');
  const ink = [
    `fill="${fill ?? 'none'}"`,
    opacity === undefined ? '' : `fill-opacity="${n(opacity)}"`,
    stroke ? `stroke="${stroke.colour}" stroke-width="${n(stroke.widthMm)}"` : '',
    stroke?.dashMm ? `stroke-dasharray="${stroke.dashMm.map(n).join(' ')}"` : '',
    stroke?.cap ? `stroke-linecap="${stroke.cap}"` : '',
  ].filter(Boolean);
  return `<path data-layer="${layer}" d="${d}" ${ink.join(' ')}/>`;
}

function textOf(item: TextItem): string {
  const { layer, text, xMm, yMm, sizePt, weight, align, colour, halo, rotateDeg } = item;
  const attributes = [
    `data-layer="${layer}"`,
    `x="${n(xMm)}" y="${n(yMm)}"`,
    `font-size="${n(mmOfPt(sizePt))}"`,
    `font-weight="${weight}"`,
    `text-anchor="${ANCHORS[align]}"`,
    `fill="${colour}"`,
    halo ? `stroke="${halo.colour}" stroke-width="${n(2 * halo.widthMm)}" paint-order="stroke"` : '',
    rotateDeg === undefined ? '' : `transform="rotate(${n(rotateDeg)} ${n(xMm)} ${n(yMm)})"`,
  ].filter(Boolean);
  return `<text ${attributes.join(' ')}>${escaped(text)}</text>`;
}
