import type { PrintSpec } from './spec.ts';

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
    documentedAxis: '发展轴（有据）',
    modelledAxis: '发展轴（推演）',
    documentedVillage: '重点村（有据）',
    modelledVillage: '重点村（推演）',
    impreciseVillage: '虚圈：仅知所在乡镇或县',
    unknownTrack: '中心镇·赛道不详',
    modelledTown: '空心：推演的中心镇',
    seat: '县城',
    corridor: (km: number) => `走廊：轴线两侧各 ${km} 公里`,
    prefectureLine: '地级界',
    countyLine: '县级界',
    regionLine: '本图区域界',
    north: '北',
    page: (n: number) => `第 ${n} 页`,
    control: (mm: number) => `校验线 ${mm} 毫米：打印后量得 ${mm} 毫米即为足尺`,
    scale: (n: number) => `1:${n.toLocaleString('en')}`,
    km: '公里',
    metres: '米',
    convergence: (deg: string) => `真北偏角 ${deg}°`,
    truth: (documented: number, modelled: number) =>
      `本幅载发展轴、中心镇、重点村共 ${documented + modelled} 条：有据 ${documented} 条（公开资料列名），推演 ${modelled} 条（按公布的选址方法推得，非官方名单）。轴线走向为示意。`,
    ground: (source: string) => `境界为 2021 年区划，经概化，不作划界依据。${source}`,
    projection: (grid: string, error: string) => `${grid}；按图幅中心归一，图内比例误差不超过 ${error}。`,
    dates: (data: string, author: string, date: string) =>
      `数据日期 ${data}。${author === '' ? '' : `编制：${author}。`}制图日期 ${date}。`,
    review: (number: string) => `审图号：${number === '' ? '＿＿＿＿＿＿＿＿' : number}`,
    neighbour: (edge: 'north' | 'east' | 'south' | 'west', text: string) =>
      `${{ north: '北', east: '东', south: '南', west: '西' }[edge]}接 ${text}`,
    frame: '自选范围',
  },
  en: {
    legend: 'Legend',
    index: 'Index',
    continued: 'Index (continued)',
    axes: 'Development axes',
    mapOf: (region: string) => (region.endsWith('axis') ? region : `Development axes of ${region}`),
    towns: (n: number) => `Central towns ${n}`,
    villages: (n: number) => `Key villages ${n}`,
    documentedAxis: 'Axis, documented',
    modelledAxis: 'Axis, modelled',
    documentedVillage: 'Key village, documented',
    modelledVillage: 'Key village, modelled',
    impreciseVillage: 'Dotted ring: only its town or county known',
    unknownTrack: 'Central town, track unknown',
    modelledTown: 'Hollow: modelled central town',
    seat: 'County seat',
    corridor: (km: number) => `Corridor: ${km} km to either side`,
    prefectureLine: 'Prefecture border',
    countyLine: 'County border',
    regionLine: 'Border of this sheet’s region',
    north: 'N',
    page: (n: number) => `Page ${n}`,
    control: (mm: number) => `Control mark ${mm} mm: measures ${mm} mm when printed at 100 %`,
    scale: (n: number) => `1:${n.toLocaleString('en')}`,
    km: 'km',
    metres: 'm',
    convergence: (deg: string) => `True north ${deg}°`,
    truth: (documented: number, modelled: number) =>
      `Axes, central towns and key villages on this sheet: ${documented + modelled}, of which ${documented} documented (named by public sources) and ${modelled} modelled (by the published siting method, not an official list). Courses of axes are schematic.`,
    ground: (source: string) => `Divisions of 2021, generalised; not evidence of any border. ${source}`,
    projection: (grid: string, error: string) =>
      `${grid}, true to scale at the centre of the sheet; scale error at most ${error}.`,
    dates: (data: string, author: string, date: string) =>
      `Data of ${data}. ${author === '' ? '' : `Compiled by ${author}. `}Sheet of ${date}.`,
    review: (number: string) => `Map review no. 审图号: ${number === '' ? '＿＿＿＿＿＿＿＿' : number}`,
    neighbour: (edge: 'north' | 'east' | 'south' | 'west', text: string) =>
      `${{ north: 'North', east: 'East', south: 'South', west: 'West' }[edge]}: ${text}`,
    frame: 'Chosen frame',
  },
} as const;

export type SheetWords = (typeof WORDS)['zh'] | (typeof WORDS)['en'];

export const wordsOf = ({ language }: Pick<PrintSpec, 'language'>): SheetWords => WORDS[language];
