import type { RunTimeFeature, RunTimeLayer } from '../../src/domain/run-time-layer.ts';

const feature = (row: number, classIndex: number, label: string, geometry: RunTimeFeature['geometry']) => ({
  row,
  classIndex,
  label,
  geometry,
});
/** Made-up quarries around 武义: points, a line and an area in two classes. */
export const quarries: RunTimeLayer = {
  id: 'own-0123456789ab',
  group: 'own',
  name: '采石场.csv',
  classes: [
    { text: '在采', look: { kind: 'category', index: 0 } },
    { text: '停采', look: { kind: 'category', index: 1 } },
  ],
  features: [
    feature(0, 0, '白石坑', { type: 'Point', coordinates: [119.8, 28.9] }),
    feature(1, 1, '', { type: 'Point', coordinates: [119.82, 28.88] }),
    feature(2, 0, '运石路', {
      type: 'LineString',
      coordinates: [
        [119.75, 28.85],
        [119.85, 28.95],
      ],
    }),
    feature(3, 1, '', {
      type: 'Polygon',
      coordinates: [
        [
          [119.7, 28.8],
          [119.75, 28.8],
          [119.75, 28.84],
          [119.7, 28.8],
        ],
      ],
    }),
  ],
};
/** A layer of one class with a multi-point. */
export const clinics: RunTimeLayer = {
  id: 'own-ba9876543210-1',
  group: 'own',
  name: 'Clinics',
  classes: [{ text: 'Clinics', look: { kind: 'category', index: 2 } }],
  features: [feature(0, 0, '', { type: 'MultiPoint', coordinates: [[119.81, 28.91]] })],
};
