import type { MapSubject } from './subject.ts';
import { active, byState, byZoom } from './expressions.ts';
import { BOLD, label } from './label.ts';

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
      source: 'borders',
      filter: ['==', ['get', 'kind'], 'county'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': flavour.countyLine,
        'line-width': byZoom([6, 0.5], [9, 0.8], [12, 1.2]),
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'prefecture-line',
      type: 'line',
      source: 'borders',
      filter: ['==', ['get', 'kind'], 'prefecture'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': flavour.prefectureLine, 'line-width': byZoom([6, 0.8], [9, 1.2], [12, 1.8]) },
    },
    label(
      {
        id: 'county-name',
        kind: 'county',
        size: byZoom([7.5, 11], [10, 14], [12, 16]),
        colour: flavour.textCounty,
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
        id: 'prefecture-name',
        kind: 'prefecture',
        size: byZoom([5, 11], [6.5, 14], [8.5, 18]),
        colour: flavour.textPrefecture,
        halo: flavour.textHalo,
        haloWidthPx: 1.8,
        font: BOLD,
        maxzoom: 8.8,
        letterSpacingEm: language === 'zh' ? 0.12 : 0.04,
        dim: 0.7,
      },
      language,
    ),
  ],
};

/** Shows which county the pointer is in or the profile is about; there whether or not the lines are. */
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
      id: 'shoreline',
      type: 'line',
      source: 'borders',
      filter: ['==', ['get', 'kind'], 'outer'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': flavour.shoreline, 'line-width': byZoom([6, 0.8], [9, 1.1], [12, 1.5]) },
    },
    {
      id: 'county-edge',
      type: 'line',
      source: 'counties',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': flavour.countyActiveEdge,
        'line-width': byZoom([6, 1], [10, 1.8]),
        'line-opacity': ['case', active, byState(1, 0.6, 0), 0],
      },
    },
  ],
};
