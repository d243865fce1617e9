import { polygonsOf } from '../../domain/polygons.ts';
import type { Region, SpatialModel } from '../model.ts';

const cache = new WeakMap<SpatialModel, ReadonlySet<string>>();

/** The form of a pair of counties in `neighbourPairs`. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Pairs of counties whose polygons share an edge, as `pairKey` writes them; computed once for each model. */
export function neighbourPairs(model: SpatialModel): ReadonlySet<string> {
  const known = cache.get(model);
  if (known) return known;
  const found = sharedEdges(model.counties);
  cache.set(model, found);
  return found;
}

function sharedEdges(counties: readonly Region[]): Set<string> {
  const owner = new Map<string, string>();
  const pairs = new Set<string>();
  for (const { code, geometry } of counties) {
    for (const ring of polygonsOf(geometry).flat())
      for (let i = 1; i < ring.length; i++) {
        const edge = pairKey(String(ring[i - 1]), String(ring[i]));
        const other = owner.get(edge);
        if (other === undefined) owner.set(edge, code);
        else if (other !== code) pairs.add(pairKey(other, code));
      }
  }
  return pairs;
}
