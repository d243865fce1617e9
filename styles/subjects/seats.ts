import { byZoom, dimmedTo, ofKind } from '../expressions.ts';
import { label } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { PointSymbol } from '../symbols/symbol.ts';

const STROKE = { colour: 'seat', width: 0.215 } as const;

/** A small double ring. */
export const seatSymbol: PointSymbol = {
  kind: 'point',
  radiusMm: 1.35,
  casing: 'casing',
  parts: [
    { shape: 'circle', size: 1, fill: 'casing', stroke: STROKE },
    { shape: 'circle', size: 0.5, stroke: STROKE },
  ],
};

/** County seats, at which axes start. */
export const seats = defineSubject({
  id: 'seats',
  group: 'network',
  switch: { map: 'on' },
  records: { kind: 'county' },
  legend: [{ id: 'seat', symbol: seatSymbol }],
  names: {
    seat: {
      colour: 'textSeat',
      fromZoom: 6.4,
      sheet: { rank: 0, weight: 700, sizePt: 7, leastPt: 6, grows: 'root' },
    },
  },
  map: {
    icons: { seat: { symbol: seatSymbol, radiusPx: 5.6, boxPx: 15 } },
    layers: (flavour, language) => [
      {
        id: 'seat',
        slot: 'seats',
        type: 'symbol',
        source: 'divisions',
        minzoom: 5.8,
        filter: ofKind('seat'),
        layout: {
          'icon-image': 'seat',
          'icon-size': byZoom([5.8, 0.36], [6.5, 0.5], [7.5, 0.6], [9, 0.8], [11, 1]),
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
        paint: { 'icon-opacity': dimmedTo(0.5) },
      },
      label(
        {
          id: 'seat-name',
          slot: 'seat-names',
          kind: 'seat',
          size: byZoom([6, 10.5], [8, 12], [11, 14]),
          colour: flavour.textSeat,
          active: flavour.textActive,
          halo: flavour.textHalo,
          besideEm: 0.8,
          minzoom: 6.4,
          dim: 0.6,
        },
        language,
      ),
    ],
  },
});
