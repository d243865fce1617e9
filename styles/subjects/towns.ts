import type { Status, Track } from '../../src/domain/records.ts';
import { TRACKS } from '../../src/domain/records.ts';
import type { ColourToken } from '../flavours/flavour.ts';
import { byState, byZoom, dimmedTo, isModelled, ofKind } from '../expressions.ts';
import { label } from '../label.ts';
import type { MapIcon, RegisteredEntry } from '../subject.ts';
import { defineSubject } from '../subject.ts';
import type { PointSymbol } from '../symbols/symbol.ts';
import { filled, hollow } from '../symbols/symbol.ts';

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

const RADIUS_MM = 1.35;
/** A ring is hollow by nature: heavy where documented, fine where modelled. */
const RING = { size: 0.82, documented: 0.51, modelled: 0.23 };

type Kind = Track | 'unknown';
const KINDS: readonly Kind[] = [...TRACKS, 'unknown'];

/** Shape and colour of its track; filled where documented, hollow where modelled. */
export function townSymbol(track: Track | undefined, status: Status): PointSymbol {
  const { shape, colour } = TRACK_MARKS[track ?? 'unknown'];
  const isStandIn = status === 'modelled';
  if (shape === 'ring')
    return hollow('circle', colour, RADIUS_MM, {
      size: RING.size,
      width: isStandIn ? RING.modelled : RING.documented,
    });
  return (isStandIn ? hollow : filled)(shape, colour, RADIUS_MM);
}

const symbolOf = (kind: Kind, status: Status): PointSymbol =>
  townSymbol(kind === 'unknown' ? undefined : kind, status);

const documentedEntry = (kind: Kind): RegisteredEntry => ({
  id: `town-${kind}`,
  symbol: symbolOf(kind, 'documented'),
});
/** On a sheet each mark has its row; the panel says once what hollow means. */
const modelledEntry = (kind: Kind): RegisteredEntry => ({
  id: `town-${kind}-modelled`,
  symbol: symbolOf(kind, 'modelled'),
  on: 'sheet',
});
const icon = (kind: Kind, status: Status): MapIcon => ({
  symbol: symbolOf(kind, status),
  radiusPx: 6.6,
  boxPx: 19,
});

/** The 146 central towns. */
export const towns = defineSubject({
  id: 'towns',
  group: 'network',
  switch: { map: 'on', sheet: 'on' },
  records: { kind: 'town', list: true },
  legend: [
    ...KINDS.flatMap((kind) => [documentedEntry(kind), modelledEntry(kind)]),
    {
      id: 'town-modelled',
      symbol: symbolOf('unknown', 'modelled'),
      on: 'map',
    },
  ],
  names: {
    town: {
      colour: 'textTown',
      fromZoom: 7.6,
      sheet: { rank: 0, weight: 700, sizePt: 7, leastPt: 6, grows: 'root', upTo: 1_500_000 },
    },
  },
  map: {
    icons: Object.fromEntries(
      KINDS.flatMap((kind) => [
        [`town-${kind}`, icon(kind, 'documented')],
        [`town-${kind}-modelled`, icon(kind, 'modelled')],
      ]),
    ),
    layers: (flavour, language) => [
      {
        id: 'town-focus',
        slot: 'town-focus',
        stage: 'focus',
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
        slot: 'towns',
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
          slot: 'town-names',
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
  },
});
