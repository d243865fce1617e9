import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { unzipSync } from 'fflate';
import type { FeatureCollection } from 'geojson';
import { makeOds, makeXlsx, makeZip } from './files.ts';
import { makeGeoparquet, wkbPoint } from './parquet.ts';
import { makeShapefile } from './shapefile.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Numbers from 0 to below 1, the same for a seed on every machine (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A file before it is changed. Archives are given by their contents, so that the change can be inside. */
type Original = { name: string; bytes: Bytes } | { name: string; files: Record<string, string | Bytes> };

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const ROWS = Array.from({ length: 30 }, (_, i) => ({ name: `村${i}`, x: 119 + i / 10, y: 28 + i / 20 }));
const CSV = `名称,经度,纬度\n${ROWS.map(({ name, x, y }) => `"${name}, ""甲""",${x},${y}`).join('\n')}\n`;
const COLLECTION: FeatureCollection = {
  type: 'FeatureCollection',
  features: ROWS.map(({ name, x, y }, i) => ({
    type: 'Feature',
    geometry:
      i % 2 === 0
        ? { type: 'Point', coordinates: [x, y] }
        : {
            type: 'Polygon',
            coordinates: [
              [
                [x, y],
                [x + 1, y],
                [x, y + 1],
                [x, y],
              ],
            ],
          },
    properties: { name, i, ok: true },
  })),
};
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>层</name>${ROWS.map(({ name, x, y }) => `<Placemark><name>${name}</name><ExtendedData><Data name="a"><value>1</value></Data></ExtendedData><Point><coordinates>${x},${y}</coordinates></Point></Placemark>`).join('')}</Document></kml>`;
const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">${ROWS.map(({ name, x, y }) => `<wpt lat="${y}" lon="${x}"><name>${name}</name></wpt>`).join('')}</gpx>`;
const SHEET = ROWS.map(
  ({ name, x }, i) =>
    `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${name}</t></is></c><c r="B${i + 1}" s="1"><v>${x}</v></c><c r="C${i + 1}"><f>1+1</f><v>2</v></c></row>`,
).join('');
const TABLE = `<table:table table:name="a">${ROWS.map(({ name, x }) => `<table:table-row><table:table-cell office:value-type="string"><text:p>${name}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="${x}" table:number-columns-repeated="2"/></table:table-row>`).join('')}</table:table>`;

const geoparquet = (codec: 'SNAPPY' | 'UNCOMPRESSED'): Bytes =>
  makeGeoparquet(
    ROWS.map(({ x, y }) => wkbPoint(x, y)),
    { name: ROWS.map(({ name }) => name), x: ROWS.map(({ x }) => x) },
    { codec },
  );

function originals(): Original[] {
  const shape = makeShapefile(ROWS.map(({ name, x, y }) => ({ x, y, value: name.slice(1) })));
  return [
    { name: 'a.csv', bytes: utf8(CSV) },
    { name: 'a.tsv', bytes: utf8(CSV.replaceAll(',', '\t')) },
    { name: 'a.geojson', bytes: utf8(JSON.stringify(COLLECTION)) },
    { name: 'a.ndjson', bytes: utf8(COLLECTION.features.map((each) => JSON.stringify(each)).join('\n')) },
    { name: 'a.kml', bytes: utf8(KML) },
    { name: 'a.gpx', bytes: utf8(GPX) },
    { name: 'a.parquet', bytes: geoparquet('SNAPPY') },
    // Damages of compressed pages seldom leave anything to read.
    { name: 'b.parquet', bytes: geoparquet('UNCOMPRESSED') },
    { name: 'a.fgb', bytes: new Uint8Array(serialize(COLLECTION, 4326)) },
    { name: 'a.xlsx', bytes: makeXlsx([{ name: 'a', rows: SHEET }]) },
    { name: 'a.ods', bytes: makeOds(TABLE) },
    { name: 'a.kmz', files: { 'doc.kml': KML } },
    { name: 'a.zip', files: { 'a.shp': shape.shp, 'a.dbf': shape.dbf, 'a.prj': 'GEOGCS["GCS_WGS_1984"]' } },
    { name: 'b.zip', files: { 'a.csv': CSV, 'b.geojson': JSON.stringify(COLLECTION) } },
    { name: 'b.xlsx', files: unzipSync(makeXlsx([{ name: 'a', rows: SHEET }])) as Record<string, Bytes> },
    {
      name: 'b.ods',
      files: {
        'META-INF/manifest.xml': '<manifest/>',
        'content.xml': `<office:document-content>${TABLE}</office:document-content>`,
      },
    },
  ];
}

/** Bytes and texts that have a meaning in one format or another. */
const INSERTED = [
  '"',
  '\0',
  '<',
  '&',
  ']]>',
  '\r',
  '[[[[',
  '{"',
  '<!DOCTYPE a [',
  '1e400',
  '__proto__',
  '\uFFFF',
  ',,,,',
].map(utf8);
const LARGE = [0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff, 0];

/** Changes bytes in one to four ways: other bytes, large numbers, parts removed, repeated, moved or overwritten, special texts inserted. */
function mutate(bytes: Bytes, random: () => number): Bytes {
  let changed = bytes.slice();
  const upTo = (most: number): number => Math.floor(random() * most);
  for (let times = 1 + upTo(4); times > 0; times--) {
    const at = upTo(changed.length);
    const length = 1 + upTo(Math.min(64, changed.length));
    switch (upTo(7)) {
      case 0:
        for (let i = 1 + upTo(8); i > 0; i--) changed[upTo(changed.length)] = upTo(256);
        break;
      case 1:
        if (at + 4 <= changed.length)
          new DataView(changed.buffer).setUint32(at, LARGE[upTo(LARGE.length)] ?? 0, random() < 0.5);
        break;
      case 2:
        changed = changed.slice(0, at);
        break;
      case 3:
        changed = joined(changed.subarray(0, at), changed.subarray(at + length));
        break;
      case 4: {
        const part = changed.slice(at, at + length);
        changed = joined(
          changed.subarray(0, at),
          ...Array.from({ length: 1 + upTo(20) }, () => part),
          changed.subarray(at),
        );
        break;
      }
      case 5:
        changed.fill(upTo(256), at, at + length);
        break;
      default:
        changed = joined(
          changed.subarray(0, at),
          INSERTED[upTo(INSERTED.length)] ?? changed,
          changed.subarray(at),
        );
    }
  }
  return changed;
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const bytesOf = (original: Original): Bytes =>
  'bytes' in original ? original.bytes : makeZip(original.files, 0);

/** The files of all formats before they are damaged. */
export const soundFiles = (): { name: string; bytes: Bytes }[] =>
  originals().map((original) => ({ name: original.name, bytes: bytesOf(original) }));

/** Endless sequence of damaged files of all formats; the same for a seed. */
export function* mutatedFiles(seed: number): Generator<{ name: string; bytes: Bytes }> {
  const random = seededNumbers(seed);
  const all = originals();
  for (;;) {
    for (const original of all) {
      if ('bytes' in original) {
        yield { name: original.name, bytes: mutate(original.bytes, random) };
        continue;
      }
      const names = Object.keys(original.files);
      const changed = names[Math.floor(random() * names.length)] ?? '';
      const file = original.files[changed] ?? '';
      const bytes = mutate(typeof file === 'string' ? utf8(file) : file, random);
      yield { name: original.name, bytes: makeZip({ ...original.files, [changed]: bytes }, 0) };
    }
  }
}
