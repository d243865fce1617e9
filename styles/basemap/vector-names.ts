import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { inHan } from '../../src/i18n/names.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { byZoom } from '../expressions.ts';
import { REGULAR } from '../label.ts';
import type { MapLayer } from '../subject.ts';
import { buildLayer, oneOf, schemaName } from './vector-layer.ts';
import { roadNumberLayout } from '../ground-layer.ts';

const haloed = (flavour: Flavour, colour: string, widthPx = 1.2) => ({
  'text-color': colour,
  'text-halo-color': flavour.textHalo,
  'text-halo-width': widthPx,
  'text-opacity': 1,
});

/** Public places that help orientation; others are left out, since the map is about the axes. */
const POIS = ['hospital', 'college', 'school', 'town_hall', 'railway'] as const;

export const waterNameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  buildLayer('waterway', {
    id: 'river-name',
    slot: 'ground-names',
    type: 'symbol',
    minzoom: 9,
    filter: ['all', oneOf('class', ['river', 'canal']), ['has', 'name']],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': schemaName(language),
      'text-font': REGULAR,
      'text-size': byZoom([9, 10.5], [13, 13]),
      'text-letter-spacing': inHan(language) ? 0.35 : 0.12,
      'text-max-angle': 38,
      'text-padding': 6,
    },
    paint: haloed(flavour, flavour.textWater, 1.1),
  }),
  buildLayer('water_name', {
    id: 'water-name',
    slot: 'ground-names',
    type: 'symbol',
    filter: ['has', 'name'],
    layout: {
      'text-field': schemaName(language),
      'text-font': REGULAR,
      'text-size': ['match', ['get', 'class'], ['ocean', 'sea'], 16, 'bay', 13, 11],
      'text-letter-spacing': inHan(language)
        ? ['match', ['get', 'class'], ['ocean', 'sea'], 0.6, 0.15]
        : 0.05,
      'text-max-width': 10,
      'text-padding': 6,
    },
    paint: { ...haloed(flavour, flavour.textWater, 0.8), 'text-halo-color': flavour.sea },
  }),
];

export const roadNameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  buildLayer('transportation_name', {
    id: 'road-number',
    slot: 'ground-names',
    type: 'symbol',
    minzoom: 8.5,
    filter: ['all', ['has', 'ref'], oneOf('class', ['motorway', 'trunk'])],
    layout: roadNumberLayout,
    paint: { 'text-color': flavour.textGround, 'icon-opacity': 0.95, 'text-opacity': 1 },
  }),
  buildLayer('transportation_name', {
    id: 'road-name',
    slot: 'ground-names',
    type: 'symbol',
    minzoom: 12.5,
    filter: ['all', ['has', 'name'], oneOf('class', ['primary', 'secondary', 'tertiary', 'minor'])],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-field': schemaName(language),
      'text-font': REGULAR,
      'text-size': byZoom([12.5, 9.5], [15, 11.5]),
      'text-max-angle': 30,
      'text-padding': 6,
    },
    paint: haloed(flavour, flavour.textGround),
  }),
];

/** Sizes of place names by class, px; names of cities and counties come from the atlas itself. */
const placeSize: ExpressionSpecification = ['match', ['get', 'class'], 'town', 12.5, 'village', 11, 10];
const placeName = (
  id: string,
  classes: readonly string[],
  fromZoom: number,
  { flavour, language, labelled }: { flavour: Flavour; language: Language; labelled: readonly string[] },
): MapLayer =>
  buildLayer('place', {
    id,
    slot: 'ground-names',
    type: 'symbol',
    minzoom: fromZoom,
    filter: [
      'all',
      ['has', 'name'],
      oneOf('class', classes),
      ...(labelled.length > 0 ? [['!', ['in', schemaName('zh'), ['literal', [...labelled]]]] as never] : []),
    ],
    layout: {
      'text-field': schemaName(language),
      'text-font': REGULAR,
      'text-size': placeSize,
      'text-max-width': 8,
      'text-padding': 8,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 99],
    },
    paint: haloed(flavour, flavour.textGround),
  });

/** @param labelled Chinese names of places that the network labels, which are left out here */
export const placeLayers = (
  flavour: Flavour,
  language: Language,
  labelled: readonly string[],
): MapLayer[] => [
  // Within a slot the first layer is placed last.
  placeName('hamlet-name', ['hamlet', 'neighbourhood', 'quarter'], 13, { flavour, language, labelled }),
  placeName('village-name', ['village', 'suburb'], 11.5, { flavour, language, labelled }),
  placeName('town-name', ['town', 'island'], 9.5, { flavour, language, labelled }),
  buildLayer('poi', {
    id: 'poi',
    slot: 'ground-symbols',
    type: 'circle',
    minzoom: 13.5,
    filter: oneOf('class', POIS),
    paint: {
      'circle-radius': 2.4,
      'circle-color': flavour.casing,
      'circle-stroke-color': flavour.groundSymbol,
      'circle-stroke-width': 1.2,
      'circle-opacity': 1,
      'circle-stroke-opacity': 1,
    },
  }),
  buildLayer('poi', {
    id: 'poi-name',
    slot: 'ground-names',
    type: 'symbol',
    minzoom: 14,
    filter: ['all', ['has', 'name'], oneOf('class', POIS)],
    layout: {
      'text-field': schemaName(language),
      'text-font': REGULAR,
      'text-size': 10,
      'text-max-width': 8,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.6,
      'text-padding': 6,
    },
    paint: haloed(flavour, flavour.textGround),
  }),
];
