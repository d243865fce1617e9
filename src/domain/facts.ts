/** The fact keys in use, with the label a reader sees. A key that is not here is refused by the seed schema. */
export const FACT_KEYS = {
  programme: { zh: '列入计划', en: 'On the programme' },
  axisName: { zh: '轴名', en: 'Axis name' },
  batch: { zh: '批次', en: 'Batch' },
  track: { zh: '赛道', en: 'Track' },
  trackStatus: { zh: '赛道状态', en: 'Track status' },
  earlierCentralTown: { zh: '曾列中心镇', en: 'Earlier central town' },
  axisTown: { zh: '轴上城镇', en: 'Town on the axis' },
  axisVillage: { zh: '轴上村', en: 'Village on the axis' },
  axisAreaKm2: { zh: '轴域面积', en: 'Axis area' },
  axisShare: { zh: '占县域面积', en: 'Share of the county' },
  corridor: { zh: '依托廊道', en: 'Follows' },
  theme: { zh: '定位', en: 'Theme' },
  plan: { zh: '规划表述', en: 'In a plan' },
  designation: { zh: '曾获称号', en: 'Designation' },
  population: { zh: '人口', en: 'Population' },
  households: { zh: '户数', en: 'Households' },
  areaKm2: { zh: '面积', en: 'Area' },
  gdp: { zh: '地区生产总值', en: 'GDP' },
  industry: { zh: '产业', en: 'Known for' },
  cluster: { zh: '片区组团', en: 'Village cluster' },
  mode: { zh: '组团模式', en: 'Cluster mode' },
  members: { zh: '成员村', en: 'Members' },
  administrativeVillages: { zh: '行政村', en: 'Administrative villages' },
  indicator: { zh: '指标', en: 'Indicator' },
  terrain: { zh: '山区海岛', en: 'Mountain or island' },
  pairing: { zh: '山海协作', en: 'Pairing assistance' },
  remark: { zh: '其他记载', en: 'Also recorded' },
} as const;

export type FactKey = keyof typeof FACT_KEYS;
export const isFactKey = (key: string): key is FactKey => Object.hasOwn(FACT_KEYS, key);
