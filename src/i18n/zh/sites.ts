/**
 * Words of the analysis panel if the points of a reader's own layer take the place of central towns or villages, in 简体中文. `f` and `p` are names of
 * layers.
 */
export const sites = {
  title: '用我的点提问',
  note: '所选图层的点代替中心镇或村庄，回答下面和上面的所有问题。点的位置按准确计。',
  facilities: '代替中心镇',
  places: '代替村庄',
  keep: { facilities: '中心镇（不代替）', places: '村庄（不代替）' },
  tooMany: {
    facilities: (f: string, n: string, most: string) =>
      `“${f}”有 ${n} 个点，代替中心镇最多 ${most} 个，所以服务范围等问题仍按中心镇。请在图层里筛选，减少点数。`,
    places: (p: string, n: string, most: string) =>
      `“${p}”有 ${n} 个点，代替村庄最多 ${most} 个，所以仍按村庄计。请在图层里筛选，减少点数。`,
  },
  outside: (p: string, n: string) => `“${p}”有 ${n} 个点在浙江之外，不计入。`,
  abroad: (name: string, n: string) => `“${name}”有 ${n} 个点在国外，没有参与。`,
  withoutPoints: {
    facilities: (f: string) => `“${f}”没有显示的点，可能都被筛选掉了，所以仍按中心镇。`,
    places: (p: string) => `“${p}”没有显示的点，可能都被筛选掉了，所以仍按村庄计。`,
  },
  removed: {
    facilities: (f: string) => `图层“${f}”已经移除，问题重新按中心镇回答。`,
    places: (p: string) => `图层“${p}”已经移除，重新按村庄计。`,
  },
  missing: {
    facilities: (f: string) => `链接用图层“${f}”的点提问，但本机没有这个图层，打开它的文件之前按中心镇回答。`,
    places: (p: string) => `链接按图层“${p}”的点计，但本机没有这个图层，打开它的文件之前按村庄计。`,
  },
  conditions: {
    facilities: (f: string) => `以图层“${f}”的点代替中心镇。`,
    places: (p: string) => `以图层“${p}”的点代替村庄。`,
  },
  position: (layer: string) => `读者的图层“${layer}”`,
  figures: { places: (p: string) => `“${p}”的点` },
  curve: (km: number, p: string, all: string) =>
    `覆盖率曲线，横轴 0 到 20 公里。宽 ${km} 公里时覆盖“${p}”的点 ${all}。`,
  spoken: (km: number, p: string, all: string) => `宽 ${km} 公里：“${p}”的点 ${all}`,
  nearest: {
    layer: (f: string) => `点选处最近的“${f}”`,
    title: (f: string) => `最近的“${f}”（直线距离）`,
    method: (f: string) => `点到“${f}”各点的大地线长度和方位。`,
  },
  catchments: {
    layer: (f: string) => `“${f}”的服务范围`,
    summary: (n: number, f: string) => `“${f}”的 ${n} 个点各自最近的范围，按直线距离划分。`,
    farthest: (region: string, p: string, f: string) => `${region}离${f}最远的${p}`,
    method: (f: string) => `全省每处归给“${f}”中直线最近的点，扣除海面和省外。`,
  },
  /** 接在句子里的名称。 */
  nouns: {
    facility: (f: string) => `最近的“${f}”`,
    place: (p: string) => `“${p}”的点`,
    centralTown: '最近的中心镇',
    village: '村',
  },
  gaps: {
    summary: (p: string, n: string) => `够不着：“${p}”的点 ${n} 个。`,
    worst: '离轴最远的',
    gain: (km: number, f: string, p: string) => `再添一处${f}，${km} 公里内新增${p}最多的镇（图上编号）`,
    gainRow: (n: string) => `＋${n}`,
    committees: '村委会',
    ofPlaces: (p: string) => `“${p}”的点`,
    ofFacilities: (f: string) => `“${f}”`,
    centralTown: '中心镇',
    method: (p: string) => `离轴线超过此宽度的${p}；增益按最大覆盖法逐个比较。`,
  },
  travel: {
    destination: (f: string) => `最先到的“${f}”`,
    reach: (f: string) => `某个“${f}”`,
    /** 句子的开头：哪里的哪些点，多少个。 */
    among: (region: string, of: string, p: string) => `${region}的 ${of} 个${p}里`,
    share: (region: string, share: string, goal: string, p: string) =>
      `${region}有 ${share} 的“${p}”点能在${goal}。`,
    goal: (minutes: number, to: string) => ` ${minutes} 分钟内到${to}`,
    unreachedPlaces: (n: string, p: string) => `“${p}”的 ${n} 个点走陆路和轮渡都到不了，不计入平均。`,
    origins: (region: string, f: string) => `${region}的“${f}”`,
    allOrigins: (f: string) => `全部“${f}”`,
    noOrigin: (region: string, f: string) => `${region}没有“${f}”的点。请另选起点。`,
    nearest: (f: string) => `最先到的“${f}”（行程时间）`,
    none: (f: string) => `从这里走陆路和轮渡到不了任何“${f}”的点。`,
    summary: (n: number, f: string) => `“${f}”的 ${n} 个点各自最先到的范围，按行程时间划分。`,
    differ: (among: string, n: string, share: string, f: string) =>
      `${among}，${n} 个（${share}）最先到的${f}不是直线最近的。`,
    unreached: (n: string, p: string, f: string) => `${n} 个${p}到不了任何${f}。`,
    list: (n: string, p: string) => `列出这 ${n} 个${p}`,
    farthest: (region: string, p: string, f: string) => `${region}到${f}最久的${p}`,
    gain: (minutes: number, f: string, p: string) =>
      `再添一处${f}，${minutes} 分钟内新增${p}最多的镇（图上编号）`,
    coveredBy: (f: string, minutes: number) => `现有${f} ${minutes} 分钟内的`,
    covered: (by: string, covered: string, of: string, p: string) => `${by}${p}：${covered}，共 ${of}。`,
    toSeat: {
      elsewhere: (among: string, n: string, share: string) =>
        `${among}，${n} 个（${share}）到别县县城比到本县县城快。`,
      unreached: (n: string, p: string) => `“${p}”的 ${n} 个点到不了本县县城。`,
      farthest: (region: string, p: string) => `${region}到本县县城最久的“${p}”点`,
    },
  },
};

export type SiteWords = typeof sites;
