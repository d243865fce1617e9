import * as v from 'valibot';
import type { AliasesFile } from '../aliases.ts';
import { isCountyCode, isPrefectureCode, isTownCode, isVillageCode } from '../../domain/codes.ts';
import type { Gazetteer } from '../../domain/network.ts';
import type { ShoresFile } from '../../domain/over-water.ts';
import { COURSE_KINDS, TRACKS } from '../../domain/records.ts';
import type {
  Axis,
  Cluster,
  County,
  Prefecture,
  ProgrammeFigure,
  Province,
  Source,
  Story,
  Town,
  Village,
} from '../../domain/records.ts';
import type { PlaceRecord, TitlesFile } from '../../domain/place-records.ts';
import { RELIABILITIES } from '../../domain/records.ts';
import {
  text,
  count,
  positive,
  lon,
  lat,
  lonLat,
  code,
  countyCode,
  prefectureCode,
  townCode,
  villageCode,
  status,
  precision,
  batch,
  otherPinyin,
  sourceIds,
  facts,
} from './schema-parts.ts';
import type { Schema } from './schema-parts.ts';

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
  course: v.array(
    v.array(v.looseObject({ kind: v.picklist(COURSE_KINDS), to: count, name: v.exactOptional(text) })),
  ),
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
  track: v.exactOptional(v.picklist(TRACKS)),
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
    reliability: v.picklist(RELIABILITIES),
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
    formerStandIn: v.exactOptional(v.literal(true)),
    lonLat: v.exactOptional(lonLat),
    facts,
    sources: sourceIds,
  }),
);

export const titlesSchema: Schema<TitlesFile> = v.looseObject({
  kinds: v.array(
    v.looseObject({
      of: v.picklist(['town', 'village']),
      title: text,
      titleEn: text,
      level: v.picklist(['national', 'provincial', 'municipal']),
    }),
  ),
  places: v.array(
    v.looseObject({
      code: code((value) => isTownCode(value) || isVillageCode(value), 'a town or village code'),
      titles: v.array(
        v.looseObject({
          title: text,
          batch: v.exactOptional(count),
          year: v.exactOptional(count),
          period: v.exactOptional(text),
          product: v.exactOptional(text),
          listedAs: v.exactOptional(v.array(text)),
          source: text,
        }),
      ),
    }),
  ),
});

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

export const aliasesSchema: Schema<AliasesFile> = v.looseObject({
  codes: v.array(
    v.looseObject({
      code: code((value) => isCountyCode(value) || isPrefectureCode(value), 'a county or prefecture code'),
      name: text,
      until: count,
      successors: v.array(text),
    }),
  ),
  ids: v.record(text, text),
  characters: v.record(text, text),
});
