/** `npm run atlas`: regional sheets and atlases as PDF, SVG or PNG, without a browser. The same sheets as in the page. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { basemapFromDisk } from './basemap/from-disk.ts';
import { basemapFor } from './basemap/load.ts';
import { corridorsOf } from './corridors.ts';
import { assembleNetwork } from './data/assemble.ts';
import type { FileName } from './data/files.ts';
import { currentOnly, withCurrentCodes } from './domain/aliases.ts';
import type { Network } from './domain/network.ts';
import { plainText } from './domain/text-form.ts';
import { type AtlasBy, composeAtlas, type InputFor } from './print/atlas.ts';
import { pdfOf } from './print/backends/pdf.ts';
import { type Context, FAMILIES } from './print/backends/canvas.ts';
import { type MakeContext, pngOf } from './print/backends/png.ts';
import { svgFileOf } from './print/backends/svg.ts';
import type { AtlasSheet, SheetInput } from './print/compose.ts';
import type { Drawing } from './print/drawing.ts';
import { SpecError } from './print/failure.ts';
import { failureText } from './print/failure-text.ts';
import { facesOf } from './print/fonts.ts';
import { composeSheet, drawingOf } from './print/sheet.ts';
import { parseSpec, type PrintSpec, SPEC_VERSION } from './print/spec.ts';
import type { ModelFiles } from './spatial/model.ts';

const USAGE = `npm run atlas -- [options]
  --by county|axis|prefecture|province   one sheet for each (county)
  --only CODE,CODE        only these counties; a prefecture's code stands for all it holds (an axis goes by its county's code)
  --paper A3              A0 to A5, or WIDTHxHEIGHT in millimetres
  --orientation auto|portrait|landscape
  --scale 150000          a fixed scale; otherwise the largest round one that fits each sheet
  --common-scale          one scale for all: the largest that fits every sheet
  --corridor KM           draw the corridor of this width to either side of the axes
  --documented-only       leave modelled records out
  --batch 1|2             only records of this batch
  --basemap SOURCE        water and roads from vector tiles (OpenMapTiles schema): a folder of z/x/y.pbf, an address
                          with {z}/{x}/{y}, or a PMTiles file
  --language zh|en   --mono   --title TEXT   --author TEXT   --date YYYY-MM-DD   --review-number TEXT
  --bleed MM   --format pdf,svg,png,json   (json: the spec of each sheet, for --spec)
  --dpi 300               resolution of the PNG, 30 to 2400
  --spec FILE             print the one sheet of a saved spec; other options but --format and --out do not count
  --each                  a file for each sheet instead of one atlas
  --out DIR               where the files go (atlas)`;

const OPTIONS = {
  by: { type: 'string', default: 'county' },
  only: { type: 'string' },
  paper: { type: 'string', default: 'A3' },
  orientation: { type: 'string', default: 'auto' },
  scale: { type: 'string' },
  'common-scale': { type: 'boolean', default: false },
  corridor: { type: 'string' },
  'documented-only': { type: 'boolean', default: false },
  batch: { type: 'string' },
  basemap: { type: 'string' },
  language: { type: 'string', default: 'zh' },
  mono: { type: 'boolean', default: false },
  title: { type: 'string', default: '' },
  author: { type: 'string', default: '' },
  date: { type: 'string' },
  'review-number': { type: 'string', default: '' },
  bleed: { type: 'string', default: '0' },
  format: { type: 'string', default: 'pdf' },
  dpi: { type: 'string', default: '300' },
  spec: { type: 'string' },
  each: { type: 'boolean', default: false },
  out: { type: 'string', default: 'atlas' },
  help: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** What somebody typed that cannot be used. */
class UsageError extends Error {}

