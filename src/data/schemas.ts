import * as v from 'valibot';
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { isCountyCode, isPrefectureCode, isTownCode, isVillageCode } from '../domain/codes.ts';
import type { Gazetteer } from '../domain/network.ts';
import type { ShoresFile } from '../domain/over-water.ts';
import type {
  Axis,
  Cluster,
  County,
  FormerCode,
  LonLat,
  PlaceRecord,
  Prefecture,
  ProgrammeFigure,
  Province,
  Source,
  Story,
  Town,
  Village,
} from '../domain/records.ts';

type Schema<T> = v.GenericSchema<unknown, T>;

const text = v.pipe(v.string(), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.minValue(0));
const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const lonLat: Schema<LonLat> = v.tuple([lon, lat]);
const code = (test: (value: string) => boolean, what: string) =>
  v.pipe(v.string(), v.check(test, `Expected ${what}`));
const countyCode = code(isCountyCode, 'a county code');
const prefectureCode = code(isPrefectureCode, 'a prefecture code');
const townCode = code(isTownCode, 'a town code');
const villageCode = code(isVillageCode, 'a village code');

const status = v.picklist(['documented', 'modelled', 'user']);
const precision = v.picklist(['village', 'town', 'county']);
const batch = v.picklist(['1', '2']);
const otherPinyin = v.exactOptional(v.array(text));
const sourceIds = v.array(text);
const facts = v.array(
  v.looseObject({
    key: text,
    label: v.exactOptional(v.string()),
    value: v.string(),
    unit: v.exactOptional(v.string()),
    period: v.exactOptional(v.string()),
    source: text,
    note: v.exactOptional(v.string()),
  }),
);

export const countySchema: Schema<County> = v.looseObject({
  code: countyCode,
  name: text,
  pinyin: text,
  otherPinyin,
  prefecture: prefectureCode,
  areaKm2: positive,
  terrain: v.exactOptional(v.picklist(['mountain', 'island'])),
  terrainSource: v.exactOptional(text),
  priority: v.boolean(),
  seat: v.looseObject({
    name: text,
    lon,
    lat,
    town: v.exactOptional(townCode),
    positionSource: text,
    note: v.exactOptional(text),
  }),
  villageCommittees: count,
  neighbours: v.array(countyCode),
  labelPoint: lonLat,
  facts,
  sources: sourceIds,
});

export const prefectureSchema: Schema<Prefecture> = v.looseObject({
  code: prefectureCode,
  name: text,
  pinyin: text,
  otherPinyin,
  areaKm2: positive,
  counties: v.array(countyCode),
  labelPoint: lonLat,
  facts,
  sources: sourceIds,
});

export const provinceSchema: Schema<Province> = v.looseObject({
  code: text,
  name: text,
  pinyin: text,
  otherPinyin,
  areaKm2: positive,
});

export const neighbourSchema: Schema<{ code: string; name: string }> = v.looseObject({
  code: text,
  name: text,
});

export const axisSchema: Schema<Axis> = v.looseObject({
  id: text,
  name: text,
  pinyin: text,
  otherPinyin,
  county: countyCode,
  prefecture: prefectureCode,
  batch: v.exactOptional(batch),
  status,
  lengthKm: positive,
  seat: countyCode,
  towns: v.array(townCode),
  villages: v.array(villageCode),
  stations: v.array(
    v.looseObject({
      kind: v.picklist(['seat', 'town', 'village']),
      code: text,
      km: positive,
      branchFromKm: v.exactOptional(positive),
    }),
  ),
  lineStatus: v.array(status),
  facts,
  sources: sourceIds,
});

export const townSchema: Schema<Town> = v.looseObject({
  code: townCode,
  name: text,
  pinyin: text,
  otherPinyin,
  county: countyCode,
  prefecture: prefectureCode,
  axis: text,
  track: v.exactOptional(v.picklist(['agriculture', 'industry', 'commerce', 'tourism'])),
  trackStatus: v.exactOptional(v.picklist(['awarded', 'aimed'])),
  batch: v.exactOptional(batch),
  status,
  precision,
  positionSource: text,
  villageCommittees: count,
  facts,
  sources: sourceIds,
});

export const villageSchema: Schema<Village> = v.looseObject({
  code: villageCode,
  name: text,
  pinyin: text,
  otherPinyin,
  town: townCode,
  county: countyCode,
  prefecture: prefectureCode,
  axis: text,
  unlisted: v.exactOptional(v.literal(true)),
  cluster: v.exactOptional(text),
  batch: v.exactOptional(batch),
  status,
  precision,
  positionSource: text,
  industries: v.array(text),
  facts,
  sources: sourceIds,
});

