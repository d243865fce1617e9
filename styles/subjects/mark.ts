import { defineSubject } from '../subject.ts';

/** A pin for selected records without a symbol of their own: clusters and places of the lookup list. */
export const mark = defineSubject({
  id: 'mark',
  group: 'network',
  legend: [],
  map: {
    layers: (flavour) => [
      {
        id: 'mark',
        slot: 'mark',
        type: 'circle',
        source: 'mark',
        paint: {
          'circle-radius': 7,
          'circle-color': flavour.casing,
          'circle-opacity': 0.35,
          'circle-stroke-color': flavour.focus,
          'circle-stroke-width': 2.2,
        },
      },
    ],
  },
});
