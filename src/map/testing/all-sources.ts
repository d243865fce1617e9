import type { Language } from '../../domain/language.ts';
import type { Network } from '../../domain/network.ts';
import type { MapSources } from '../map-feature.ts';
import {
  countySource,
  divisionSource,
  groundSource,
  labelSource,
  nearLabelSource,
  networkSource,
  outlineSource,
  type PassingRecords,
} from '../sources.ts';

/** All sources of a network. Features have an id, a geometry and only the properties that the style reads. */
export const toSources = (
  network: Network,
  passing: PassingRecords | null,
  language: Language,
): Omit<MapSources, 'mark' | 'answers'> => ({
  ground: groundSource(network),
  divisions: divisionSource(network),
  counties: countySource(network),
  network: networkSource(network, passing),
  labels: labelSource(network, passing, language),
  nearLabels: nearLabelSource(network, passing, language),
  outlines: outlineSource(network),
});
