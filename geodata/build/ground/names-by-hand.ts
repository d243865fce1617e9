import type { Position } from 'geojson';

export type NameKind = 'city' | 'town' | 'province' | 'sea' | 'bay' | 'island' | 'range' | 'lake';

export interface HandName {
  kind: NameKind;
  name: string;
  /** Rank: 1 is shown first. */
  rank: number;
  /** A point in the middle of the name, or the line that the name follows from west to east. */
  at: Position | Position[];
}

/** Names of seas, bays, ranges and provinces, from general knowledge and placed so that they can be read: no source has their shapes. */
export const HAND_NAMES: readonly HandName[] = [
  {
    kind: 'sea',
    name: '东海',
    rank: 1,
    at: [
      [122.35, 27.6],
      [122.75, 28.5],
      [122.95, 29.35],
    ],
  },
  { kind: 'sea', name: '黄海', rank: 1, at: [123.2, 34.6] },
  {
    kind: 'sea',
    name: '台湾海峡',
    rank: 2,
    at: [
      [119.3, 24.3],
      [120.3, 25.4],
    ],
  },
  {
    kind: 'bay',
    name: '杭州湾',
    rank: 2,
    at: [
      [121.02, 30.4],
      [121.4, 30.45],
      [121.8, 30.42],
    ],
  },
  {
    kind: 'bay',
    name: '长江口',
    rank: 3,
    at: [
      [121.95, 31.5],
      [122.35, 31.3],
    ],
  },
  {
    kind: 'bay',
    name: '象山港',
    rank: 3,
    at: [
      [121.5, 29.49],
      [121.68, 29.56],
      [121.9, 29.68],
    ],
  },
  { kind: 'bay', name: '三门湾', rank: 3, at: [121.67, 29.06] },
  { kind: 'bay', name: '台州湾', rank: 3, at: [121.66, 28.6] },
  { kind: 'bay', name: '隘顽湾', rank: 4, at: [121.5, 28.31] },
  {
    kind: 'bay',
    name: '乐清湾',
    rank: 3,
    at: [
      [121.08, 28.1],
      [121.13, 28.3],
    ],
  },
  { kind: 'bay', name: '温州湾', rank: 3, at: [121.0, 27.72] },
  { kind: 'bay', name: '大目洋', rank: 4, at: [122.1, 29.33] },
  { kind: 'bay', name: '猫头洋', rank: 4, at: [121.83, 28.87] },
  { kind: 'bay', name: '灰鳖洋', rank: 4, at: [121.85, 30.2] },
  { kind: 'bay', name: '岱衢洋', rank: 4, at: [122.25, 30.37] },
  { kind: 'bay', name: '黄大洋', rank: 4, at: [122.42, 30.1] },
  { kind: 'bay', name: '大戢洋', rank: 4, at: [122.15, 30.85] },
  { kind: 'bay', name: '披山洋', rank: 4, at: [121.55, 28.12] },
  {
    kind: 'range',
    name: '天目山',
    rank: 1,
    at: [
      [119.08, 30.27],
      [119.4, 30.4],
      [119.72, 30.52],
    ],
  },
  {
    kind: 'range',
    name: '天台山',
    rank: 1,
    at: [
      [120.8, 29.16],
      [121.1, 29.28],
      [121.4, 29.45],
    ],
  },
  {
    kind: 'range',
    name: '括苍山',
    rank: 1,
    at: [
      [120.4, 28.6],
      [120.7, 28.72],
      [121, 28.8],
    ],
  },
  {
    kind: 'range',
    name: '雁荡山',
    rank: 1,
    at: [
      [120.72, 28.26],
      [120.95, 28.4],
      [121.12, 28.52],
    ],
  },
  {
    kind: 'range',
    name: '仙霞岭',
    rank: 1,
    at: [
      [118.6, 28.27],
      [118.95, 28.45],
      [119.25, 28.68],
    ],
  },
  {
    kind: 'range',
    name: '洞宫山',
    rank: 1,
    at: [
      [119, 27.62],
      [119.4, 27.75],
      [119.75, 27.95],
    ],
  },
  {
    kind: 'range',
    name: '四明山',
    rank: 1,
    at: [
      [120.92, 29.68],
      [121.1, 29.76],
      [121.28, 29.83],
    ],
  },
  {
    kind: 'range',
    name: '会稽山',
    rank: 1,
    at: [
      [120.42, 29.6],
      [120.55, 29.75],
      [120.68, 29.92],
    ],
  },
  { kind: 'range', name: '大盘山', rank: 2, at: [120.58, 28.98] },
  {
    kind: 'range',
    name: '千里岗',
    rank: 2,
    at: [
      [118.55, 29.14],
      [118.8, 29.28],
      [119.05, 29.4],
    ],
  },
  {
    kind: 'range',
    name: '龙门山',
    rank: 2,
    at: [
      [119.68, 29.6],
      [119.87, 29.75],
      [120.03, 29.92],
    ],
  },
  {
    kind: 'range',
    name: '南雁荡山',
    rank: 2,
    at: [
      [119.95, 27.52],
      [120.25, 27.62],
    ],
  },
  {
    kind: 'range',
    name: '白际山',
    rank: 2,
    at: [
      [118.28, 29.45],
      [118.5, 29.65],
      [118.75, 29.86],
    ],
  },
  { kind: 'range', name: '莫干山', rank: 3, at: [119.87, 30.61] },
  { kind: 'range', name: '黄山', rank: 2, at: [118.15, 30.17] },
  {
    kind: 'range',
    name: '怀玉山',
    rank: 2,
    at: [
      [117.85, 28.85],
      [118.2, 29],
    ],
  },
  {
    kind: 'range',
    name: '武夷山',
    rank: 2,
    at: [
      [117.75, 27.75],
      [118.15, 28.1],
    ],
  },
  { kind: 'province', name: '江苏省', rank: 1, at: [119.62, 31.36] },
  { kind: 'province', name: '安徽省', rank: 1, at: [118.35, 30.62] },
  { kind: 'province', name: '江西省', rank: 1, at: [117.95, 28.62] },
  { kind: 'province', name: '福建省', rank: 1, at: [118.75, 27.15] },
];

/** Neighbouring cities of the first two ranks; the others are county seats. Chinese maps write them without 市. */
export const CITY_RANK: Readonly<Record<string, number>> = {
  上海市: 1,
  合肥市: 1,
  苏州市: 2,
  无锡市: 2,
  常州市: 2,
  南通市: 2,
  芜湖市: 2,
  宣城市: 2,
  铜陵市: 2,
  马鞍山市: 2,
  池州市: 2,
  黄山市: 2,
  上饶市: 2,
  景德镇市: 2,
  南平市: 2,
  宁德市: 2,
};

/** Points of the source of stations that are goods yards, closed, or stops of an urban railway; they are left out. */
export const NO_PASSENGER_STATIONS: ReadonlySet<string> = new Set([
  '钱塘江',
  '南星桥',
  '东孝',
  '塘雅',
  '全旺',
  '新碧',
  '龙阳路',
  '西岑',
  '封浜',
  '保顺路',
  '周曲家',
  '二坝',
  '三元',
  '金山园区',
  '莘庄',
  '新桥',
  '四团',
  '黄渡',
  '裕溪口东',
]);
