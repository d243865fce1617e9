import { inHan } from '../../src/i18n/names.ts';
import { byZoom } from '../expressions.ts';
import { groundSymbol, isOneOf, nameIn } from '../ground-layer.ts';
import { REGULAR } from '../label.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { defineSubject, type MapLayer } from '../subject.ts';
import type { PointSymbol } from '../symbols/symbol.ts';

const city: PointSymbol = {
  kind: 'point',
  radiusMm: 0.6,
  parts: [{ shape: 'circle', size: 1, fill: 'casing', stroke: { colour: 'groundSymbol', width: 0.4 } }],
};

/** Denominator of the smallest scale of a sheet with the lesser towns of the neighbours. */
export const TOWN_AROUND_UP_TO = 900_000;

/** Names of mountain ranges and islands. */
const landNameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  groundSymbol(
    {
      id: 'range-name',
      slot: 'ground-names',
      of: 'names',
      minzoom: 7,
      filter: isOneOf('kind', ['range']),
    },
    {
      'text-field': nameIn(language),
      'text-font': REGULAR,
      'text-size': byZoom([7, 11], [10, 15]),
      'text-letter-spacing': inHan(language) ? 0.8 : 0.25,
      'text-max-width': 30,
      'text-rotate': ['coalesce', ['get', 'rotateDeg'], 0],
      'text-padding': 8,
      'symbol-sort-key': ['get', 'rank'],
    },
    {
      'text-color': flavour.textGround,
      'text-opacity': 0.85,
      'text-halo-color': flavour.textHalo,
      'text-halo-width': 1,
    },
  ),
  groundSymbol(
    {
      id: 'island-name',
      slot: 'ground-names',
      of: 'names',
      minzoom: 7.5,
      filter: isOneOf('kind', ['island']),
    },
    {
      'text-field': nameIn(language),
      'text-font': REGULAR,
      'text-size': byZoom([7.5, 10], [11, 12]),
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.6,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank'],
    },
    { 'text-color': flavour.textGround, 'text-halo-color': flavour.textHalo, 'text-halo-width': 1.2 },
  ),
];

/** Names of cities and provinces around. */
const placeNameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  groundSymbol(
    {
      id: 'city-around',
      slot: 'ground-names',
      of: 'names',
      filter: isOneOf('kind', ['city', 'town']),
    },
    {
      'icon-image': 'city-around',
      'icon-size': byZoom([5, 0.7], [9, 1.1]),
      'text-field': nameIn(language),
      'text-font': REGULAR,
      'text-size': byZoom([5, 10.5], [9, 13]),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.55,
      'text-padding': 6,
      'symbol-sort-key': ['get', 'rank'],
    },
    { 'text-color': flavour.textGround, 'text-halo-color': flavour.textHalo, 'text-halo-width': 1.2 },
  ),
  groundSymbol(
    {
      id: 'province-around',
      slot: 'ground-names',
      of: 'names',
      maxzoom: 8,
      filter: isOneOf('kind', ['province']),
    },
    {
      'text-field': nameIn(language),
      'text-font': REGULAR,
      'text-size': byZoom([5, 12], [8, 18]),
      'text-letter-spacing': inHan(language) ? 0.6 : 0.2,
      'text-max-width': 30,
    },
    {
      'text-color': flavour.textGround,
      'text-opacity': 0.8,
      'text-halo-color': flavour.textHalo,
      'text-halo-width': 1,
    },
  ),
];

/** Names for orientation: cities of the neighbouring provinces, mountain ranges and large islands. Names of water belong to the subject water. */
export const surroundings = defineSubject({
  id: 'surroundings',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [{ id: 'city-around', symbol: city }],
  names: {
    'city-around': {
      colour: 'textGround',
      fromZoom: 4.5,
      sheet: { rank: 6, weight: 400, sizePt: 6.5, leastPt: 5.5, grows: 'root' },
    },
    range: {
      colour: 'textGround',
      fromZoom: 7,
      sheet: { rank: 8, weight: 400, sizePt: 7.5, leastPt: 6, grows: 'root' },
    },
    island: {
      colour: 'textGround',
      fromZoom: 7.5,
      sheet: { rank: 7, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root', upTo: 800_000 },
    },
  },
  map: {
    icons: { 'city-around': { symbol: city, radiusPx: 3.2, boxPx: 9 } },
    layers: (flavour, language) => [
      ...landNameLayers(flavour, language),
      ...placeNameLayers(flavour, language),
    ],
  },
  sheet: {
    layer: 'ground-symbols',
    features: [
      { key: 'city-around', entry: 'city-around', symbol: city },
      { key: 'town-around', entry: 'city-around', symbol: city, upTo: TOWN_AROUND_UP_TO },
    ],
  },
});
