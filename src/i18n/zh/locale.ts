import type { Locale } from '../locale.ts';

/** 简体中文. */
export const locale: Locale = {
  tag: 'zh-Hans',
  pdfTag: 'zh-CN',
  ownName: '中文',
  // Written in Han characters by readers of Chinese (ISO 639-3).
  browserTags: ['zh', 'yue', 'cmn', 'wuu', 'nan', 'hak', 'gan', 'hsn', 'lzh'],
  script: 'han',
};
