import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TravelGround } from './ground.ts';
import { mPerDegree } from '../../../domain/distance.ts';
import { cellLonLat } from './lattice.ts';
import { DEFAULT_SPEEDS } from './speeds.ts';
import { travelSurface, type TravelSurface } from './surface.ts';
import { realGround } from './testing/real-ground.ts';
import { travelTimes } from './times.ts';

const isThere = spawnSync('grass', ['--version'], { encoding: 'utf8' }).status === 0;
/** Cells on a side of the window, and how many columns and rows from the north-western corner of the ground it lies. */
const SIDE = 160;
/** Windows of hills with a lake, of high mountains, and of a coast with islands. */
const WINDOWS = [
  ['淳安 and 千岛湖', 200, 430],
  ['景宁 and 庆元', 330, 800],
  ['象山 and its islands', 960, 560],
] as const;

/** Part of the ground, without its roads: r.cost knows cells alone. */
function cutWindow({ grid, heightM, cover }: TravelGround, column: number, row: number): TravelGround {
  const cut = <T extends Uint8Array | Int16Array>(from: T, to: T): T => {
    for (let y = 0; y < SIDE; y++) {
      const start = (row + y) * grid.columns + column;
      to.set(from.subarray(start, start + SIDE), y * SIDE);
    }
    return to;
  };
  const none = { nodeLonLat: new Float64Array(), nodeEntered: new Uint8Array(), edgeFrom: new Int32Array() };
  return {
    grid: {
      ...grid,
      columns: SIDE,
      rows: SIDE,
      west: grid.west + column * grid.cellDeg,
      north: grid.north - row * grid.cellDeg,
    },
    heightM: cut(heightM, new Int16Array(SIDE * SIDE)),
    cover: cut(cover, new Uint8Array(SIDE * SIDE)),
    graph: {
      ...none,
      edgeTo: new Int32Array(),
      edgeLengthM: new Float64Array(),
      edgeClass: new Uint8Array(),
      edgeName: new Uint16Array(),
      names: [{}],
      shapeStart: new Int32Array(1),
      shapeLonLat: new Float64Array(),
    },
  };
}

/** Seconds from the middle of a cell by `r.cost -k` over the same frictions, on a plane with the cells of the middle latitude. */
function secondsByGrass({ ground: { grid }, frictionSPerM }: TravelSurface, from: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'grass-'));
  try {
    const [east, up] = mPerDegree(grid.north - (SIDE / 2) * grid.cellDeg).map((m) => m * grid.cellDeg);
    const [wide, high] = [east as number, up as number];
    // r.cost counts the width of a cell as one.
    const rows = Array.from({ length: SIDE }, (_, y) =>
      Array.from(frictionSPerM.subarray(y * SIDE, (y + 1) * SIDE), (of) =>
        of === Infinity ? '*' : of * wide,
      ).join(' '),
    );
    const head = `north: ${SIDE * high}\nsouth: 0\neast: ${SIDE * wide}\nwest: 0\nrows: ${SIDE}\ncols: ${SIDE}\n`;
    writeFileSync(join(folder, 'in.asc'), `${head}${rows.join('\n')}\n`);
    const [x, y] = [((from % SIDE) + 0.5) * wide, (SIDE - Math.floor(from / SIDE) - 0.5) * high];
    const script = [
      'set -e',
      `r.in.ascii input=${folder}/in.asc output=friction type=DCELL --quiet`,
      'g.region raster=friction',
      `r.cost -k input=friction output=cost start_coordinates=${x},${y} --quiet`,
      `r.out.ascii input=cost output=${folder}/out.asc precision=2 null_value=-1 -h --quiet`,
    ].join('\n');
    writeFileSync(join(folder, 'run.sh'), script);
    const done = spawnSync('grass', ['--tmp-location', 'XY', '--exec', 'bash', join(folder, 'run.sh')], {
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`grass: ${done.stderr}`);
    return readFileSync(join(folder, 'out.asc'), 'utf8').trim().split(/\s+/).map(Number);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!isThere)(`r.cost of GRASS${isThere ? '' : ' (skipped: grass is not installed)'}`, () => {
  it.each(WINDOWS)('gives the same times over the cells of %s, within 2 %%', (_, column, row) => {
    const surface = travelSurface(cutWindow(realGround(), column, row), DEFAULT_SPEEDS);
    const from = surface.frictionSPerM.findIndex(
      (of, cell) => cell >= (SIDE / 2) * SIDE + SIDE / 2 && of < 1.5,
    );
    const { seconds } = travelTimes(surface, [cellLonLat(surface.ground.grid, from)]);
    const theirs = secondsByGrass(surface, from);
    const apart: number[] = [];
    theirs.forEach((of, cell) => {
      const own = seconds[cell] as number;
      expect(own === Infinity).toBe(of < 0);
      const cells = Math.hypot(
        (cell % SIDE) - (from % SIDE),
        Math.floor(cell / SIDE) - Math.floor(from / SIDE),
      );
      if (of > 0 && cells > 5) apart.push(Math.abs(own - of) / of);
    });
    expect(apart.length).toBeGreaterThan(SIDE * SIDE * 0.4);
    const worst = Math.max(...apart);
    process.stdout.write(
      `GRASS worst ${worst}, median ${apart.toSorted((a, b) => a - b)[apart.length >> 1]} of ${apart.length}\n`,
    );
    expect(worst).toBeLessThan(0.02);
  });
});
