import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LegendEntry, Subject } from '../../src/domain/legend.ts';
import type { Flavour } from '../flavours/flavour.ts';
import type { Stage } from '../stages.ts';

export type Language = 'zh' | 'en';

/** A subject of the map: its layers and, in the same file, what the legend says of them. */
export interface MapSubject {
  layers: (flavour: Flavour, language: Language) => LayerSpecification[];
  legend: readonly LegendEntry[];
  /** Switch that shows or hides the layers; absent for what is always shown. */
  subject?: Subject;
  /** Layers that come later than their source, by the stage they wait for. */
  later?: Readonly<Record<string, Stage>>;
}
