/** Texts in 简体中文 about the page itself: its title, what is told aloud, what broke. `page-en.ts` has the same keys. */
export const pageZh = {
  title: {
    list: (kind: string) => `${kind}列表`,
    analysis: (region: string) => `走廊与覆盖：${region}`,
    print: (region: string) => `打印地图：${region}`,
    province: '浙江省',
    frame: '自定范围',
    of: (what: string, site: string) => `${what} · ${site}`,
  },
  told: {
    list: (kind: string, count: number) => `已打开${kind}列表，${count} 条`,
    analysisOpened: '已展开走廊与覆盖',
    analysisClosed: '已收起走廊与覆盖',
    printOpened: '已打开打印',
    printClosed: '已退出打印，设置保留到下次打开',
    filterCleared: '筛选已清除',
    found: (query: string, count: number) => `“${query}”有 ${count} 条结果`,
    none: (query: string) => `没有找到“${query}”`,
    join: '。',
  },
};

export type PageStrings = typeof pageZh;
