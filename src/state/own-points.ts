import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { LonLat } from '../domain/records.ts';
import type { RunTimeLayer, TiledFeatures } from '../domain/run-time-layer.ts';
import type { Bbox } from '../domain/view.ts';
import type { SpatialClient, SpatialQuestions } from '../spatial/client.ts';
import type { LayerClient } from '../exchange/layers/client.ts';
import { answerTo, readyOf } from './answer.ts';
import { scopeAxes, scopeFilter } from './corridor.ts';
import type { PageState } from './page-state.ts';
import type { Scope } from './scope.ts';

export type NearestPoints = SpatialQuestions['nearestPoints']['answer'];

/** The points of a layer that questions use. */
export interface LayerPoints {
  layer: RunTimeLayer;
  lonLats: readonly LonLat[];
  /** Row of the layer for each point. */
  rows: readonly number[];
  /** Number of points in China, including those beyond the largest number that the engine takes. */
  count: number;
  /** Number of points outside China: they are left out. */
  abroad: number;
}

/** Largest number of points that the engine takes at once, and the box around China in which they must lie. */
const MOST = 100_000;
const CHINA: Bbox = [73, 3, 136, 54];
const isInChina = ([lon, lat]: LonLat): boolean =>
  lon >= CHINA[0] && lat >= CHINA[1] && lon <= CHINA[2] && lat <= CHINA[3];

const sets = new WeakMap<RunTimeLayer['features'], Omit<LayerPoints, 'layer'>>();

/** The points of a layer as it is drawn, i.e. after its filter; null if it has none. */
export function pointsOfLayer(layer: RunTimeLayer): LayerPoints | null {
  const known = sets.get(layer.features);
  if (known) return known.lonLats.length === 0 ? null : { layer, ...known };
  const lonLats: LonLat[] = [];
  const rows: number[] = [];
  let count = 0;
  let abroad = 0;
  for (const { geometry, row } of layer.features) {
    const all =
      geometry.type === 'Point'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPoint'
          ? geometry.coordinates
          : [];
    for (const at of all as LonLat[])
      if (!isInChina(at)) abroad++;
      else if (++count <= MOST) {
        lonLats.push(at);
        rows.push(row);
      }
  }
  sets.set(layer.features, { lonLats, rows, count, abroad });
  return lonLats.length === 0 ? null : { layer, lonLats, rows, count, abroad };
}

/** How the worker of large layers is asked, once there are own layers. */
export interface LargeLayerState {
  ownLayers: ReadonlySignal<{ client: Pick<LayerClient, 'ask'> } | null>;
}

/** Whether a layer has points that can be used in questions. */
export const hasPoints = (layer: RunTimeLayer): boolean =>
  layer.tiled ? layer.tiled.kinds.some((kind) => kind.endsWith(':point')) : pointsOfLayer(layer) !== null;

/** The points of the layer that a setting names, while the analysis is open; for a large layer once its worker has answered. */
export function chosenPoints(
  state: Pick<PageState, 'pointsOf' | 'placesOf' | 'runTimeLayers' | 'widthKm'> & LargeLayerState,
  setting: 'pointsOf' | 'placesOf',
): ReadonlySignal<LayerPoints | null> {
  const chosen = computed((): RunTimeLayer | null =>
    state.widthKm.value === null
      ? null
      : (state.runTimeLayers.value.find(({ id }) => id === state[setting].value) ?? null),
  );
  const tiled = computed(() => chosen.value?.tiled ?? null);
  const large = signal<{ of: TiledFeatures; set: Omit<LayerPoints, 'layer'> } | null>(null);
  effect(() => {
    const of = tiled.value;
    const own = state.ownLayers.value;
    const layer = chosen.peek()?.id;
    if (!of || !own || layer === undefined) {
      large.value = null;
      return;
    }
    void own.client.ask('points', { layer, most: MOST, within: CHINA }, setting).then((outcome) => {
      if (outcome.state !== 'done' || tiled.peek() !== of) return;
      const { lonLats: flat, rows, leftOut } = outcome.value;
      const all = Array.from(rows, (_, i): LonLat => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]);
      // For a layer with too many points the worker does not report how many of the rest are outside China.
      const isAll = all.length < MOST;
      const [count, abroad] = isAll ? [all.length, leftOut] : [all.length + leftOut, 0];
      large.value = { of, set: { lonLats: all, rows: [...rows], count, abroad } };
    });
  });
  return computed((): LayerPoints | null => {
    const layer = chosen.value;
    if (!layer) return null;
    if (!layer.tiled) return pointsOfLayer(layer);
    const known = large.value;
    return known?.of === layer.tiled && known.set.rows.length > 0 ? { layer, ...known.set } : null;
  });
}

/** Answers about the points of a reader's own layer: their distances to the axes, and the nearest of them for each key village. */
export function startOwnPoints(
  state: Pick<PageState, 'widthKm'>,
  chosen: ReadonlySignal<LayerPoints | null>,
  client: Pick<SpatialClient, 'ask'>,
  scope: ReadonlySignal<Scope | null>,
  attempt: ReadonlySignal<number>,
) {
  // Nothing is asked with only a part of the points of a layer.
  const points = computed(() => {
    const found = chosen.value;
    return found && found.count === found.lonLats.length ? found : null;
  });
  /** Stays the same while only name or colours of the layer change, so that nothing is asked again. */
  const lonLats = computed(() => points.value?.lonLats ?? null);
  const toAxes = answerTo(attempt, () => {
    const of = scope.value;
    if (!lonLats.value || !of || of.axisCount === 0) return null;
    const args = { ...scopeAxes(of), points: lonLats.value };
    return client.ask('reach', args, { kind: 'own points to axes' });
  });
  const nearest = answerTo(attempt, () => {
    const of = scope.value;
    if (!lonLats.value || !of) return null;
    return client.ask('nearestPoints', {
      ...scopeFilter(of),
      points: lonLats.value,
      of: 'villages',
      region: of.region,
    });
  });
  return {
    points,
    toAxes,
    nearest,
    /** Number of points within the width of an axis: looked up in the page, so that it follows the slider without delay. */
    within: computed((): number | null => {
      const found = readyOf(toAxes.value);
      const widthKm = state.widthKm.value;
      return found && widthKm !== null ? countWithin(found.distanceM, widthKm * 1000) : null;
    }),
  };
}

/** @param limitM inclusive, metres */
function countWithin(distanceM: Float64Array, limitM: number): number {
  let count = 0;
  for (const metres of distanceM) if (metres <= limitM) count++;
  return count;
}

/** Mean, median and maximum of distances, metres; null if there are none. */
export function distanceFigures(
  distanceM: Float64Array,
): { meanM: number; medianM: number; mostM: number } | null {
  if (distanceM.length === 0) return null;
  const sorted = distanceM.toSorted();
  const middle = sorted.length / 2;
  const medianM = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const meanM = sorted.reduce((sum, metres) => sum + metres, 0) / sorted.length;
  return { meanM, medianM, mostM: sorted.at(-1) ?? 0 };
}
