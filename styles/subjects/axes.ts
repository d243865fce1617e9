import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Language } from '../../src/domain/language.ts';
import type { Status } from '../../src/domain/records.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import { byState, byStatus, byZoom, dimmedTo, hasStatus, ofKind, perFeature } from '../expressions.ts';
import { BOLD, REGULAR, label } from '../label.ts';
import type { Flavour } from '../flavours/flavour.ts';
import { defineSubject, type MapLayer } from '../subject.ts';
import type { LineSymbol } from '../symbols/symbol.ts';
import { stroked } from '../symbols/symbol.ts';

const isOverSea: ExpressionSpecification = ['==', ['get', 'overSea'], true];
const axisOnLand = (status: Status): ExpressionSpecification => [
  'all',
  ofKind('axis'),
  hasStatus(status),
  ['!', isOverSea],
];
const axisOverSea: ExpressionSpecification = ['all', ofKind('axis'), isOverSea];

/** Width of a modelled axis as a share of that of a documented one. */
const MODELLED_WIDTH = 0.8;
/** Lowest zoom level at which modelled axes have names. */
const MODELLED_NAME_ZOOM = 9;

/** Names are beside the line, on the sides that its direction leaves free. */
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

/** Width of both sides of the casing together, px. */
const CASING_PX = 2.4;

/** Width by zoom level, px; greater for hover and selection. */
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
      [
        '+',
        extraPx,
        ['*', px, byStatus({ documented: 1, modelled: MODELLED_WIDTH, user: 1 }), byState(1.6, 1.25, 1)],
      ],
    ]),
  );

const casing = { colour: 'casing', widthMm: 0.5 } as const;

const documented = stroked('axis', 0.8, { cap: 'round', grows: true, casing });
const modelled = stroked('axisModelled', 0.45, { dashMm: [2.2, 1.1], grows: true, casing });
/** Alternating long and short dashes, distinguishable without colour. */
const user = stroked('user', 0.7, { dashMm: [2.8, 0.8, 0.8, 0.8], grows: true, casing });

/** Length of a dot of a section over the sea, and of the gap, in line widths. */
const DOTS = [0.01, 2] as const;
const dotted = (colour: 'axis' | 'axisModelled' | 'user', widthMm: number): LineSymbol =>
  stroked(colour, widthMm, {
    dashMm: DOTS.map((widths) => widths * widthMm),
    cap: 'round',
    grows: true,
    casing,
  });
const documentedOverSea = dotted('axis', 0.8);
const modelledOverSea = dotted('axisModelled', 0.6);
const userOverSea = dotted('user', 0.7);

/** Symbol of a section of an axis: by status, and dotted over the sea without a road. */
export function axisSymbol(status: Status, overSea = false): LineSymbol {
  switch (status) {
    case 'documented':
      return overSea ? documentedOverSea : documented;
    case 'modelled':
      return overSea ? modelledOverSea : modelled;
    case 'user':
      return overSea ? userOverSea : user;
    default:
      return unreachable(status);
  }
}

const NAME_ON_SHEET = { rank: 1, sizePt: 7, leastPt: 6, grows: 'root' } as const;

/** Lines of axes, each status with its own dashes. */
const lineLayers = (flavour: Flavour): MapLayer[] => [
  {
    id: 'axis-casing',
    slot: 'axis-casings',
    // The casing separates axes from division lines, which are added in this stage.
    stage: 'detail',
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
    slot: 'axes',
    type: 'line',
    source: 'network',
    filter: axisOnLand('modelled'),
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
    slot: 'axes',
    type: 'line',
    source: 'network',
    filter: axisOnLand('documented'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': byState(flavour.axisActive, flavour.axisActive, flavour.axis),
      'line-width': width(),
      'line-opacity': dimmedTo(0.3),
    },
  },
  {
    id: 'axis-user',
    slot: 'axes',
    // There are none at the start, so the shader is compiled later.
    stage: 'detail',
    type: 'line',
    source: 'network',
    filter: axisOnLand('user'),
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': byState(flavour.axisActive, flavour.axisActive, flavour.user),
      'line-width': width(),
      'line-opacity': dimmedTo(0.3),
      'line-dasharray': [4, 1.2, 1.2, 1.2],
    },
  },
  {
    id: 'axis-sea',
    slot: 'axes',
    type: 'line',
    source: 'network',
    filter: axisOverSea,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': byState(
        flavour.axisActive,
        flavour.axisActive,
        byStatus({ documented: flavour.axis, modelled: flavour.axisModelled, user: flavour.user }),
      ),
      'line-width': width(),
      'line-opacity': dimmedTo(0.3),
      'line-dasharray': [...DOTS],
    },
  },
];

/** Names along the axes. */
const nameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  label(
    {
      id: 'axis-name',
      slot: 'axis-names',
      kind: 'axis',
      size: byZoom([6, 10.5], [8, 12], [11, 14.5]),
      colour: byStatus({
        documented: flavour.textAxis,
        modelled: flavour.textAxisModelled,
        user: flavour.textUser,
      }),
      active: flavour.textActive,
      halo: flavour.textHalo,
      font: byStatus({
        documented: ['literal', BOLD],
        modelled: ['literal', REGULAR],
        user: ['literal', BOLD],
      }),
      anchors: BESIDE_THE_LINE,
      maxWidthEm: 22,
      minzoom: 6,
      filter: byStatus({ documented: true, modelled: ['>=', ['zoom'], MODELLED_NAME_ZOOM], user: true }),
      dim: 0.25,
      paddingPx: 3,
    },
    language,
  ),
];

/** The 87 development axes. */
export const axes = defineSubject({
  id: 'axes',
  group: 'network',
  switch: { map: 'on', sheet: 'on' },
  records: { kind: 'axis', list: true },
  legend: [
    {
      id: 'axis-documented',
      symbol: documented,
    },
    {
      id: 'axis-modelled',
      symbol: modelled,
    },
    {
      id: 'axis-user',
      symbol: user,
      whenPresent: true,
    },
    {
      id: 'axis-sea',
      symbol: modelledOverSea,
    },
  ],
  names: {
    axis: { colour: 'textAxis', fromZoom: 6, sheet: { ...NAME_ON_SHEET, weight: 700 } },
    axisModelled: { colour: 'textAxisModelled', sheet: { ...NAME_ON_SHEET, weight: 400 } },
    axisUser: { colour: 'textUser', sheet: { ...NAME_ON_SHEET, weight: 700 } },
  },
  map: {
    layers: (flavour, language) => [...lineLayers(flavour), ...nameLayers(flavour, language)],
  },
});
