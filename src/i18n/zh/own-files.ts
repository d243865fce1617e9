/** Words about files that a reader opens, and about what is made of them, in 简体中文. */
export const ownFiles = {
  title: (names: readonly string[]) =>
    names.length === 1 ? `打开“${names[0]}”` : `打开 ${names.length} 个文件`,
  reading: '正在读取…',
  cancel: '取消',
  close: '关闭',
  tooLong: '读取超过了时限，已停止。',
  crashed: '读取的程序中断了，可能是文件太大。请分成几个较小的文件再试。',
  fault: (detail: string) => `读取时出错：${detail}`,
  nothing: '没有读到能用的内容。',
  notLoaded: '这部分程序没有加载成功，请检查网络后再试。',
  question: '这是什么？',
  rows: (count: string) => `${count} 行`,
  features: (count: string) => `${count} 个要素`,
  allFaults: (count: number) => `全部 ${count} 条`,
  /** What can be made of a file. */
  uses: {
    list: { name: '官方名单', note: '发展轴、中心镇、重点村等正式名单：代替推演的记录。' },
    layer: { name: '我的图层', note: '自己的点、线、面：画在图上，可查表、设样式、参与分析和打印。' },
  },
};

export type OwnFileWords = typeof ownFiles;
