import { isObject } from '../../domain/is-object.ts';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { JsonElements } from './json-elements.ts';
import { RefusedFile, type Run } from './run.ts';
import { detectEncoding, textOf } from './text.ts';

/** Precedes each record of a GeoJSON text sequence (RFC 8142). */
export const RECORD_SEPARATOR = '\u001e';
const FORMAT = 'GeoJSON';
/** Number of characters that are shown around the place of an error in JSON. */
const CONTEXT_CHARACTERS = 30;

type JsonObject = Record<string, unknown>;
/** The text around the place that `JSON.parse` names. */
function aroundError(text: string, error: unknown): string {
  const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
  return text.slice(Math.max(0, at - CONTEXT_CHARACTERS), at + CONTEXT_CHARACTERS).trim();
}

/** Own properties of an object; none of anything else. */
const entriesOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

/** Adds the content of a JSON text: a feature, a collection of features, or a geometry. */
class GeojsonSink {
  readonly features: FeatureBuilder;
  /** Number of the last text that was read, from 1. */
  #id = 0;

  constructor(features: FeatureBuilder) {
    this.features = features;
  }

  /** One element of a collection, or one record of a sequence. */
  addText(text: string): void {
    this.#id++;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      this.features.faults.add('json-syntax', 'error', null, {
        row: this.#id,
        value: aroundError(text, error),
      });
      return;
    }
    this.#add(value, text);
  }

  #add(value: unknown, text: string): void {
    if (isObject(value)) {
      if (value['type'] === 'Feature') {
        const id =
          isIdentifier(value['id']) && !hasOwn(value['properties'], 'id')
            ? [['id', value['id']] as const]
            : [];
        return this.features.add(this.#id, value['geometry'], [...id, ...entriesOf(value['properties'])]);
      }
      if (value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) {
        this.#id--;
        for (const each of value['features'] as unknown[]) {
          this.#id++;
          this.#add(each, text);
        }
        return;
      }
      // A geometry alone is a feature without attributes.
      if ('coordinates' in value || 'geometries' in value) return this.features.add(this.#id, value, []);
    }
    this.features.faults.add('not-feature', 'error', null, { row: this.#id, value: text });
  }
}

const isIdentifier = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
const hasOwn = (value: unknown, name: string): boolean => isObject(value) && Object.hasOwn(value, name);

/** `crs` of GeoJSON before RFC 7946: “urn:ogc:def:crs:EPSG::4490” or “EPSG:4490”. */
function readCrs(outer: JsonObject): NamedCrs | null {
  const properties = isObject(outer['crs']) ? outer['crs']['properties'] : null;
  const name = isObject(properties) ? properties['name'] : null;
  if (typeof name !== 'string') return null;
  const epsg = /EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1];
  if (epsg !== undefined) return { epsg: Number(epsg) };
  return /CRS84$/i.test(name) ? { epsg: 4326 } : null;
}

/** Reads GeoJSON: a feature collection, a feature, a geometry, or an array of features. Of a damaged file the features before the damage are kept. */
export async function readGeojson(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const { encoding } = await detectEncoding(blob, run);
  const features = new FeatureBuilder(file, null, run);
  const sink = new GeojsonSink(features);
  const elements = new JsonElements((text) => sink.addText(text), run.limits.depth);
  for await (const text of textOf(blob, encoding, run)) elements.push(text);
  if (!elements.isWhole) {
    if (features.count === 0) throw new RefusedFile('damaged', { format: FORMAT });
    features.faults.add('damaged', 'error', { format: FORMAT }, { value: elements.unfinished });
    return [features.finish(file, null, null)];
  }
  let outer: unknown;
  try {
    outer = JSON.parse(elements.outer);
  } catch (error) {
    if (features.count === 0) throw new RefusedFile('json-syntax', null, aroundError(elements.outer, error));
    features.faults.add('json-syntax', 'error', null, { value: aroundError(elements.outer, error) });
  }
  if (isObject(outer)) {
    if (!Array.isArray(outer['features'])) sink.addText(elements.outer);
    const name = outer['name'];
    const layer = typeof name === 'string' ? name : null;
    if (features.count === 0 && outer['type'] !== 'FeatureCollection')
      throw new RefusedFile('not-geojson', null, elements.outer);
    return [features.finish(file, layer, readCrs(outer))];
  }
  if (features.count === 0) throw new RefusedFile('not-geojson', null, elements.outer);
  return [features.finish(file, null, null)];
}

/** Reads newline-delimited GeoJSON and GeoJSON text sequences: a feature, collection or geometry in each record. */
export async function readGeojsonSequence(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const { encoding } = await detectEncoding(blob, run);
  const features = new FeatureBuilder(file, null, run);
  const sink = new GeojsonSink(features);
  let separator = '';
  let rest = '';
  for await (const text of textOf(blob, encoding, run)) {
    if (separator === '' && text !== '')
      separator = text.includes(RECORD_SEPARATOR) ? RECORD_SEPARATOR : '\n';
    const records = (rest + text).split(separator);
    rest = records.pop() ?? '';
    for (const record of records) if (record.trim() !== '') sink.addText(record);
  }
  if (rest.trim() !== '') sink.addText(rest);
  if (features.count === 0 && features.faults.all().length === 0) throw new RefusedFile('empty', null);
  return [features.finish(file, null, null)];
}
