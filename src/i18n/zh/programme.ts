/** Words of the programme figures and the stories in 简体中文. */
export const programme = {
  figures: {
    title: '计划数字',
    groups: {
      totals: '总量',
      income: '收入与差距',
      works: '工程',
      policy: '政策',
      modes: '组团模式',
    },
    empty: '计划数字没有载入。',
    sources: '来源',
    sourceNumber: (n: number) => `来源 ${n}`,
    more: (n: number) => `展开全部 ${n} 项`,
    less: '收起',
  },

  stories: {
    title: '缩差共富一年间',
    lead: '一处一张卡片，点开飞到那里。',
    empty: '故事没有载入。',
    open: '看它的档案',
  },
};

export type ProgrammeWords = typeof programme;
