import type { VariableAnchorOffsetCollectionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavour } from '../flavours/flavour.ts';
import type { LabelLook } from './label.ts';
import type { Language, MapSubject } from './subject.ts';
import { byState, byZoom, ofKind, perFeature } from './expressions.ts';
import { BOLD, label } from './label.ts';

/** A prefecture must speak: its name may give way by up to three lines. */
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

/** Below this zoom no place is free between the towns: the names then stand over them, not under. */
const CROWDED_BELOW = 5.9;

const prefectureName = (flavour: Flavour, language: Language): Omit<LabelLook, 'id'> => ({
  kind: 'prefecture',
  size: byZoom([5, 10], [6.5, 14], [8.5, 18]),
  colour: flavour.textPrefecture,
  active: flavour.textActive,
  halo: flavour.textHalo,
  haloWidthPx: 1.8,
  font: BOLD,
  letterSpacingEm: language === 'zh' ? 0.12 : 0.04,
  dim: 0.7,
  mustSpeak: true,
});

/** Prefecture and county lines and names, and the ground of the county that is looked at. */
export const divisions: MapSubject = {
  subject: 'divisions',
  legend: [
    {
      subject: 'divisions',
      id: 'prefecture-line',
      label: { zh: '设区市界', en: 'Prefecture boundary' },
      swatch: { shape: 'line', colour: 'prefectureLine' },
    },
    {
      subject: 'divisions',
      id: 'county-line',
      label: { zh: '县（市、区）界', en: 'County boundary' },
      swatch: { shape: 'dashed-line', colour: 'countyLine' },
    },
  ],
  layers: (flavour, language) => [
    {
      id: 'county-line',
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
    label(
      {
        id: 'county-name',
        kind: 'county',
        size: byZoom([7.5, 11], [10, 14], [12, 16]),
        colour: flavour.textCounty,
        active: flavour.textActive,
        halo: flavour.textHalo,
        minzoom: 7.6,
        maxzoom: 12.5,
        letterSpacingEm: language === 'zh' ? 0.35 : 0.12,
        paddingPx: 6,
      },
      language,
    ),
    label(
      {
        ...prefectureName(flavour, language),
        id: 'prefecture-name',
        minzoom: CROWDED_BELOW,
        maxzoom: 8.8,
        anchors: NEARBY,
      },
      language,
    ),
    label(
      { ...prefectureName(flavour, language), id: 'prefecture-name-far', maxzoom: CROWDED_BELOW },
      language,
    ),
  ],
};

/** The county the pointer is in or the profile is about; there whether or not the lines are. */
export const countyFocus: MapSubject = {
  legend: [],
  layers: (flavour) => [
    {
      id: 'county-ground',
      type: 'fill',
      source: 'counties',
      paint: {
        'fill-color': flavour.countyActive,
        'fill-opacity': byState(1, 0.45, 0),
        'fill-antialias': false,
      },
    },
    {
      id: 'county-edge',
      type: 'line',
      source: 'counties',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': perFeature(flavour.countyActiveEdge),
        'line-width': byZoom([6, perFeature(1)], [10, perFeature(1.8)]),
        'line-opacity': byState(1, 0.6, 0),
      },
    },
  ],
};
