import PDFDocument from 'pdfkit';
import type { Language } from '../../domain/language.ts';
import type { Drawing, Page, ShadeItem } from '../drawing.ts';
import { PT_PER_MM } from '../drawing.ts';
import { SHEET_LAYERS, type SheetLayer } from '../../../styles/order.ts';
import { localeOf, sheetWords } from '../../i18n/index.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { openFont } from '../text/open-font.ts';
import { SpecError } from '../spec/failure.ts';
import { hexToRgb } from '../ground/shade-png.ts';
import { type GlyphOutline, type PageContent, pageContent, type PdfFont } from './pdf-content.ts';

/** Font features that are switched off, since the texts of a sheet are measured without them. */
const NO_FEATURES = { kern: false, liga: false, clig: false, palt: false, halt: false, vert: false };

interface Reference {
  end(chunk?: Uint8Array): void;
}

/** Parts of PDFKit that are missing in its types. */
interface Internals {
  _root: { data: Record<string, unknown> };
  /** The current font. */
  _font: {
    id: string;
    encode(text: string, features: object): [glyphs: string[], positions: unknown];
    ref(): Reference;
  };
  page: PDFKit.PDFPage & {
    content: Reference;
    dictionary: { data: Record<string, unknown> };
    resources: { data: Record<string, unknown> };
    fonts: Record<string, unknown>;
    ext_gstates: Record<string, unknown>;
    xobjects: Record<string, unknown>;
  };
  ref(data: Record<string, unknown>): Reference;
}

/** Largest number of pages that are compressed at the same time; it limits the memory used. */
const MOST_IN_FLIGHT = 4;

/**
 * Renders a drawing as PDF: vector paths, real text in subsets of its two fonts, an optional-content layer for each of `SHEET_LAYERS`,
 * bookmarks and page boxes. Equal drawings give equal bytes in the same program; browsers and Node compress streams differently.
 * @param fonts from TrueType files, since PDFKit cannot make subsets of WOFF2
 * @throws SpecError if a font cannot be embedded
 */
export async function renderPdf(drawing: Drawing, fonts: SheetFonts): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: false,
    compress: true,
    displayTitle: true,
    pdfVersion: '1.7',
    lang: localeOf(drawing.language).pdfTag,
    // Otherwise PDFKit would embed Helvetica.
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
  const internals = doc as unknown as Internals;
  const embedded = { 400: embeddedFont(doc, 400, fonts), 700: embeddedFont(doc, 700, fonts) };
  const layers = addLayers(internals, drawing.language);

  const forms = new Map<string, Reference>();
  const outlineForm = (outline: GlyphOutline): Reference => {
    const form = forms.get(outline.name) ?? glyphForm(internals, outline);
    forms.set(outline.name, form);
    return form;
  };

  let parent: PDFKit.PDFOutline = doc.outline;
  const add = (number: number, content: PackedContent): void => {
    const page = drawing.pages[number] as Page;
    addPage(doc, page);
    for (const entry of drawing.outline.filter((each) => each.page === number)) {
      if (entry.level === 0) parent = doc.outline.addItem(entry.title, { expanded: false });
      else parent.addItem(entry.title);
    }
    fillPage(internals, content, { layers, embedded, outlineForm });
  };
  const inFlight: Promise<PackedContent>[] = [];
  let added = 0;
  for (const page of drawing.pages) {
    inFlight.push(packed(pageContent(page, fonts, embedded)));
    if (inFlight.length > MOST_IN_FLIGHT) add(added++, (await inFlight.shift()) as PackedContent);
  }
  for (const content of inFlight) add(added++, await content);
  doc.end();
  await ended;
  return joined(chunks);
}

/** Adds an optional-content group for each of `SHEET_LAYERS`, by which a reader of the PDF switches it. */
function addLayers(internals: Internals, language: Language): Record<SheetLayer, Reference> {
  const { layers: layerNames } = sheetWords.in(language);
  const groups = SHEET_LAYERS.map((layer) => {
    const group = internals.ref({
      Type: 'OCG',
      Name: Object.assign(new String(layerNames[layer])),
    });
    group.end();
    return [layer, group] as const;
  });
  const order = groups.map(([, group]) => group);
  internals._root.data['OCProperties'] = { OCGs: order, D: { Order: order, ON: order } };
  return Object.fromEntries(groups) as Record<SheetLayer, Reference>;
}

type Doc = InstanceType<typeof PDFDocument>;
type EmbeddedFont = PdfFont & { ref(): Reference };

