import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as ArcPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import { CELLS_PER_DEGREE, type GridShape, readShapes } from './echarts-geojson.ts';
import type { SourcePackage } from './packages.ts';

/** Provinces around Zhejiang by the first two digits of their codes. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  31: '上海市',
  32: '江苏省',
  34: '安徽省',
  35: '福建省',
  36: '江西省',
};
const ZHEJIANG = '33';
/** How the package's file names of these provinces begin. */
const FILES = /^(?:zhe4_jiang1|shanghai|jiang1_su1|an1_hui1|fu2_jian4|jiang1_xi1)[_.]/;
/** The package leaves out the code of one county. */
const MISSING_CODES: Readonly<Record<string, string>> = { 崇明区: '310151' };

/** Degrees, GCJ-02: the land around the province that the map can show. */
export const FRAME = { west: 117.3, south: 26.4, east: 123.8, north: 31.9 } as const;

function inFrame({ polygons }: GridShape): boolean {
  const points = polygons.flat(2);
  const lons = points.map(([x]) => x / CELLS_PER_DEGREE);
  const lats = points.map(([, y]) => y / CELLS_PER_DEGREE);
  const min = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const max = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return (
    min(lons) < FRAME.east && max(lons) > FRAME.west && min(lats) < FRAME.north && max(lats) > FRAME.south
  );
}

const buildCollection = (shapes: readonly GridShape[]): FeatureCollection<MultiPolygon> => ({
  type: 'FeatureCollection',
  features: shapes.map(({ code, name, polygons }): Feature<MultiPolygon> => ({
    type: 'Feature',
    id: code,
    properties: { name },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  })),
});

/** Leaves out arcs that no geometry uses and writes the others as differences in whole cells. */
function compact(full: Topology): Topology {
  const kept: number[] = [];
  const renumbered = new Map<number, number>();
  const renumber = (arc: number): number => {
    const index = arc < 0 ? ~arc : arc;
    let fresh = renumbered.get(index);
    if (fresh === undefined) {
      fresh = kept.push(index) - 1;
      renumbered.set(index, fresh);
    }
    return arc < 0 ? ~fresh : fresh;
  };
  for (const object of Object.values(full.objects))
    for (const geometry of (object as GeometryCollection).geometries)
      if (geometry.type === 'MultiPolygon')
        geometry.arcs = geometry.arcs.map((rings) => rings.map((ring) => ring.map(renumber)));
      else if (geometry.type === 'Polygon') geometry.arcs = geometry.arcs.map((ring) => ring.map(renumber));
  const arcs = kept.map((index) => {
    let [px, py] = [0, 0];
    return (full.arcs[index] ?? []).map(([x = 0, y = 0]) => {
      const step = [x - px, y - py];
      [px, py] = [x, y];
      return step;
    });
  });
  const scale = 1 / CELLS_PER_DEGREE;
  return {
    type: 'Topology',
    transform: { scale: [scale, scale], translate: [0, 0] },
    objects: full.objects,
    arcs,
  };
}

/**
 * One compact TopoJSON of the counties of Zhejiang and the outlines of the provinces around it, not changed otherwise: divisions of 2017,
 * GCJ-02, on the package's grid.
 * @param folder the unpacked folder of the shapes package
 * @throws Error where a file is not as expected or no county is found
 */
export function boundaryExtract(folder: string, { name, version, licence }: SourcePackage): string {
  const counties: GridShape[] = [];
  const around: GridShape[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!FILES.test(file)) continue;
    for (const shape of readShapes(readFileSync(join(folder, file), 'utf8'), file)) {
      const code = shape.code || (MISSING_CODES[shape.name] ?? '');
      if (code.startsWith(ZHEJIANG)) counties.push({ ...shape, code });
      else if (code.slice(0, 2) in NEIGHBOURS && inFrame(shape)) around.push({ ...shape, code });
    }
  }
  if (counties.length === 0) throw new Error(`${folder}: no counties of Zhejiang`);
  const byCode = (a: GridShape, b: GridShape): number => (a.code < b.code ? -1 : 1);
  const full = topology({
    counties: buildCollection(counties.toSorted(byCode)),
    neighbours: buildCollection(around.toSorted(byCode)),
  }) as Topology<{ counties: GeometryCollection<{ name: string }>; neighbours: GeometryCollection }>;
  const pieces = full.objects.neighbours.geometries as (Polygon | ArcPolygon)[];
  const neighbours: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: Object.entries(NEIGHBOURS).map(([digits, province]) => ({
      ...mergeArcs(
        full,
        pieces.filter(({ id }) => String(id).startsWith(digits)),
      ),
      id: `${digits}0000`,
      properties: { name: province },
    })),
  };
  const about = {
    source: `${name}@${version}`,
    licence,
    datum: 'GCJ-02',
    divisions: 2017,
    note: `Both ordinates are rounded up to 1/${CELLS_PER_DEGREE} degree. Neighbours are merged from the counties that touch the frame.`,
    frame: FRAME,
  };
  const compacted = compact({ ...full, objects: { counties: full.objects.counties, neighbours } });
  return `${JSON.stringify({ about, ...compacted })}\n`;
}
