import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeeds } from './index.ts';
import type { CountyAt } from './checks.ts';
import { SeedError } from './problems.ts';

const divisions = {
  names: new Map([
    ['330723', '武义县'],
    ['330723102000', '桐琴镇'],
    ['330723102201', '桐琴村村委会'],
    ['330784', '永康市'],
    ['330784108000', '古山镇'],
  ]),
};

/** A small set of valid seeds; each test replaces one line by a faulty one. */
const GOOD = {
  sources: [
    'id,title,publisher,url,date,reliability,note',
    'gov,某页,某政府,https://example.gov.cn/a,2025-04-10,official,',
    'adcode,坐标,某人,,2018,copy,',
  ],
  'axis-ids': ['id,county,former', 'axis-001,330723,axis-330723', 'axis-002,330723,'],
  axes: [
    'county,axis,key,value,unit,period,source,note',
    '330723,,programme,省级发展轴,,,gov,',
    '330723,,axisName,“县城—桐琴”轴,,,gov,',
    '330723,,batch,1,,,gov,',
    '330723,,axisTown,330723102000,,,gov,',
    '330723,,axisAreaKm2,12.5,km²,,gov,',
  ],
  lists: ['source,of,extent'],
  towns: [
    'town,name,key,value,unit,period,source,note',
    '330723102000,桐琴镇,programme,省级中心镇,,2025,gov,',
    '330723102000,桐琴镇,track,industry,,,gov,',
    '330723102000,桐琴镇,trackStatus,aimed,,,gov,',
    '330784108000,古山镇,earlierCentralTown,省级中心镇,,2007,gov,',
  ],
  villages: [
    'village,place,name,key,value,unit,period,source,note',
    '330723102201,,桐琴村,programme,省级重点村,,2025,gov,',
    '330723102201,,桐琴村,cluster,wuyi-a,,,gov,',
    '330723102201,,桐琴村,industry,茶,,,gov,',
    '330784108900,330784108000,无名村,remark,村名不在名录,,,gov,',
  ],
  clusters: [
    'cluster,name,county,key,value,unit,period,source,note',
    'wuyi-a,甲片区,330723,town,330723102000,,,gov,',
    'wuyi-a,甲片区,330723,member,乙村,,,gov,',
    'wuyi-a,甲片区,330723,core,330723102201,,,gov,',
    'wuyi-a,甲片区,330723,mode,抱团,,,gov,',
  ],
  indicators: [
    'id,subject,name,nameEn,value,unit,period,source,group,note',
    'axes,programme,省级发展轴,Axes,87,条,2025-12,gov,totals,',
    '330723-1,330723,山区海岛县调整,,调出,,2025,gov,terrain,',
    'axis-330723-1,axis-001,轴上企业,,248,家,,gov,place,',
  ],
  stories: [
    'id,order,title,titleEn,text,textEn,subjectKind,subject,lon,lat,source',
    'tongqin,1,桐琴,Tongqin,一句话。,A line.,axis,axis-001,119.93,28.87,gov',
  ],
  'title-kinds': ['of,title,titleEn,level', 'town,全国重点镇,National Key Town,national', 'village,中国传统村落,Chinese Traditional Village,national'],
  titles: [
    'kind,code,county,town,name,title,batch,year,period,product,source,match',
    'town,330784108000,永康市,古山镇,古山镇,全国重点镇,,2014,2014,,gov,exact',
    'village,330723102201,武义县,桐琴镇,桐琴村,中国传统村落,2,2013,第二批(2013),,gov,exact',
    'village,,武义县,桐琴镇,无处村,中国传统村落,2,2013,第二批(2013),,gov,none',
  ],
  readings: [
    'part,code,reading,others,mistakes,source,otherSource,reason',
    '都,,dū,dōu,,geonames|osm,computed,a unit of villages',
  ],
  places: [
    'code,codeYear,name,kind,county,lon,lat,positionSource,terrain,priority,terrainSource,quality,rural,note',
    '330723,2023,武义县,county,330723,119.81,28.89,adcode:county,mountain,yes,gov,,,',
    '330784,2023,永康市,county,330784,,,,,,,,,',
    '330723102000,2023,桐琴镇,town,330723,119.93,28.87,adcode:code,,,,,,',
    '330723102205,2016,旧村,village,330723,119.94,28.88,adcode:village,,,,ok,yes,',
  ],
};
type File = keyof typeof GOOD;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'seeds-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(lines: Partial<Record<File, string[]>>): void {
  for (const [file, good] of Object.entries(GOOD))
    writeFileSync(join(folder, `${file}.csv`), `${(lines[file as File] ?? good).join('\n')}\n`);
}

