import type { Language } from '../domain/language.ts';
import type { PaddingOptions } from 'maplibre-gl';
import type { RecordRef } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { RowRef } from '../domain/run-time-layer.ts';
import type { MapView } from '../domain/view.ts';
import type { MapPart } from '../state/atlas-state.ts';
import type { FlavourName } from '../../styles/flavours/index.ts';
import type { Picked } from './interaction.ts';

export interface MapEvents {
  onSelect?: (ref: Picked | null) => void;
  /** Called before a click or Enter picks a record; returns true to use the click for another purpose. */
  onPoint?: (lonLat: LonLat) => boolean;
  onHover?: (ref: RecordRef | null) => void;
  /** The reader starts to move the camera, by pointer, wheel, keys or buttons of the map. */
  onReaderMoves?: () => void;
  /** After every camera movement. */
  onView?: (view: MapView) => void;
  /** Once, when land and network are tiled and about to be drawn. */
  onFirstFrame?: () => void;
  /** Once, when land and network have been drawn. Divisions and names are added once the promise that it may give has settled. */
  onLoad?: () => void | Promise<void>;
  /** Whenever everything requested has been drawn, names included; relief, water and roads may still be missing. */
  onIdle?: () => void;
  /** The outline of the sheet was dragged; receives its new corners. */
  onFrameMoved?: (corners: readonly LonLat[]) => void;
  onContextLost?: () => void;
  onContextRestored?: () => void;
  /** Receives the row of a run-time layer under the pointer. */
  onHoverRow?: (row: RowRef | null) => void;
  /** The pop-up of a row was closed. */
  onCloseRow?: () => void;
  /** A part of the map could not be drawn, or MapLibre failed; may be called repeatedly. */
  onFault?: (part: MapPart, error: Error) => void;
}

/** URLs of the files of the ground. */
export interface GroundFiles {
  tiles: string;
  relief: string;
}

export interface MapOptions {
  container: HTMLElement;
  flavour: FlavourName;
  language: Language;
  visible: Readonly<Record<string, boolean>>;
  /** Default: the whole province. */
  view?: MapView | null;
  padding?: Partial<PaddingOptions>;
  /** Without them the map draws only the land of the network. */
  ground?: GroundFiles;
  reducedMotion?: boolean;
  events?: MapEvents;
}

/**
 * `loading`: something has still to be drawn; `drawn`: land and network are drawn, divisions and names are not; `named`: these too, relief,
 * water and roads are not; `idle`: everything is drawn; `lost`: the graphics context was lost and will be requested again; `failed`: no map
 * can be created.
 */
export type DrawState = 'loading' | 'drawn' | 'named' | 'idle' | 'lost' | 'failed';
