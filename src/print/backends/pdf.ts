import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import {
  type ClipItem,
  type Drawing,
  type Item,
  leanOf,
  type Page,
  type PathItem,
  PT_PER_MM,
  type ShadeItem,
  type TextItem,
} from '../drawing.ts';
import { SHEET_LAYERS, type SheetLayer } from '../../../styles/order.ts';
import type { Faces } from '../text/faces.ts';
import { SpecError } from '../spec/failure.ts';
import { rgbOf } from '../ground/shade-png.ts';

const LAYER_NAMES: Record<SheetLayer, { zh: string; en: string }> = {
  ground: { zh: '底图', en: 'Ground' },
  relief: { zh: '地貌', en: 'Relief' },
  water: { zh: '水系', en: 'Water' },
  roads: { zh: '道路', en: 'Roads' },
  divisions: { zh: '境界', en: 'Divisions' },
  'ground-symbols': { zh: '底图符号', en: 'Symbols of the ground' },
  corridor: { zh: '走廊', en: 'Corridor' },
  axes: { zh: '发展轴', en: 'Axes' },
  villages: { zh: '重点村', en: 'Villages' },
  towns: { zh: '中心镇', en: 'Towns' },
  names: { zh: '注记', en: 'Names' },
  grid: { zh: '格网', en: 'Grid' },
  furniture: { zh: '图廓整饰', en: 'Furniture' },
};

/** Shaping that would move letters away from where the sheet measured them is left off. */
const NO_FEATURES = { kern: false, liga: false, clig: false, palt: false, halt: false, vert: false };

/** What PDFKit has and its types do not tell. */
interface Internals {
  _root: { data: Record<string, unknown> };
  page: PDFKit.PDFPage & {
    dictionary: { data: Record<string, unknown> };
    resources: { data: Record<string, unknown> };
    xobjects: Record<string, unknown>;
  };
  ref(data: Record<string, unknown>): { end(chunk?: Uint8Array): void };
  addContent(operator: string): void;
}

/**
 * A drawing as PDF: vector paths, text as text in subsets of its two faces, one layer that can be switched off for each of
 * `SHEET_LAYERS`, an outline, and page boxes. The same drawing gives the same bytes.
 * @param faces made from TrueType files: PDFKit cannot cut a subset from WOFF2, whose outlines are stored another way
 * @throws SpecError where a face cannot be embedded
 */
