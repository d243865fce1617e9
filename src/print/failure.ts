import { codePoints } from '../domain/text-form.ts';

/** Why a spec cannot be printed, as data; `failureText` words it. */
export type SpecFailure =
  | { kind: 'newer'; version: number }
  /** A value, or the length of a text or list, that a setting cannot have; `expected` in the signs of the schema. */
  | { kind: 'value'; path: string; received: string; expected?: string; isLength?: boolean }
  | { kind: 'empty-frame' }
  | { kind: 'unknown-region'; code: string }
  /** The region is larger than the paper at that scale; `fits` is the largest denominator of `SCALES` that does, if any. */
  | { kind: 'too-large'; scale: number; fits?: number }
  | { kind: 'too-small'; widthMm: number; heightMm: number }
  | { kind: 'empty-region' }
  | { kind: 'too-many-pixels'; dpi: number; widthPx: number; heightPx: number }
  | { kind: 'no-font'; detail: string }
  | { kind: 'no-glyph'; text: string; missing: string }
  /** The basemap cannot be used. */
  | { kind: 'basemap'; source: string; why: BasemapFault; detail?: string }
  /** Sheets of an atlas that cannot be made. */
  | { kind: 'sheets'; sheets: { code: string; name: string; failure: SpecFailure }[] };

/** What is wrong with a basemap. */
export type BasemapFault = 'unreadable' | 'no-tiles' | 'not-omt' | 'other-origin' | 'not-chosen';

const BASEMAP_FAULTS: Record<BasemapFault, Record<'zh' | 'en', string>> = {
  unreadable: { zh: '读不出', en: 'cannot be read' },
  'no-tiles': { zh: '没有本图范围的瓦片', en: 'has no tile of this sheet' },
  'not-omt': {
    zh: '没有 OpenMapTiles 的 water 或 transportation 图层',
    en: 'holds neither water nor transportation of the OpenMapTiles schema',
  },
  'other-origin': {
    zh: '不在本页的网址之下，网页不能读取；请用同一网站的地址或选择 PMTiles 文件',
    en: 'is not under the address of this page, which may read no other; use one that is, or choose a PMTiles file',
  },
  'not-chosen': {
    zh: '尚未选择，请在“底图”处选择这个文件',
    en: 'is not chosen yet: choose this file under “Basemap”',
  },
};

/** Limits as they are printed. */
const readable = (expected: string): string => expected.replace('<=', '≤ ').replace('>=', '≥ ');

const TEXTS: {
  [K in SpecFailure['kind']]: Record<'zh' | 'en', (f: Extract<SpecFailure, { kind: K }>) => string>;
} = {
  newer: {
    zh: ({ version }) => `打印设置的版本 ${version} 比本程序新，请更新后再打开。`,
    en: ({ version }) =>
      `The print settings are of version ${version}, newer than this program; update it to open them.`,
  },
  value: {
    zh: ({ path, received, expected, isLength = false }) =>
      `打印设置“${path}”的${isLength ? '长度' : '值'} ${received} 不能使用${expected ? `，应为 ${readable(expected)}` : ''}。`,
    en: ({ path, received, expected, isLength = false }) =>
      `${isLength ? 'The length of print' : 'Print'} setting “${path}” cannot be ${received}${expected ? `; it should be ${readable(expected)}` : ''}.`,
  },
  'empty-frame': {
    zh: () => '图框没有面积：东界须大于西界，北界须大于南界。',
    en: () => 'The frame has no area: east must exceed west, and north south.',
  },
  'unknown-region': {
    zh: ({ code }) => `没有代码为 ${code} 的区域。`,
    en: ({ code }) => `There is no region with the code ${code}.`,
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
    zh: ({ detail }) => `字体不可用：${detail}。`,
    en: ({ detail }) => `A font cannot be used: ${detail}.`,
  },
  'no-glyph': {
    zh: ({ text, missing }) => `字体没有“${missing}”（${codePoints(missing)}），无法排印“${text}”。`,
    en: ({ text, missing }) =>
      `The font has no “${missing}” (${codePoints(missing)}), so “${text}” cannot be set.`,
  },
  basemap: {
    zh: ({ source, why, detail }) =>
      `底图“${source}”不能使用：${BASEMAP_FAULTS[why].zh}${detail === undefined ? '' : `（${detail}）`}。`,
    en: ({ source, why, detail }) =>
      `The basemap “${source}” cannot be used: it ${BASEMAP_FAULTS[why].en}${detail === undefined ? '' : ` (${detail})`}.`,
  },
  sheets: {
    zh: ({ sheets }) => listed(sheets, 'zh'),
    en: ({ sheets }) => listed(sheets, 'en'),
  },
};

/** One line a sheet. */
const listed = (sheets: Extract<SpecFailure, { kind: 'sheets' }>['sheets'], language: 'zh' | 'en'): string =>
  sheets
    .map(
      ({ code, name, failure }) =>
        `${code} ${name}${language === 'zh' ? '：' : ': '}${failureText(failure, language)}`,
    )
    .join('\n');

/** Words for a failure in the reader's language. */
export const failureText = (failure: SpecFailure, language: 'zh' | 'en'): string =>
  (TEXTS[failure.kind][language] as (f: SpecFailure) => string)(failure);

export class SpecError extends Error {
  readonly failure: SpecFailure;
  constructor(failure: SpecFailure) {
    super(failureText(failure, 'en'));
    this.name = 'SpecError';
    this.failure = failure;
  }
}
