import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavour } from '../flavours/flavour.ts';
import { byZoom } from '../expressions.ts';
import type { MapLayer } from '../subject.ts';
import { buildLayer, oneOf } from './vector-layer.ts';

/** Classes of https://openmaptiles.org/schema/#water that are left out: the sea is the atlas's own, whose shore the network fits. */
const NO_LAKES = ['ocean', 'swimming_pool'] as const;
const isLake: ExpressionSpecification = ['!', oneOf('class', NO_LAKES)];
const SETTLED = [
  'residential',
  'suburb',
  'quarter',
  'neighbourhood',
  'commercial',
  'retail',
  'industrial',
] as const;

/** Woods, parks, built-up land and buildings. */
export const landLayers = (flavour: Flavour): MapLayer[] => [
  buildLayer('landcover', {
    id: 'wood',
    slot: 'built-up',
    type: 'fill',
    filter: oneOf('class', ['wood', 'forest', 'grass', 'wetland']),
    paint: { 'fill-color': flavour.elevation, 'fill-opacity': 0.22, 'fill-antialias': false },
  }),
  buildLayer('park', {
    id: 'park',
    slot: 'built-up',
    type: 'fill',
    minzoom: 8,
    paint: { 'fill-color': flavour.elevation, 'fill-opacity': 0.14, 'fill-antialias': false },
  }),
];

export const builtUpLayers = (flavour: Flavour): MapLayer[] => [
  buildLayer('landuse', {
    id: 'landuse',
    slot: 'built-up',
    type: 'fill',
    filter: oneOf('class', SETTLED),
    paint: { 'fill-color': flavour.builtUp, 'fill-opacity': 0.75, 'fill-antialias': false },
  }),
  buildLayer('building', {
    id: 'building',
    slot: 'built-up',
    type: 'fill',
    minzoom: 13,
    paint: { 'fill-color': flavour.localRoad, 'fill-opacity': 0.55 },
  }),
];

export const waterLayers = (flavour: Flavour): MapLayer[] => [
  buildLayer('waterway', {
    id: 'stream',
    slot: 'streams',
    type: 'line',
    minzoom: 10,
    filter: oneOf('class', ['stream', 'canal', 'ditch', 'drain']),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': flavour.waterway,
      'line-width': byZoom([10, 0.4], [13, 1]),
      'line-opacity': 0.85,
    },
  }),
  buildLayer('waterway', {
    id: 'river',
    slot: 'rivers',
    type: 'line',
    filter: oneOf('class', ['river']),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': flavour.waterway,
      'line-width': byZoom([6, 0.5], [9, 1], [13, 2.4]),
      'line-opacity': 1,
    },
  }),
  buildLayer('water', {
    id: 'lake',
    slot: 'lakes',
    type: 'fill',
    filter: isLake,
    paint: { 'fill-color': flavour.water, 'fill-opacity': 1, 'fill-antialias': false },
  }),
  buildLayer('water', {
    id: 'lake-edge',
    slot: 'lakes',
    type: 'line',
    minzoom: 9,
    // Rivers as areas are cut at the edges of tiles, where an edge would be drawn across them.
    filter: oneOf('class', ['lake', 'reservoir', 'pond']),
    paint: {
      'line-color': flavour.waterEdge,
      'line-width': byZoom([9, 0.4], [13, 0.9]),
      'line-opacity': 0.8,
    },
  }),
];

/** Borders of townships; those of counties and above are the atlas's own. */
export const borderLayers = (flavour: Flavour): MapLayer[] => [
  buildLayer('boundary', {
    id: 'township-line',
    slot: 'county-lines',
    type: 'line',
    minzoom: 10,
    filter: ['all', ['>=', ['get', 'admin_level'], 7], ['!=', ['get', 'maritime'], 1]],
    paint: {
      'line-color': flavour.countyLine,
      'line-width': 0.6,
      'line-opacity': 0.8,
      'line-dasharray': [3, 3],
    },
  }),
];
