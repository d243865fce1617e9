import type { Language } from '../../domain/language.ts';
import type { DateFault } from '../../domain/calendar.ts';
import { countyOf, isTownCode, isVillageCode } from '../../domain/codes.ts';
import { codePoints } from '../../domain/text-form.ts';
import type { BasemapFault, SpecFailure } from './failure.ts';
import { leftOutLines } from '../book/left-out.ts';
import { allowedText, settingName } from './setting-names.ts';

type Words<T extends unknown[]> = Record<Language, (...about: T) => string>;

const BASEMAP_FAULTS: Record<BasemapFault, Words<[detail: string]>> = {
  absent: { zh: () => '没有这个文件或文件夹', en: () => 'is not there' },
  unreachable: { zh: () => '连接不上', en: () => 'cannot be reached' },
  status: {
    zh: (detail) => `服务器没有给出瓦片（HTTP ${detail}）`,
    en: (detail) => `was refused by its server (HTTP ${detail})`,
  },
  unreadable: { zh: () => '读不出', en: () => 'cannot be read' },
  'not-an-archive': {
    zh: () => '不是第 3 版的 PMTiles 文件，或已损坏',
    en: () => 'is no PMTiles file of version 3, or is damaged',
  },
  metadata: {
    zh: () => 'PMTiles 文件的说明（metadata）不合格式',
    en: () => 'has metadata that PMTiles files cannot have',
  },
  'not-vector': { zh: () => '不含矢量瓦片', en: () => 'holds no vector tiles' },
  tile: {
    zh: (detail) => `瓦片 ${detail} 读不出`,
    en: (detail) => `has a tile that cannot be read, ${detail}`,
  },
  'no-tiles': { zh: () => '没有本图范围的瓦片', en: () => 'has no tile of this sheet' },
  'not-omt': {
    zh: () => '没有 OpenMapTiles 的 water 或 transportation 图层',
    en: () => 'holds neither water nor transportation of the OpenMapTiles schema',
  },
  'other-origin': {
    zh: () => '不在本页的网址之下，网页不能读取；请用同一网站的地址或选择 PMTiles 文件',
    en: () =>
      'is not under the address of this page, which may read no other; use one that is, or choose a PMTiles file',
  },
  'not-chosen': {
    zh: () => '尚未选择，请在“底图”处选择这个文件',
    en: () => 'is not chosen yet: choose this file under “Basemap”',
  },
};

/** Why a date is none. */
export function dateReason(fault: DateFault, language: Language): string {
  const isZh = language === 'zh';
  switch (fault.kind) {
    case 'form':
      return isZh ? '日期须写成 2026-03-15 的样子' : 'a date is written like 2026-03-15';
    case 'month':
      return isZh ? `没有 ${fault.month} 月` : `there is no month ${fault.month}`;
    case 'day': {
      const { year, month, lastDay } = fault;
      const name = `${year}-${String(month).padStart(2, '0')}`;
      return isZh ? `${year} 年 ${month} 月有 1 至 ${lastDay} 日` : `${name} has days 1 to ${lastDay}`;
    }
  }
}

/** Whether a code is smaller than what a sheet can be of. */
const isSmall = (code: string): boolean => isTownCode(code) || isVillageCode(code);

