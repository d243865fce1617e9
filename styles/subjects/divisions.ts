import { inHan } from '../../src/i18n/names.ts';
import type { Language } from '../../src/domain/language.ts';
import type { VariableAnchorOffsetCollectionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavour } from '../flavours/flavour.ts';
import { byZoom, ofKind, perFeature } from '../expressions.ts';
import type { LabelLook } from '../label.ts';
import { BOLD, label } from '../label.ts';
import { NEAR_NAMES_ZOOM } from '../sources.ts';
import { defineSubject, type MapLayer } from '../subject.ts';
import { stroked } from '../symbols/symbol.ts';

/** Positions of prefecture names, up to three lines away from the centre, so that they are nearly always placed. */
const NEARBY: VariableAnchorOffsetCollectionSpecification = [
  ...(['center', 'top', 'bottom', 'left', 'right'] as const).flatMap((anchor) => [
    anchor,
    [0, 0] as [number, number],
  ]),
  ...(
    [
      ['top', [0, 0.9]],
      ['bottom', [0, -0.9]],
      ['left', [1.4, 0]],
      ['right', [-1.4, 0]],
      ['top-left', [1, 0.8]],
      ['top-right', [-1, 0.8]],
      ['bottom-left', [1, -0.8]],
      ['bottom-right', [-1, -0.8]],
      ['top', [0, 2]],
      ['bottom', [0, -2]],
      ['top', [0, 3.5]],
      ['top', [-0.8, 3.2]],
      ['top', [0.8, 3.2]],
      ['bottom', [0, -3.2]],
      ['left', [2.6, 0]],
      ['right', [-2.6, 0]],
    ] as [string, [number, number]][]
  ).flat(),
] as VariableAnchorOffsetCollectionSpecification;

/** Below this zoom level there is no space between the towns, so prefecture names are drawn over them. */
const CROWDED_BELOW = 5.9;

const prefectureName = (flavour: Flavour, language: Language): Omit<LabelLook, 'id' | 'slot'> => ({
  kind: 'prefecture',
  size: byZoom([5, 10], [6.5, 14], [8.5, 18]),
  colour: flavour.textPrefecture,
  active: flavour.textActive,
  halo: flavour.textHalo,
  haloWidthPx: 1.8,
  font: BOLD,
  letterSpacingEm: inHan(language) ? 0.12 : 0.04,
  dim: 0.7,
  mustSpeak: true,
});

/** Dashes and dots by level, as on official maps, so that levels are distinguishable in monochrome. */
export const DIVISION_LINES = {
  'province-line': stroked('prefectureLine', 0.35, {
    dashMm: [3.4, 0.7, 0.5, 0.7, 0.5, 0.7],
    dashedOn: 'sheet',
  }),
  'prefecture-line': stroked('prefectureLine', 0.25, { dashMm: [2.6, 0.7, 0.4, 0.7], dashedOn: 'sheet' }),
  'county-line': stroked('countyLine', 0.15, { dashMm: [1.6, 0.9] }),
  /** Outline of the region of a sheet. */
  'region-line': stroked('countyActiveEdge', 0.35),
} as const;

/** Division lines by level. */
const lineLayers = (flavour: Flavour): MapLayer[] => [
  {
    id: 'county-line',
    slot: 'county-lines',
    type: 'line',
    source: 'divisions',
    filter: ofKind('county-line'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': perFeature(flavour.countyLine),
      'line-width': byZoom([6, perFeature(0.5)], [9, perFeature(0.8)], [12, perFeature(1.2)]),
      'line-opacity': perFeature(1),
      'line-dasharray': [4, 3],
    },
  },
  {
    id: 'prefecture-line',
    slot: 'prefecture-lines',
    type: 'line',
    source: 'divisions',
    filter: ofKind('prefecture-line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': perFeature(flavour.prefectureLine),
      'line-width': byZoom([6, perFeature(0.8)], [9, perFeature(1.2)], [12, perFeature(1.8)]),
      'line-opacity': perFeature(1),
    },
  },
  {
    id: 'province-line',
    slot: 'prefecture-lines',
    type: 'line',
    source: 'outlines',
    filter: ofKind('province-line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': flavour.prefectureLine, 'line-width': byZoom([6, 1.1], [9, 1.6], [12, 2.2]) },
  },
  {
    id: 'neighbour-line',
    slot: 'county-lines',
    type: 'line',
    source: 'outlines',
    filter: ofKind('neighbour-line'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': flavour.neighbourEdge, 'line-width': byZoom([6, 0.8], [9, 1.2]) },
  },
];

/** Names of counties and prefectures. */
const nameLayers = (flavour: Flavour, language: Language): MapLayer[] => [
  label(
    {
      id: 'county-name',
      slot: 'county-names',
      kind: 'county',
      size: byZoom([7.5, 11], [10, 14], [12, 16]),
      colour: flavour.textCounty,
      active: flavour.textActive,
      halo: flavour.textHalo,
      minzoom: NEAR_NAMES_ZOOM,
      maxzoom: 12.5,
      letterSpacingEm: inHan(language) ? 0.35 : 0.12,
      paddingPx: 6,
    },
    language,
  ),
  label(
    {
      ...prefectureName(flavour, language),
      id: 'prefecture-name',
      slot: 'prefecture-names',
      minzoom: CROWDED_BELOW,
      maxzoom: 8.8,
      anchors: NEARBY,
    },
    language,
  ),
  label(
    {
      ...prefectureName(flavour, language),
      id: 'prefecture-name-far',
      slot: 'far-names',
      maxzoom: CROWDED_BELOW,
    },
    language,
  ),
];

/** Prefecture and county lines and names. */
export const divisions = defineSubject({
  id: 'divisions',
  group: 'divisions',
  switch: { map: 'on' },
  records: { kind: 'county', list: true },
  legend: [
    {
      id: 'province-line',
      symbol: DIVISION_LINES['province-line'],
    },
    {
      id: 'prefecture-line',
      symbol: DIVISION_LINES['prefecture-line'],
    },
    {
      id: 'county-line',
      symbol: DIVISION_LINES['county-line'],
    },
    {
      id: 'region-line',
      symbol: DIVISION_LINES['region-line'],
      on: 'sheet',
    },
  ],
  names: {
    prefecture: {
      colour: 'textPrefecture',
      fromZoom: CROWDED_BELOW,
      sheet: { rank: 3, weight: 700, sizePt: 10.5, leastPt: 9, grows: 'linear' },
    },
    province: {
      colour: 'textPrefecture',
      sheet: { rank: 3, weight: 400, sizePt: 9.1, leastPt: 7.8, grows: 'linear' },
    },
    county: {
      colour: 'textCounty',
      fromZoom: NEAR_NAMES_ZOOM,
      sheet: { rank: 4, weight: 400, sizePt: 7.7, leastPt: 6.6, grows: 'linear', upTo: 1_500_000 },
    },
  },
  map: {
    layers: (flavour, language) => [...lineLayers(flavour), ...nameLayers(flavour, language)],
  },
});
