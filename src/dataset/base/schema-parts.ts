import * as v from 'valibot';
import { isCountyCode, isPrefectureCode, isTownCode, isVillageCode } from '../../domain/codes.ts';
import type { LonLat } from '../../domain/records.ts';

export type Schema<T> = v.GenericSchema<unknown, T>;

export const text = v.pipe(v.string(), v.nonEmpty());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const positive = v.pipe(v.number(), v.minValue(0));
export const lon = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
export const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
export const lonLat: Schema<LonLat> = v.tuple([lon, lat]);
export const code = (test: (value: string) => boolean, what: string) =>
  v.pipe(v.string(), v.check(test, `Expected ${what}`));
export const countyCode = code(isCountyCode, 'a county code');
export const prefectureCode = code(isPrefectureCode, 'a prefecture code');
export const townCode = code(isTownCode, 'a town code');
export const villageCode = code(isVillageCode, 'a village code');

export const status = v.picklist(['documented', 'modelled', 'user']);
export const precision = v.picklist(['village', 'town', 'county']);
export const batch = v.picklist(['1', '2']);
export const otherPinyin = v.exactOptional(v.array(text));
export const sourceIds = v.array(text);
export const facts = v.array(
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
