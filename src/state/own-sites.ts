import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { MOST_POINTS, SITE_ROLES } from '../domain/own-sites.ts';
import type { SiteChoice, SiteRole } from '../domain/own-sites.ts';
import type { OwnLayer } from '../domain/own-layer.ts';
import { type OwnSource, ownSourceOf } from '../domain/sheet-layer.ts';
import { toPointSet } from '../exchange/layers/layer-points.ts';
import type { SpatialClient } from '../spatial/client.ts';
import { chosenPoints, type LargeLayerState, type LayerPoints } from './own-points.ts';
import type { PageState } from './page-state.ts';
import { SITE_SETTINGS } from './settings.ts';

/** The layer that the reader chose for a role. */
export interface ChosenSites {
  points: LayerPoints;
  /** Whether it has more points than the role allows (`MOST_POINTS`); then the records of the network are used. */
  isTooMany: boolean;
}

export interface OwnSitesChoice {
  chosen: Record<SiteRole, ReadonlySignal<ChosenSites | null>>;
  /** Keys of the sets that the engine has been given, by role; empty if questions are about central towns and villages. */
  choice: ReadonlySignal<SiteChoice>;
  /** Names of the layers of these sets. */
  names: ReadonlySignal<Partial<Record<SiteRole, string>>>;
}

const numbers = new WeakMap<object, number>();
let last = 0;
/** Number that identifies the content of a layer: its features are another object if one of them changed. */
function keyOf({ layer }: LayerPoints): string {
  const content = layer.tiled ?? layer.features;
  const number = numbers.get(content) ?? ++last;
  numbers.set(content, number);
  return `${layer.id} ${number}`;
}

/** Gives the engine the points of the layers that the reader chose in place of central towns and villages. */
export function chooseOwnSites(
  state: Pick<PageState, 'pointsOf' | 'placesOf' | 'runTimeLayers' | 'widthKm'> & LargeLayerState,
  client: Pick<SpatialClient, 'givePoints'>,
): OwnSitesChoice {
  const chosenFor = (role: SiteRole): ReadonlySignal<ChosenSites | null> => {
    const points = chosenPoints(state, SITE_SETTINGS[role]);
    return computed(() => {
      const of = points.value;
      return of && { points: of, isTooMany: of.count > MOST_POINTS[role] };
    });
  };
  const chosen = { facilities: chosenFor('facilities'), places: chosenFor('places') };
  const choice = signal<SiteChoice>({});
  // Questions depend on `choice`, so none is asked before the engine has the points.
  for (const role of SITE_ROLES)
    effect(() => {
      const of = chosen[role].value;
      const key = of && !of.isTooMany ? keyOf(of.points) : undefined;
      const before = choice.peek();
      if (before[role] === key) return;
      if (of && key !== undefined) client.givePoints(role, { key, ...engineSet(of.points) });
      const { [role]: _, ...others } = before;
      choice.value = key === undefined ? others : { ...others, [role]: key };
    });
  return {
    chosen,
    choice,
    names: computed(() =>
      Object.fromEntries(
        SITE_ROLES.flatMap((role) => {
          const of = chosen[role].value;
          return of && !of.isTooMany ? [[role, of.points.layer.name]] : [];
        }),
      ),
    ),
  };
}

function engineSet({ layer, ...points }: LayerPoints) {
  return toPointSet(layer.id, points, points.labelOf);
}

/** The files of the layers that questions are asked with, each once, as sheets and exported files name them too. */
export function sourcesOfSites(
  { ownLayers }: { ownLayers: ReadonlySignal<{ layers: ReadonlySignal<readonly OwnLayer[]> } | null> },
  { chosen }: Pick<OwnSitesChoice, 'chosen'>,
): OwnSource[] {
  const layers = new Map(
    SITE_ROLES.flatMap((role) => {
      const layer = chosen[role].value?.points.layer;
      return layer ? [[layer.id, layer] as const] : [];
    }),
  );
  const own = ownLayers.value?.layers.value ?? [];
  return [...layers.values()].flatMap((layer) => {
    const of = own.find(({ id }) => id === layer.id);
    return of ? [ownSourceOf(of, layer)] : [];
  });
}
