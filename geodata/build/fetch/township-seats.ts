import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

/** Columns of the GeoNames dump (readme.txt of download.geonames.org/export/dump). */
const COLUMN = {
  id: 0,
  name: 1,
  alternates: 3,
  lat: 4,
  lon: 5,
  featureCode: 7,
  country: 8,
  admin1: 10,
  admin2: 11,
  population: 14,
  modified: 18,
} as const;
/** GeoNames' own number for Zhejiang. */
const ZHEJIANG = '02';

/** Names written in Han characters alone, traditional forms included, joined by `|`. */
const hanNames = (alternates: string): string =>
  alternates
    .split(',')
    .filter((name) => /^\p{Script=Han}+$/u.test(name))
    .join('|');

/**
 * Populated places of Zhejiang in GeoNames' cities-500 file, by id:
 * `geonameid,name,chinese,feature,prefecture,lon,lat,population,modified`.
 * Degrees WGS 84; `prefecture` is a four-digit division code, empty where GeoNames has none; population 0 is unknown.
 * @param folder the unpacked `dist` of the seats package
 * @throws Error where the file holds no place of Zhejiang
 */
export function townshipSeatsCsv(folder: string): string {
  const records = readFileSync(join(folder, 'cities500.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[COLUMN.country] === 'CN' && cells[COLUMN.admin1] === ZHEJIANG)
    .map((cells) => {
      const cell = (column: keyof typeof COLUMN): string => cells[COLUMN[column]] ?? '';
      return {
        geonameid: cell('id'),
        name: cell('name'),
        chinese: hanNames(cell('alternates')),
        feature: cell('featureCode'),
        prefecture: cell('admin2'),
        lon: cell('lon'),
        lat: cell('lat'),
        population: cell('population'),
        modified: cell('modified'),
      };
    });
  if (records.length === 0) throw new Error(`${folder}: no places of Zhejiang`);
  records.sort((a, b) => Number(a.geonameid) - Number(b.geonameid));
  return `${Papa.unparse(records, { newline: '\n' })}\n`;
}
