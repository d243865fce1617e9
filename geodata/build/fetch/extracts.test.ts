import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundaryExtract } from './boundary-extract.ts';
import { cedictPlacesCsv } from './cedict-places.ts';
import { characterReadingsCsv } from './character-readings.ts';
import { divisionsCsv } from './divisions.ts';
import { SHAPES } from './packages.ts';
import { townshipSeatsCsv } from './township-seats.ts';

const inputs = resolve(fileURLToPath(import.meta.url), '../../../inputs');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'axis-atlas-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

describe('divisionsCsv', () => {
  it('takes Zhejiang in order of code and pads towns to twelve digits', () => {
    write('areas.csv', 'code,name,cityCode,provinceCode\n330102,"上城区",3301,33\n110101,"东城区",1101,11\n');
    write('streets.csv', 'code,name,areaCode,provinceCode,cityCode\n330102001,"清波街道",330102,33,3301\n');
    write(
      'villages.csv',
      'code,name,streetCode,provinceCode,cityCode,areaCode\n330102001052,"劳动路社区",330102001,33,3301,330102\n330102001051,"清波门社区",330102001,33,3301,330102\n',
    );
    expect(divisionsCsv(folder)).toBe(
      'code,name\n330102,上城区\n330102001000,清波街道\n330102001051,清波门社区\n330102001052,劳动路社区\n',
    );
  });

  it('refuses a table without the province', () => {
    for (const file of ['areas.csv', 'streets.csv', 'villages.csv'])
      write(file, 'code,name,provinceCode\n110101,东城区,11\n');
    expect(() => divisionsCsv(folder)).toThrow('no divisions of Zhejiang');
  });
});

describe('townshipSeatsCsv', () => {
  const line = (id: number, country: string, admin1: string, alternates: string): string =>
    [
      id,
      'Zuoxi',
      'Zuoxi',
      alternates,
      27.63,
      119.37,
      'P',
      'PPLA4',
      country,
      '',
      admin1,
      3311,
      '',
      '',
      0,
      '',
      446,
    ].join('\t') + '\tAsia/Shanghai\t2021-09-19';

  it('takes the places of Zhejiang by id, with their names in Han characters', () => {
    write(
      'cities500.txt',
      [
        line(9, 'CN', '02', "Tso-ch'i,左溪,zuo xi,左溪镇"),
        line(3, 'CN', '02', ''),
        line(4, 'JP', '02', ''),
      ].join('\n'),
    );
    expect(townshipSeatsCsv(folder).split('\n')).toEqual([
      'geonameid,name,chinese,feature,prefecture,lon,lat,population,modified',
      '3,Zuoxi,,PPLA4,3311,119.37,27.63,0,2021-09-19',
      '9,Zuoxi,左溪|左溪镇,PPLA4,3311,119.37,27.63,0,2021-09-19',
      '',
    ]);
  });

  it('refuses a file without the province', () => {
    write('cities500.txt', line(4, 'JP', '02', ''));
    expect(() => townshipSeatsCsv(folder)).toThrow('no places of Zhejiang');
  });
});

describe('boundaryExtract', () => {
  const square = (lon: number, lat: number): number[][] => [
    [lon, lat],
    [lon + 1, lat],
    [lon + 1, lat + 1],
    [lon, lat + 1],
    [lon, lat],
  ];
  const shapes = (...list: [id: string, name: string, lon: number, lat: number][]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: list.map(([id, name, lon, lat]) => ({
        type: 'Feature',
        ...(id === '' ? {} : { id }),
        properties: { name },
        geometry: { type: 'Polygon', coordinates: [square(lon, lat)] },
      })),
    });
  type Extract = Topology<{ counties: GeometryCollection<{ name: string }>; neighbours: GeometryCollection }>;

  it('keeps counties separate, merges each neighbouring province and leaves out distant ones', () => {
    write(
      'zhe4_jiang1_hang2_zhou1.geojson',
      shapes(['330105', '拱墅区', 121, 30], ['330102', '上城区', 120, 30]),
    );
    write('shanghai.geojson', shapes(['310101', '黄浦区', 122, 30], ['', '崇明区', 122, 31]));
    write('jiang1_xi1_gan4_zhou1.geojson', shapes(['360702', '章贡区', 114, 25]));
    write('bei_jing.geojson', 'not read');
    const extract = JSON.parse(boundaryExtract(folder, SHAPES)) as Extract;
    const counties = feature(extract, extract.objects.counties).features;
    expect(counties.map(({ id, properties }) => [id, properties.name])).toEqual([
      ['330102', '上城区'],
      ['330105', '拱墅区'],
    ]);
    expect(counties[0]?.geometry).toEqual({
      type: 'MultiPolygon',
      coordinates: [[expect.arrayContaining(square(120, 30))]],
    });
    const around = feature(extract, extract.objects.neighbours).features;
    const shanghai = around.find(({ id }) => id === '310000')?.geometry;
    expect(shanghai).toMatchObject({ type: 'MultiPolygon', coordinates: [[{ length: 7 }]] });
    expect(around.find(({ id }) => id === '360000')?.geometry).toMatchObject({ coordinates: [] });
  });

  it('refuses a folder without counties of the province', () => {
    expect(() => boundaryExtract(folder, SHAPES)).toThrow('no counties of Zhejiang');
  });
});

describe('characterReadingsCsv', () => {
  it('takes the characters of the division list, the usual reading first', () => {
    write(
      'dict-zi.js',
      `var dict = [];\ndict[${'都'.codePointAt(0)}] = "dū,dōu";\ndict[${'朝'.codePointAt(0)}] = "zhāo,cháo";\nmodule.exports = dict;\n`,
    );
    write('divisions.csv', 'code,name\n331123,仙都\n');
    expect(() => characterReadingsCsv(folder, folder)).toThrow('no reading of 仙');
    write('divisions.csv', 'code,name\n331123,都都\n');
    expect(characterReadingsCsv(folder, folder)).toBe('character,readings\n都,dū|dōu\n');
  });
});

describe('cedictPlacesCsv', () => {
  it('takes names of the province with tone marks, and no other words whose explanation mentions it', () => {
    write(
      'all.js',
      `export default ${JSON.stringify({
        all: [
          [
            '麗水市',
            '丽水市',
            'Li2 shui3 Shi4',
            'Lishui, prefecture-level city in Zhejiang Province',
            [],
            [],
          ],
          ['綠', '绿', 'lu:4', 'green', [], []],
          ['浙菜', '浙菜', 'zhe4 cai4', 'Zhejiang cuisine', [], []],
        ],
      })}`,
    );
    expect(cedictPlacesCsv(folder)).toBe('name,reading\n丽水市,lí shuǐ shì\n');
  });
});

describe('the committed extracts', () => {
  it('say what they were cut from', () => {
    const { about } = JSON.parse(readFileSync(join(inputs, 'boundaries-2017-gcj02.json'), 'utf8')) as {
      about: object;
    };
    expect(about).toMatchObject({
      source: `${SHAPES.name}@${SHAPES.version}`,
      licence: 'MIT',
      datum: 'GCJ-02',
    });
    const packages = JSON.parse(readFileSync(join(inputs, 'packages.json'), 'utf8')) as { file: string }[];
    expect(packages.map(({ file }) => file)).toEqual([
      'divisions.csv',
      'township-seats.csv',
      'boundaries-2017-gcj02.json',
      'character-readings.csv',
      'cedict-places.csv',
    ]);
  });
});
