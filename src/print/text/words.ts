import type { PrintSpec } from '../spec/spec.ts';

/** Words of the sheet in both languages. */
const WORDS = {
  zh: {
    legend: '图例',
    index: '索引',
    continued: '索引（续）',
    axes: '发展轴',
    mapOf: (region: string) => (region.endsWith('发展轴') ? region : `${region}发展轴图`),
    towns: (n: number) => `中心镇 ${n}`,
    villages: (n: number) => `重点村 ${n}`,
    north: '北',
    page: (n: number) => `第 ${n} 页`,
    control: (mm: number) => `校验线 ${mm} 毫米：打印后量得 ${mm} 毫米即为足尺`,
    scale: (n: number) => `1:${n.toLocaleString('en')}`,
    km: '公里',
    metres: '米',
    convergence: (deg: string) => `真北偏角 ${deg}°`,
    truth: (documented: number, modelled: number) =>
      `本幅载发展轴、中心镇、重点村共 ${documented + modelled} 条：有据 ${documented} 条（公开资料列名），推演 ${modelled} 条（按公布的选址方法推得，非官方名单）。轴线走向由本图集沿道路和地形推定（道路 © OpenStreetMap），来源未公布。`,
    course: (parts: string) => `本轴沿${parts}。`,
    filtered: (what: string) => `筛选：图上只有${what}的记录。`,
    inside: (km: number, count: string) => `走廊每侧 ${km} 公里之内的重点村：${count}。`,
    batches: { '1': '第一批', '2': '第二批' },
    onlyTrack: (track: string) => `${track}赛道（限中心镇）`,
    onlyDocumented: '有据',
    basemap: (attribution: string, zoom: number) => `水系、道路：${attribution}（矢量瓦片第 ${zoom} 级）。`,
    groundSources:
      '地貌、水系、道路、地名：© OpenStreetMap contributors（ODbL）、OpenMapTiles、RiverATLAS/HydroSHEDS、GSHHG、Natural Earth；高程 SRTM（NASA）等。水系、道路为 2020 年，经概化。',
    ground: (source: string) => `境界为 2021 年区划，经概化，不作划界依据。${source}`,
    projection: (grid: string, error: string) => `${grid}；按图幅中心归一，图内比例误差不超过 ${error}。`,
    dates: (data: string, author: string, date: string) =>
      `数据日期 ${data}。${author === '' ? '' : `编制：${author}。`}制图日期 ${date}。`,
    review: (number: string) => `审图号：${number === '' ? '＿＿＿＿＿＿＿＿' : number}`,
    neighbour: (edge: 'north' | 'east' | 'south' | 'west', text: string) =>
      `${{ north: '北', east: '东', south: '南', west: '西' }[edge]}接 ${text}`,
    seePage: (name: string, page: number) => `${name}（第 ${page} 页）`,
    more: '等',
    comma: '、',
    within: (name: string, place: string) => `${name}（${place}）`,
    atlas: (region: string) => `${region}发展轴图集`,
    overview: '接图表',
    generalIndex: '总索引',
    contents: (sheets: number, by: string) => `${by}图 ${sheets} 幅`,
    leftOut: (sheets: number, reasons: string) => `筛选未收 ${sheets} 幅：${reasons}`,
    by: { county: '分县', axis: '分轴', prefecture: '分市', province: '全省' },
    indexSheet: (page: number, square: string) => `${page} ${square}`,
    indexNote: '名称后为页码和格号。空心为推演。',
  },
  en: {
    legend: 'Legend',
    index: 'Index',
    continued: 'Index (continued)',
    axes: 'Development axes',
    mapOf: (region: string) => (region.endsWith('axis') ? region : `Development axes of ${region}`),
    towns: (n: number) => `Central towns ${n}`,
    villages: (n: number) => `Key villages ${n}`,
    north: 'N',
    page: (n: number) => `Page ${n}`,
    control: (mm: number) => `Control mark ${mm} mm: measures ${mm} mm when printed at 100 %`,
    scale: (n: number) => `1:${n.toLocaleString('en')}`,
    km: 'km',
    metres: 'm',
    convergence: (deg: string) => `True north ${deg}°`,
    truth: (documented: number, modelled: number) =>
      `Axes, central towns and key villages on this sheet: ${documented + modelled}, of which ${documented} documented (named by public sources) and ${modelled} modelled (by the published siting method, not an official list). Courses of axes are computed by this atlas along roads and valleys (roads © OpenStreetMap); no source publishes them.`,
    course: (parts: string) => `This axis runs ${parts}.`,
    filtered: (what: string) => `Filtered: only records of ${what}.`,
    inside: (km: number, count: string) => `Key villages within ${km} km on each side of the axes: ${count}.`,
    batches: { '1': 'batch 1', '2': 'batch 2' },
    onlyTrack: (track: string) => `track ${track} (towns only)`,
    onlyDocumented: 'documented standing',
    basemap: (attribution: string, zoom: number) =>
      `Water and roads: ${attribution} (vector tiles of zoom ${zoom}).`,
    groundSources:
      'Relief, water, roads and names: © OpenStreetMap contributors (ODbL), OpenMapTiles, RiverATLAS/HydroSHEDS, GSHHG, Natural Earth; heights SRTM (NASA) and others. Water and roads of 2020, generalised.',
    ground: (source: string) => `Divisions of 2021, generalised; not evidence of any border. ${source}`,
    projection: (grid: string, error: string) =>
      `${grid}, true to scale at the centre of the sheet; scale error at most ${error}.`,
    dates: (data: string, author: string, date: string) =>
      `Data of ${data}. ${author === '' ? '' : `Compiled by ${author}. `}Sheet of ${date}.`,
    review: (number: string) => `Map review no. 审图号: ${number === '' ? '＿＿＿＿＿＿＿＿' : number}`,
    neighbour: (edge: 'north' | 'east' | 'south' | 'west', text: string) =>
      `${{ north: 'North', east: 'East', south: 'South', west: 'West' }[edge]}: ${text}`,
    seePage: (name: string, page: number) => `${name} (page ${page})`,
    more: ' …',
    comma: ', ',
    within: (name: string, place: string) => `${name} (${place})`,
    atlas: (region: string) => `Atlas of Development Axes, ${region}`,
    overview: 'Key to the sheets',
    generalIndex: 'General index',
    contents: (sheets: number, by: string) => `${sheets} ${sheets === 1 ? 'sheet' : 'sheets'} by ${by}`,
    leftOut: (sheets: number, reasons: string) => `Left out by the filter: ${sheets} (${reasons})`,
    by: { county: 'county', axis: 'axis', prefecture: 'prefecture', province: 'province' },
    indexSheet: (page: number, square: string) => `${page} ${square}`,
    indexNote: 'Names are followed by page and square. Hollow: modelled.',
  },
} as const;

export type SheetWords = (typeof WORDS)['zh'] | (typeof WORDS)['en'];

export const wordsOf = ({ language }: Pick<PrintSpec, 'language'>): SheetWords => WORDS[language];

/** English names of the provinces around Zhejiang, by code. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  310000: 'Shanghai',
  320000: 'Jiangsu',
  340000: 'Anhui',
  350000: 'Fujian',
  360000: 'Jiangxi',
};

export const neighbourName = (
  { code, name }: { code: string; name: string },
  language: PrintSpec['language'],
): string => (language === 'en' ? NEIGHBOURS[code] : undefined) ?? name;
