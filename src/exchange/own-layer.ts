import type { Position } from 'geojson';
import type { CountyCode } from '../domain/codes.ts';
import type { PositionColumns } from '../domain/datum.ts';
import { type OwnRow, type OwnValue, valueText } from '../domain/own-layer.ts';
import type { DrawableGeometry } from '../domain/run-time-layer.ts';
import type { Content, FlatGeometry, SourceFile } from './content.ts';
import { readCoordinate, readPosition } from './coordinate-text.ts';
import {
  type Datum,
  type DatumGuess,
  guessDatum,
  type NamedPosition,
  namedDatum,
  type Reading,
  shiftM,
  type ToWgs84,
  toWgs84,
} from './datum.ts';
import type { PlaceNames } from './place-names.ts';
import { buildTable } from './table/table.ts';

export { buildPlaceNames, type PlaceNames } from './place-names.ts';
export { type Datum, type DatumGuess, DATUMS, namedDatum, type Reading, sameDatum } from './datum.ts';

export type { PositionColumns } from '../domain/datum.ts';

/** A sheet or a layer of a file, as a table whose rows may have positions. */
export interface OpenedLayer {
  file: SourceFile;
  part: string | null;
  columns: readonly string[];
  /** Of a large layer some of them, evenly spaced: the worker has them all. */
  rows: readonly { number: number; values: readonly OwnValue[] }[];
  rowCount: number;
  /** Geometry of each of these rows, in the datum of the file; null for a sheet, whose positions are in columns. */
  geometries: readonly (FlatGeometry | null)[] | null;
  /** Columns that appear to have positions; null where there are none, or where there are geometries. */
  positions: PositionColumns | null;
  /** The datum that the file states. */
  named: Datum | null;
}

/** The content of a file as a table with or without geometries. Rows of titles, totals and notes of a sheet are left out. */
export function openContent(content: Content): OpenedLayer {
  if (content.kind === 'sheet') {
    const table = buildTable(content);
    const columns = table.columns.map(({ heading, column }) => heading || `#${column}`);
    const rows = table.rows.map(({ row, cells }) => ({ number: row, values: cells }));
    return {
      file: content.file,
      part: content.sheet,
      columns,
      rows,
      rowCount: rows.length,
      geometries: null,
      positions: findPositions(columns, rows),
      named: null,
    };
  }
  const names = new Set<string>();
  for (const { properties } of content.features) for (const name of Object.keys(properties)) names.add(name);
  const columns = [...names];
  return {
    file: content.file,
    part: content.layer,
    columns,
    rows: content.features.map(({ id, properties }) => ({
      number: id,
      values: columns.map((name) => (Object.hasOwn(properties, name) ? (properties[name] ?? null) : null)),
    })),
    rowCount: content.features.length,
    geometries: content.features.map(({ geometry }) => geometry),
    positions: null,
    named: namedDatum(content.crs),
  };
}

