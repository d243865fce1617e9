/** Words of the search and the filter, in Chinese. Every other language has the same keys. */
export const searchWords = {
  search: {
    label: '搜索',
    placeholder: '地名、拼音、首字母或代码',
    clear: '清除搜索',
    none: (query: string) =>
      `没有找到“${query}”。可换一个字、用拼音（如 lishui）、首字母（如 ls）或区划代码的开头。`,
    more: (n: number) => `还有 ${n} 条，再多输几个字`,
    unready: '数据还在载入，稍后可搜索。',
    groups: {
      prefecture: '设区市',
      county: '县（市、区）',
      axis: '发展轴',
      town: '中心镇',
      village: '重点村',
      cluster: '片区组团',
      place: '其他镇村',
    },
  },

  filter: {
    title: '筛选',
    prefecture: '设区市',
    county: '县（市、区）',
    batch: '批次',
    track: '赛道',
    all: '全部',
    wholeProvince: '全省',
    documentedOnly: '只看有据',
    clear: '清除筛选',
    batches: { '1': '第一批', '2': '第二批' },
    nothing: '没有符合条件的记录。放宽一个条件，或清除筛选。',
    batchNote: '公布的只有每批的总数。没有来源写明批次的记录，按推算的配额归批。',
    trackNote: '赛道只筛选中心镇。',
    active: '已筛选',
    onlyTowns: (track: string) => `${track}（限中心镇）`,
  },
};
