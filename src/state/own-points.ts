import { CHINA } from '../domain/in-china.ts';
import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { countWithin } from '../domain/answers/own-points.ts';
import type { RunTimeLayer, TiledFeatures } from '../domain/run-time-layer.ts';
import type { SpatialClient, SpatialQuestions } from '../spatial/client.ts';
import type { LayerClient } from '../exchange/layers/client.ts';
import {
  MOST_ASKED_WITH,
  pointsOfAnswer,
  pointsOfFeatures,
  type PointsOfLayer,
} from '../exchange/layers/layer-points.ts';
import { answerTo, readyOf } from './answer.ts';
import type { NearestPointsShown, PointsShown } from './cross-checks.ts';
import { scopeAxes, scopeFilter } from './corridor.ts';
import type { PageState } from './page-state.ts';
import type { Scope } from './scope.ts';

export type NearestPoints = SpatialQuestions['nearestPoints']['answer'];

/** The points of a layer that questions use. */
export interface LayerPoints extends PointsOfLayer {
  layer: RunTimeLayer;
}

/** The points of a layer as it is drawn, i.e. after its filter; null if it has none. */
export function pointsOfLayer(layer: RunTimeLayer): LayerPoints | null {
  const points = pointsOfFeatures(layer.features);
  return points && { layer, ...points };
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
  const large = signal<{ of: TiledFeatures; set: PointsOfLayer } | null>(null);
  effect(() => {
    const of = tiled.value;
    const own = state.ownLayers.value;
    const layer = chosen.peek()?.id;
    if (!of || !own || layer === undefined) {
      large.value = null;
      return;
    }
    void own.client
      .ask('points', { layer, most: MOST_ASKED_WITH, within: CHINA }, setting)
      .then((outcome) => {
        if (outcome.state !== 'done' || tiled.peek() !== of) return;
        large.value = { of, set: pointsOfAnswer(outcome.value) };
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
  /** Number of points within the width of an axis: looked up in the page, so that it follows the slider without delay. */
  const within = computed((): number | null => {
    const found = readyOf(toAxes.value);
    const widthKm = state.widthKm.value;
    return found && widthKm !== null ? countWithin(found.distanceM, widthKm * 1000) : null;
  });
  return {
    points,
    toAxes,
    nearest,
    within,
    /** The answers with their questions, for the cross-checks; null while there is none. At width 0 there is no corridor. */
    shown: {
      points: computed((): PointsShown | null => {
        const found = readyOf(toAxes.value);
        const [of, widthKm] = [scope.value, state.widthKm.value];
        if (!found || !of || !widthKm || within.value === null || !lonLats.value) return null;
        const args = { ...scopeAxes(of), widthKm };
        return { within: within.value, lonLats: lonLats.value, found, args };
      }),
      nearestPoints: computed((): NearestPointsShown | null => {
        const found = readyOf(nearest.value);
        const of = scope.value;
        if (!found || !of || !lonLats.value) return null;
        const args = { ...scopeFilter(of), region: of.region };
        return { lonLats: lonLats.value, found, args };
      }),
    },
  };
}
