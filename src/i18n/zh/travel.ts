/** Words of travel time in the analysis panel in 简体中文. */
export const travel = {
  ground: {
    loading: (mb: string) => `正在读取路网和地形，共 ${mb} MB……`,
    loadingSome: (mb: string) => `正在读取路网和地形，已读 ${mb} MB……`,
    progress: '路网和地形的读取进度',
    unpacking: '正在展开路网和地形……',
    missing: '行程时间算不了。',
    cancel: '取消',
  },
  destination: {
    title: '时间算到',
    town: '最先到的中心镇',
    seat: '本县县城',
    /** 接在“能到”后面。 */
    reach: { town: '某个中心镇', seat: '本县县城' },
  },
  seats: {
    computing: (n: number) => `正在逐市计算到县城的时间，共 ${n} 个市……`,
    computingOne: '正在计算到县城的时间……',
    progress: '到县城的时间的计算进度',
    title: '到县城（行程时间）',
    other: '别县的，更快',
    none: '从这里走陆路和轮渡到不了本县县城。',
    borders: '各县城最先到的范围，按行程时间划分，不是县界。',
    elsewhere: (region: string, n: string, of: string, share: string) =>
      `${region}的 ${of} 个村里，${n} 个（${share}）到别县县城比到本县县城快。`,
    unreached: (n: string) => `${n} 个村到不了本县县城。`,
    sooner: (seat: string, time: string) => `到${seat}约 ${time}`,
    farthest: (region: string) => `${region}到本县县城最久的村`,
  },
  equity: {
    share: (region: string, share: string, minutes: number, goal: string) =>
      `${region}有 ${share} 的村委会（按镇计）${minutes} 分钟内能到${goal}。`,
    mean: (mean: string, median: string, gini: string) =>
      `平均 ${mean} 分钟，中位 ${median} 分钟，基尼系数 ${gini}。`,
    unreached: (n: string) => `${n} 个村委会走陆路和轮渡都到不了，不计入平均。`,
    groups: '各县比较',
    county: '县（市、区）',
    within: (minutes: number) => `${minutes} 分钟内`,
    meanShort: '平均（分钟）',
    giniShort: '基尼',
    tooFew: '不足 10 个乡镇，不宜排名',
  },
  isochrones: {
    from: '起点',
    region: { town: (region: string) => `${region}的中心镇`, seat: (region: string) => `${region}的县城` },
    all: { town: '全省的中心镇', seat: '全省的县城' },
    noTown: (region: string) => `${region}没有（筛选后的）中心镇。请另选起点。`,
    legend: '行程时间不超过（分钟）',
    beyond: '没有着色：超过 60 分钟，或到不了。',
  },
  nearest: {
    title: '最先到的中心镇（行程时间）',
    straight: (km: string) => `直线 ${km} km`,
    rank: (n: number) => `直线第 ${n} 近`,
    none: '从这里走陆路和轮渡到不了任何中心镇。',
  },
  catchments: {
    summary: (n: number) => `${n} 个中心镇各自最先到的范围，按行程时间划分。`,
    differ: (region: string, n: string, of: string, share: string) =>
      `${region}的 ${of} 个村里，${n} 个（${share}）最先到的镇不是直线最近的镇。`,
    unreached: (n: string) => `${n} 个村到不了任何中心镇。`,
    more: (n: string) => `另有 ${n} 个未列出。`,
    list: (n: string) => `列出这 ${n} 个村`,
    instead: (town: string, km: string) => `直线最近的是${town}，${km} km`,
    farthest: (region: string) => `${region}到中心镇最久的村`,
  },
  gaps: {
    title: (minutes: number) => `到任一发展轴超过 ${minutes} 分钟的地方`,
    gain: (minutes: number) => `再添一个中心镇，${minutes} 分钟内新增最多的（图上编号）`,
    nothing: (minutes: number) => `没有超过 ${minutes} 分钟的地方。`,
    unreachable: '到不了',
    covered: (covered: string, of: string, minutes: number) =>
      `现有中心镇 ${minutes} 分钟内的村委会：${covered}，共 ${of}。`,
  },
  speeds: {
    title: '车速与假设',
    changed: (n: number) => `已改 ${n} 项`,
    reset: '恢复默认',
    lacks:
      '这是估算，不是导航。道路约为 2020 年，只有高速公路、干线公路和主要公路，没有县乡道；路外按地形步行（Tobler 1993），高程每格约 430 米；不计拥堵、红绿灯和公交班次。车速是设定的，没有用实测行程校准。',
    note: '改动立即重算，并写入链接。0 表示不通行。',
    fault: (name: string, value: string, least: string, most: string) =>
      `${name}：“${value}”不行，应是 ${least} 到 ${most} 的数。没有采用。`,
    units: { kmh: '公里/时', factor: '倍', s: '秒', min: '分钟' },
    fields: {
      motorway: '高速公路',
      trunk: '干线公路（trunk）',
      primary: '主要公路（primary）',
      construction: '2020 年前后在建的路',
      ramp: '匝道',
      ferry: '轮渡',
      walk: '路外步行，最快',
      'off-road': '路外步行的系数',
      river: '没有桥处过河',
      lake: '没有桥处过湖',
      sea: '没有桥和轮渡处过海',
      toll: '每次进出高速',
      'ferry-wait': '每次候船',
    },
  },
  how: {
    title: '怎么算的',
    method: '方法',
    text: '路网加地形的成本面上的最短时间（Dijkstra）：路上按道路等级的车速，路外按坡度步行，海上只走桥和有据的轮渡；往返相同。',
    date: '数据截至',
    roads: '道路',
    roadsValue: '约 2020 年（OpenStreetMap），高速、干线、主要公路',
    error: '误差',
    errorValue: '见 docs/data.md“行程时间”：与公开里程的比较；时间未经实测校准',
  },
};

export type TravelWords = typeof travel;
