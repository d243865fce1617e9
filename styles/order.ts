/**
 * The only draw order of the map, bottom to top. A layer says which slot it fills; layers that share a slot lie in the order
 * of the subjects, those that come at run time (a reader's own layers, scenarios) above them. Labels lie under the symbols they must not cover:
 * MapLibre places from the top down, so symbols take their room first, then labels by importance.
 */
export const SLOTS = [
  // Ground: areas, and courses of water, whose ends lie under the areas that they flow into
  'land',
  'tints',
  'elevation',
  'built-up',
  'relief',
  'streams',
  'rivers',
  'sea',
  'lakes',
  'own-areas',
  'corridor',
  // Ground: lines
  'railways',
  'road-casings',
  'roads',
  'county-lines',
  'prefecture-lines',
  'shore',
  'margin',
  'county-edge',
  'found-lines',
  'found-places',
  'ground-symbols',
  // Network
  'own-lines',
  'axis-casings',
  'axes',
  'scenario-lines',
  'gaps',
  'village-halos',
  'villages',
  // Names: the network's never lose to the ground's.
  'ground-names',
  'own-names',
  'village-names',
  'county-names',
  'town-names',
  'seat-names',
  'axis-names',
  'prefecture-names',
  // Symbols that names keep clear of
  'seats',
  'town-focus',
  'own-points',
  'towns',
  'scenario-points',
  'far-names',
  'rays',
  'gains',
  'find-names',
  'mark',
] as const;
export type Slot = (typeof SLOTS)[number];

/** Layers of a printed sheet, bottom to top: a reader of the PDF can switch each off. */
export const SHEET_LAYERS = [
  'ground',
  'relief',
  'water',
  'roads',
  'divisions',
  'ground-symbols',
  'grid',
  'own-areas',
  'corridor',
  'own-lines',
  'axes',
  'villages',
  'own-points',
  'towns',
  'names',
  'furniture',
] as const;
export type SheetLayer = (typeof SHEET_LAYERS)[number];
