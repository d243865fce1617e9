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
  layer: {
    title: '加为我的图层',
    name: '名称',
    rows: (rows: string, placed: string) => `${rows} 行，${placed} 行有位置`,
    noPositions: '没有找到坐标：请指明哪一列是坐标。没有坐标的行只在表格里。',
    lon: '经度（或东坐标）列',
    lat: '纬度（或北坐标）列',
    both: '坐标在同一列',
    none: '—',
    datum: '坐标系',
    swapped: '经纬度前后对调',
    inside: (inside: string, of: string) => `按此坐标系，${of} 个位置中有 ${inside} 个在浙江或近旁。`,
    shift: (metres: string) => `换算后平均移动 ${metres} 米。`,
    unusable: '这个坐标系不能使用，请另选。',
    add: (layers: number) => (layers === 1 ? '加到图上' : `把 ${layers} 个图层加到图上`),
    adding: '正在加到图上……',
  },
  datums: {
    wgs84: 'WGS 84 / CGCS2000 经纬度',
    gcj02: 'GCJ-02（高德、腾讯地图）',
    bd09: 'BD-09（百度地图）',
    gaussKruger: (zoneDeg: number, meridianDeg: number, prefixed: boolean) =>
      `CGCS2000 高斯–克吕格 ${zoneDeg}° 带，中央经线 ${meridianDeg}°E${prefixed ? '，带号在前' : ''}`,
    mercator: 'Web 墨卡托（米）',
    wkt: '文件自带的坐标系',
  },
  /** What can be made of a file. */
  uses: {
    list: { name: '官方名单', note: '发展轴、中心镇、重点村等正式名单：代替推演的记录。' },
    layer: { name: '我的图层', note: '自己的点、线、面：画在图上，可查表、设样式、参与分析和打印。' },
  },
};

export type OwnFileWords = typeof ownFiles;