function embeddedFont(doc: Doc, weight: 400 | 700, fonts: SheetFonts): EmbeddedFont {
  try {
    // PDFKit takes an opened font too, which its types do not say.
    doc.registerFont(String(weight), openFont(fonts.bytes[weight]) as unknown as Buffer).font(String(weight));
  } catch {
    throw new SpecError({ kind: 'no-font', weight });
  }
  const { _font: font } = doc as unknown as Internals;
  const encoded = new Map<string, string>();
  return {
    name: font.id,
    ref: () => font.ref(),
    encode(letter) {
      const known = encoded.get(letter);
      if (known !== undefined) return known;
      const glyphs = font.encode(letter, NO_FEATURES)[0].join('');
      encoded.set(letter, glyphs);
      return glyphs;
    },
  };
}

interface PackedContent extends Omit<PageContent, 'operators' | 'shades'> {
  operators: Uint8Array;
  shades: { name: string; shade: ShadeItem; alpha: Uint8Array }[];
}

/** Compresses the streams of a page, on another thread of the platform while the next page is written. */
async function packed({ operators, shades, ...rest }: PageContent): Promise<PackedContent> {
  const [bytes, ...alphas] = await Promise.all([
    deflated(new TextEncoder().encode(operators)),
    ...shades.map(({ shade }) => deflated(shade.alpha)),
  ]);
  return {
    ...rest,
    operators: bytes,
    shades: shades.map((each, i) => ({ ...each, alpha: alphas[i] as Uint8Array })),
  };
}

const deflated = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(
      new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('deflate')),
    ).arrayBuffer(),
  );

function addPage(doc: Doc, { widthMm, heightMm, bleedMm }: Page): void {
  const width = (widthMm + 2 * bleedMm) * PT_PER_MM;
  const height = (heightMm + 2 * bleedMm) * PT_PER_MM;
  const bleed = bleedMm * PT_PER_MM;
  doc.addPage({ size: [width, height], margin: 0 });
  const { dictionary } = (doc as unknown as Internals).page;
  dictionary.data['TrimBox'] = [bleed, bleed, width - bleed, height - bleed];
  dictionary.data['BleedBox'] = [0, 0, width, height];
}

/** Resources shared by the pages of a document. */
interface Shared {
  layers: Readonly<Record<SheetLayer, Reference>>;
  embedded: Readonly<Record<400 | 700, EmbeddedFont>>;
  outlineForm(outline: GlyphOutline): Reference;
}

/** Appends content to a page begun by PDFKit, and registers its resources. */
function fillPage(
  internals: Internals,
  { operators, fonts, opacities, shades, outlines }: PackedContent,
  { layers, embedded, outlineForm }: Shared,
): void {
  const { page } = internals;
  const content = internals.ref({ Filter: 'FlateDecode' });
  content.end(operators);
  page.dictionary.data['Contents'] = [page.content, content];
  page.resources.data['Properties'] = layers;
  for (const weight of fonts) page.fonts[embedded[weight].name] = embedded[weight].ref();
  for (const [name, opacity] of opacities) {
    const state = internals.ref({ Type: 'ExtGState', ca: opacity });
    state.end();
    page.ext_gstates[name] = state;
  }
  for (const [name, outline] of outlines) page.xobjects[name] = outlineForm(outline);
  for (const { name, shade, alpha } of shades) page.xobjects[name] = shadeImage(internals, shade, alpha);
}

/** Bounding box of a glyph with the widest halo, font units. */
const GLYPH_BOX = [-1000, -1000, 3000, 2000];

function glyphForm(internals: Internals, { operators }: GlyphOutline): Reference {
  const form = internals.ref({ Type: 'XObject', Subtype: 'Form', BBox: GLYPH_BOX, Resources: {} });
  form.end(new TextEncoder().encode(operators));
  return form;
}

/** An image of one colour whose soft mask (ISO 32000-2, 11.6.5.2) holds the opacities. */
function shadeImage(
  internals: Internals,
  { colour, widthPx, heightPx }: ShadeItem,
  alpha: Uint8Array,
): Reference {
  const image = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8 };
  const mask = internals.ref({
    ...image,
    Filter: 'FlateDecode',
    Width: widthPx,
    Height: heightPx,
    ColorSpace: 'DeviceGray',
    Interpolate: true,
  });
  mask.end(alpha);
  const ink = internals.ref({ ...image, Width: 1, Height: 1, ColorSpace: 'DeviceRGB', SMask: mask });
  ink.end(Uint8Array.from(hexToRgb(colour)));
  return ink;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
