import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { AnswerLayer } from '../../src/domain/answer-layers.ts';
import { byState, byZoom, ofKind } from '../expressions.ts';
import { BOLD, REGULAR } from '../label.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { defineSubject, type MapLayer } from '../subject.ts';
import type { AreaSymbol, SymbolDefinition } from '../symbols/symbol.ts';
import { hollow, stroked } from '../symbols/symbol.ts';

/** Opacity of the corridor layer: an even tint, however many corridors overlap. */
export const CORRIDOR_TINT = 0.14;

/**
 * Opacity of one isochrone. Each contains those of shorter times, so that the tints add up to four steps, which differ in lightness and are
 * distinguishable with any colour vision.
 */
export const ISOCHRONE_TINT = 0.13;
/** Opacity of the area inside `count` overlapping isochrones. */
export const isochroneOpacity = (count: number): number => 1 - (1 - ISOCHRONE_TINT) ** count;

/** Excludes pieces of a corridor, which overlap, so that their outlines would show inside it. */
const isWhole: ExpressionSpecification = ['!', ['has', 'isPiece']];

/** Radius of the ring around a place beyond the width, px, by the number of village committees that it represents. */
const gapRadius = (scale: number): ExpressionSpecification => [
  '*',
  scale,
  ['interpolate', ['linear'], ['sqrt', ['get', 'committees']], 0, 2, 3, 4.5, 8, 9],
];

/** A tint with a fine outline, or hatching if the flavour has no tints. */
export const corridorSymbol: AreaSymbol = {
  kind: 'area',
  fill: 'axis',
  opacity: CORRIDOR_TINT,
  edge: { colour: 'axis', widthMm: 0.12 },
  hatch: { colour: 'axisModelled', widthMm: 0.1, everyMm: 1.6, instead: true },
};

/** Corridors, isochrones and catchments, from vector tiles. */
const areaLayers = (flavour: Flavour): MapLayer[] => [
  {
    id: 'travel',
    slot: 'corridor',
    type: 'fill',
    source: 'travel',
    'source-layer': 'travel',
    paint: {
      'fill-color': flavour.travel,
      'fill-opacity': ISOCHRONE_TINT,
      'fill-antialias': false,
    },
  },
  {
    id: 'corridor',
    slot: 'corridor',
    type: 'fill',
    source: 'corridor',
    'source-layer': 'corridor',
    paint: {
      'fill-color': flavour.axis,
      'fill-layer-opacity': CORRIDOR_TINT,
      'fill-antialias': false,
    },
  },
  {
    id: 'corridor-edge',
    slot: 'found-lines',
    type: 'line',
    source: 'corridor',
    'source-layer': 'corridor',
    filter: isWhole,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': flavour.axis,
      'line-width': byZoom([6, 0.5], [9, 0.8], [12, 1.2]),
      'line-opacity': 0.55,
    },
  },
  {
    id: 'travel-edge',
    slot: 'found-lines',
    type: 'line',
    source: 'travel',
    'source-layer': 'travel',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': flavour.travel,
      'line-width': byZoom([6, 0.4], [9, 0.7], [12, 1.1]),
      // At low zoom levels outlines would dominate.
      'line-opacity': byZoom([8, 0.15], [9.5, 0.6]),
    },
  },
  {
    id: 'catchment-line',
    slot: 'found-lines',
    type: 'line',
    source: 'catchments',
    'source-layer': 'catchments',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': flavour.catchment,
      'line-width': byZoom([6, 0.6], [9, 0.9], [12, 1.4]),
      'line-opacity': 0.8,
    },
  },
];