export async function pdfOf(drawing: Drawing, faces: Faces): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: false,
    compress: true,
    displayTitle: true,
    pdfVersion: '1.7',
    lang: drawing.language === 'zh' ? 'zh-CN' : 'en',
    // Without a font here PDFKit would embed Helvetica first.
    font: null as unknown as string,
    info: {
      Title: drawing.title,
      Author: drawing.author,
      Creator: 'Axis Atlas',
      Producer: 'Axis Atlas',
      CreationDate: new Date(`${drawing.date}T00:00:00Z`),
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  for (const weight of [400, 700] as const)
    try {
      doc.registerFont(String(weight), faces.bytes[weight] as Buffer).font(String(weight));
    } catch {
      throw new SpecError({ kind: 'no-font', weight });
    }
  const internals = doc as unknown as Internals;
  const groups = SHEET_LAYERS.map((layer) => {
    const group = internals.ref({
      Type: 'OCG',
      Name: Object.assign(new String(LAYER_NAMES[layer][drawing.language])),
    });
    group.end();
    return [layer, group] as const;
  });
  const order = groups.map(([, group]) => group);
  internals._root.data['OCProperties'] = { OCGs: order, D: { Order: order, ON: order } };

  let parent: PDFKit.PDFOutline = doc.outline;
  drawing.pages.forEach((page, number) => {
    addPage(doc, internals, page, groups);
    for (const entry of drawing.outline.filter((each) => each.page === number)) {
      if (entry.level === 0) parent = doc.outline.addItem(entry.title, { expanded: false });
      else parent.addItem(entry.title);
    }
    drawPage(doc, internals, page, faces);
  });
  doc.end();
  await ended;
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

type Doc = InstanceType<typeof PDFDocument>;
type Outlines = Record<400 | 700, (text: string) => { path: string; unitsPerEm: number }>;

function addPage(
  doc: Doc,
  internals: Internals,
  { widthMm, heightMm, bleedMm }: Page,
  groups: readonly (readonly [SheetLayer, unknown])[],
): void {
  const [width, height] = [widthMm + 2 * bleedMm, heightMm + 2 * bleedMm].map((mm) => mm * PT_PER_MM) as [
    number,
    number,
  ];
  doc.addPage({ size: [width, height], margin: 0 });
  const bleed = bleedMm * PT_PER_MM;
  const { dictionary, resources } = internals.page;
  dictionary.data['TrimBox'] = [bleed, bleed, width - bleed, height - bleed];
  dictionary.data['BleedBox'] = [0, 0, width, height];
  resources.data['Properties'] = Object.fromEntries(groups);
  // From here on a unit is a millimetre of the trimmed sheet, y down.
  doc.scale(PT_PER_MM).translate(bleedMm, bleedMm).lineJoin('round');
}

function drawPage(doc: Doc, internals: Internals, page: Page, faces: Faces): void {
  let open: SheetLayer | undefined;
  const enter = (layer: SheetLayer | undefined): void => {
    if (open === layer) return;
    if (open) internals.addContent('EMC');
    if (layer) internals.addContent(`/OC /${layer} BDC`);
    open = layer;
  };
  for (const item of page.items) {
    enter(layerOf(item));
    drawItem(doc, item, faces);
  }
  enter(undefined);
}

const layerOf = (item: Item): SheetLayer | undefined =>
  item.kind === 'clip' ? item.items[0]?.layer : item.layer;

function drawItem(doc: Doc, item: Item, faces: Faces): void {
  if (item.kind === 'path') drawPath(doc, item);
  else if (item.kind === 'text') drawText(doc, item, faces);
  else if (item.kind === 'shade') drawShade(doc, item);
  else drawClip(doc, item, faces);
}

function drawClip(doc: Doc, { boxMm, items }: ClipItem, faces: Faces): void {
  doc.save();
  doc.rect(boxMm.xMm, boxMm.yMm, boxMm.widthMm, boxMm.heightMm).clip();
  for (const item of items) drawItem(doc, item, faces);
  doc.restore();
}

function drawPath(doc: Doc, { paths, fill, opacity, stroke }: PathItem): void {
  doc.save();
  if (fill !== undefined) {
    trace(doc, paths);
    doc.fillOpacity(opacity ?? 1).fill(fill, 'even-odd');
  }
  if (stroke) {
    trace(doc, paths);
    doc.lineWidth(stroke.widthMm).lineCap(stroke.cap ?? 'butt');
    if (stroke.dashMm) internalsOf(doc).addContent(`[${stroke.dashMm.join(' ')}] 0 d`);
    doc.strokeOpacity(1).stroke(stroke.colour);
  }
  doc.restore();
}

/**
 * An image of one colour whose soft mask (ISO 32000-2, 11.6.5.2) is the strength of the ink. PDFKit's own images would unpack
 * and split a PNG first, and not in time for the page.
 */
function drawShade(doc: Doc, { boxMm, colour, widthPx, heightPx, alpha }: ShadeItem): void {
  const internals = internalsOf(doc);
  const image = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8 };
  const mask = internals.ref({
    ...image,
    Width: widthPx,
    Height: heightPx,
    ColorSpace: 'DeviceGray',
    Interpolate: true,
  });
  mask.end(alpha);
  const ink = internals.ref({ ...image, Width: 1, Height: 1, ColorSpace: 'DeviceRGB', SMask: mask });
  ink.end(Uint8Array.from(rgbOf(colour)));
  const name = `Shade${Object.keys(internals.page.xobjects).length}`;
  internals.page.xobjects[name] = ink;
  doc.save();
  // An image fills the unit square, upright where y points up.
  doc.transform(boxMm.widthMm, 0, 0, -boxMm.heightMm, boxMm.xMm, boxMm.yMm + boxMm.heightMm);
  internals.addContent(`/${name} Do`);
  doc.restore();
}

