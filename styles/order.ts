/**
 * The draw order of the map, bottom to top. Each layer names its slot; within a slot layers are in the order of the subjects, with run-time layers (a
 * reader's own layers, scenarios) above them. Labels are below the symbols that they must not cover: MapLibre places from the top down, first
 * symbols, then labels by importance.
 */
export const SLOTS = [
  // Ground: areas, and rivers, whose ends lie below the areas that they flow into
  'land',
  'tints',
  'elevation',
  'built-up',
  'relief',
  'streams',
  'rivers',
  'sea',
  'lakes',
  // Pictures of a basemap, over all areas of the ground
  'pictures',
  'own-areas',
  'scenario-areas',
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
  // Names: those of the network take precedence over those of the ground.
  'ground-names',
  'own-names',
  'scenario-names',
  'village-names',
  'county-names',
  'town-names',
  'seat-names',
  'axis-names',
  'prefecture-names',
  // Symbols that names must not cover
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

/** Layers of a printed sheet, bottom to top, run-time layers among the others as on the map; each is a layer of the PDF that can be switched off. */
export const SHEET_LAYERS = [
  'ground',
  'relief',
  'water',
  'roads',
  'divisions',
  'ground-symbols',
  'grid',
  'own-areas',
  'scenario-areas',
  'corridor',
  'own-lines',
  'axes',
  'scenario-lines',
  'villages',
  'own-points',
  'towns',
  'scenario-points',
  'names',
  'furniture',
] as const;
export type SheetLayer = (typeof SHEET_LAYERS)[number];
