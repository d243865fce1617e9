/** Texts of the cross-check by Turf in 简体中文. `../en/cross-check.ts` has the same keys. */
export const crossCheckZh = {
  start: '用 Turf 复核',
  again: '再复核一次',
  cancel: '停止复核',
  about: '用另一套几何库（Turf）在本机重算一遍，与上面的数并排。',
  running: (done: number, of: number) => `复核中：${of} 步已完成 ${done} 步`,
  starting: '复核中……',
  agrees: '相符：差值都在误差之内。',
  fault: '不符：有差值超出两边误差之和，见标出的行。',
  columns: { figure: '数值', ours: '本图', turf: 'Turf 库', difference: '差' },
  unit: { km2: '平方公里', km: '公里', degrees: '度' },
  caption: '本图与 Turf 各算一遍；小字是各自的误差，差值下是两者之和。',
  allowed: (error: string) => `应≤${error}`,
  faultMark: '超出误差',
  figures: {
    area: '走廊面积',
    keyVillages: '重点村',
    centralTowns: '中心镇',
    villages: '已定位的村',
    towns: '乡镇（街道）',
    committees: '村委会',
  },
  counties: (n: number) => `逐县面积：${n} 个县都在误差之内。`,
  countyFaults: '面积差超出误差的县',
  noPlace: '没有一处村镇判得不同。',
  places: (n: number) => `判得不同的村镇 ${n} 处（图上圈出）`,
  listed: (n: number) => `只列出前 ${n} 处。`,
  inside: '在内',
  outside: '在外',
  share: (share: string) => `${share} 在内`,
  verdicts: (ours: string, turf: string) => `本图${ours}，Turf ${turf}`,
  fromEdge: (metres: string) => `距边 ${metres} 米`,
  rank: (rank: number) => `第 ${rank} 近`,
  bearing: '方位',
  swapped: (town: string, km: string) => `Turf 在此位的是${town}（${km} 公里）`,
  how: '复核是怎么算的',
  corridorMethod:
    'Turf 的 buffer、union、intersect、area 和 pointsWithinPolygon 逐轴、逐县重算，不用本图自己的几何代码。Turf 把地球当作球：宽度误差至多 0.5%，面积另有 0.2%；本图在椭球面上算，面积误差 0.1%，另有县界 0.15 平方公里。计数的误差是离走廊边近到可能判错的村镇数。',
  nearestMethod:
    'Turf 的 nearestPoint、distance、bearing 在球面上重算，距离误差至多 0.5%，方位 0.2°；本图按椭球面的大地线算。',
};

export type CrossCheckStrings = typeof crossCheckZh;
