/** Words of the analysis panel in 简体中文. */
export const analysis = {
  scope: {
    province: (axes: number) => `全省的镇村，到 ${axes} 条发展轴中任一条不超过此宽度即在走廊之内。`,
    region: (name: string, axes: number, own: number) =>
      `${name}的镇村和土地：不论轴属哪个县，全省 ${axes} 条发展轴中任一条够得着就算；${own === 0 ? '本地没有自己的轴' : `其中本地的轴 ${own} 条`}。`,
    axis: (name: string, county: string) => `只算${name}一条；数${county}的镇村。`,
    filtered: (conditions: string) => `按筛选只计：${conditions}。`,
    leftOut: (name: string, reason: string) => `筛选去掉了${name}（${reason}），没有可算的。`,
    noLine: (name: string) => `${name}没有线，没有可算的。`,
    follows: '范围随筛选和所选的轴、县而变。',
    none: '筛选之后没有发展轴，没有走廊可算。',
    noTown: '筛选之后没有中心镇。',
  },
  width: {
    label: '走廊宽度（轴线每侧）',
    value: (km: number) => `${km} 公里`,
    zero: '宽度为 0，没有走廊。向右拖动滑块。',
  },
  waiting: '正在计算……',
  starting: '正在启动空间计算，首次约需几秒……',
  waitingForMap: '等地图画完就开始计算……',
  areaStale: '重算中',
  ties: (n: number) => `另有 ${n} 处与末位并列，未列出。`,
  figures: {
    title: '走廊之内',
    keyVillages: '重点村',
    villages: '已定位的村',
    centralTowns: '中心镇',
    towns: '乡镇（街道）',
    committees: '村委会（按镇计）',
    doubtLong:
      '有的村只知到镇，按实测村离镇点的远近散布：先给期望数，斜线是它的 90% 区间。“确定”指误差圈全在走廊内，“可能”指误差圈有一部分在内。',
    shareDoubt: (share: string, low: string, high: string) => `${share}（90%：${low}–${high}）`,
    split: (documented: string, modelled: string, user: string | null) =>
      `有据 ${documented} · 推演 ${modelled}${user === null ? '' : ` · 自绘 ${user}`}`,
    area: '走廊面积',
    areaValue: (km2: string) => `${km2} 平方公里`,
    share: (name: string, share: string) => `占${name} ${share}`,
    part: (name: string, km2: string, share: string) => `其中${name} ${km2} 平方公里，占 ${share}`,
    shares: '各地占比',
    serving: (axes: number, own: number) => `走廊够得着这里的轴 ${axes} 条：本地 ${own}，外地 ${axes - own}`,
    foreign: '外地',
    spoken: (km: number, key: string, villages: string) =>
      `宽 ${km} 公里：重点村 ${key}，已定位的村 ${villages}`,
  },
  curve: {
    title: '各宽度的覆盖率',
    axis: '宽度（公里）',
    key: '重点村',
    all: '已定位的村',
    label: (km: number, key: string, all: string) =>
      `覆盖率曲线，横轴 0 到 20 公里。宽 ${km} 公里时覆盖重点村 ${key}，已定位的村 ${all}。`,
    band: '斜线：90% 区间',
  },
  answerLayers: {
    title: '叠加到地图',
    travel: '等时圈（行程时间）',
    nearest: '点选处最近的中心镇',
    catchments: '中心镇服务范围',
    gaps: '走廊够不着的地方',
    places: '全部已定位的村',
  },
  answerLayersToSeat: { nearest: '点选处到本县县城', catchments: '县城服务范围' },
  ownPoints: {
    within: (count: string, of: string, share: string, km: number) =>
      `轴线两侧 ${km} 公里内：${count} 个点，占 ${of} 个的 ${share}`,
    nearest: (villages: string) => `${villages} 个重点村到最近的点`,
    figures: (mean: string, median: string, most: string) => `平均 ${mean}，中位 ${median}，最远 ${most}`,
    farthest: '最远的村：',
    to: (name: string) => `最近：${name}`,
    row: (row: string) => `第 ${row} 行`,
    rough: (villages: string) => `其中 ${villages} 个村只知到镇或县，距离从镇或县的点量起。`,
  },
  distance: {
    title: '距离按',
    straight: '直线',
    time: '行程时间（公路估算）',
    limit: '时限（分钟）',
    minutes: (n: number) => `${n} 分钟`,
  },
  nearest: {
    hint: '点地图任一处，或把地图移到十字下按回车。',
    title: '最近的中心镇（直线距离）',
    bearing: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as readonly string[],
    otherCounty: '外县',
  },
  catchments: {
    summary: (n: number) => `${n} 个中心镇各自最近的范围，按直线距离划分。`,
    farthest: (region: string) => `${region}离最近的中心镇最远的村`,
    uncertain: '点位只知到镇',
  },
  gaps: {
    summary: (villages: string, towns: string, committees: string) =>
      `够不着：村 ${villages}、乡镇 ${towns}，合 ${committees} 个村委会。`,
    worst: '代表村委会最多的',
    committees: (n: string) => `${n} 个村委会`,
    gain: (km: number) => `再添一个中心镇，${km} 公里内新增最多的（图上编号）`,
    gainRow: (n: string) => `＋${n} 个村委会`,
    zero: '宽度为 0 时一切都够不着。先选宽度。',
    nothing: '这个宽度下没有够不着的地方。',
    drawn: (n: number) => `图上画出前 ${n} 处。`,
    chance: (share: string) => `${share} 的可能`,
    island: '在海岛县：半径按直线算，其间可能隔海',
  },
  how: {
    title: '怎么算的',
    method: '方法',
    datum: '坐标基准',
    error: '方法误差',
    errorValue: (percent: string) => `不超过 ${percent}%，不含点位误差`,
    date: '数据截至',
    detour: '绕行系数',
    detourValue: (plain: number, mountain: number, island: number) =>
      `平原 ${plain}，山区 ${mountain}，海岛 ${island}（1 为直线）`,
    straight: '一律是直线距离，跨水翻山都不绕行。',
    methods: {
      corridor: '轴线两侧各取此宽度，扣除海面和省外，重叠只算一次；面积在椭球面上量。',
      reach: '每个点到轴线的最短距离，在椭球面上量。',
      coverage:
        '点到轴线的距离不超过宽度就算在内；只知到镇的村按其可能位置落在走廊内的比例计，90% 区间已计入同镇各村远近相近。',
      'nearest-towns': '点到各中心镇的大地线长度和方位。',
      'nearest-points': '从每个重点村的点到你的图层中最近一点的大地线长度。',
      catchments: '全省每处归给直线最近的中心镇，扣除海面和省外。',
      overlap: '两条走廊共有的陆地。',
      gaps: '离轴线超过此宽度的村镇，按所代表的村委会数排序；增益按最大覆盖法逐个比较。',
      equity: '各地到最近中心镇距离的分布。',
      compare: '两个网络逐村相比。',
    },
  },
  failure: {
    files: '计算所需的数据没有取到。',
    data: '数据有误，无法计算。',
    drawing: '地图没有画全。',
    refused: '这个问题无法计算。',
    /** Reasons that a reader can cause; positions in degrees. */
    refusals: {
      'outside-china': (lat: number, lon: number) => `位置 ${lat}, ${lon}（纬度、经度）不在中国范围内。`,
      'outside-ground': (lat: number, lon: number) =>
        `位置 ${lat}, ${lon}（纬度、经度）不在行程时间的计算范围内。`,
      'no-record': (kind: string, id: string) => `现在的数据里没有${kind} ${id}。`,
    },
    fault: '空间计算出错了。',
    'too-long': (seconds: number) => `计算超过 ${seconds} 秒，已中止。`,
    crashed: '空间计算两次意外中断，已停下。',
    retry: '再试一次',
  },
};

export type AnalysisWords = typeof analysis;
