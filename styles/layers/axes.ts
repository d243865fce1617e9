import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapSubject } from './subject.ts';
import { byState, byZoom, dimmedTo, isModelled, ofKind, perFeature } from './expressions.ts';
import { BOLD, REGULAR, label } from './label.ts';

const isSolid: ExpressionSpecification = ['!', isModelled];
const solidAxis: ExpressionSpecification = ['all', ofKind('axis'), isSolid];
const modelledAxis: ExpressionSpecification = ['all', ofKind('axis'), isModelled];

/** Width of a modelled axis beside a documented one. */
const MODELLED_WIDTH = 0.8;
/** From here on modelled axes have names too. */
const MODELLED_NAME_ZOOM = 9;

/** Names stand off the line on the sides that its course leaves free. */
const BESIDE_THE_LINE: ExpressionSpecification = [
  'match',
  ['get', 'course'],
  'flat',
  ['literal', ['bottom', [0, -0.8], 'top', [0, 0.8], 'bottom-left', [0, -0.8], 'top-right', [0, 0.8]]],
  'steep',
  ['literal', ['left', [0.8, 0], 'right', [-0.8, 0]]],
  'rising',
  ['literal', ['top-left', [0.5, 0.3], 'bottom-right', [-0.5, -0.3], 'left', [1.2, 0], 'right', [-1.2, 0]]],
  ['literal', ['bottom-left', [0.5, -0.3], 'top-right', [-0.5, 0.3], 'left', [1.2, 0], 'right', [-1.2, 0]]],
];

/** Both sides of the casing together, in px. */
const CASING_PX = 2.4;

/** Width in px at the usual zooms; hover and selection thicken. */
const width = (extraPx = 0): ExpressionSpecification =>
  byZoom(
    ...(
      [
        [5.5, 1.4],
        [7, 2],
        [9, 2.8],
        [12, 3.8],
      ] as const
    ).map(([zoom, px]): [number, ExpressionSpecification] => [
      zoom,
      ['+', extraPx, ['*', px, ['case', isModelled, MODELLED_WIDTH, 1], byState(1.6, 1.25, 1)]],
    ]),
  );

/** The 87 development axes, heroes of the map. */
export const axes: MapSubject = {
  subject: 'axes',
  // It parts the lines from those of the divisions, which come then.
  later: { 'axis-casing': 'detail' },
  legend: [
    {
      subject: 'axes',
      id: 'axis-documented',
      label: { zh: '发展轴（有据）', en: 'Development axis, documented' },
      swatch: { shape: 'line', colour: 'axis' },
    },
    {
      subject: 'axes',
      id: 'axis-modelled',
      label: { zh: '发展轴（推演）', en: 'Development axis, modelled' },
      swatch: { shape: 'dashed-line', colour: 'axisModelled' },
    },
  ],
  layers: (flavour, language) => [
    {
      id: 'axis-casing',
      type: 'line',
      source: 'network',
      filter: ofKind('axis'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': perFeature(flavour.casing),
        'line-width': width(CASING_PX),
        'line-opacity': dimmedTo(0.35),
      },
    },
    {
      id: 'axis-modelled',
      type: 'line',
      source: 'network',
      filter: modelledAxis,
      layout: { 'line-join': 'round', 'line-cap': 'butt' },
      paint: {
        'line-color': byState(flavour.axisActive, flavour.axisActive, flavour.axisModelled),
        'line-width': width(),
        'line-opacity': dimmedTo(0.3),
        'line-dasharray': [3.2, 1.6],
      },
    },
    {
      id: 'axis',
      type: 'line',
      source: 'network',
      filter: solidAxis,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': byState(flavour.axisActive, flavour.axisActive, flavour.axis),
        'line-width': width(),
        'line-opacity': dimmedTo(0.3),
      },
    },
    label(
      {
        id: 'axis-name',
        kind: 'axis',
        size: byZoom([6, 10.5], [8, 12], [11, 14.5]),
        colour: ['case', isModelled, flavour.textAxisModelled, flavour.textAxis],
        active: flavour.textActive,
        halo: flavour.textHalo,
        font: ['case', isModelled, ['literal', REGULAR], ['literal', BOLD]],
        anchors: BESIDE_THE_LINE,
        maxWidthEm: 22,
        minzoom: 6,
        filter: ['any', isSolid, ['>=', ['zoom'], MODELLED_NAME_ZOOM]],
        dim: 0.25,
        paddingPx: 3,
      },
      language,
    ),
  ],
};