export const clustersSchema: Schema<Cluster[]> = v.array(
  v.looseObject({
    id: text,
    name: text,
    pinyin: text,
    otherPinyin,
    county: countyCode,
    prefecture: prefectureCode,
    towns: v.array(v.looseObject({ name: text, code: v.exactOptional(townCode) })),
    members: v.array(
      v.looseObject({ name: text, role: v.picklist(['core', 'member']), code: v.exactOptional(villageCode) }),
    ),
    facts,
    sources: sourceIds,
    lonLat: v.exactOptional(lonLat),
  }),
);

export const sourcesSchema: Schema<Source[]> = v.array(
  v.looseObject({
    id: text,
    title: text,
    publisher: v.string(),
    url: v.exactOptional(v.string()),
    date: v.exactOptional(v.string()),
    reliability: v.picklist(['official', 'press', 'copy']),
    note: v.exactOptional(v.string()),
  }),
);

export const programmeSchema: Schema<ProgrammeFigure[]> = v.array(
  v.looseObject({
    id: text,
    name: text,
    nameEn: v.exactOptional(v.string()),
    value: text,
    unit: v.exactOptional(v.string()),
    period: v.exactOptional(v.string()),
    source: text,
    note: v.exactOptional(v.string()),
    group: v.picklist(['totals', 'income', 'works', 'policy', 'pairing', 'modes']),
  }),
);

export const storiesSchema: Schema<Story[]> = v.array(
  v.looseObject({
    id: text,
    order: v.number(),
    title: text,
    titleEn: v.exactOptional(v.string()),
    text,
    textEn: v.exactOptional(v.string()),
    subject: v.exactOptional(
      v.looseObject({ kind: v.picklist(['county', 'town', 'village', 'axis', 'cluster']), id: text }),
    ),
    lon,
    lat,
    source: text,
  }),
);

export const catalogueSchema: Schema<{ dataDate: string }> = v.looseObject({ dataDate: text });

export const placesSchema: Schema<PlaceRecord[]> = v.array(
  v.looseObject({
    kind: v.picklist(['town', 'village']),
    code: code((value) => isTownCode(value) || isVillageCode(value), 'a town or village code'),
    unlisted: v.exactOptional(v.literal(true)),
    name: text,
    pinyin: text,
    otherPinyin,
    county: countyCode,
    lonLat: v.exactOptional(lonLat),
    facts,
    sources: sourceIds,
  }),
);

const ring = v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(6));
const rings = v.array(v.array(ring));
export const shoresSchema: Schema<ShoresFile> = v.looseObject({
  perDegree: v.pipe(v.number(), v.minValue(1)),
  land: rings,
  inland: rings,
});

export const gazetteerSchema: Schema<Gazetteer> = v.looseObject({
  towns: v.array(
    v.looseObject({
      code: townCode,
      name: text,
      pinyin: text,
      otherPinyin,
      lon: v.exactOptional(lon),
      lat: v.exactOptional(lat),
      positionSource: v.exactOptional(text),
      villageCommittees: count,
    }),
  ),
  villages: v.array(
    v.looseObject({
      code: villageCode,
      name: text,
      pinyin: text,
      otherPinyin,
      town: townCode,
      lon,
      lat,
      county: v.exactOptional(countyCode),
      codeYear: v.number(),
      rural: v.boolean(),
    }),
  ),
});

export const aliasesSchema: Schema<{ codes: FormerCode[]; characters: Record<string, string> }> =
  v.looseObject({
    codes: v.array(
      v.looseObject({
        code: code((value) => isCountyCode(value) || isPrefectureCode(value), 'a county or prefecture code'),
        name: text,
        until: count,
        successors: v.array(text),
      }),
    ),
    characters: v.record(text, text),
  });

/** How deep the coordinates of each accepted geometry nest; positions themselves are checked as pairs. */
const DEPTH = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
export type GeometryType = keyof typeof DEPTH;
export type Area = Polygon | MultiPolygon;
export type Line = LineString | MultiLineString;

/** Where in a coordinate array something other than WGS 84 positions stands, or `null` if all is well. */
export function badCoordinate(type: GeometryType, coordinates: unknown): string | null {
  return walk(coordinates, DEPTH[type], 'geometry.coordinates');
}

function walk(node: unknown, depth: number, path: string): string | null {
  if (!Array.isArray(node)) return path;
  if (depth === 0) {
    const [x, y] = node as unknown[];
    const good = typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
    return good ? null : path;
  }
  for (let i = 0; i < node.length; i++) {
    const bad = walk(node[i], depth - 1, `${path}.${i}`);
    if (bad !== null) return bad;
  }
  return null;
}
