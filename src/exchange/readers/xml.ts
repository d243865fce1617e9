import { gpxGen, kml } from '@tmcw/togeojson';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import type { SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { type FieldTypes, fieldTypes, takeFields } from './kml-fields.ts';
import { RefusedFile, type Run } from './run.ts';
import { detectEncoding, textOf } from './text.ts';

/**
 * Attributes that `togeojson` derives from styles, times and the view: an own layer is styled by the user, and times are no attributes of a place.
 * Fields of the file that are called so are read apart (`takeFields`).
 */
const NO_ATTRIBUTE =
  /^(?:stroke|fill|icon|label|marker|styleUrl|styleHash|styleMapHash|visibility|tessellate|extrude|altitudeMode|open|coordinateProperties|@geometry-type)(?:$|-)/;

/** Both formats are in WGS 84 by definition. */
const WGS84 = { epsg: 4326 };

/**
 * A part of a document: a placemark, a waypoint, a track. Each is parsed as a document of its own, so that the whole is never in memory as
 * nodes.
 */
interface XmlPart {
  text: string;
  /** Names of the folders around it, outermost first; in KML only. */
  folders: readonly string[];
}

/** Column with the folders of a placemark. A file that has such an attribute itself keeps its own values. */
const FOLDER = 'Folder';

/**
 * Reads KML: placemarks with their attributes, over all folders. If they are in different folders, which is how many programs group them, the names
 * of the folders are an attribute. Links to other files on the net are counted and never followed. */
export async function readKml(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const text = await xmlText(blob, run);
  const features = new FeatureBuilder(file, readName(text), run);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const links = count(/<(?:\w+:)?NetworkLink[\s>]/g);
  if (links > 0) features.faults.add('network-links', 'note', { count: links });
  const schemas = parsed(
    `<kml>${splitParts(text, 'Schema', run)
      .map((each) => each.text)
      .join('')}</kml>`,
  );
  const types: FieldTypes = schemas instanceof Error ? new Map() : fieldTypes(schemas);
  let id = 0;
  const parts = splitParts(text, 'Placemark', run);
  const isGrouped = new Set(parts.map(({ folders: path }) => path.join('/'))).size > 1;
  for (const part of parts) {
    id++;
    const document = parsed(
      `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Document>${part.text}</Document></kml>`,
    );
    if (document instanceof Error) {
      features.faults.add('feature-syntax', 'error', null, { row: id, value: document.message });
      continue;
    }
    const fields = takeFields(document, types);
    for (const { geometry, properties } of kml(document).features) {
      const attributes = new Map([...attributesOf(properties), ...fields]);
      features.add(id, geometry, isGrouped ? withFolder(part, attributes) : attributes);
    }
  }
  return [features.finish(file, readName(text), WGS84)];
}

/** Reads GPX: waypoints, routes and tracks. */
export async function readGpx(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const text = await xmlText(blob, run);
  const features = new FeatureBuilder(file, null, run);
  let id = 0;
  for (const part of ['trk', 'rte', 'wpt'].flatMap((name) => splitParts(text, name, run))) {
    id++;
    const document = parsed(
      `<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${part.text}</gpx>`,
    );
    if (document instanceof Error) {
      features.faults.add('feature-syntax', 'error', null, { row: id, value: document.message });
      continue;
    }
    for (const { geometry, properties } of gpxGen(document))
      features.add(id, geometry, attributesOf(properties));
  }
  return [features.finish(file, null, WGS84)];
}

function withFolder(
  { folders }: XmlPart,
  attributes: ReadonlyMap<string, unknown>,
): Iterable<[string, unknown]> {
  const hasOwn = folders.length === 0 || attributes.has(FOLDER);
  return hasOwn ? attributes : [[FOLDER, folders.join('/')], ...attributes];
}

function* attributesOf(properties: Record<string, unknown> | null): Generator<[string, unknown]> {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (NO_ATTRIBUTE.test(name)) continue;
    // A description in HTML comes with its type.
    const isTyped = typeof value === 'object' && value !== null && 'value' in value && '@type' in value;
    yield [name, isTyped ? value.value : value];
  }
}

