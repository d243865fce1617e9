import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavour } from '../flavours/flavour.ts';
import { byZoom } from '../expressions.ts';
import type { MapLayer } from '../subject.ts';
import { buildLayer, oneOf } from './vector-layer.ts';

/** Classes of https://openmaptiles.org/schema/#transportation by how they are drawn, bottom to top. */
const ROADS = [
  {
    id: 'path',
    classes: ['path', 'track'],
    from: 13,
    colour: 'localRoad',
    widths: [
      [13, 0.5],
      [15, 0.8],
    ],
    dash: [3, 2],
  },
  {
    id: 'minor',
    classes: ['minor', 'service'],
    from: 12,
    colour: 'localRoad',
    widths: [
      [12, 0.4],
      [15, 1.8],
    ],
  },
  {
    id: 'secondary',
    classes: ['secondary', 'tertiary'],
    from: 10,
    colour: 'localRoad',
    widths: [
      [10, 0.5],
      [13, 1.6],
      [15, 2.6],
    ],
  },
  {
    id: 'primary',
    classes: ['primary'],
    from: 8,
    colour: 'localRoad',
    widths: [
      [8, 0.4],
      [10, 0.9],
      [13, 2.2],
    ],
  },
  {
    id: 'trunk',
    classes: ['trunk'],
    from: 6,
    colour: 'mainRoad',
    widths: [
      [6, 0.4],
      [10, 1.2],
      [13, 2.6],
    ],
  },
  {
    id: 'motorway',
    classes: ['motorway'],
    from: 4,
    colour: 'motorway',
    widths: [
      [5, 0.5],
      [7, 0.9],
      [10, 2.2],
      [13, 3.6],
    ],
  },
] as const satisfies readonly {
  id: string;
  classes: readonly string[];
  from: number;
  colour: keyof Flavour;
  widths: readonly (readonly [zoom: number, px: number])[];
  dash?: readonly number[];
}[];

/** Ramps are drawn as thin as roads of the next lower class; tunnels pale. */
const isRamp: ExpressionSpecification = ['==', ['get', 'ramp'], 1];
const inTunnel: ExpressionSpecification = ['==', ['get', 'brunnel'], 'tunnel'];

export const roadLayers = (flavour: Flavour): MapLayer[] => [
  ...ROADS.map(({ id, classes, from, colour, widths, ...rest }) =>
    buildLayer('transportation', {
      id: `road-${id}`,
      slot: 'road-casings',
      type: 'line',
      minzoom: from,
      filter: oneOf('class', classes),
      layout: { 'line-join': 'round', 'line-cap': 'dash' in rest ? 'butt' : 'round' },
      paint: {
        'line-color': flavour[colour],
        'line-width': byZoom(
          ...widths.map(([zoom, px]): [number, ExpressionSpecification] => [
            zoom,
            ['case', isRamp, px * 0.6, px],
          ]),
        ),
        'line-opacity': ['case', inTunnel, 0.45, 1],
        ...('dash' in rest ? { 'line-dasharray': [...rest.dash] } : {}),
      },
    }),
  ),
  buildLayer('transportation', {
    id: 'motorway-core',
    slot: 'roads',
    type: 'line',
    minzoom: 8.5,
    filter: ['all', oneOf('class', ['motorway']), ['!', isRamp]],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': flavour.motorwayCore,
      'line-width': byZoom([8.5, 0.5], [10, 0.9], [13, 1.7]),
      'line-opacity': ['case', inTunnel, 0.3, 1],
    },
  }),
];

export const railwayLayers = (flavour: Flavour): MapLayer[] => [
  buildLayer('transportation', {
    id: 'railway',
    slot: 'railways',
    type: 'line',
    minzoom: 7,
    filter: ['all', oneOf('class', ['rail']), ['!', ['has', 'service']]],
    paint: {
      'line-color': flavour.railway,
      'line-width': byZoom([7, 0.5], [10, 0.9], [13, 1.3]),
      'line-opacity': ['case', inTunnel, 0.4, 0.9],
    },
  }),
  buildLayer('transportation', {
    id: 'railway-ticks',
    slot: 'railways',
    type: 'line',
    minzoom: 8,
    filter: ['all', oneOf('class', ['rail']), ['!', ['has', 'service']], ['!', inTunnel]],
    paint: {
      'line-color': flavour.railway,
      'line-width': byZoom([8, 2.6], [10, 3.6], [13, 5]),
      'line-dasharray': [0.28, 3.2],
      'line-opacity': 0.9,
    },
  }),
];