const internalsOf = (doc: Doc): Internals => doc as unknown as Internals;
/** A tenth of a micrometre of a millimetre unit: below what any device resolves. */
const coordinate = (mm: number): number => Math.round(mm * 1e4) / 1e4;

function trace(doc: Doc, paths: PathItem['paths']): void {
  for (const { points, closed } of paths) {
    points.forEach(([x, y], i) =>
      i === 0 ? doc.moveTo(coordinate(x), coordinate(y)) : doc.lineTo(coordinate(x), coordinate(y)),
    );
    if (closed) doc.closePath();
  }
}

function drawText(doc: Doc, item: TextItem, faces: Faces): void {
  const sizeMm = item.sizePt / PT_PER_MM;
  const features = NO_FEATURES as unknown as PDFKit.Mixins.OpenTypeFeatures[];
  doc.font(String(item.weight)).fontSize(sizeMm);
  // As the sheet was set. PDFKit would shape the text once to measure it and again to draw it.
  const widthMm = faces.widthMm(item.text, item.sizePt, item.weight);
  const backMm = item.align === 'start' ? 0 : item.align === 'middle' ? widthMm / 2 : widthMm;
  doc.save();
  doc.translate(coordinate(item.xMm), coordinate(item.yMm));
  if (item.rotateDeg !== undefined) doc.rotate(item.rotateDeg);
  if (item.leanDeg !== undefined) doc.transform(1, 0, leanOf(item), 1, 0, 0);
  if (item.halo) {
    // Outlines instead of a second text below: a reader that copies or searches meets each name once.
    const { path, unitsPerEm } = outlinesOf(faces)[item.weight](item.text);
    const scale = sizeMm / unitsPerEm;
    doc.save().translate(-backMm, 0).scale(scale, -scale);
    doc
      .path(path)
      .lineWidth((2 * item.halo.widthMm) / scale)
      .lineCap('round')
      .stroke(item.halo.colour);
    doc.restore();
  }
  doc
    .fillColor(item.colour)
    .fillOpacity(1)
    .text(item.text, -backMm, 0, { lineBreak: false, baseline: 'alphabetic', features });
  doc.restore();
}

/** Opening a face and reading the outlines of its glyphs takes longer than to draw a page. */
const outlinesOfFaces = new WeakMap<Faces, Outlines>();

/** Outlines of a line of text as one path, in units of the font. */
function outlinesOf(faces: Faces): Outlines {
  const read = outlinesOfFaces.get(faces);
  if (read) return read;
  const of = (weight: 400 | 700): Outlines[400] => {
    const font = fontkit.create(faces.bytes[weight] as Buffer) as fontkit.Font;
    const paths = new Map<number, { path: fontkit.Path; advance: number }>();
    const glyph = (code: number): { path: fontkit.Path; advance: number } => {
      const known = paths.get(code);
      if (known) return known;
      const { path, advanceWidth } = font.glyphForCodePoint(code);
      const made = { path, advance: advanceWidth };
      paths.set(code, made);
      return made;
    };
    return (text) => {
      let x = 0;
      let path = '';
      for (const letter of text) {
        const { path: outline, advance } = glyph(letter.codePointAt(0) ?? 0);
        path += outline.translate(x, 0).toSVG();
        x += advance;
      }
      return { path, unitsPerEm: font.unitsPerEm };
    };
  };
  const outlines = { 400: of(400), 700: of(700) };
  outlinesOfFaces.set(faces, outlines);
  return outlines;
}
