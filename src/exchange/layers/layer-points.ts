import { isInChina } from '../../domain/in-china.ts';
import type { LonLat } from '../../domain/records.ts';
import type { RunTimeFeature } from '../../domain/run-time-layer.ts';
import { packedValue } from '../packed-column.ts';
import type { LayerQuestions } from './protocol.ts';

/** The points of a layer as input of questions to the spatial engine. */
export interface PointsOfLayer {
  lonLats: readonly LonLat[];
  /** Row of the layer of each point. */
  rows: readonly number[];
  /** The label of a row with a point; empty where it has none. */
  labelOf(this: void, row: number): string;
  /** Points in China: all of `lonLats`, and those beyond the number that the engine takes. */
  count: number;
  /** Points that lie outside China: they are left out. */
  abroad: number;
}

/** Largest number of points in a question. */
export const MOST_ASKED_WITH = 100_000;

const sets = new WeakMap<readonly RunTimeFeature[], PointsOfLayer>();

/** The points among the features that are drawn; those that the filter leaves out are not counted. Null if there are none. */
export function pointsOfFeatures(features: readonly RunTimeFeature[]): PointsOfLayer | null {
  const known = sets.get(features);
  if (known) return known.lonLats.length === 0 ? null : known;
  const lonLats: LonLat[] = [];
  const rows: number[] = [];
  let count = 0;
  let abroad = 0;
  for (const { geometry, row } of features) {
    const all =
      geometry.type === 'Point'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPoint'
          ? geometry.coordinates
          : [];
    for (const at of all as LonLat[])
      if (!isInChina(at)) abroad++;
      else if (++count <= MOST_ASKED_WITH) {
        lonLats.push(at);
        rows.push(row);
      }
  }
  const labels = new Map(features.map(({ row, label }) => [row, label]));
  const found: PointsOfLayer = {
    lonLats,
    rows,
    labelOf: (row) => labels.get(row) ?? '',
    count,
    abroad,
  };
  sets.set(features, found);
  return lonLats.length === 0 ? null : found;
}

/** The points of a large layer, as its worker gave them. */
export function pointsOfAnswer({
  lonLats,
  rows,
  labels,
  count,
  abroad,
}: LayerQuestions['points']['answer']): PointsOfLayer {
  const numbers = [...rows];
  return {
    lonLats: numbers.map((_, i): LonLat => [lonLats[2 * i] ?? 0, lonLats[2 * i + 1] ?? 0]),
    rows: numbers,
    labelOf(row) {
      const i = placeOf(rows, row);
      return labels && rows[i] === row ? String(packedValue(labels, i) ?? '') : '';
    },
    count,
    abroad,
  };
}

/** Index of the first of increasing numbers that is not smaller than a number. */
function placeOf(increasing: Uint32Array, number: number): number {
  let [from, to] = [0, increasing.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((increasing[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Points as the engine is given them in place of central towns or villages. @param layer id of the layer @param labels name of a row; empty for none */
export function toPointSet(
  layer: string,
  { lonLats, rows }: Pick<PointsOfLayer, 'lonLats' | 'rows'>,
  labels: (row: number) => string,
): { layer: string; lonLats: Float64Array; rows: Int32Array; names: string[] } {
  const flat = new Float64Array(2 * lonLats.length);
  lonLats.forEach(([lon, lat], i) => flat.set([lon, lat], 2 * i));
  return { layer, lonLats: flat, rows: Int32Array.from(rows), names: rows.map(labels) };
}
