import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { TRACKS } from '../../domain/records.ts';
import {
  BLEED_MM,
  CORRIDOR_KM,
  CUSTOM_MM,
  FRAME_DEG,
  MARGIN_MM,
  MAX_TEXT,
  PAPERS,
  SCALE_LIMITS,
  SPEC_VERSION,
} from './spec.ts';

type Words = Record<'zh' | 'en', string>;

const range = ({ min, max }: { min: number; max: number }, zh = '', en = zh): Words => ({
  zh: `${min.toLocaleString('en')} 至 ${max.toLocaleString('en')}${zh && ` ${zh}`}`,
  en: `${min.toLocaleString('en')} to ${max.toLocaleString('en')}${en && ` ${en}`}`,
});
const oneOf = (...values: readonly string[]): Words => ({
  zh: values.join('、'),
  en: values.join(', '),
});
const same = (text: string): Words => ({ zh: text, en: text });
const text: Words = { zh: `至多 ${MAX_TEXT} 个字符的文字`, en: `text of at most ${MAX_TEXT} characters` };
const group: Words = { zh: '一组设置（JSON 对象）', en: 'a group of settings (a JSON object)' };
const yesNo = oneOf('true', 'false');
const sizes = Object.keys(PAPERS);
const lon = range(FRAME_DEG.lon, '（东经度数）', '(degrees east)');
const lat = range(FRAME_DEG.lat, '（北纬度数）', '(degrees north)');

/** What people call each setting of a spec, and what it may be. */
const SETTINGS: Record<string, readonly [name: Words, allowed: Words]> = {
  '': [{ zh: '全部', en: 'all' }, group],
  version: [{ zh: '版本', en: 'version' }, same(String(SPEC_VERSION))],
  region: [
    { zh: '范围', en: 'region' },
    {
      zh: '县、设区市、全省、发展轴或图框，例如 {"kind":"county","code":"330723"}',
      en: 'a county, prefecture, province, axis or frame, such as {"kind":"county","code":"330723"}',
    },
  ],
  'region.kind': [
    { zh: '范围的种类', en: 'kind of region' },
    oneOf('county', 'prefecture', 'province', 'axis', 'frame'),
  ],
  'region.code': [
    { zh: '区划代码', en: 'division code' },
    {
      zh: '浙江的六位区划代码：县如 330723，设区市如 330700，全省为 330000',
      en: 'a six-digit code of Zhejiang: 330723 is a county, 330700 a prefecture, 330000 the province',
    },
  ],
  'region.id': [
    { zh: '发展轴的编号', en: 'id of the axis' },
    { zh: '如 axis-053', en: 'such as axis-053' },
  ],
  'region.west': [{ zh: '图框西界', en: 'west of the frame' }, lon],
  'region.east': [{ zh: '图框东界', en: 'east of the frame' }, lon],
  'region.south': [{ zh: '图框南界', en: 'south of the frame' }, lat],
  'region.north': [{ zh: '图框北界', en: 'north of the frame' }, lat],
  paper: [
    { zh: '纸张', en: 'paper' },
    {
      zh: `${sizes.join('、')}，或宽、高各 ${CUSTOM_MM.min} 至 ${CUSTOM_MM.max} 毫米`,
      en: `${sizes.join(', ')}, or a width and height of ${CUSTOM_MM.min} to ${CUSTOM_MM.max} mm each`,
    },
  ],
  'paper.widthMm': [{ zh: '纸张宽度', en: 'width of the paper' }, range(CUSTOM_MM, '毫米', 'mm')],
  'paper.heightMm': [{ zh: '纸张高度', en: 'height of the paper' }, range(CUSTOM_MM, '毫米', 'mm')],
  orientation: [{ zh: '纸张方向', en: 'orientation' }, oneOf('auto', 'portrait', 'landscape')],
  scale: [
    { zh: '比例尺分母', en: 'denominator of the scale' },
    {
      zh: `${range(SCALE_LIMITS).zh}，或 "fit"（放得下的最大比例尺）`,
      en: `${range(SCALE_LIMITS).en}, or "fit" for the largest scale that fits`,
    },
  ],
  layers: [{ zh: '图层', en: 'layers' }, group],
  ...Object.fromEntries(
    SUBJECTS.flatMap(({ id, name, switch: switches }) =>
      switches?.sheet
        ? [[`layers.${id}`, [{ zh: `${name.zh}图层`, en: `layer “${name.en}”` }, yesNo]] as const]
        : [],
    ),
  ),
  'layers.grid': [{ zh: '公里网图层', en: 'layer of the kilometre grid' }, yesNo],
  basemap: [{ zh: '底图', en: 'basemap' }, group],
  'basemap.source': [
    { zh: '底图来源', en: 'source of the basemap' },
    {
      zh: `瓦片的地址、文件夹或 PMTiles 文件，1 至 ${MAX_TEXT} 个字符`,
      en: `an address or folder of tiles or a PMTiles file, in 1 to ${MAX_TEXT} characters`,
    },
  ],
  documentedOnly: [{ zh: '只印有据的记录', en: 'documented records only' }, yesNo],
  filter: [{ zh: '筛选', en: 'filter' }, group],
  'filter.batch': [{ zh: '批次', en: 'batch' }, oneOf('1', '2')],
  'filter.track': [{ zh: '赛道', en: 'track' }, oneOf(...TRACKS)],
  'filter.prefecture': [
    { zh: '筛选的设区市', en: 'prefecture of the filter' },
    {
      zh: '浙江设区市的六位代码，如 330700',
      en: 'the six-digit code of a prefecture of Zhejiang, such as 330700',
    },
  ],
  'filter.county': [
    { zh: '筛选的县', en: 'county of the filter' },
    {
      zh: '浙江县级区划的六位代码，如 330723',
      en: 'the six-digit code of a county of Zhejiang, such as 330723',
    },
  ],
  corridorKm: [
    { zh: '走廊宽度', en: 'width of the corridor' },
    range(CORRIDOR_KM, '公里（每侧）', 'km each side'),
  ],
  title: [{ zh: '图名', en: 'title' }, text],
  subtitle: [{ zh: '副图名', en: 'subtitle' }, text],
  author: [{ zh: '编制单位或作者', en: 'author' }, text],
  date: [
    { zh: '日期', en: 'date' },
    { zh: '形如 2026-03-15 的日期', en: 'a date such as 2026-03-15' },
  ],
  reviewNumber: [{ zh: '审图号', en: 'map review number' }, text],
  language: [{ zh: '语言', en: 'language' }, oneOf('zh', 'en')],
  flavour: [{ zh: '颜色', en: 'colour' }, oneOf('colour', 'mono')],
  column: [{ zh: '图例与索引的位置', en: 'place of legend and index' }, oneOf('auto', 'right', 'bottom')],
  index: [{ zh: '索引', en: 'index' }, yesNo],
  legend: [{ zh: '图例', en: 'legend' }, yesNo],
  marginMm: [{ zh: '页边', en: 'margin' }, range(MARGIN_MM, '毫米', 'mm')],
  bleedMm: [{ zh: '出血', en: 'bleed' }, range(BLEED_MM, '毫米', 'mm')],
};

/** What people call a setting, with the path by which files know it. */
export function settingName(path: string, language: 'zh' | 'en'): string {
  const name = SETTINGS[path]?.[0][language];
  if (path === '' || name === undefined) return path;
  return language === 'zh' ? `“${name}”（${path}）` : `“${name}” (${path})`;
}

/** What a setting may be. */
export const allowedText = (path: string, language: 'zh' | 'en'): string | undefined =>
  SETTINGS[path]?.[1][language];
