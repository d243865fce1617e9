/** Words of counts, distances, courses and travel times in 简体中文: the same in panels, on the map and on sheets. */
export const quantities = {
  count: {
    about: (n: string) => `约 ${n}`,
    of: (n: string) => `共 ${n}`,
    interval: (low: string, high: string) => `90%：${low}–${high}`,
    bounds: (sure: string, possible: string) => `确定 ${sure}，可能 ${possible}`,
    doubt: (interval: string, bounds: string) => `${interval}；${bounds}`,
    whole: (count: string, of: string) => `${count}／${of}`,
    inBrackets: (count: string, doubt: string) => `${count}（${doubt}）`,
    km: (km: string) => `${km} km`,
    km2: (km2: string) => `${km2} km²`,
  },
  /** A file that a reader uses as a layer, as a source: in panels, on sheets and in files. */
  ownSource: {
    points: (n: string) => `${n} 个点`,
    features: (n: string) => `${n} 个要素`,
    noDate: '日期不详',
    part: (file: string, part: string) => `${file} · ${part}`,
    text: (name: string, file: string, date: string, count: string) =>
      `自有图层“${name}”：${file}（${date}），${count}，自绘`,
  },
  /** Kinds of ground that an axis follows; roads have the words of the legend. */
  course: {
    kinds: {
      motorway: '高速公路',
      trunk: '干线公路',
      primary: '一般公路',
      construction: '2020 年在建公路',
      valley: '图上无路的河谷',
      land: '图上无路的其他陆地',
      ferry: '轮渡',
      sea: '无轮渡资料的海面',
    },
    share: (kind: string, km: string) => `${kind} ${km} 公里`,
    withRoads: (share: string, roads: readonly string[]) => `${share}（${roads.join('、')}）`,
  },
  /** The mark beside a distance whose straight line crosses water. */
  crossing: {
    sea: (km: number) => `越海约 ${km} 公里`,
    inland: (km: number) => `过水面约 ${km} 公里`,
    both: (km: number) => `越海过水约 ${km} 公里`,
    apart: '隔水道',
  },
  travel: {
    hours: (h: number) => `${h} 小时`,
    minutes: (min: number) => `${min} 分钟`,
    about: (time: string) => `约 ${time}`,
    road: (km: string) => `公路 ${km} 公里`,
    offRoad: (km: string) => `路外 ${km} 公里`,
    ferry: (km: string) => `轮渡 ${km} 公里`,
    sea: (km: string) => `跨海 ${km} 公里，无桥无渡`,
    join: '，',
  },
};

export type QuantityWords = typeof quantities;