const BY: readonly AtlasBy[] = ['county', 'axis', 'prefecture', 'province'];
const FORMATS = ['pdf', 'svg', 'png', 'json'] as const;
interface Output {
  formats: readonly (typeof FORMATS)[number][];
  dpi: number;
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const readJson = (file: FileName): unknown =>
  JSON.parse(readFileSync(join(root, 'geodata', file), 'utf8')) as unknown;

/** The whole fonts, so that titles and names of authors may hold any character. */
function readFaces(): SheetInput['faces'] {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  return facesOf({
    400: readFileSync(join(folder, '400Regular/NotoSansSC_400Regular.ttf')),
    700: readFileSync(join(folder, '700Bold/NotoSansSC_700Bold.ttf')),
  });
}

function number(option: string, value: string): number {
  const parsed = Number(value);
  if (value.trim() === '' || !Number.isFinite(parsed))
    throw new UsageError(`--${option} ${value}: not a number`);
  return parsed;
}

function paperOf(paper: string): unknown {
  const custom = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/.exec(paper);
  return custom ? { widthMm: Number(custom[1]), heightMm: Number(custom[2]) } : paper;
}

function specOf(values: Values): PrintSpec {
  return parseSpec({
    version: SPEC_VERSION,
    region: { kind: 'province' },
    paper: paperOf(values.paper),
    orientation: values.orientation,
    ...(values.scale === undefined ? {} : { scale: number('scale', values.scale) }),
    ...(values.corridor === undefined ? {} : { corridorKm: number('corridor', values.corridor) }),
    documentedOnly: values['documented-only'],
    filter: values.batch === undefined ? {} : { batch: values.batch },
    ...(values.basemap === undefined ? {} : { basemap: { source: values.basemap } }),
    language: values.language,
    flavour: values.mono ? 'mono' : 'colour',
    title: values.title,
    author: values.author,
    ...(values.date === undefined ? {} : { date: values.date }),
    reviewNumber: values['review-number'],
    bleedMm: number('bleed', values.bleed),
  });
}

/** Options in the one form of text; names of files and addresses stay as they were typed. */
const inPlainText = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([option, value]) => [
      option,
      typeof value === 'string' && !['spec', 'out', 'basemap'].includes(option) ? plainText(value) : value,
    ]),
  ) as Values;

/** What the corridor is computed from. */
const modelFiles = ({ dataDate }: Network): ModelFiles => ({
  ...(Object.fromEntries(
    (['axes', 'towns', 'villages', 'counties', 'prefectures', 'province'] as const).map((name) => [
      name,
      readJson(`${name}.geojson`),
    ]),
  ) as Omit<ModelFiles, 'gazetteer' | 'dataDate'>),
  gazetteer: readJson('gazetteer.json') as ModelFiles['gazetteer'],
  dataDate,
});

/** Canvases of Skia with the fonts of the sheets. Loaded only where pictures are wanted: it is a native module. */
async function canvases({ bytes }: SheetInput['faces']): Promise<MakeContext> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const weight of [400, 700] as const) GlobalFonts.register(bytes[weight] as Buffer, FAMILIES[weight]);
  return (widthPx, heightPx) => createCanvas(widthPx, heightPx).getContext('2d') as unknown as Context;
}

const sheetLine = ({ code, name, page, sheet, ms }: AtlasSheet): string => {
  const { scale, labels } = sheet.report;
  return `${code}  ${name}  page ${page}  1:${scale}  labels ${labels.placed} placed, ${labels.unplaced.length} unplaced  ${Math.round(ms)} ms`;
};

/** Files of documents by their names; a spec is written so that the same bytes can be made again. */
async function filesOf(
  drawings: readonly { name: string; drawing: Drawing }[],
  specs: readonly { name: string; spec: PrintSpec }[],
  { formats, dpi }: Output,
  faces: SheetInput['faces'],
): Promise<Map<string, Uint8Array | string>> {
  const files = new Map<string, Uint8Array | string>();
  const makeContext = formats.includes('png') ? await canvases(faces) : undefined;
  for (const { name, drawing } of drawings) {
    if (formats.includes('pdf')) files.set(`${name}.pdf`, await pdfOf(drawing, faces));
    for (const [i, page] of drawing.pages.entries()) {
      const numbered = `${name}-${String(i + 1).padStart(3, '0')}`;
      if (formats.includes('svg')) files.set(`${numbered}.svg`, svgFileOf(page, faces));
      if (makeContext) files.set(`${numbered}.png`, await pngOf(page, dpi, makeContext));
    }
  }
  if (formats.includes('json'))
    for (const { name, spec } of specs) files.set(`${name}.json`, `${JSON.stringify(spec, null, 2)}\n`);
  return files;
}

