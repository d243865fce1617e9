import { ofKind, perFeature } from '../expressions.ts';
import { defineSubject } from '../subject.ts';

/** The 28 mountain and island counties, tinted. */
export const priority = defineSubject({
  id: 'priority',
  group: 'divisions',
  switch: { map: 'on' },
  records: { kind: 'county' },
  legend: [
    {
      id: 'priority',
      symbol: { kind: 'area', fill: 'priority' },
      // A sheet does not tint them.
      on: 'map',
    },
  ],
  map: {
    layers: (flavour) => [
      {
        id: 'priority-tint',
        slot: 'tints',
        type: 'fill',
        source: 'divisions',
        filter: ofKind('priority'),
        paint: { 'fill-color': perFeature(flavour.priority), 'fill-antialias': false },
      },
    ],
  },
});
