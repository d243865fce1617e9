/**
 * The only draw order, bottom to top. Labels lie under the symbols they must not cover: MapLibre places from the top
 * down, so symbols take their room first, then labels by importance.
 */
export const DRAW_ORDER = [
  'land',
  'priority-tint',
  'county-ground',
  'county-line',
  'prefecture-line',
  'shoreline',
  'county-edge',
  'axis-casing',
  'axis-modelled',
  'axis',
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
  'mark',
] as const;
export type LayerId = (typeof DRAW_ORDER)[number];
