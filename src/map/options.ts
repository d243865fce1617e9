import type { Language } from '../domain/language.ts';
import type { PaddingOptions } from 'maplibre-gl';
import type { RecordRef } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { MapView } from '../domain/view.ts';
import type { MapPart } from '../state/atlas-state.ts';
import type { FlavourName } from '../../styles/flavours/index.ts';
import type { MapRef } from './map-ref.ts';

export interface MapEvents {
  onSelect?: (ref: MapRef | null) => void;
  /** Before a click or Enter picks what is there; true takes it for another purpose. */
  onPoint?: (lonLat: LonLat) => boolean;
  onHover?: (ref: RecordRef | null) => void;
  /** After every move of the camera. */
  onView?: (view: MapView) => void;
  /** Once, when land and network stand. */
  onLoad?: () => void;
  /** Whenever all that was asked for is drawn, names included; the ground may still be to come. */
  onIdle?: () => void;
  /** The frame of the sheet was dropped with its corners here. */
  onFrameMoved?: (corners: readonly LonLat[]) => void;
  onContextLost?: () => void;
  onContextRestored?: () => void;
  /** A part of the map could not be drawn, or MapLibre is at fault; may be told again and again. */
  onFault?: (part: MapPart, error: Error) => void;
}

/** Addresses of the files of the ground. */
export interface GroundFiles {
  tiles: string;
  relief: string;
}

export interface MapOptions {
  container: HTMLElement;
  flavour: FlavourName;
  language: Language;
  visible: Readonly<Record<string, boolean>>;
  /** Absent: the whole province. */
  view?: MapView | null;
  padding?: Partial<PaddingOptions>;
  /** Absent: the map keeps to the land of its network. */
  ground?: GroundFiles;
  reducedMotion?: boolean;
  events?: MapEvents;
}

/**
 * `loading`: something is still to be drawn; `drawn`: land and network stand, divisions and names are still to come; `named`: these
 * stand too, relief, water and roads are still to come; `idle`: all is drawn; `lost`: the graphics context is gone and will be asked for again.
 */
export type DrawState = 'loading' | 'drawn' | 'named' | 'idle' | 'lost' | 'failed';
