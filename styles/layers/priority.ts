import type { MapSubject } from './subject.ts';
import { ofKind, perFeature } from './expressions.ts';

/** The 28 mountain and island counties: a tint, no second message of colour. */
export const priority: MapSubject = {
  subject: 'priority',
  legend: [
    {
      subject: 'priority',
      id: 'priority',
      label: { zh: '山区海岛县', en: 'Mountain and island counties' },
      swatch: { shape: 'fill', colour: 'priority' },
    },
  ],
  layers: (flavour) => [
    {
      id: 'priority-tint',
      type: 'fill',
      source: 'divisions',
      filter: ofKind('priority'),
      paint: { 'fill-color': perFeature(flavour.priority), 'fill-antialias': false },
    },
  ],
};
