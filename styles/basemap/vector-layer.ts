import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillLayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { inHan } from '../../src/i18n/names.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Slot } from '../order.ts';
import type { MapLayer } from '../subject.ts';
import { basemapSource } from './look.ts';

/** Layers of the OpenMapTiles schema (https://openmaptiles.org/schema/) that are drawn. */
type SchemaLayer =
  | 'landcover'
  | 'landuse'
  | 'park'
  | 'water'
  | 'waterway'
  | 'water_name'
  | 'boundary'
  | 'building'
  | 'transportation'
  | 'transportation_name'
  | 'place'
  | 'poi';

type Without<L> = Omit<L, 'source' | 'source-layer'>;
type Drawn = (
  | Without<FillLayerSpecification>
  | Without<LineLayerSpecification>
  | Without<SymbolLayerSpecification>
  | Without<CircleLayerSpecification>
) & { slot: Slot };

/** A layer of the map from a layer of the schema; its id gets a prefix, since those of the atlas's own ground have the same names. */
export const buildLayer = (schemaLayer: SchemaLayer, layer: Drawn): MapLayer =>
  ({
    ...layer,
    id: `basemap-${layer.id}`,
    source: basemapSource(),
    'source-layer': schemaLayer,
  }) as MapLayer;

/** True for features whose property has one of these values. */
export const oneOf = (key: string, values: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', key],
  ['literal', [...values]],
];

/** The name of a feature in the script of a language, else the local one. */
export const schemaName = (language: Language): ExpressionSpecification =>
  inHan(language)
    ? ['coalesce', ['get', 'name:zh'], ['get', 'name']]
    : ['coalesce', ['get', 'name:en'], ['get', 'name_en'], ['get', 'name:latin'], ['get', 'name']];
