import type { CountyCode, PrefectureCode } from '../../domain/codes.ts';
import type { Region, SpatialModel } from '../model.ts';

export interface RegionFilter {
  code: string;
  name: string;
  region: Region;
  holds(place: { county: CountyCode; prefecture: PrefectureCode }): boolean;
}

/**
 * The county, prefecture or province of this code, and whether a place counts to it; the province where no code is given.
 * @throws RangeError where the model has no such region.
 */
export function regionFilter(model: SpatialModel, code = model.province.code): RegionFilter {
  const county = model.counties.find((region) => region.code === code);
  if (county) return { code, name: county.name, region: county, holds: (place) => place.county === code };
  const prefecture = model.prefectures.find((region) => region.code === code);
  if (prefecture)
    return {
      code,
      name: prefecture.name,
      region: prefecture,
      holds: (place) => place.prefecture === code,
    };
  if (code !== model.province.code)
    throw new RangeError(`no county, prefecture or province ${code} in the network`);
  return { code, name: model.province.name, region: model.province, holds: () => true };
}
