import type { LeftOutReason } from '../../domain/book-plan.ts';
import type { FactKey } from '../../domain/facts.ts';
import type { Track } from '../../domain/records.ts';

/** Words of the records of the programme in 简体中文: the same in panels and on sheets. */
export const records = {
  tracks: {
    agriculture: '农业大镇',
    industry: '工业重镇',
    commerce: '商贸强镇',
    tourism: '文旅名镇',
  },
  /** Labels of facts, by the keys of `domain/facts.ts`. */
  facts: {
    programme: '列入计划',
    axisName: '轴名',
    batch: '批次',
    track: '赛道',
    trackStatus: '赛道状态',
    earlierCentralTown: '曾列中心镇',
    axisTown: '轴上城镇',
    axisVillage: '轴上村',
    axisAreaKm2: '轴域面积',
    axisShare: '占县域面积',
    corridor: '依托廊道',
    theme: '定位',
    plan: '规划表述',
    designation: '曾获称号',
    population: '人口',
    households: '户数',
    areaKm2: '面积',
    gdp: '地区生产总值',
    industry: '产业',
    cluster: '片区组团',
    mode: '组团模式',
    members: '成员村',
    administrativeVillages: '行政村',
    indicator: '指标',
    terrain: '山区海岛',
    pairing: '山海协作',
    remark: '其他记载',
  },
  /** Why a record or a sheet is left out (`domain/book-plan.ts`). */
  leftOut: {
    elsewhere: '不在所选地区',
    batch: '不属所选批次',
    track: '不属所选赛道',
    modelled: '推演',
    'no-axis': '没有自己的发展轴',
    'no-line': '没有线',
    'other-level': '不是这一级的区划',
    empty: '没有符合筛选的记录',
  },
  listJoin: '、',
  axisOf: (county: string) => `${county}发展轴`,
  provinceOf: (name: string) => name,
  /** From the larger to the smaller division. */
  within: (names: readonly string[]) => names.join(' · '),
};

// If a track, fact or reason has no word here, it does not compile.
records.tracks satisfies Record<Track, string>;
records.facts satisfies Record<FactKey, string>;
records.leftOut satisfies Record<LeftOutReason, string>;

export type RecordWords = typeof records;
