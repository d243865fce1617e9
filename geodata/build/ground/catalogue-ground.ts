import { createHash } from 'node:crypto';
import { DATUM } from '../../../src/domain/answers/basis.ts';
import { GROUND_LAYERS, type GroundLayer } from '../../../src/domain/ground-layers.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { LAYERS } from './layers.ts';
import {
  ALL_SOURCES,
  EARTH,
  GSHHG,
  HAND,
  HEIGHTS,
  HYDRO,
  OMT,
  OSM,
  OSM_2025,
  OSM_SHORES,
  OUTLINES,
  type Source,
} from './sources.ts';

/** The credit line of everything in geodata/ground/, part by part. */
export const GROUND_CREDITS = [
  '© OpenStreetMap contributors (ODbL)',
  '© OpenMapTiles (CC BY 4.0)',
  'RiverATLAS v1.0 / HydroSHEDS (Linke et al. 2019, CC BY 4.0; HydroSHEDS database © WWF 2006–2013)',
  'GSHHG (LGPL)',
  'Natural Earth (public domain)',
  'heights: SRTM (NASA), Viewfinder Panoramas (J. de Ferranti), jaanga/terrain-plus',
] as const;

/** A file as catalogue.json describes it. */
interface Description {
  title: string;
  sources: readonly Source[];
}

const DESCRIPTIONS: Readonly<Record<string, Description>> = {
  ...Object.fromEntries(
    Object.entries(GROUND_LAYERS).map(([layer, file]) => [file, LAYERS[layer as GroundLayer]]),
  ),
  'relief.webp': { title: '地势晕渲 Shaded relief', sources: HEIGHTS },
  'ground.pmtiles': { title: '底图瓦片 Tiles of all of these', sources: ALL_SOURCES },
  'ground.json': { title: '底图说明 What the ground holds', sources: ALL_SOURCES },
};

const FERRIES: Source = { name: 'ferries by general knowledge (geodata/inputs/travel)', licence: 'MIT' };
const POINTS: Source = { name: 'places of geodata/gazetteer.json', licence: 'CC BY 4.0' };
const TRAVEL = [...ALL_SOURCES.filter((source) => source !== OSM_2025 && source !== EARTH), FERRIES];
const TRAVEL_DESCRIPTIONS: Readonly<Record<string, Description>> = {
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
export const groundEntries = (built: Built): CatalogueEntry[] => buildEntries('ground', DESCRIPTIONS, built);
/** The rows of catalogue.json for geodata/travel/. */
export const travelEntries = (built: Built): CatalogueEntry[] =>
  buildEntries('travel', TRAVEL_DESCRIPTIONS, built);

/** @throws Error for a file without a description, and for one that nothing dates */
function buildEntries(
  folder: string,
  descriptions: Readonly<Record<string, Description>>,
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