const LON = /^(?:.*[ (（])?(?:经度|东经|lon|lng|long|longitude|x|x坐标|easting|东坐标)(?:[ )）(（].*)?$/i;
const LAT = /^(?:.*[ (（])?(?:纬度|北纬|lat|latitude|y|y坐标|northing|北坐标)(?:[ )）(（].*)?$/i;
const BOTH = /坐标|经纬度|位置|coord|position|lon.?lat|lat.?lon/i;
/** Number of rows that are examined for positions, and the share of them that must have one. */
const ROWS_LOOKED_AT = 200;
const SHARE = 0.5;

/** Finds the columns with positions: by their headings, else by their content. */
export function findPositions(columns: readonly string[], rows: OpenedLayer['rows']): PositionColumns | null {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const share = (test: (value: OwnValue) => boolean, column: number): number =>
    looked.filter(({ values }) => test(values[column] ?? null)).length / Math.max(1, looked.length);
  const isNumber = (column: number): boolean =>
    share((value) => readCoordinate(value) !== null, column) >= SHARE;
  const isPosition = (column: number): boolean =>
    share((value) => readPosition(value) !== null, column) >= SHARE;
  const first = columns.findIndex((name, i) => LON.test(name) && isNumber(i));
  const second = columns.findIndex((name, i) => LAT.test(name) && isNumber(i));
  if (first >= 0 && second >= 0) return { kind: 'two', first, second };
  const both = columns.findIndex((name, i) => BOTH.test(name) && isPosition(i));
  const one = both >= 0 ? both : columns.findIndex((_, i) => isPosition(i));
  return one < 0 ? null : { kind: 'one', column: one };
}

type Pair = readonly [number, number];

/** The two numbers of a row's position as in the file; null where it has none. @param valueOf the row's value in a column */
export function readPair(valueOf: (column: number) => OwnValue, positions: PositionColumns): Pair | null {
  const [first, second] =
    positions.kind === 'one'
      ? (readPosition(valueOf(positions.column)) ?? [])
      : [readCoordinate(valueOf(positions.first)), readCoordinate(valueOf(positions.second))];
  if (!first || !second) return null;
  return first.axis === 'lat' || second.axis === 'lon'
    ? [second.value, first.value]
    : [first.value, second.value];
}

const valuesOf =
  (values: readonly OwnValue[]) =>
  (column: number): OwnValue =>
    values[column] ?? null;

const firstOf = (geometry: FlatGeometry): Pair => {
  let at: unknown = geometry.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return at as [number, number];
};

/** One position of each row that has any. */
function readPairs({ rows, geometries }: OpenedLayer, positions: PositionColumns | null): Pair[] {
  if (geometries) return geometries.flatMap((geometry) => (geometry ? [firstOf(geometry)] : []));
  if (!positions) return [];
  return rows.map(({ values }) => readPair(valuesOf(values), positions)).filter((pair) => pair !== null);
}

/** A rectangle around the province, degrees. */
const PROVINCE = { west: 118, south: 27, east: 123.2, north: 31.3 };

/** A column counts as one of counties or towns if at least this share of its values names one. */
const NAMED_SHARE = 0.5;

/** The county that each row names, by the column that names most; empty where none does. */
function namedCounties({ columns, rows }: OpenedLayer, places: PlaceNames): (CountyCode | undefined)[] {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const shares = columns.map((_, column) => {
    const texts = looked.map(({ values }) => valueText(values[column])).filter((text) => text !== '');
    const named = texts.filter((text) => places.countyNamed(text) !== undefined).length;
    return named / Math.max(1, texts.length);
  });
  const best = shares.indexOf(Math.max(0, ...shares));
  if (best < 0 || (shares[best] ?? 0) < NAMED_SHARE) return [];
  return rows.map(({ values }) => places.countyNamed(valueText(values[best])));
}

/**
 * The possible interpretations of the coordinates, the most likely first: the datum that puts most positions in the county that their row names by a column of counties
 * or towns; for rows without one, in or near the province. If several datums are equally likely, `isSure` is false and the reader is asked.
 * @param places null while counties are not loaded
 */
export function guessReading(
  opened: OpenedLayer,
  positions: PositionColumns | null,
  places: PlaceNames | null = null,
): DatumGuess {
  const counties = places ? namedCounties(opened, places) : [];
  const named: NamedPosition[] = opened.rows.flatMap(({ values }, i) => {
    const geometry = opened.geometries?.[i];
    const pair = geometry ? firstOf(geometry) : positions && readPair(valuesOf(values), positions);
    const county = counties[i];
    return pair ? [{ first: pair[0], second: pair[1], ...(county === undefined ? {} : { county }) }] : [];
  });
  const { west, south, east, north } = PROVINCE;
  return guessDatum(
    named,
    (at) => {
      const [lon, lat] = at;
      if (lon < west || lon > east || lat < south || lat > north) return undefined;
      return (counties.length > 0 ? places?.countyAt(at) : undefined) ?? 'inside';
    },
    opened.named,
  );
}

/** Distance by which the chosen datum moves the layer, metres: mean and greatest; null where it does not or cannot be computed. */
export const computeShift = (
  opened: OpenedLayer,
  positions: PositionColumns | null,
  reading: Reading,
): ReturnType<typeof shiftM> => shiftM(reading, readPairs(opened, positions).slice(0, ROWS_LOOKED_AT));

/** Time, ms, after which the function yields to other work of the page. */
const SLICE_MS = 12;

/**
 * The rows of a layer with their geometries in WGS 84. Rows without a position, or with one outside the range of the datum, are kept in the
 * table without a geometry. Pauses regularly, so that the page stays responsive.
 * @throws RangeError where the well-known text of a .prj cannot be used
 */
export async function buildRows(
  { rows, geometries }: OpenedLayer,
  positions: PositionColumns | null,
  reading: Reading,
): Promise<OwnRow[]> {
  const convert = toWgs84(reading);
  const built: OwnRow[] = [];
  let since = performance.now();
  for (const [i, { number, values }] of rows.entries()) {
    built.push({
      number,
      values,
      geometry: convertGeometry(values, geometries?.[i] ?? null, positions, convert),
    });
    if (i % 256 === 255 && performance.now() - since > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  return built;
}

function convertGeometry(
  values: readonly OwnValue[],
  geometry: FlatGeometry | null,
  positions: PositionColumns | null,
  convert: ToWgs84,
): DrawableGeometry | null {
  if (geometry) return converted(geometry, convert);
  const pair = positions && readPair(valuesOf(values), positions);
  const at = pair && convert(...pair);
  return at ? { type: 'Point', coordinates: at } : null;
}

/** The geometry in WGS 84; null where any of its positions lies outside the range of the datum. */
function converted(geometry: FlatGeometry, convert: ToWgs84): DrawableGeometry | null {
  let isWhole = true;
  const one = ([x = NaN, y = NaN]: Position): Position => {
    const at = convert(x, y);
    if (!at) isWhole = false;
    return at ?? [x, y];
  };
  const line = (all: readonly Position[]): Position[] => all.map(one);
  const lines = (all: readonly (readonly Position[])[]): Position[][] => all.map(line);
  const make = (): DrawableGeometry => {
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: one(geometry.coordinates) };
      case 'MultiPoint':
      case 'LineString':
        return { type: geometry.type, coordinates: line(geometry.coordinates) };
      case 'MultiLineString':
      case 'Polygon':
        return { type: geometry.type, coordinates: lines(geometry.coordinates) };
      case 'MultiPolygon':
        return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(lines) };
    }
  };
  const made = make();
  return isWhole ? made : null;
}
