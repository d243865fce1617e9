import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapSubject } from './subject.ts';
import { byState, byZoom, dimmedTo, isModelled, ofKind } from './expressions.ts';
import { label } from './label.ts';

/** Zoom at which villages have names and imprecise ones their halo. */
const VILLAGE_DETAIL_ZOOM = 9;

const isPrecise: ExpressionSpecification = ['==', ['get', 'precision'], 'village'];

/** Radius in px: a hollow dot has its ink in the stroke, outside the radius. */
const radius = (filledPx: number, impreciseShare = 1): ExpressionSpecification =>
  byState(filledPx + 2, filledPx + 1.2, [
    '*',
    ['case', isModelled, filledPx - 0.5, filledPx],
    ['case', isPrecise, 1, impreciseShare],
  ]);

/** The 581 key villages: dots, with names from the county on. */
export const villages: MapSubject = {
  subject: 'villages',
  later: { 'village-halo': 'detail' },
  legend: [
    {
      subject: 'villages',
      id: 'village-documented',
      label: { zh: '重点村（有据）', en: 'Key village, documented' },
      swatch: { shape: 'circle', colour: 'village' },
    },
    {
      subject: 'villages',
      id: 'village-modelled',
      label: { zh: '重点村（推演）', en: 'Key village, modelled' },
      swatch: { shape: 'circle', colour: 'village', hollow: true },
    },
    {
      subject: 'villages',
      id: 'village-uncertain',
      label: { zh: '位置只知到镇', en: 'Known only to its town' },
      swatch: { shape: 'halo-dot', colour: 'village' },
    },
  ],
  layers: (flavour, language) => [
    {
      id: 'village-halo',
      type: 'symbol',
      source: 'network',
      minzoom: VILLAGE_DETAIL_ZOOM,
      filter: ['all', ofKind('village'), ['!', isPrecise]],
      layout: {
        'icon-image': 'village-halo',
        'icon-size': byZoom([9, 0.75], [10, 0.9], [12, 1.1]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': dimmedTo(0.25) },
    },
    {
      id: 'village',
      type: 'circle',
      source: 'network',
      filter: ofKind('village'),
      layout: { 'circle-sort-key': ['case', isModelled, 0, 1] },
      paint: {
        'circle-radius': byZoom(
          [5, radius(0.9, 0.8)],
          [7, radius(1.9, 0.7)],
          [8.9, radius(3.1, 0.6)],
          [9.1, radius(3.2)],
          [12, radius(4.8)],
        ),
        'circle-color': ['case', isModelled, flavour.casing, flavour.village],
        'circle-stroke-color': byState(flavour.focus, flavour.focus, [
          'case',
          isModelled,
          flavour.village,
          flavour.casing,
        ]),
        'circle-stroke-width': byZoom(
          [6, byState(1.6, 1.4, ['case', isModelled, 0.8, 0.5])],
          [9, byState(2.2, 1.8, ['case', isModelled, 1.3, 0.9])],
        ),
        'circle-opacity': dimmedTo(0.3),
        'circle-stroke-opacity': dimmedTo(0.3),
      },
    },
    label(
      {
        id: 'village-name',
        kind: 'village',
        size: byZoom([9, 10.5], [12, 13]),
        colour: flavour.textVillage,
        active: flavour.textActive,
        halo: flavour.textHalo,
        besideEm: 0.8,
        minzoom: VILLAGE_DETAIL_ZOOM,
        dim: 0.3,
      },
      language,
    ),
  ],
};