function savedSpec(file: string): PrintSpec {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--spec ${file}: cannot be read`);
  }
  try {
    return parseSpec(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`--spec ${file}: not JSON (${error.message})`);
    throw error;
  }
}

/** All files or none: they are written beside their places and moved there at the end. */
function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  const parts = [...files].map(([name, body]) => {
    const part = join(folder, `.${name}.part`);
    writeFileSync(part, body);
    return [part, join(folder, name)] as const;
  });
  try {
    for (const [part, path] of parts) renameSync(part, path);
  } finally {
    for (const [part] of parts) rmSync(part, { force: true });
  }
}

type Files = ReadonlyMap<string, Uint8Array | string>;

async function atlasFiles(
  values: Values,
  spec: PrintSpec,
  by: AtlasBy,
  output: Output,
  { faces, network }: Pick<SheetInput, 'faces' | 'network'>,
  inputFor: InputFor,
): Promise<Files> {
  const typed = values.only?.split(',').map((code) => code.trim());
  if (typed?.includes('')) throw new UsageError(`--only ${values.only}: a code is missing`);
  const only = typed && currentOnly(typed, network.aliases);
  const { sheets, drawing } = await composeAtlas(
    { spec, by, commonScale: values['common-scale'], apart: values.each, ...(only ? { only } : {}) },
    inputFor,
    { onSheet: (sheet) => console.log(sheetLine(sheet)) },
  );
  const each = sheets.map(({ code, spec: own, sheet }) => ({ name: `${by}-${code}`, own, sheet }));
  const drawings = values.each
    ? each.map(({ name, own, sheet }) => ({ name, drawing: drawingOf(own, sheet) }))
    : [{ name: `atlas-by-${by}`, drawing }];
  const specs = each.map(({ name, own }) => ({ name, spec: own }));
  return filesOf(drawings, specs, output, faces);
}

async function sheetFiles(spec: PrintSpec, name: string, output: Output, input: SheetInput): Promise<Files> {
  const start = performance.now();
  const sheet = composeSheet(spec, input);
  const { scale, labels, findings } = sheet.report;
  console.log(
    `${name}  1:${scale}  labels ${labels.placed} placed, ${labels.unplaced.length} unplaced  ${Math.round(performance.now() - start)} ms`,
  );
  for (const finding of findings) console.log(`  ${finding[spec.language]}`);
  return filesOf([{ name, drawing: drawingOf(spec, sheet) }], [{ name, spec }], output, input.faces);
}

async function main(args: string[]): Promise<number> {
  const { values: typed } = parseArgs({ args, options: OPTIONS });
  const values = inPlainText(typed);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const by = BY.find((each) => each === values.by);
  if (!by) throw new UsageError(`--by ${values.by}: one of ${BY.join(', ')}`);
  const formats = values.format.split(',').map((name) => {
    const format = FORMATS.find((each) => each === name);
    if (!format) throw new UsageError(`--format ${name}: one of ${FORMATS.join(', ')}`);
    return format;
  });
  const dpi = number('dpi', values.dpi);
  if (dpi < 30 || dpi > 2400) throw new UsageError(`--dpi ${values.dpi}: 30 to 2400`);
  const output = { formats, dpi };
  const kept = values.spec === undefined ? specOf(values) : savedSpec(values.spec);
  const failures: string[] = [];
  const network = await assembleNetwork(readJson, {
    onFailure: ({ file }) => failures.push(file),
  });
  if (failures.length > 0) throw new UsageError(`geodata cannot be used: ${failures.join(', ')}`);
  const spec = withCurrentCodes(kept, network);
  for (const code of [spec.filter.county, spec.filter.prefecture])
    if (code !== undefined && !network.counties.has(code) && !network.prefectures.has(code))
      throw new SpecError({ kind: 'unknown-region', code });
  const faces = readFaces();
  const corridorOf = spec.corridorKm > 0 ? corridorsOf(network, modelFiles(network)) : undefined;
  const tiles = spec.basemap ? await basemapFromDisk(spec.basemap.source) : undefined;
  const inputFor = async (each: PrintSpec): Promise<SheetInput> => {
    const area = each.corridorKm > 0 ? corridorOf?.(each) : undefined;
    return {
      network,
      faces,
      ...(area ? { corridor: area } : {}),
      ...(tiles && each.basemap ? { basemap: await basemapFor(each, tiles, { network, faces }) } : {}),
    };
  };
  const files =
    values.spec === undefined
      ? await atlasFiles(values, spec, by, output, { faces, network }, inputFor)
      : await sheetFiles(spec, basename(values.spec, '.json'), output, await inputFor(spec));
  write(resolve(values.out), files);
  for (const [name, body] of files)
    if (!values.each || files.size < 10)
      console.log(`${join(values.out, name)}  ${Math.round(body.length / 1024)} KB`);
  console.log(`${files.size} files`);
  return 0;
}

/** Does what the arguments say, or says why not; gives the exit status. */
export async function command(args: string[]): Promise<number> {
  try {
    return await main(args);
  } catch (error) {
    if (error instanceof SpecError)
      console.error(failureText(error.failure, args.includes('en') ? 'en' : 'zh'));
    else if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
      console.error(`${error.message}\n\n${USAGE}`);
    else console.error(error);
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(await command(process.argv.slice(2)));
