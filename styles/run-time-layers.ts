import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import {
  type ClassLook,
  type GeometryKind,
  type LayerGroup,
  type RunTimeLayer,
  TILE_LAYER,
} from '../src/domain/run-time-layer.ts';
import type { Flavour } from './flavours/flavour.ts';
import { byState, byZoom, dimmedTo } from './expressions.ts';
import { REGULAR } from './label.ts';
import type { Slot } from './order.ts';
import { areaOpacity, colourOf, shapeOf } from './run-time-look.ts';
import type { MapLayer } from './subject.ts';

/** Slots of the layers of a group (own or scenario) on the map. */
const MAP_SLOTS: Record<LayerGroup, Record<GeometryKind | 'name', Slot>> = {
  own: { area: 'own-areas', line: 'own-lines', point: 'own-points', name: 'own-names' },
  scenario: {
    area: 'scenario-areas',
    line: 'scenario-lines',
    point: 'scenario-points',
    name: 'scenario-names',
  },
};

/** Source properties common to the map layers of a run-time layer. */
const from = ({ id, tiled }: RunTimeLayer): { source: string; 'source-layer'?: string } =>
  tiled ? { source: id, 'source-layer': TILE_LAYER } : { source: id };

/** Features of tiles that contain too many for symbols (`exchange/layers/tiles.ts`). */
const CROWDED: ExpressionSpecification = ['has', 'crowded'];
const NOT_CROWDED: ExpressionSpecification = ['!', CROWDED];

/** A value for each class of a layer. */
const byClass = <T extends string | number>(
  { classes }: RunTimeLayer,
  valueOf: (look: ClassLook) => T,
): ExpressionSpecification | T => {
  const [first, ...rest] = classes.map(({ look }) => valueOf(look));
  if (first === undefined) throw new Error('a layer without classes');
  return rest.every((value) => value === first)
    ? first
    : ([
        'match',
        ['get', 'class'],
        ...rest.flatMap((value, k) => [k + 1, value]),
        first,
      ] as unknown as ExpressionSpecification);
};

export const iconName = (look: ClassLook): string => `own-${shapeOf(look)}-${colourOf(look)}`;
const isOfKind = (...types: ('Point' | 'LineString' | 'Polygon')[]): ExpressionSpecification => [
  'in',
  ['geometry-type'],
  ['literal', types.flatMap((type) => [type, `Multi${type}`])],
];

/** The map layers for one kind of geometry. */
export function layersOfKind(layer: RunTimeLayer, kind: GeometryKind, flavour: Flavour): MapLayer[] {
  const { id, group } = layer;
  const colour = byClass(layer, (look) => flavour[colourOf(look)]);
  const slot = MAP_SLOTS[group][kind];
  switch (kind) {
    case 'area':
      return [
        {
          id: `${id}-area`,
          slot,
          type: 'fill',
          ...from(layer),
          filter: isOfKind('Polygon'),
          paint: { 'fill-color': colour, 'fill-opacity': byClass(layer, areaOpacity) },
        },
        {
          id: `${id}-edge`,
          slot,
          type: 'line',
          ...from(layer),
          filter: isOfKind('Polygon'),
          paint: {
            'line-color': byState(flavour.focus, flavour.focus, colour as string),
            'line-width': byZoom([6, byState(2, 1.6, 0.8)], [12, byState(3.4, 2.6, 1.6)]),
          },
        },
      ];
    case 'line':
      return [
        {
          id: `${id}-line`,
          slot,
          type: 'line',
          ...from(layer),
          filter: isOfKind('LineString'),
          layout: { 'line-join': 'round', 'line-cap': 'round' },
          paint: {
            'line-color': byState(flavour.focus, flavour.focus, colour as string),
            'line-width': byZoom([6, byState(3, 2.4, 1.4)], [12, byState(5, 4.4, 3)]),
            'line-opacity': dimmedTo(0.5),
          },
        },
      ];
    case 'point': {
      const pointFilter: ExpressionSpecification = layer.tiled
        ? ['all', isOfKind('Point'), NOT_CROWDED]
        : isOfKind('Point');
      return [
        ...(layer.tiled ? [crowdLayer(layer, slot, colour as string, flavour)] : []),
        {
          id: `${id}-ring`,
          slot,
          type: 'circle',
          ...from(layer),
          filter: pointFilter,
          paint: {
            'circle-radius': byZoom([6, 6], [12, 10]),
            'circle-opacity': 0,
            'circle-stroke-color': flavour.focus,
            'circle-stroke-width': 2,
            'circle-stroke-opacity': byState(1, 0.7, 0),
          },
        },
        {
          id: `${id}-point`,
          slot,
          type: 'symbol',
          ...from(layer),
          filter: pointFilter,
          layout: {
            'icon-image': byClass(layer, iconName) as string,
            'icon-size': byZoom([6, 0.55], [9, 0.85], [12, 1.1]),
            'icon-allow-overlap': true,
          },
        },
      ];
    }
  }
}

/** Points of crowded tiles, without symbols: so many symbols would delay every movement of the map. */
const crowdLayer = (layer: RunTimeLayer, slot: Slot, colour: string, flavour: Flavour): MapLayer => ({
  id: `${layer.id}-crowd`,
  slot,
  type: 'circle',
  ...from(layer),
  filter: ['all', isOfKind('Point'), CROWDED],
  paint: {
    'circle-color': colour,
    'circle-radius': byZoom([6, 1.6], [12, 3]),
    'circle-stroke-color': flavour.focus,
    'circle-stroke-width': byState(3, 2, 0),
  },
});

const hasNames = ({ features, tiled }: RunTimeLayer): boolean =>
  tiled
    ? tiled.settings.label !== null && tiled.kinds.length > 0
    : features.some(({ label }) => label !== '');

export const nameLayer = (layer: RunTimeLayer, flavour: Flavour): MapLayer[] =>
  !hasNames(layer)
    ? []
    : [
        {
          id: `${layer.id}-name`,
          slot: MAP_SLOTS[layer.group].name,
          type: 'symbol',
          ...from(layer),
          filter: ['all', ['has', 'label'], ['!=', ['get', 'label'], '']],
          layout: {
            'text-field': ['get', 'label'],
            'text-font': REGULAR,
            'text-size': byZoom([7, 10.5], [12, 13]),
            'text-max-width': 10,
            'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
            'text-radial-offset': 1.1,
            'text-justify': 'auto',
          },
          paint: {
            'text-color': flavour.textUser,
            'text-halo-color': flavour.textHalo,
            'text-halo-width': 1.4,
          },
        },
      ];
