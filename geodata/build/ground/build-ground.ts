import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from '../../../src/domain/polygons.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { collection, collectionJson } from '../json.ts';
import { buildArchive } from './archive.ts';
import { GROUND_CREDITS } from './catalogue-ground.ts';
import { FAR_FRAME, FRAME, isWithin } from './frame.ts';
import { groundFeatures, tileLayers } from './layers.ts';
import { withinFar } from './places.ts';
import { readHeights, readRows } from './read-inputs.ts';
import { type Compiled, type FarRow, readParts } from './read-parts.ts';
import { reliefPicture, shadedRelief } from './relief.ts';
import { cutTiles } from './tiles.ts';

export interface BuiltGround {
  /** File name in geodata/ground/ → its bytes. */
  files: Map<string, Uint8Array>;
  /** Number of rows of each file, for the catalogue; tiles and relief have none. */
  counts: Map<string, number>;
}

/**
 * Compiles geodata/inputs/ground/ to the files of geodata/ground/; the same inputs give the same bytes.
 * @throws Error naming what is wrong in the inputs
 */
export async function buildGround(root: string, compiled: Compiled): Promise<BuiltGround> {
  const inputs = join(root, 'geodata', 'inputs', 'ground');
  const heights = readHeights(inputs);
  const far = readRows(inputs, 'far.geojson') as FarRow[];
  const parts = readParts(inputs, heights, far, compiled);
  const files = new Map<string, Uint8Array>();
  const counts = new Map<string, number>();
  for (const [file, features] of groundFeatures(parts)) {
    files.set(file, Buffer.from(collectionJson(collection(features))));
    counts.set(file, features.length);
  }
  const relief = shadedRelief(heights);
  files.set('relief.webp', await reliefPicture(relief));
  const layers = tileLayers(parts, {
    land: withinFar(polygonsOfKind(far, 'land')),
    lakes: withinFar(polygonsOfKind(far, 'lake')),
    rivers: far.flatMap(({ properties, geometry }) =>
      properties.kind === 'river' && geometry.type === 'LineString'
        ? [geometry.coordinates.filter((at) => isWithin(at, FAR_FRAME))].filter((line) => line.length > 1)
        : [],
    ),
  });
  const tiles = cutTiles(layers, FAR_FRAME);
  counts.set('ground.pmtiles', tiles.length);
  files.set(
    'ground.pmtiles',
    buildArchive(tiles, FAR_FRAME, {
      name: 'Axis Atlas ground',
      attribution: GROUND_CREDITS.join(', '),
      vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })),
    }),
  );
  const about = {
    bounds: FRAME,
    farBounds: FAR_FRAME,
    relief: { file: 'relief.webp', bounds: FRAME, width: relief.width, height: relief.height, flatGrey: 128 },
    credits: GROUND_CREDITS,
    dates: {
      roadsAndWater: '2020',
      roadNumbers: '2017',
      stations: '2025-01',
      airports: '2025-02',
      shores: '2021',
    },
    files: [...files.keys()],
  };
  files.set('ground.json', Buffer.from(`${JSON.stringify(about, null, 2)}\n`));
  return { files, counts };
}

const polygonsOfKind = (rows: readonly FarRow[], kind: string): Rings[] =>
  rows.flatMap(({ properties, geometry }) =>
    properties.kind === kind && geometry.type === 'Polygon' ? polygonsOf(geometry) : [],
  );

/** The polygons of a compiled file. */
export const parseAreas = (text: string): Rings[] =>
  (JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>).features.flatMap(({ geometry }) =>
    polygonsOf(geometry),
  );
