import { toKML } from '@placemarkio/tokml';
import type { ExportFeature } from './rows.ts';
import { featureParts } from './rows.ts';
import type { TableParts } from './table-parts.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const FIRST = '<Placemark';
const LAST = '</Placemark>';

const encoder = new TextEncoder();

/** KML 2.2, WGS 84 by definition; the fields of the table are the extended data of each placemark. */
export function* writeKml(table: TableParts): Generator<Uint8Array<ArrayBuffer>> {
  // The library writes whole documents: of each part the placemarks are taken, of the first also the text around them.
  let isBegun = false;
  let end = '\n';
  for (const part of featureParts(table, 'wgs84')) {
    const text = withoutMarks(toKML({ type: 'FeatureCollection', features: part.map(placemark) }));
    const [from, to] = [text.indexOf(FIRST), text.lastIndexOf(LAST) + LAST.length];
    if (!isBegun) {
      yield encoder.encode(`${DECLARATION}\n${text.slice(0, from)}`);
      end = `${text.slice(to)}\n`;
    }
    isBegun = true;
    yield encoder.encode(text.slice(from, to));
  }
  if (!isBegun) yield encoder.encode(`${DECLARATION}\n${toKML({ type: 'FeatureCollection', features: [] })}`);
  yield encoder.encode(end);
}

/** A field of this name the library would write as the switch of a placemark, so that its value would be lost: it gets a longer name first. */
const SWITCH = 'visibility';
const MARKED = `${SWITCH}\u2060`;
const withoutMarks = (text: string): string =>
  text.replaceAll(`<Data name="${MARKED}">`, `<Data name="${SWITCH}">`);

/** The feature as the library needs it: without unknown values; texts, since it leaves out a name that is 0 or false. */
function placemark({ properties, ...feature }: ExportFeature): ExportFeature {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return {
    ...feature,
    properties: Object.fromEntries(
      known.map(([name, value]) => [name === SWITCH ? MARKED : name, String(value)]),
    ),
  };
}
