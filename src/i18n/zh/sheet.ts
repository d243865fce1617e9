import type { Status } from '../../domain/records.ts';
/** Words on sheets and about printing them in 简体中文. */
export const sheet = {
  /** Words on a sheet. */
  text: {
    legend: '图例',
    index: '索引',
    continued: '索引（续）',
    axes: '发展轴',
    fitMap: (region: string) => (region.endsWith('发展轴') ? region : `${region}发展轴图`),
    towns: (n: number) => `中心镇 ${n}`,
    villages: (n: number) => `重点村 ${n}`,
    north: '北',
    page: (n: number) => `第 ${n} 页`,
    control: (mm: number) => `校验线 ${mm} 毫米：打印后量得 ${mm} 毫米即为足尺`,
    scale: (n: number) => `1:${n.toLocaleString('en')}`,
    km: '公里',
    metres: '米',
    convergence: (deg: string) => `真北偏角 ${deg}°`,
    truth: ({ documented, modelled, user }: Record<Status, number>) =>
      `本幅载发展轴、中心镇、重点村共 ${documented + modelled + user} 条：有据 ${documented} 条（公开资料列名），推演 ${modelled} 条（按公布的选址方法推得，非官方名单）${user > 0 ? `，自绘 ${user} 条（由用图者添加，非官方名单）` : ''}。轴线走向由本图集沿道路和地形推定（道路 © OpenStreetMap），来源未公布。`,
    course: (parts: string) => `本轴沿${parts}。`,
    filtered: (what: string) => `筛选：图上只有${what}的记录。`,
    inside: (km: number, count: string) => `走廊每侧 ${km} 公里之内的重点村：${count}。`,
    ownWithin: (km: number, name: string, count: string) =>
      `走廊每侧 ${km} 公里之内“${name}”的点：${count}。`,
    ownNearest: (name: string, villages: string, figures: string) =>
      `${villages} 个重点村到最近的“${name}”：${figures}。`,
    ownFigures: (mean: string, median: string, most: string) =>
      `平均 ${mean}，中位数 ${median}，最远 ${most}`,
    ownTooMany: (name: string, count: string, most: string) =>
      `“${name}”有 ${count} 个点，超过 ${most} 个，没有用它计数。`,
    ownSource: (text: string) => `${text}。`,
    batches: { '1': '第一批', '2': '第二批' },
    onlyTrack: (track: string) => `${track}赛道（限中心镇）`,
    onlyDocumented: '有据',
    basemap: (attribution: string, zoom: number) => `水系、道路：${attribution}（矢量瓦片第 ${zoom} 级）。`,
    groundSources:
      '地貌、水系、道路、地名：© OpenStreetMap contributors（ODbL）、OpenMapTiles、RiverATLAS/HydroSHEDS、GSHHG、Natural Earth；高程 SRTM（NASA）等。水系、道路为 2020 年，经概化。',
    ground: (source: string) => `境界为 2021 年区划，经概化，不作划界依据。${source}`,
    projection: (grid: string, error: string) => `${grid}；按图幅中心归一，图内比例误差不超过 ${error}。`,
    dates: (data: string, author: string, date: string) =>
      `数据日期 ${data}。${author === '' ? '' : `编制：${author}。`}制图日期 ${date}。`,
    review: (number: string) => `审图号：${number === '' ? '＿＿＿＿＿＿＿＿' : number}`,
    /** Destinations beyond an edge of the map. */
    neighbour: {
      north: (text: string) => `北接 ${text}`,
      east: (text: string) => `东接 ${text}`,
      south: (text: string) => `南接 ${text}`,
      west: (text: string) => `西接 ${text}`,
    },
    seePage: (name: string, page: number) => `${name}（第 ${page} 页）`,
    more: '等',
    comma: '、',
    within: (name: string, place: string) => `${name}（${place}）`,
    atlas: (region: string) => `${region}发展轴图集`,
    overview: '接图表',
    generalIndex: '总索引',
    contents: (sheets: number, by: string) => `${by}图 ${sheets} 幅`,
    leftOut: (sheets: number, reasons: string) => `筛选未收 ${sheets} 幅：${reasons}`,
    by: { county: '分县', axis: '分轴', prefecture: '分市', province: '全省' },
    indexSheet: (page: number, square: string) => `${page} ${square}`,
    indexNote: '名称后为页码和格号。空心为推演。',
    /** Names of the provinces around, by code. */
    neighbours: {
      310000: '上海市',
      320000: '江苏省',
      340000: '安徽省',
      350000: '福建省',
      360000: '江西省',
    } as Readonly<Record<string, string>>,
    boundarySource: '界线资料：ECharts 县级多边形；名称与代码：国家统计局区划代码。',
    grid: (meridianDeg: number, crs: string) =>
      `CGCS2000 / 3度带高斯-克吕格投影 中央经线 ${meridianDeg}°E（${crs}）`,
    ownFrame: '自选范围',
  },

  /** Names of the layers of a PDF. */
  layers: {
    ground: '底图',
    relief: '地貌',
    water: '水系',
    roads: '道路',
    divisions: '境界',
    'ground-symbols': '底图符号',
    'own-areas': '自有面',
    'scenario-areas': '情景面',
    'own-lines': '自有线',
    'scenario-lines': '情景线',
    'own-points': '自有点',
    'scenario-points': '情景点',
    corridor: '走廊',
    axes: '发展轴',
    villages: '重点村',
    towns: '中心镇',
    names: '注记',
    grid: '格网',
    furniture: '图廓整饰',
  },
};

export type SheetWords = typeof sheet;
