import type { SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapLayer, Subject } from '../subject.ts';
import { screenLight } from '../flavours/screen-light.ts';
import { SUBJECTS, type SubjectId } from '../subjects/index.ts';
import { basemapSource, type BasemapLook, type BasemapStyle } from './look.ts';
import { borderLayers, builtUpLayers, landLayers, waterLayers } from './vector-areas.ts';
import { railwayLayers, roadLayers } from './vector-lines.ts';
import { placeLayers, roadNameLayers, waterNameLayers } from './vector-names.ts';

export type { BasemapLook, BasemapStyle } from './look.ts';

/** The layers of the atlas's own ground that vector tiles, pictures and heights replace. */
const REPLACED = {
  vector: ['water', 'roads', 'railways', 'built-up'],
  raster: [
    'water',
    'roads',
    'railways',
    'built-up',
    'relief',
    'elevation',
    'summits',
    'airports',
    'surroundings',
  ],
  dem: ['relief'],
} as const satisfies Record<string, readonly SubjectId[]>;
/** Pictures show a shore of their own. */
const SHORES = ['ground-shore', 'shoreline'];

const layerIds = (subjects: readonly string[]): string[] =>
  SUBJECTS.filter(({ id }) => subjects.includes(id)).flatMap((subject: Subject) =>
    (subject.map?.layers(screenLight, 'zh') ?? []).map(({ id }) => id),
  );

/** A subject of a basemap. With the id of a subject of the atlas it is switched together with that subject. */
const buildSubject = (
  id: string,
  layers: NonNullable<Subject['map']>['layers'],
  opacity: number,
  sources: NonNullable<Subject['map']>['sources'] = {},
): Subject => ({
  id,
  name: id,
  group: 'ground',
  ...(SUBJECTS.some((subject) => subject.id === id) ? { switch: { map: 'on' } } : {}),
  legend: [],
  map: {
    sources,
    layers: (flavour, language) => layers(flavour, language).map((layer) => withOpacity(layer, opacity)),
  },
});

/** The opacity properties of each type of layer; each layer of a basemap states them as a number or an expression without the zoom. */
const OPACITIES: Readonly<Partial<Record<MapLayer['type'], readonly string[]>>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  raster: ['raster-opacity'],
  hillshade: ['hillshade-exaggeration'],
};

function withOpacity(layer: MapLayer, opacity: number): MapLayer {
  if (opacity === 1) return layer;
  const paint: Record<string, unknown> = { ...layer.paint };
  for (const property of OPACITIES[layer.type] ?? []) {
    const value = paint[property] ?? 1;
    paint[property] = typeof value === 'number' ? value * opacity : ['*', opacity, value];
  }
  return { ...layer, paint } as MapLayer;
}

/** The style of a basemap: our own style for vector tiles, pictures unchanged, heights as hillshade; all of it below the network. */
export function basemapStyle(look: BasemapLook): BasemapStyle {
  const { basemap, tiles, zooms } = look;
  const { opacity, source } = basemap;
  const [fromZoom] = zooms;
  switch (source.kind) {
    case 'file':
    case 'vector':
      return {
        subjects: vectorSubjects(look, opacity),
        covers: new Set(layerIds(REPLACED.vector)),
        fromZoom,
      };
    case 'raster':
    case 'tianditu':
      return {
        subjects: [
          buildSubject(
            'basemap',
            () =>
              tiles.map((_, k): MapLayer => ({
                id: `basemap-picture-${k}`,
                slot: 'pictures',
                type: 'raster',
                source: basemapSource(k),
                paint: { 'raster-fade-duration': 0, 'raster-opacity': 1 },
              })),
            opacity,
            buildSources(look),
          ),
        ],
        covers: new Set([...layerIds(REPLACED.raster), ...SHORES]),
        fromZoom,
      };
    case 'dem':
      return {
        subjects: [
          buildSubject(
            'relief',
            ({ reliefShadow, reliefLight }) => [
              {
                id: 'basemap-hillshade',
                slot: 'relief',
                type: 'hillshade',
                source: basemapSource(),
                paint: {
                  'hillshade-shadow-color': reliefShadow,
                  'hillshade-highlight-color': reliefLight,
                  'hillshade-accent-color': reliefShadow,
                  'hillshade-exaggeration': 0.35,
                },
              },
            ],
            opacity,
            buildSources(look),
          ),
        ],
        covers: new Set(layerIds(REPLACED.dem)),
        fromZoom,
      };
  }
}

const vectorSubjects = (look: BasemapLook, opacity: number): Subject[] => [
  // The layer that has the source must come first.
  buildSubject(
    'basemap',
    (flavour) => [...landLayers(flavour), ...borderLayers(flavour)],
    opacity,
    buildSources(look),
  ),
  buildSubject('built-up', builtUpLayers, opacity),
  buildSubject(
    'water',
    (flavour, language) => [...waterLayers(flavour), ...waterNameLayers(flavour, language)],
    opacity,
  ),
  buildSubject('railways', railwayLayers, opacity),
  buildSubject(
    'roads',
    (flavour, language) => [...roadLayers(flavour), ...roadNameLayers(flavour, language)],
    opacity,
  ),
  buildSubject(
    'surroundings',
    (flavour, language) => placeLayers(flavour, language, look.labelled ?? []),
    opacity,
  ),
];

/** Sources of a basemap. They contain no attribution: MapLibre would insert it as HTML. */
function buildSources({ basemap: { source }, tiles, zooms, bounds }: BasemapLook) {
  const [minzoom, maxzoom] = zooms;
  const shared = {
    minzoom,
    maxzoom,
    ...(bounds ? { bounds: [...bounds] as [number, number, number, number] } : {}),
  };
  const specify = (url: string): SourceSpecification => {
    switch (source.kind) {
      case 'file':
      case 'vector':
        return { type: 'vector', tiles: [url], ...shared };
      case 'tianditu':
        return { type: 'raster', tiles: [url], tileSize: 256, ...shared };
      case 'raster':
        return { type: 'raster', tiles: [url], tileSize: source.tileSize, ...shared };
      case 'dem':
        return {
          type: 'raster-dem',
          tiles: [url],
          tileSize: source.tileSize,
          encoding: source.encoding,
          ...shared,
        };
    }
  };
  return Object.fromEntries(
    tiles.map((url, k) => [basemapSource(k), { source: specify(url), stage: 'start' as const }]),
  );
}
