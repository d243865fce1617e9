/**
 * The only draw order, bottom to top. Labels lie under the symbols they must not cover: MapLibre places from the top
 * down, so symbols take their room first, then labels by importance.
 */
export const DRAW_ORDER = [
  'land',
  'priority-tint',
  'county-ground',
  'corridor',
  'county-line',
  'prefecture-line',
  'shoreline',
  'county-edge',
  'corridor-edge',
  'catchment-line',
  'place',
  'axis-casing',
  'axis-modelled',
  'axis',
  'gap',
  'village-halo',
  'village',
  'village-name',
  'county-name',
  'town-name',
  'seat-name',
  'axis-name',
  'prefecture-name',
  'seat',
  'town-focus',
  'town',
  'ray',
  'ray-origin',
  'gain',
  'ray-text',
  'gain-rank',
  'mark',
] as const;
export type LayerId = (typeof DRAW_ORDER)[number];
