/** Words of `npm run seeds:merge`, in 简体中文. */
export const merge = {
  usage: (kinds: string, extents: string, languages: string) =>
    [
      'npm run seeds:merge -- 文件 [选项]',
      '  把官方名单（表格），或网页导出的名单（.axis-list.json），写成 seeds/ 的行，并逐行报告。之后运行 npm run geodata。',
      `  --kind ${kinds}    这是什么名单（不写则由表头和内容判断）`,
      '  --sheet 名称    用哪一个工作表',
      `  --extent ${extents}    名单有多全：一部分、所列各县的全部、全省的全部`,
      '  --date 2026-03    名单日期',
      '  --name 石炼镇=331123104000    有疑问的名称是哪个代码；等号后留空则放在一边；可写多次',
      '  --conflicts list|seeds    名单与 seeds/ 不一致时以哪边为准；不写则遇到不一致时什么都不写入',
      '  --seeds 文件夹    不是 seeds/ 时',
      '  --dry-run    只报告，不写入',
      `  --language ${languages}`,
    ].join('\n'),
  /** What options without a list of values may be. */
  allowed: { date: '2026、2026-03 或 2026-03-15', name: '名称=代码' },
  oneFile: (count: number) => `要写一个文件，这里有 ${count} 个。用法：npm run seeds:merge -- --help`,
  badDate: (date: string) => `--date “${date}”不是日期，应如 2026、2026-03 或 2026-03-15。`,
  badName: (text: string) => `--name “${text}”应写成 名称=代码。`,
  noFile: (file: string) => `没有文件“${file}”。`,
  noSheet: (file: string, sheets: string) =>
    sheets === '' ? `“${file}”里没有表格。` : `“${file}”里没有这个工作表；有：${sheets}。`,
  noColumn: (file: string, kind: string) =>
    `“${file}”里没有认出${kind}名单必需的列。请给表头写上通用的名称。`,
  geodata: (files: string) => `geodata/ 里的文件不能用：${files}。请先运行 npm run geodata。`,
  notCompiled: (sources: string) =>
    `seeds/ 里的名单 ${sources} 还没有编进 geodata/。请先运行 npm run geodata。`,
  badSeeds: (detail: string) => `没有写入：加上这些行后 seeds/ 会有错误。\n${detail}`,
  title: (file: string, kind: string, date: string, extent: string) =>
    `${file}：${kind}${date === '' ? '' : `，${date}`}。${extent}。`,
  rows: (rows: string) => `第 ${rows} 行`,
  cell: (rows: string, column: string) => `${rows} ${column} 列`,
  atCell: (cell: string, text: string) => `${cell}  ${text}`,
  entry: (row: string, name: string, what: string) => `${row}  ${name}：${what}`,
  states: {
    added: (rows: number) => `新增 ${rows} 行`,
    replaced: (rows: number) => `替换，写入 ${rows} 行`,
    known: (_rows: number) => '已经在 seeds/ 里',
  },
  aside: (reason: string) => `放在一边（${reason}）`,
  asked: (candidates: readonly string[]) => `有疑问，请用 --name 指定：${candidates.join('；')}`,
  conflict: (text: string) => `不一致：${text}`,
  removed: (record: string, file: string, rows: number) => `${file}：删去 ${record} 的 ${rows} 行`,
  withoutLine: (axis: string) =>
    `${axis}：没有线。县城之外没有位置已知的中心镇或重点村可连；在名单里写上，或写入 seeds/axes.csv（axisTown）。`,
  counts: (added: number, replaced: number, known: number) =>
    `新增 ${added} 条，替换 ${replaced} 条，已有 ${known} 条。`,
  openCounts: (asked: number, aside: number) => `有疑问的名称 ${asked} 个，放在一边 ${aside} 条。`,
  conflicts: (count: number) =>
    `有 ${count} 处不一致，没有写入。用 --conflicts list 以名单为准，或用 --conflicts seeds 以 seeds/ 为准。`,
  nothing: '没有要写入的行。',
  dryRun: (files: string) => `没有写入（--dry-run）。会改动：${files}。`,
  written: (files: string) => `已写入 ${files}。下一步：npm run geodata。`,
};

export type MergeWords = typeof merge;
