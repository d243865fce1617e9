import type { MapSubject } from './subject.ts';
import { byZoom, ofKind, dimmedTo } from './expressions.ts';
import { label } from './label.ts';

/** County seats: where axes begin. */
export const seats: MapSubject = {
  subject: 'seats',
  legend: [
    {
      subject: 'seats',
      id: 'seat',
      label: { zh: '县城', en: 'County seat' },
      swatch: { shape: 'double-ring', colour: 'seat' },
    },
  ],
  layers: (flavour, language) => [
    {
      id: 'seat',
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
};
