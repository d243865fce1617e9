import { byZoom } from '../expressions.ts';
import { fadedAtFrame, groundLine, groundSymbol, has, nameIn } from '../ground-layer.ts';
import { REGULAR } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { LineSymbol, PointSymbol } from '../symbols/symbol.ts';

const track: LineSymbol = {
  kind: 'line',
  strokes: [{ colour: 'railway', widthMm: 0.18 }],
  ticks: { colour: 'railway', widthMm: 0.18, lengthMm: 0.9, everyMm: 2.4 },
};
const highSpeed: LineSymbol = {
  kind: 'line',
  strokes: [{ colour: 'railway', widthMm: 0.18, dashMm: [1.2, 0.8] }],
};
const station: PointSymbol = {
  kind: 'point',
  radiusMm: 0.55,
  parts: [{ shape: 'square', size: 1, fill: 'casing', stroke: { colour: 'railway', width: 0.45 } }],
};

/** Railways and stations. High-speed lines are schematic straight lines between stations, for small scales only. */
export const railways = defineSubject({
  id: 'railways',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [
    { id: 'railway', symbol: track },
    {
      id: 'high-speed',
      symbol: highSpeed,
    },
    { id: 'station', symbol: station },
  ],
  names: {
    station: {
      colour: 'textGround',
      fromZoom: 10.5,
      sheet: { rank: 9, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root', upTo: 300_000 },
    },
  },
  map: {
    icons: { station: { symbol: station, radiusPx: 3.4, boxPx: 9 } },
    layers: (flavour, language) => [
      groundLine(
        { id: 'railway', slot: 'railways', of: 'railways', minzoom: 7, filter: ['!', has('schematic')] },
        {
          'line-color': flavour.railway,
          'line-width': byZoom([7, 0.5], [10, 0.9], [13, 1.3]),
          'line-opacity': fadedAtFrame(0.9),
        },
        { 'line-cap': 'butt' },
      ),
      groundLine(
        {
          id: 'railway-ticks',
          slot: 'railways',
          of: 'railways',
          minzoom: 8,
          filter: ['!', has('schematic')],
        },
        {
          'line-color': flavour.railway,
          'line-width': byZoom([8, 2.6], [10, 3.6], [13, 5]),
          'line-dasharray': [0.28, 3.2],
          'line-opacity': fadedAtFrame(0.9),
        },
        { 'line-cap': 'butt' },
      ),
      groundLine(
        { id: 'high-speed', slot: 'railways', of: 'railways', maxzoom: 8, filter: has('schematic') },
        {
          'line-color': flavour.railway,
          'line-width': byZoom([6, 0.6], [8, 0.9]),
          'line-dasharray': [5, 3],
          'line-opacity': fadedAtFrame(0.8),
        },
        { 'line-cap': 'butt' },
      ),
      groundSymbol(
        { id: 'station', slot: 'ground-names', of: 'stations', minzoom: 9, filter: has('name') },
        {
          'icon-image': 'station',
          'icon-size': byZoom([9, 0.8], [12, 1.1]),
          'icon-padding': 1,
          'text-field': ['step', ['zoom'], '', 10.5, nameIn(language)],
          'text-font': REGULAR,
          'text-size': byZoom([10.5, 10], [13, 11.5]),
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.6,
          'text-optional': true,
          'text-padding': 3,
        },
        {
          'text-color': flavour.textGround,
          'text-halo-color': flavour.textHalo,
          'text-halo-width': 1.2,
          'icon-opacity': 0.9,
        },
      ),
    ],
  },
  sheet: {
    layer: 'roads',
    features: [
      { key: 'railway', entry: 'railway', symbol: track, upTo: 2_000_000 },
      // The straight lines between stations are kilometres off, which would show at larger scales.
      { key: 'high-speed', entry: 'high-speed', symbol: highSpeed, from: 700_000, upTo: 3_000_000 },
      {
        key: 'station',
        pointsOf: 'stations',
        entry: 'station',
        symbol: station,
        layer: 'ground-symbols',
        upTo: 400_000,
      },
    ],
  },
});
