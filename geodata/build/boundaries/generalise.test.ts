import fc from 'fast-check';
import type { Feature, FeatureCollection, MultiPolygon, Polygon as GeoPolygon } from 'geojson';
import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Polygon, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { generalise } from './generalise.ts';
import { type Cell, CELL_M, doubleArea, eastM, type Ring } from './grid.ts';
import { meetings } from './noding.ts';

type Counties = Topology<{ counties: GeometryCollection }>;
const SIZE = 3;
const STEPS = 12;

/** A chessboard of counties whose common lines wander by the given steps, near 29° N. */
function chessboard(wander: readonly number[]): Counties {
  let taken = 0;
  const lines = new Map<string, Cell[]>();
  const line = (x: number, y: number, dx: number, dy: number): Cell[] => {
    const key = [x, y, dx].join();
    const known = lines.get(key);
    if (known !== undefined) return known;
    const cells = Array.from({ length: STEPS + 1 }, (_, i): Cell => {
      const off = i === 0 || i === STEPS ? 0 : (wander[taken++ % wander.length] ?? 0);
      const along = (i * 240) / STEPS;
      return [1_200_000 + x * 240 + dx * along + dy * off, 290_000 + y * 240 + dy * along + dx * off];
    });
    lines.set(key, cells);
    return cells;
  };
  const features = Array.from({ length: SIZE * SIZE }, (_, i): Feature<GeoPolygon> => {
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    const ring: Ring = [
      ...line(x, y, 1, 0).slice(0, -1),
      ...line(x + 1, y, 0, 1).slice(0, -1),
      ...line(x, y + 1, 1, 0)
        .slice(1)
        .toReversed(),
      ...line(x, y, 0, 1).toReversed(),
    ];
    const coordinates = [ring.map(([cx, cy]) => [cx, cy])];
    return {
      type: 'Feature' as const,
      id: String(i),
      properties: {},
      geometry: { type: 'Polygon' as const, coordinates },
    };
  });
  const counties: FeatureCollection = { type: 'FeatureCollection', features };
  return topology({ counties }) as Counties;
}

const arcsOf = (land: GeoPolygon | MultiPolygon): Topology => topology({ land }) as Topology;
const ringsOf = (thin: Counties): Ring[] =>
  feature(thin, thin.objects.counties).features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? (geometry.coordinates as unknown as Ring[]) : [],
  );
/** Up to eight cells of twenty: lines of neighbouring rows do not meet. */
const wander = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 30, maxLength: 90 });
const RULE = { triangleM2: 30_000, shiftM: 60 };

describe('generalise', () => {
  it('keeps common edges common: each is used once in each direction, or once on the outside', () => {
    fc.assert(
      fc.property(wander, (steps) => {
        const directed = new Map<string, number>();
        const thin = generalise(chessboard(steps), () => RULE);
        const rings = ringsOf(thin);
        for (const ring of rings)
          for (let i = 1; i < ring.length; i++) {
            const key = `${ring[i - 1]?.join()}>${ring[i]?.join()}`;
            directed.set(key, (directed.get(key) ?? 0) + 1);
          }
        expect([...directed.values()].every((times) => times === 1)).toBe(true);
        const alone = [...directed.keys()].filter(
          (key) => !directed.has(key.split('>').toReversed().join('>')),
        );
        const outside = merge(thin, thin.objects.counties.geometries as Polygon[]).coordinates.flat();
        expect(outside).toHaveLength(1);
        expect(alone).toHaveLength((outside[0] ?? []).length - 1);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the merged whole the area of its parts, and counties that cross nowhere', () => {
    fc.assert(
      fc.property(wander, (steps) => {
        const thin = generalise(chessboard(steps), () => RULE);
        const rings = ringsOf(thin);
        const whole = merge(thin, thin.objects.counties.geometries as Polygon[]);
        const parts = rings.reduce((sum, ring) => sum + doubleArea(ring), 0);
        const merged = whole.coordinates
          .flat()
          .reduce((sum, ring) => sum + Math.abs(doubleArea(ring as unknown as Ring)), 0);
        expect(Math.abs(parts)).toBe(merged);
        const edges = thin.arcs.flatMap((arc) =>
          arc.slice(1).map((b, i) => ({ a: arc[i] as unknown as Cell, b: b as unknown as Cell })),
        );
        const ends = ({ a, b }: (typeof edges)[number]): string[] => [a.join(), b.join()];
        const strays = edges.flatMap((p, i) =>
          edges
            .slice(i + 1)
            .flatMap((q) =>
              meetings(p, q).filter((at) => ![p, q].every((edge) => ends(edge).includes(at.join()))),
            ),
        );
        expect(strays).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('moves no vertex, and leaves out none that lies farther from the line than allowed', () => {
    fc.assert(
      fc.property(wander, (steps) => {
        const full = chessboard(steps);
        const thin = generalise(full, () => RULE);
        for (const [i, arc] of full.arcs.entries()) {
          const kept = (thin.arcs[i] ?? []) as unknown as Cell[];
          const keys = new Set(arc.map((cell) => cell.join()));
          expect(kept.every((cell) => keys.has(cell.join()))).toBe(true);
          expect(Math.max(...arc.map((cell) => awayM(cell as unknown as Cell, kept)))).toBeLessThanOrEqual(
            RULE.shiftM,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps a small ring as a triangle and an untouched line as it is', () => {
    const islet = [
      [0, 0],
      [2, 0],
      [3, 1],
      [2, 2],
      [0, 2],
      [0, 0],
    ].map(([x = 0, y = 0]) => [1_200_000 + x, 290_000 + y]);
    const full = arcsOf({ type: 'Polygon', coordinates: [islet] });
    expect(generalise(full, () => ({ triangleM2: 1e9, shiftM: 1e6 })).arcs[0]).toHaveLength(4);
    expect(generalise(full, () => ({ triangleM2: 0, shiftM: 0 })).arcs[0]).toHaveLength(islet.length);
  });

  it('puts vertices back where a simplified line would cross an islet', () => {
    const shift = (ring: number[][]): number[][] =>
      ring.map(([x = 0, y = 0]) => [1_200_000 + x, 290_000 + y]);
    const bay = shift([
      [0, 0],
      [100, 0],
      [100, 100],
      [60, 100],
      [50, 60],
      [40, 100],
      [0, 100],
      [0, 0],
    ]);
    const islet = shift([
      [49, 90],
      [51, 90],
      [50, 95],
      [49, 90],
    ]);
    const full = arcsOf({ type: 'MultiPolygon', coordinates: [[bay], [islet]] });
    const bare = arcsOf({ type: 'Polygon', coordinates: [bay] });
    const rule = { triangleM2: 200_000, shiftM: 1e6 };
    expect(generalise(bare, () => rule).arcs.flat()).not.toContainEqual([1_200_050, 290_060]);
    expect(generalise(full, () => rule).arcs.flat()).toContainEqual([1_200_050, 290_060]);
  });
});

function awayM(p: Cell, line: readonly Cell[]): number {
  let best = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Cell, line[i] as Cell];
    const [dx, dy] = [(b[0] - a[0]) * eastM(p[1]), (b[1] - a[1]) * CELL_M];
    const [px, py] = [(p[0] - a[0]) * eastM(p[1]), (p[1] - a[1]) * CELL_M];
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, Math.hypot(px - t * dx, py - t * dy));
  }
  return best;
}
