import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Precision, Status } from '../../src/domain/records.ts';
import { unreachable } from '../../src/domain/unreachable.ts';
import { byState, byStatus, byZoom, dimmedTo, ofKind } from '../expressions.ts';
import { label } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { PointPart, PointSymbol } from '../symbols/symbol.ts';
import { filled, hollow, ringed } from '../symbols/symbol.ts';

/** Lowest zoom level with village names, and with rings around imprecise positions. */
const VILLAGE_DETAIL_ZOOM = 9;

const isPrecise: ExpressionSpecification = ['==', ['get', 'precision'], 'village'];

/** Radius by zoom level, px; the stroke of a hollow dot is outside the radius. */
const radius = (filledPx: number, impreciseShare = 1): ExpressionSpecification =>
  byState(filledPx + 2, filledPx + 1.2, [
    '*',
    byStatus({ documented: filledPx, modelled: filledPx - 0.5, user: filledPx }),
    ['case', isPrecise, 1, impreciseShare],
  ]);

const RADIUS_MM = 0.75;
const documented = filled('circle', 'village', RADIUS_MM);
const modelled = hollow('circle', 'village', RADIUS_MM, { width: 0.33 });
const user = ringed(documented);

/** Dotted ring around a village of which only the town or county is known. */
const halo: PointPart = {
  shape: 'circle',
  size: 2.1,
  stroke: { colour: 'village', width: 0.38, dots: 14 },
};
const withHalo = (dot: PointSymbol): PointSymbol => ({ ...dot, parts: [...dot.parts, halo] });

/** Symbol of a village: a dot, hollow if modelled, in a ring if drawn by the reader, in a dotted ring if only its town or county is known. */
export function villageSymbol({ status, precision }: { status: Status; precision: Precision }): PointSymbol {
  const dot = buildDot(status);
  return precision === 'village' ? dot : withHalo(dot);
}

function buildDot(status: Status): PointSymbol {
  switch (status) {
    case 'documented':
      return documented;
    case 'modelled':
      return modelled;
    case 'user':
      return user;
    default:
      return unreachable(status);
  }
}

/** The 581 key villages: dots, with names from county scale on. */
export const villages = defineSubject({
  id: 'villages',
  group: 'network',
  switch: { map: 'on', sheet: 'on' },
  records: { kind: 'village', list: true },
  legend: [
    {
      id: 'village-documented',
      symbol: documented,
    },
    {
      id: 'village-modelled',
      symbol: modelled,
    },
    { id: 'village-user', symbol: user, whenPresent: true },
    { id: 'village-uncertain', symbol: withHalo(documented) },
    // One of these replaces the previous row on sheets without a documented village that is imprecise.
    { id: 'village-uncertain-user', symbol: withHalo(user), on: 'sheet' },
    { id: 'village-uncertain-modelled', symbol: withHalo(modelled), on: 'sheet' },
  ],
  names: {
    village: {
      colour: 'textVillage',
      fromZoom: VILLAGE_DETAIL_ZOOM,
      sheet: { rank: 2, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root', upTo: 500_000 },
    },
  },
  map: {
    icons: {
      'village-halo': {
        symbol: { kind: 'point', radiusMm: RADIUS_MM, parts: [halo] },
        radiusPx: 4.5,
        boxPx: 20,
      },
    },
    layers: (flavour, language) => [
      {
        id: 'village-halo',
        slot: 'village-halos',
        stage: 'detail',
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
        slot: 'villages',
        type: 'circle',
        source: 'network',
        filter: ofKind('village'),
        layout: { 'circle-sort-key': byStatus({ documented: 2, user: 1, modelled: 0 }) },
        paint: {
          'circle-radius': byZoom(
            [5, radius(0.9, 0.8)],
            [7, radius(1.9, 0.7)],
            [8.9, radius(3.1, 0.6)],
            [9.1, radius(3.2)],
            [12, radius(4.8)],
          ),
          'circle-color': byStatus({
            documented: flavour.village,
            modelled: flavour.casing,
            user: flavour.village,
          }),
          'circle-stroke-color': byState(
            flavour.focus,
            flavour.focus,
            byStatus({ documented: flavour.casing, modelled: flavour.village, user: flavour.user }),
          ),
          'circle-stroke-width': byZoom(
            [6, byState(1.6, 1.4, byStatus({ documented: 0.5, modelled: 0.8, user: 1 }))],
            [9, byState(2.2, 1.8, byStatus({ documented: 0.9, modelled: 1.3, user: 1.8 }))],
          ),
          'circle-opacity': dimmedTo(0.3),
          'circle-stroke-opacity': dimmedTo(0.3),
        },
      },
      label(
        {
          id: 'village-name',
          slot: 'village-names',
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
  },
});
