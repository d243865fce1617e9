import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { SourceId, SourceProperties } from '../../styles/sources.ts';

export type MapFeature<Id extends SourceId> = Feature<Geometry, SourceProperties[Id]> & { id: number };
export type MapSources = { [Id in SourceId]: FeatureCollection<Geometry, SourceProperties[Id]> };
