import { groupBy } from '../../domain/group-by.ts';
import type { CellValue, SheetContent } from '../content.ts';
import type { PlaceIndex } from '../list/places.ts';
import { sheetWith } from './sheet.ts';

/** Random numbers from a seed (mulberry32), so that a list is the same every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SyntheticLists {
  axes: SheetContent;
  towns: SheetContent;
  villages: SheetContent;
  /** Codes that the lists name. */
  townCodes: readonly string[];
  villageCodes: readonly string[];
}

/**
 * Three lists with the published totals (87 axes, 146 towns, 581 villages) of places chosen at random, which states nothing about any of
 * them. For tests only. Names are written as offices write them: with spaces, full-width characters and other suffixes; a county is given
 * once for its rows.
 */
export function syntheticLists({ network, register, positions }: PlaceIndex, seed: number): SyntheticLists {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const counties = [...network.axes.values()]
    .map(({ county }) => network.counties.get(county))
    .filter((county) => county !== undefined);
  // Grouped once: a list draws hundreds of times from the 20,000 villages of the register.
  const townsIn = groupBy(
    [...register.towns.values()].filter(
      ({ code, name }) => /[镇乡]$|街道$/.test(name) && positions.has(code),
    ),
    ({ county }) => county,
  );
  const villagesIn = groupBy(
    [...register.villages.values()].filter(({ name }) => name.endsWith('村')),
    ({ county }) => county,
  );
  const draw = <T extends { code: string }>(total: number, from: ReadonlyMap<string, T[]>): T[] => {
    const taken = new Map<string, T>();
    for (const { code } of counties) {
      const all = from.get(code) ?? [];
      if (all.length > 0) {
        const one = pick(all);
        taken.set(one.code, one);
      }
    }
    while (taken.size < total) {
      const all = from.get(pick(counties).code) ?? [];
      if (all.length === 0) continue;
      const one = pick(all);
      taken.set(one.code, one);
    }
    return [...taken.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  };
  const towns = draw(146, townsIn);
  const villages = draw(581, villagesIn);
  const nameOf = (county: string): string => network.counties.get(county)?.name ?? county;
  const written = (name: string): string => {
    const way = random();
    if (way < 0.1) return [...name].join(' ');
    if (way < 0.15) return ` ${name}\u3000`;
    if (way < 0.2 && name.endsWith('村')) return `${name.slice(0, -1)}村村委会`;
    return name;
  };
  const once = (
    rows: readonly { county: string; cells: (county: CellValue) => CellValue[] }[],
  ): CellValue[][] => {
    let before = '';
    return rows.map(({ county, cells }) => {
      const shown = county === before ? null : nameOf(county);
      before = county;
      return cells(shown);
    });
  };
  const tracks = ['农业大镇', '工业重镇', '商贸强镇', '文旅名镇'];
  const file = (name: string, hash: string) => ({
    name,
    sizeBytes: 1,
    sha256: hash.repeat(64),
    modified: '2026-03-01',
  });
  return {
    axes: sheetWith(
      [
        ['全省发展轴名单'],
        ['序号', '县（市、区）', '发展轴名称', '批次'],
        ...counties.map(({ name, priority }, i) => [
          i + 1,
          name,
          `${name}“县城—中心镇”发展轴`,
          priority ? '第一批' : '第二批',
        ]),
        ['合计', null, 87, null],
      ],
      { file: file('发展轴.xlsx', 'a') },
    ),
    towns: sheetWith(
      [
        ['全省中心镇名单（2026年3月）'],
        ['序号', '县（市、区）', '中心镇名称', '赛道', '批次'],
        ...once(
          towns.map(({ county, name }, i) => ({
            county,
            cells: (shown) => [i + 1, shown, written(name), pick(tracks), pick(['第一批', '第二批'])],
          })),
        ),
        ['注：以上为虚构名单，仅供测试。'],
      ],
      { file: file('中心镇.xlsx', 'b') },
    ),
    villages: sheetWith(
      [
        ['全省重点村名单'],
        ['序号', '县（市、区）', '乡镇（街道）', '村名', '批次'],
        ...once(
          villages.map(({ county, town, name }, i) => ({
            county,
            cells: (shown) => [
              i + 1,
              shown,
              register.towns.get(town)?.name ?? '',
              written(name),
              pick(['第一批', '第二批']),
            ],
          })),
        ),
      ],
      { file: file('重点村.xlsx', 'c') },
    ),
    townCodes: towns.map(({ code }) => code),
    villageCodes: villages.map(({ code }) => code),
  };
}
