import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostGis, postgis, SKIPPED } from '../../testing/postgis.ts';
import { random } from '../../testing/model.ts';
import { COVER, ROAD_CLASSES } from './ground.ts';
import { TICKS_PER_S } from './lattice.ts';
import { noLabels, nodeCount, Search, UNREACHED } from './search.ts';
import { DEFAULT_SPEEDS } from './speeds.ts';
import { travelSurface } from './surface.ts';
import { realGround } from './testing/real-ground.ts';

const asked = process.env['POSTGIS_URL'] !== undefined;
const COUNT = 25;

describe.skipIf(!asked)(`pgRouting${asked ? '' : ` (${SKIPPED})`}`, () => {
  const ground = realGround();
  const { graph } = ground;
  let db: PostGis;
  beforeAll(() => {
    const made = postgis('axis_atlas_travel');
    if (!made) throw new Error(SKIPPED);
    db = made;
    db.rows('create extension if not exists pgrouting cascade');
    db.rows('create table edge (id int primary key, source int, target int, cost float8)');
    db.copy(
      'edge',
      Array.from(graph.edgeLengthM, (m, e) => `${e}\t${graph.edgeFrom[e]}\t${graph.edgeTo[e]}\t${m}`),
    );
  });
  afterAll(() => db.leave());

  it('has the same shortest lengths over the graph alone, to the metre (pgr_dijkstraCost)', () => {
    // One kilometre an hour everywhere makes seconds 3.6 times the metres; no cell may be entered.
    const kmh = Object.fromEntries(ROAD_CLASSES.map((of) => [of, 1])) as typeof DEFAULT_SPEEDS.roadKmh;
    const surface = travelSurface(
      { ...ground, cover: new Uint8Array(ground.cover.length).fill(COVER.outside) },
      { ...DEFAULT_SPEEDS, roadKmh: kmh, rampS: 0, ferryWaitS: 0 },
    );
    const cells = surface.frictionSPerM.length;
    const next = random(20260101);
    const nodes = Array.from({ length: COUNT }, () => Math.floor(next() * graph.nodeEntered.length));
    const array = `array[${[...new Set(nodes)].join(',')}]`;
    const theirs = new Map(
      db
        .rows(
          `select start_vid, end_vid, agg_cost from pgr_dijkstraCost('select * from edge', ${array}, ${array}, directed := false)`,
        )
        .map(([from, to, m]) => [`${from} ${to}`, Number(m)]),
    );
    expect(theirs.size).toBeGreaterThan((COUNT * COUNT) / 2);
    let longestM = 0;
    for (const from of nodes) {
      const labels = noLabels(nodeCount(surface));
      const search = new Search(surface, labels);
      search.offer(cells + from, 0, 0, -1);
      search.run();
      for (const to of nodes) {
        if (from === to) continue;
        const ticks = labels.ticks[cells + to] as number;
        const m = theirs.get(`${from} ${to}`);
        expect(ticks === UNREACHED).toBe(m === undefined);
        if (m === undefined) continue;
        expect(Math.abs(ticks / TICKS_PER_S / 3.6 - m)).toBeLessThan(1);
        longestM = Math.max(longestM, m);
      }
    }
    expect(longestM).toBeGreaterThan(300_000);
  });
});