/** Declarations of namespaces of extensions, so that a part of a document can be parsed alone. */
const PREFIX = /<\/?([A-Za-z_][\w.-]*):/g;
const DECLARED = new Set(['gx', 'atom', 'xsi', 'xml']);

function parsed(text: string): ReturnType<DOMParser['parseFromString']> | Error {
  const prefixes = new Set([...text.matchAll(PREFIX)].map(([, prefix = '']) => prefix));
  const missing = [...prefixes].filter(
    (prefix) => !DECLARED.has(prefix) && !text.includes(`xmlns:${prefix}=`),
  );
  const declared = missing.map((prefix) => ` xmlns:${prefix}="urn:x-${prefix}"`).join('');
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(
      declared === '' ? text : text.replace(/^<(kml|gpx)/, `<$1${declared}`),
      'text/xml',
    );
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The text of a document without its DOCTYPE, whose entities could multiply or refer to other files. */
async function xmlText(blob: Blob, run: Run): Promise<string> {
  const { encoding } = await detectEncoding(blob, run);
  let text = '';
  for await (const piece of textOf(blob, encoding, run)) text += piece;
  const doctype = /<!DOCTYPE/i.exec(text.slice(0, 65_536));
  if (doctype) throw new RefusedFile('doctype', null, text.slice(doctype.index, doctype.index + 200));
  return text;
}

const readName = (text: string): string | null => {
  const [, head = ''] = /<(?:\w+:)?(?:Document|Folder)[^>]*>([^]{0,2000})/.exec(text) ?? [];
  const [, name] = /^\s*<(?:\w+:)?name>([^<]*)</.exec(head) ?? [];
  return name === undefined || name.trim() === '' ? null : name.trim();
};

/**
 * All elements of a name that are not inside another of that name, as texts, without comments.
 * @throws RefusedFile where elements are too deep inside each other
 */
function splitParts(text: string, name: string, run: Run): XmlPart[] {
  const parts: XmlPart[] = [];
  const tag =
    /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<(\/?)((?:[\w.-]+:)?)([\w.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g;
  let depth = 0;
  let from = -1;
  let fromDepth = 0;
  let seen = 0;
  /** The open folders with their depth, and where the name of the innermost begins. */
  const folders: { depth: number; name: string }[] = [];
  let nameFrom = -1;
  const names = (): string[] => folders.map(({ name: each }) => each).filter((each) => each !== '');
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    if (++seen % 5000 === 0) run.check();
    const [whole, closes, , local, isEmpty] = found;
    if (local === undefined) continue;
    if (closes === '/') {
      depth--;
      const innermost = folders.at(-1);
      if (from < 0 && local === 'name' && nameFrom >= 0 && innermost?.depth === depth - 1) {
        innermost.name = plainText(text.slice(nameFrom, found.index));
        nameFrom = -1;
      }
      if (from < 0 && local === 'Folder' && innermost?.depth === depth) folders.pop();
      if (from >= 0 && local === name && depth === fromDepth) {
        parts.push({ text: text.slice(from, found.index + whole.length), folders: names() });
        from = -1;
      }
    } else if (isEmpty === '/') {
      if (from < 0 && local === name) parts.push({ text: whole, folders: names() });
    } else {
      if (from < 0 && local === 'Folder') folders.push({ depth, name: '' });
      if (from < 0 && local === 'name') nameFrom = found.index + whole.length;
      if (from < 0 && local === name) {
        from = found.index;
        fromDepth = depth;
      }
      run.hold('depth', ++depth);
    }
  }
  return parts;
}

/** The text of an element without its mark-up, with entities resolved. */
function plainText(content: string): string {
  const document = parsed(`<kml>${content}</kml>`);
  return document instanceof Error ? '' : (document.documentElement?.textContent ?? '').trim();
}
