import type { LonLat } from '../../../../domain/records.ts';
import { COVER, ROAD_CLASSES, type RoadClass, type RoadName, type TravelGround } from '../ground.ts';
import { distanceM } from '../../../../domain/distance.ts';

/** A road of a made-up ground, between places in columns and rows from the north-western corner. */
export interface TestRoad extends RoadName {
  class: RoadClass;
  line: readonly (readonly [column: number, row: number])[];
}

const WEST = 120;
const NORTH = 29;
const CELL_DEG = 1 / 240;
const LETTERS: Record<string, number> = {
  '.': COVER.land,
  r: COVER.river,
  l: COVER.lake,
  s: COVER.sea,
  ' ': COVER.outside,
};

/** The place at a column and row; whole and a half is the middle of a cell. */
export const placeAt = (column: number, row: number): LonLat => [
  WEST + column * CELL_DEG,
  NORTH - row * CELL_DEG,
];

/**
 * A small ground from a picture, one letter a cell: `.` land, `r` river, `l` lake, `s` sea, blank outside. Roads meet where their ends are the
 * same place; a motorway is entered only from a ramp.
 */
export function testGround(
  picture: readonly string[],
  roads: readonly TestRoad[] = [],
  heightM: (column: number, row: number) => number = () => 0,
): TravelGround {
  const rows = picture.length;
  const columns = Math.max(...picture.map((row) => row.length));
  const at = (cell: number): string => picture[Math.floor(cell / columns)]?.[cell % columns] ?? ' ';
  const count = columns * rows;
  const nodes = new Map<string, number>();
  const places: LonLat[] = [];
  const entered: number[] = [];
  const nodeAt = (end: readonly [number, number], isEntered: boolean): number => {
    const key = end.join(' ');
    const n = nodes.get(key) ?? places.length;
    if (n === places.length) {
      nodes.set(key, n);
      places.push(placeAt(...end));
      entered.push(0);
    }
    if (isEntered) entered[n] = 1;
    return n;
  };
  const names: RoadName[] = [{}];
  const edges = roads.map(({ class: of, line, name, ref }) => {
    const isEntered = of !== 'motorway' && of !== 'ramp';
    const shape = line.map((place) => placeAt(...place));
    if (name !== undefined || ref !== undefined)
      names.push({ ...(name === undefined ? {} : { name }), ...(ref === undefined ? {} : { ref }) });
    return {
      from: nodeAt(line[0] as [number, number], isEntered),
      to: nodeAt(line.at(-1) as [number, number], isEntered),
      m: shape.slice(1).reduce((sum, b, i) => sum + distanceM(shape[i] as LonLat, b), 0),
      of: ROAD_CLASSES.indexOf(of),
      name: name === undefined && ref === undefined ? 0 : names.length - 1,
      inner: shape.slice(1, -1),
    };
  });
  const shapeStart = new Int32Array(edges.length + 1);
  edges.forEach(({ inner }, e) => (shapeStart[e + 1] = (shapeStart[e] as number) + inner.length));
  return {
    grid: { west: WEST, north: NORTH, cellDeg: CELL_DEG, columns, rows },
    heightM: Int16Array.from({ length: count }, (_, cell) =>
      heightM(cell % columns, Math.floor(cell / columns)),
    ),
    cover: Uint8Array.from({ length: count }, (_, cell) => LETTERS[at(cell)] ?? COVER.outside),
    graph: {
      nodeLonLat: Float64Array.from(places.flat()),
      nodeEntered: Uint8Array.from(entered),
      edgeFrom: Int32Array.from(edges, ({ from }) => from),
      edgeTo: Int32Array.from(edges, ({ to }) => to),
      edgeLengthM: Float64Array.from(edges, ({ m }) => m),
      edgeClass: Uint8Array.from(edges, ({ of }) => of),
      edgeName: Uint16Array.from(edges, ({ name }) => name),
      names,
      shapeStart,
      shapeLonLat: Float64Array.from(edges.flatMap(({ inner }) => inner.flat())),
    },
  };
}

/** Rows of land with a ring of two closed cells around. */
export const plain = (columns: number, rows: number): string[] =>
  Array.from({ length: rows }, () => '.'.repeat(columns));