/** The problems found when a line of `file` (counted from 1) reads `text` instead. */
function spoil(file: File, lineNumber: number, text: string, countyAt?: CountyAt): string[] {
  write({ [file]: GOOD[file].toSpliced(lineNumber - 1, 1, text) });
  try {
    readSeeds(folder, divisions, countyAt);
  } catch (error) {
    expect(error).toBeInstanceOf(SeedError);
    return (error as Error).message.split('\n').slice(1).map((line) => line.replaceAll(basename(folder), 'seeds'));
  }
  return [];
}

describe('readSeeds', () => {
  it('reads seeds without faults', () => {
    write({});
    const seeds = readSeeds(folder, divisions, () => '330723');
    expect(seeds.axes.get('axis-001')).toMatchObject({
      programme: true,
      name: '“县城—桐琴”轴',
      batch: '1',
      towns: ['330723102000'],
      villages: [],
    });
    expect(seeds.axes.get('axis-001')?.facts[3]).toEqual({ key: 'axisTown', value: '桐琴镇', source: 'gov' });
    expect(seeds.towns.get('330723102000')).toMatchObject({ programme: true, track: 'industry', trackStatus: 'aimed' });
    expect(seeds.towns.get('330784108000')).toMatchObject({ programme: false, earlier: true });
    expect(seeds.villages.get('330723102201')).toMatchObject({ programme: true, cluster: 'wuyi-a', industries: ['茶'] });
    expect(seeds.villages.get('330723102201')?.facts[1]?.value).toBe('甲片区');
    expect(seeds.unplacedVillages).toMatchObject([{ code: '330784108900', name: '无名村', place: '330784108000' }]);
    expect(seeds.clusters[0]).toMatchObject({
      towns: ['330723102000'],
      members: [
        { name: '桐琴村', role: 'core', code: '330723102201' },
        { name: '乙村', role: 'member' },
      ],
    });
    expect(seeds.figures).toHaveLength(1);
    expect(seeds.placeFacts.get('330723')).toEqual([
      { key: 'terrain', label: '山区海岛县调整', value: '调出', period: '2025', source: 'gov' },
    ]);
    expect(seeds.placeFacts.get('axis-001')?.[0]).toMatchObject({ key: 'indicator', label: '轴上企业' });
    expect(seeds.stories[0]?.subject).toEqual({ kind: 'axis', id: 'axis-001' });
    expect(seeds.places.seats.get('330723')).toMatchObject({ terrain: 'mountain', priority: true, lon: 119.81 });
    expect(seeds.places.seats.get('330784')).not.toHaveProperty('lon');
    expect(seeds.places.villages.get('330723102205')).toMatchObject({ codeYear: 2016, rural: true });
  });

  const cases: [what: string, file: File, line: number, text: string, found: string][] = [
    ['an id given twice', 'axis-ids', 3, 'axis-001,330723,', 'axis-ids.csv:3 column "id": duplicate of line 2: "axis-001"'],
    ['a former id of two axes', 'axis-ids', 3, 'axis-002,330723,axis-330723', 'axis-ids.csv:3 column "former": duplicate of line 2: "axis-330723"'],
    ['an axis of an unknown county', 'axis-ids', 3, 'axis-002,330799,', 'axis-ids.csv:3 column "county": unknown county "330799"'],
    ['an unknown county', 'axes', 2, '330799,,programme,轴,,,gov,', 'axes.csv:2 column "county": unknown county "330799"'],
    ['a bad county code', 'axes', 2, '33072,,programme,轴,,,gov,', 'axes.csv:2 column "county": bad county code "33072"'],
    ['an unknown source', 'towns', 5, '330784108000,古山镇,gdp,5,亿元,,x,', 'towns.csv:5 column "source": unknown source "x"'],
    ['a repeated source id', 'sources', 3, 'gov,又,某,,,press,', 'sources.csv:3 column "id": duplicate of line 2: "gov"'],
    ['a bad date', 'sources', 3, 'adcode,坐标,某人,,2025-02-30,copy,', 'sources.csv:3 column "date": bad date "2025-02-30"'],
    ['a bad url', 'sources', 3, 'adcode,坐标,某人,javascript:alert(1),,copy,', 'sources.csv:3 column "url": bad url "javascript:alert(1)"'],
    ['a bad reliability', 'sources', 3, 'adcode,坐标,某人,,,rumour,', 'sources.csv:3 column "reliability": not one of official|press|collated|copy|reported: "rumour"'],
    ['an unknown fact key', 'towns', 5, '330784108000,古山镇,__proto__,5,,,gov,', 'towns.csv:5 column "key": unknown key "__proto__"'],
    ['a repeated fact', 'axes', 4, '330723,,axisName,“县城—桐琴”轴,,,gov,', 'axes.csv:4 column "key": duplicate of line 3: "axis-001 axisName “县城—桐琴”轴  gov"'],
    ['an axis of another county', 'axes', 2, '330784,axis-001,programme,轴,,,gov,', 'axes.csv:2 column "axis": "axis-001" is no axis of 330784 in axis-ids.csv'],
    ['a place on an axis of another county', 'towns', 5, '330784108000,古山镇,axis,axis-001,,,gov,', 'towns.csv:5 column "value": "axis-001" is no axis of 330784 in axis-ids.csv'],
    ['a list whose source is no list', 'lists', 2, 'gov,town,part', 'lists.csv:2 column "source": "gov" does not begin with "list-"'],
    ['a bad number', 'axes', 6, '330723,,axisAreaKm2,约12,km²,,gov,', 'axes.csv:6 column "value": bad number "约12"'],
    ['a wrong unit', 'axes', 6, '330723,,axisAreaKm2,12,亩,,gov,', 'axes.csv:6 column "unit": "亩" is not "km²"'],
    ['a batch there is not', 'axes', 4, '330723,,batch,3,,,gov,', 'axes.csv:4 column "value": not one of 1|2: "3"'],
    ['two batches for one axis', 'axes', 6, '330723,,batch,2,,,gov,', 'axes.csv:6 column "value": "2" contradicts "1" on line 4'],
    ['an axis town that does not exist', 'axes', 5, '330723,,axisTown,330723199000,,,gov,', 'axes.csv:5 column "value": unknown town "330723199000"'],
    ['an axis town that is a village', 'axes', 5, '330723,,axisTown,330723102201,,,gov,', 'axes.csv:5 column "value": bad town code "330723102201"'],
    ['programme facts without the programme', 'axes', 2, '330723,,theme,产城融合,,,gov,', 'axes.csv:1 column "key": axis axis-001 of 330723 has programme facts but no row "programme"'],
    ['a bad town code', 'towns', 2, '330723102201,桐琴镇,programme,省级中心镇,,2025,gov,', 'towns.csv:2 column "town": bad town code "330723102201"'],
    ['an unknown town', 'towns', 5, '330784199000,古山镇,gdp,5,亿元,,gov,', 'towns.csv:5 column "town": unknown town "330784199000"'],
    ['another name for a town', 'towns', 5, '330784108000,古城镇,gdp,5,亿元,,gov,', 'towns.csv:5 column "name": "古城镇" is not the name of 330784108000, which is "古山镇"'],
    ['a track without a status', 'towns', 4, '330723102000,桐琴镇,gdp,5,亿元,,gov,', 'towns.csv:1 column "key": 桐琴镇 330723102000 has only one of track and trackStatus'],
    ['another name for a village', 'villages', 4, '330723102201,,古山村,industry,茶,,,gov,', 'villages.csv:4 column "name": "古山村" is not 330723102201, which is "桐琴村村委会"'],
    ['an unknown village', 'villages', 4, '330723102299,,桐琴村,industry,茶,,,gov,', 'villages.csv:4 column "village": unknown village "330723102299"'],
    ['a place beside a village code', 'villages', 4, '330723102201,330723,桐琴村,industry,茶,,,gov,', 'villages.csv:4 column "village": "330723102201" beside a place: an id from 330723000900 to 999 is wanted'],
    ['an unlisted village without a place', 'villages', 5, '330784108900,,无名村,remark,某,,,gov,', 'villages.csv:5 column "village": unknown village "330784108900"'],
    ['an unlisted village without an id', 'villages', 5, ',330784108000,无名村,remark,某,,,gov,', 'villages.csv:5 column "village": bad village code ""'],
    ['an unlisted village with an id of another town', 'villages', 5, '330784109900,330784108000,无名村,remark,某,,,gov,', 'villages.csv:5 column "village": "330784109900" beside a place: an id from 330784108900 to 999 is wanted'],
    ['one id for two unlisted villages', 'villages', 4, '330784108900,330784108000,又名村,remark,某,,,gov,', 'villages.csv:5 column "name": "330784108000 无名村" contradicts "330784108000 又名村" on line 4'],
    ['an unknown cluster', 'villages', 3, '330723102201,,桐琴村,cluster,wuyi-b,,,gov,', 'villages.csv:3 column "value": unknown cluster "wuyi-b"'],
    ['two names for a cluster', 'clusters', 5, 'wuyi-a,乙片区,330723,mode,抱团,,,gov,', 'clusters.csv:5 column "name": "乙片区" contradicts "甲片区" on line 2'],
    ['a bad member code', 'clusters', 3, 'wuyi-a,甲片区,330723,member,330723102000,,,gov,', 'clusters.csv:3 column "value": bad village code "330723102000"'],
    ['an unknown subject', 'indicators', 3, '330723-1,330799,某,,1,,,gov,place,', 'indicators.csv:3 column "subject": unknown subject "330799"'],
    ['a bad group', 'indicators', 2, 'axes,programme,省级发展轴,Axes,87,条,,gov,place,', 'indicators.csv:2 column "group": "place" is no group of programme figures'],
    ['a figure without an English name', 'indicators', 2, 'axes,programme,省级发展轴,,87,条,,gov,totals,', 'indicators.csv:2 column "nameEn": empty cell ""'],
    ['a story about nothing', 'stories', 2, 'tongqin,1,桐琴,Tongqin,一句话。,A line.,cluster,wuyi-b,119.93,28.87,gov', 'stories.csv:2 column "subject": unknown cluster "wuyi-b"'],
    ['a story out of the province', 'stories', 2, 'tongqin,1,桐琴,Tongqin,一句话。,A line.,,,28.87,119.93,gov', 'stories.csv:2 column "lon": outside Zhejiang "28.87"'],
    ['a title that is of another kind of place', 'titles', 2, 'town,330784108000,永康市,古山镇,古山镇,中国传统村落,,2014,2014,,gov,exact', 'titles.csv:2 column "title": no town title of title-kinds.csv: "中国传统村落"'],
    ['a title from an unknown source', 'titles', 2, 'town,330784108000,永康市,古山镇,古山镇,全国重点镇,,2014,2014,,nobody,exact', 'titles.csv:2 column "source": unknown source "nobody"'],
    ['a title without a match that has a code', 'titles', 4, 'village,330723102201,武义县,桐琴镇,无处村,中国传统村落,2,2013,第二批(2013),,gov,none', 'titles.csv:4 column "code": "330723102201" does not go with the match "none"'],
    ['a matched title without a code', 'titles', 4, 'village,,武义县,桐琴镇,无处村,中国传统村落,2,2013,第二批(2013),,gov,alias', 'titles.csv:4 column "code": "" does not go with the match "alias"'],
    ['a title of a village with the code of a town', 'titles', 3, 'village,330723102000,武义县,桐琴镇,桐琴村,中国传统村落,2,2013,第二批(2013),,gov,exact', 'titles.csv:3 column "code": bad village code "330723102000"'],
    ['a title of a place in another county', 'titles', 2, 'town,330784108000,武义县,古山镇,古山镇,全国重点镇,,2014,2014,,gov,exact', 'titles.csv:2 column "county": "武义县" is not the name of 330784, which is "永康市"'],
    ['an exact match of another name', 'titles', 3, 'village,330723102201,武义县,桐琴镇,古山村,中国传统村落,2,2013,第二批(2013),,gov,exact', 'titles.csv:3 column "name": "古山村" is not 330723102201, which is "桐琴村村委会"'],
    ['a title listed twice', 'titles', 4, 'town,330784108000,永康市,古山镇,古山镇,全国重点镇,,2014,2014,,gov,exact', 'titles.csv:4 column "title": duplicate of line 2: "town 330784108000 永康市 古山镇 古山镇 全国重点镇 2014 gov"'],
    ['a place without a position', 'places', 4, '330723102000,2023,桐琴镇,town,330723,,,,,,,,,', 'places.csv:4 column "lon": empty cell ""'],
    ['half a position', 'places', 2, '330723,2023,武义县,county,330723,119.81,,adcode:county,mountain,yes,gov,,,', 'places.csv:2 column "lat": empty cell ""'],
    ['an unknown position source', 'places', 2, '330723,2023,武义县,county,330723,119.81,28.89,x:county,mountain,yes,gov,,,', 'places.csv:2 column "positionSource": unknown source "x"'],
    ['a town of another county', 'places', 4, '330723102000,2023,桐琴镇,town,330784,119.93,28.87,adcode:code,,,,,,', 'places.csv:4 column "county": "330784" is not the county of 330723102000'],
    ['a place listed twice', 'places', 5, '330723102000,2023,桐琴镇,town,330723,119.93,28.87,adcode:code,,,,,,', 'places.csv:5 column "code": duplicate of line 4: "town 330723102000"'],
    ['a priority county without terrain', 'places', 2, '330723,2023,武义县,county,330723,119.81,28.89,adcode:county,,yes,,,,', 'places.csv:2 column "terrain": a priority county needs one ""'],
    ['terrain without a source', 'places', 2, '330723,2023,武义县,county,330723,119.81,28.89,adcode:county,mountain,yes,,,,', 'places.csv:2 column "terrainSource": empty cell ""'],
    ['terrain from an unknown source', 'places', 2, '330723,2023,武义县,county,330723,119.81,28.89,adcode:county,mountain,yes,nobody,,,', 'places.csv:2 column "terrainSource": unknown source "nobody"'],
    ['blanks at the end of a cell', 'towns', 5, '330784108000,古山镇,remark,某 ,,,gov,', 'towns.csv:5 column "value": blank at an end, or a control character: "某 "'],
    ['an empty value', 'towns', 5, '330784108000,古山镇,remark,,,,gov,', 'towns.csv:5 column "value": empty cell ""'],
    ['a missing header column', 'stories', 1, 'id,order,title,titleEn,text,textEn,subjectKind,subject,lon,lat', 'stories.csv:1 column "source": missing column'],
  ];
  it.each(cases)('refuses %s', (_, file, line, text, found) => {
    expect(spoil(file, line, text)).toContain(`seeds/${found}`);
  });

  it('refuses a position outside its county, unless it is marked as doubtful', () => {
    const village = (quality: string) => `330723102205,2016,旧村,village,330723,119.94,28.88,adcode:village,,,,${quality},yes,`;
    const countyAt: CountyAt = (lon) => (lon === 119.94 ? '330784' : '330723');
    expect(spoil('places', 5, village('ok'), countyAt)).toEqual([
      'seeds/places.csv:5 column "lon": "119.94,28.88" lies in 330784, not in county 330723',
    ]);
    expect(spoil('places', 5, village('far_from_town'), countyAt)).toEqual([]);
  });

  it('names every problem of every file at once, and a file that is not there', () => {
    write({ axes: GOOD.axes.with(1, '330799,,programme,轴,,,nobody,'), towns: GOOD.towns.with(2, 'x,y') });
    rmSync(join(folder, 'stories.csv'));
    const read = () => readSeeds(folder, divisions);
    expect(read).toThrow(/unknown county "330799"[^]*towns\.csv:3: 2 cells[^]*stories\.csv:1: missing file/);
  });
});