/** Places, gaps and lines to the nearest towns. */
const pointLayers = (flavour: Flavour): MapLayer[] => [
  {
    id: 'place',
    slot: 'found-places',
    type: 'circle',
    source: 'places',
    'source-layer': 'places',
    paint: {
      'circle-radius': byZoom([6, byState(4, 4, 0.7)], [9, byState(4.5, 4.5, 1.3)], [12, byState(5, 5, 2.6)]),
      'circle-color': byState(flavour.focus, flavour.focus, flavour.trackUnknown),
      'circle-opacity': byZoom([6, byState(1, 1, 0.55)], [9, byState(1, 1, 0.8)]),
    },
  },
  {
    id: 'gap',
    slot: 'gaps',
    type: 'circle',
    source: 'answers',
    filter: ofKind('gap'),
    paint: {
      'circle-radius': byZoom([6, gapRadius(0.7)], [9, gapRadius(1)], [12, gapRadius(1.4)]),
      'circle-color': flavour.casing,
      'circle-opacity': 0.45,
      'circle-stroke-color': flavour.seat,
      'circle-stroke-width': 1.1,
      'circle-stroke-opacity': 0.85,
    },
  },
  {
    id: 'disagreed',
    slot: 'gaps',
    type: 'circle',
    source: 'answers',
    filter: ofKind('disagreed'),
    paint: {
      'circle-radius': byZoom([6, 6], [9, 8], [12, 11]),
      'circle-opacity': 0,
      'circle-stroke-color': flavour.focus,
      'circle-stroke-width': ['case', ['get', 'isFault'], 3.5, 1.8],
    },
  },
  {
    id: 'ray',
    slot: 'rays',
    type: 'line',
    source: 'answers',
    filter: ofKind('ray'),
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': flavour.seat, 'line-width': 1.5, 'line-dasharray': [0.1, 2.4] },
  },
  {
    id: 'ray-origin',
    slot: 'rays',
    type: 'circle',
    source: 'answers',
    filter: ofKind('origin'),
    paint: {
      'circle-radius': 4,
      'circle-color': flavour.seat,
      'circle-stroke-color': flavour.casing,
      'circle-stroke-width': 1.5,
    },
  },
];

/** Distances, times and ranks. */
const textLayers = (flavour: Flavour): MapLayer[] => [
  {
    id: 'ray-text',
    slot: 'find-names',
    type: 'symbol',
    source: 'answers',
    filter: ofKind('ray'),
    layout: {
      'symbol-placement': 'line-center',
      'text-field': ['get', 'text'],
      'text-font': REGULAR,
      'text-size': 12,
      'text-offset': [0, -0.9],
      'text-overlap': 'always',
    },
    paint: {
      'text-color': flavour.textSeat,
      'text-halo-color': flavour.textHalo,
      'text-halo-width': 1.6,
    },
  },
  {
    id: 'arrival-text',
    slot: 'find-names',
    type: 'symbol',
    source: 'answers',
    filter: ofKind('arrival'),
    layout: {
      'text-field': ['get', 'text'],
      'text-font': REGULAR,
      'text-size': 12,
      'text-anchor': 'bottom',
      'text-offset': [0, -0.8],
      'text-max-width': 20,
      'text-overlap': 'always',
    },
    paint: {
      'text-color': flavour.textSeat,
      'text-halo-color': flavour.textHalo,
      'text-halo-width': 1.6,
    },
  },
  {
    id: 'gain',
    slot: 'gains',
    type: 'circle',
    source: 'answers',
    filter: ofKind('gain'),
    paint: {
      'circle-radius': 9,
      'circle-color': flavour.seat,
      'circle-stroke-color': flavour.casing,
      'circle-stroke-width': 1.5,
    },
  },
  {
    id: 'gain-rank',
    slot: 'find-names',
    type: 'symbol',
    source: 'answers',
    filter: ofKind('gain'),
    layout: {
      'text-field': ['get', 'text'],
      'text-font': BOLD,
      'text-size': 12,
      'text-overlap': 'always',
    },
    paint: { 'text-color': flavour.casing },
  },
];

/** Analysis results; nothing is drawn before it is requested. */
export const analysis = defineSubject({
  id: 'analysis',
  group: 'network',
  legend: [
    {
      id: 'corridor',
      symbol: corridorSymbol,
      on: 'sheet',
    },
  ],
  map: {
    layers: (flavour) => [...areaLayers(flavour), ...pointLayers(flavour), ...textLayers(flavour)],
  },
});

/** Symbols shown beside the switches of the analysis panel. */
export const ANALYSIS_SYMBOLS: Readonly<Record<AnswerLayer, SymbolDefinition>> = {
  travel: {
    kind: 'area',
    fill: 'travel',
    opacity: isochroneOpacity(3),
    edge: { colour: 'travel', widthMm: 0.12 },
  },
  nearest: stroked('seat', 0.5, { dashMm: [0.03, 1.05], cap: 'round' }),
  catchments: stroked('catchment', 0.4),
  gaps: hollow('circle', 'seat', 1.2, { width: 0.32 }),
  places: {
    kind: 'point',
    radiusMm: 0.6,
    parts: [{ shape: 'circle', size: 0.5, fill: 'trackUnknown' }],
  },
};
