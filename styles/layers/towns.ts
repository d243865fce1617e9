import type { LegendEntry } from '../../src/domain/legend.ts';
import type { Track } from '../../src/domain/records.ts';
import { TRACKS, TRACK_NAMES } from '../../src/domain/records.ts';
import type { ColourToken } from '../flavours/flavour.ts';
import type { MapSubject } from './subject.ts';
import { byState, byZoom, dimmedTo, isModelled, ofKind } from './expressions.ts';
import { label } from './label.ts';

/** One shape and one colour a track, told apart without colour. */
export const TRACK_MARKS: Record<
  Track | 'unknown',
  { shape: 'circle' | 'square' | 'diamond' | 'triangle' | 'ring'; colour: ColourToken }
> = {
  agriculture: { shape: 'circle', colour: 'trackAgriculture' },
  industry: { shape: 'square', colour: 'trackIndustry' },
  commerce: { shape: 'diamond', colour: 'trackCommerce' },
  tourism: { shape: 'triangle', colour: 'trackTourism' },
  unknown: { shape: 'ring', colour: 'trackUnknown' },
};

const trackEntry = (track: Track): LegendEntry => ({
  subject: 'towns',
  id: `town-${track}`,
  label: TRACK_NAMES[track],
  swatch: TRACK_MARKS[track],
});

/** The 146 central towns. */
export const towns: MapSubject = {
  subject: 'towns',
  later: { 'town-focus': 'focus' },
  legend: [
    ...TRACKS.map(trackEntry),
    {
      subject: 'towns',
      id: 'town-unknown',
      label: { zh: '赛道不详', en: 'Track unknown' },
      swatch: TRACK_MARKS.unknown,
    },
    {
      subject: 'towns',
      id: 'town-modelled',
      label: { zh: '空心：推演', en: 'Hollow: modelled' },
      swatch: { shape: 'ring', colour: 'trackUnknown', hollow: true },
    },
  ],
  layers: (flavour, language) => [
    {
      id: 'town-focus',
      type: 'circle',
      source: 'network',
      filter: ofKind('town'),
      paint: {
        'circle-radius': byZoom([6, 7], [9, 11], [12, 14]),
        'circle-color': flavour.casing,
        'circle-opacity': byState(0.9, 0.7, 0),
        'circle-stroke-color': flavour.focus,
        'circle-stroke-width': byState(2, 1.25, 0),
        'circle-stroke-opacity': byState(1, 1, 0),
      },
    },
    {
      id: 'town',
      type: 'symbol',
      source: 'network',
      filter: ofKind('town'),
      layout: {
        'icon-image': ['concat', 'town-', ['get', 'track'], ['case', isModelled, '-modelled', '']],
        'icon-size': byZoom([5, 0.27], [6.5, 0.54], [7.5, 0.7], [9, 0.9], [11, 1.05]),
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['case', isModelled, 0, 1],
      },
      paint: { 'icon-opacity': dimmedTo(0.3) },
    },
    label(
      {
        id: 'town-name',
        kind: 'town',
        size: byZoom([7.5, 11], [9, 12], [12, 15]),
        colour: flavour.textTown,
        active: flavour.textActive,
        halo: flavour.textHalo,
        besideEm: 0.9,
        minzoom: 7.6,
        dim: 0.3,
      },
      language,
    ),
  ],
};