const TEXTS: { [K in SpecFailure['kind']]: Words<[Extract<SpecFailure, { kind: K }>]> } = {
  newer: {
    zh: ({ version }) => `打印设置的版本 ${version} 比本程序新，请更新后再打开。`,
    en: ({ version }) =>
      `The print settings are of version ${version}, newer than this program; update it to open them.`,
  },
  value: {
    zh: ({ path, received, length }) =>
      `打印设置${settingName(path, 'zh')}${length === undefined ? `不能是 ${received}` : `有 ${length} 个字符，太长`}${allowed(path, 'zh')}。`,
    en: ({ path, received, length }) =>
      `Print setting ${settingName(path, 'en')} ${length === undefined ? `cannot be ${received}` : `has ${length} characters, too many`}${allowed(path, 'en')}.`,
  },
  missing: {
    zh: ({ path }) => `缺少打印设置${settingName(path, 'zh')}${allowed(path, 'zh')}。`,
    en: ({ path }) => `Print setting ${settingName(path, 'en')} is missing${allowed(path, 'en')}.`,
  },
  'unknown-setting': {
    zh: ({ path }) => `没有名为“${path}”的打印设置。`,
    en: ({ path }) => `There is no print setting “${path}”.`,
  },
  date: {
    zh: ({ value, fault }) => `日期 ${value} 不能使用：${dateReason(fault, 'zh')}。`,
    en: ({ value, fault }) => `The date ${value} cannot be used: ${dateReason(fault, 'en')}.`,
  },
  'empty-frame': {
    zh: () => '图框没有面积：东界须大于西界，北界须大于南界。',
    en: () => 'The frame has no area: east must exceed west, and north south.',
  },
  orientation: {
    zh: ({ orientation, widthMm, heightMm }) =>
      `${widthMm} × ${heightMm} 毫米的纸不是${orientation === 'portrait' ? '纵向（portrait）' : '横向（landscape）'}的；请改宽高，或把方向设为自动（auto）。`,
    en: ({ orientation, widthMm, heightMm }) =>
      `Paper of ${widthMm} × ${heightMm} mm is not ${orientation}; change its sides, or leave the orientation on auto.`,
  },
  filter: {
    zh: ({ county, prefecture }) => `筛选的县 ${county} 不在设区市 ${prefecture}，图上不会有任何记录。`,
    en: ({ county, prefecture }) =>
      `The county ${county} of the filter is not in the prefecture ${prefecture}: no record would be left.`,
  },
  'unknown-region': {
    zh: ({ code }) =>
      isSmall(code)
        ? `${code} 是镇街或村的代码；图幅以县、设区市或发展轴为范围，请用县的代码，如 ${countyOf(code)}。`
        : `没有代码为 ${code} 的区域。`,
    en: ({ code }) =>
      isSmall(code)
        ? `${code} is the code of a town or village; sheets are of counties, prefectures or axes: give the code of a county, such as ${countyOf(code)}.`
        : `There is no region with the code ${code}.`,
  },
  'too-large': {
    zh: ({ scale, fits }) =>
      `1:${scale} 时区域超出纸面${fits === undefined ? '，任何比例尺都放不下。' : `；可用的最大比例尺是 1:${fits}。`}`,
    en: ({ scale, fits }) =>
      `At 1:${scale} the region is larger than the paper${fits === undefined ? ', and no scale fits.' : `; the largest scale that fits is 1:${fits}.`}`,
  },
  'too-small': {
    zh: ({ widthMm, heightMm }) => `纸张 ${widthMm} × ${heightMm} 毫米放不下图名、图例和地图。`,
    en: ({ widthMm, heightMm }) => `Paper of ${widthMm} × ${heightMm} mm cannot hold title, legend and map.`,
  },
  'empty-region': {
    zh: () => '所选区域内没有可绘制的陆地。',
    en: () => 'The chosen region holds no land to draw.',
  },
  'too-many-pixels': {
    zh: ({ dpi, widthPx, heightPx }) =>
      `分辨率 ${dpi} dpi 不能使用（图片为 ${widthPx} × ${heightPx} 像素）；可用 30 至 2400，总共不超过 6 亿像素。`,
    en: ({ dpi, widthPx, heightPx }) =>
      `A resolution of ${dpi} dpi cannot be used (${widthPx} × ${heightPx} pixels); 30 to 2400 can, and 600 million pixels at most.`,
  },
  'no-font': {
    zh: ({ weight }) => `字重 ${weight} 的字体文件不能使用。`,
    en: ({ weight }) => `The font of weight ${weight} cannot be used.`,
  },
  'no-glyph': {
    zh: ({ text, missing }) => `字体没有“${missing}”（${codePoints(missing)}），无法排印“${text}”。`,
    en: ({ text, missing }) =>
      `The font has no “${missing}” (${codePoints(missing)}), so “${text}” cannot be set.`,
  },
  basemap: {
    zh: ({ source, why, detail = '' }) => `底图“${source}”不能使用：${BASEMAP_FAULTS[why].zh(detail)}。`,
    en: ({ source, why, detail = '' }) =>
      `The basemap “${source}” cannot be used: it ${BASEMAP_FAULTS[why].en(detail)}.`,
  },
  'left-out': {
    zh: ({ sheets }) => ['没有可印的图幅。', ...leftOutLines(sheets, 'zh')].join('\n'),
    en: ({ sheets }) => ['There is no sheet to print.', ...leftOutLines(sheets, 'en')].join('\n'),
  },
  sheets: {
    zh: ({ sheets }) => listed(sheets, 'zh'),
    en: ({ sheets }) => listed(sheets, 'en'),
  },
};

function allowed(path: string, language: Language): string {
  const text = allowedText(path, language);
  if (text === undefined) return '';
  return language === 'zh' ? `；可用：${text}` : `; allowed: ${text}`;
}

/** One line a sheet. */
const listed = (sheets: Extract<SpecFailure, { kind: 'sheets' }>['sheets'], language: Language): string =>
  sheets
    .map(
      ({ code, name, failure }) =>
        `${code} ${name}${language === 'zh' ? '：' : ': '}${failureText(failure, language)}`,
    )
    .join('\n');

/** Words for a failure in the reader's language. */
export const failureText = (failure: SpecFailure, language: Language): string =>
  (TEXTS[failure.kind][language] as (f: SpecFailure) => string)(failure);
