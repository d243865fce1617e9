import type { Status, Track } from '../../src/domain/records.ts';
import { trackToken } from '../flavours/flavour.ts';
import { STATUSES, TRACKS } from '../../src/domain/records.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import { byState, byStatus, byZoom, dimmedTo, ofKind } from '../expressions.ts';
import { label } from '../label.ts';
import { NEAR_NAMES_ZOOM } from '../sources.ts';
import type { MapIcon, RegisteredEntry } from '../subject.ts';
import { defineSubject } from '../subject.ts';
import type { PointShape } from '../symbols/outline.ts';
import type { PointSymbol } from '../symbols/symbol.ts';
import { filled, hollow, ringed } from '../symbols/symbol.ts';

/** Shape of each track, distinguishable without colour; `trackToken` names its colour. */
export const TRACK_SHAPES: Record<Track | 'unknown', PointShape | 'ring'> = {
  agriculture: 'circle',
  industry: 'square',
  commerce: 'diamond',
  tourism: 'triangle',
  unknown: 'ring',
};

const RADIUS_MM = 1.35;
/** Ring symbol for towns of unknown track: thick if documented or drawn by the reader, thin if modelled. */
const RING = { size: 0.82, heavy: 0.51, fine: 0.23 };

type Kind = Track | 'unknown';
const KINDS: readonly Kind[] = [...TRACKS, 'unknown'];

/** Symbol of a town in shape and colour of its track: filled if documented, hollow if modelled, filled in a ring if drawn by the reader. */
export function townSymbol(track: Track | undefined, status: Status): PointSymbol {
  const shape = TRACK_SHAPES[track ?? 'unknown'];
  const colour = trackToken(track ?? 'unknown');
  const ring = (width: number): PointSymbol =>
    hollow('circle', colour, RADIUS_MM, { size: RING.size, width });
  const solid = shape === 'ring' ? ring(RING.heavy) : filled(shape, colour, RADIUS_MM);
  switch (status) {
    case 'documented':
      return solid;
    case 'modelled':
      return shape === 'ring' ? ring(RING.fine) : hollow(shape, colour, RADIUS_MM);
    case 'user':
      return ringed(solid);
    default:
      return unreachable(status);
  }
}

const buildSymbol = (kind: Kind, status: Status): PointSymbol =>
  townSymbol(kind === 'unknown' ? undefined : kind, status);

const documentedEntry = (kind: Kind): RegisteredEntry => ({
  id: `town-${kind}`,
  symbol: buildSymbol(kind, 'documented'),
});
/** Legend entry of a modelled kind on sheets; the panel explains hollow symbols once. */
const modelledEntry = (kind: Kind): RegisteredEntry => ({
  id: `town-${kind}-modelled`,
  symbol: buildSymbol(kind, 'modelled'),
  on: 'sheet',
});
const userEntry = (kind: Kind): RegisteredEntry => ({
  id: `town-${kind}-user`,
  symbol: buildSymbol(kind, 'user'),
  on: 'sheet',
});
/** Suffix of the ids of icons and legend entries by status. */
export const TOWN_ENDING: Readonly<Record<Status, string>> = {
  documented: '',
  modelled: '-modelled',
  user: '-user',
};
const icon = (kind: Kind, status: Status): MapIcon => ({
  symbol: buildSymbol(kind, status),
  radiusPx: 6.6,
  // The ring of towns drawn by the reader is larger.
  boxPx: { documented: 19, modelled: 19, user: 27 }[status],
});

/** The 146 central towns. */
export const towns = defineSubject({
  id: 'towns',
  group: 'network',
  switch: { map: 'on', sheet: 'on' },
  records: { kind: 'town', list: true },
  legend: [
    ...KINDS.flatMap((kind) => [documentedEntry(kind), modelledEntry(kind), userEntry(kind)]),
    {
      id: 'town-modelled',
      symbol: buildSymbol('unknown', 'modelled'),
      on: 'map',
    },
    {
      id: 'town-user',
      symbol: buildSymbol('unknown', 'user'),
      on: 'map',
      whenPresent: true,
    },
  ],
  names: {
    town: {
      colour: 'textTown',
      fromZoom: NEAR_NAMES_ZOOM,
      sheet: { rank: 0, weight: 700, sizePt: 7, leastPt: 6, grows: 'root', upTo: 1_500_000 },
    },
  },
  map: {
    icons: Object.fromEntries(
      KINDS.flatMap((kind) =>
        STATUSES.map((status) => [`town-${kind}${TOWN_ENDING[status]}`, icon(kind, status)]),
      ),
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
          'icon-image': ['concat', 'town-', ['get', 'track'], byStatus(TOWN_ENDING)],
          'icon-size': byZoom([5, 0.27], [6.5, 0.54], [7.5, 0.7], [9, 0.9], [11, 1.05]),
          'icon-allow-overlap': true,
          'icon-padding': 0,
          'symbol-sort-key': byStatus({ documented: 2, user: 1, modelled: 0 }),
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
          minzoom: NEAR_NAMES_ZOOM,
          dim: 0.3,
        },
        language,
      ),
    ],
  },
});
