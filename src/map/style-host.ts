import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Subject } from '../domain/legend.ts';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { buildStyle } from '../../styles/build.ts';
import type { Language } from '../../styles/layers/subject.ts';
import type { SourceId } from '../../styles/sources.ts';
import { stateChanges } from './feature-states.ts';
import type { StateTable } from './feature-states.ts';
import { putIcons } from './images.ts';
import type { MapSources } from './map-feature.ts';
import { styleChanges } from './style-changes.ts';

export interface Look {
  flavour: FlavourName;
  language: Language;
  visible: Record<Subject, boolean>;
}

export const styleOf = (look: Look): StyleSpecification => buildStyle(FLAVOURS[look.flavour], look);

/**
 * What the style of the map should hold: look, data, feature states. While the style is not there (at the start, after
 * a lost context) wishes are kept, and carried out when it comes.
 */
export class StyleHost {
  readonly #map: MapLibreMap;
  #ready = false;
  #look: Look;
  /** The style as MapLibre has it. */
  #drawn: StyleSpecification;
  #drawnFlavour: FlavourName | null = null;
  readonly #waiting = new Map<SourceId, MapSources[SourceId]>();
  #states: StateTable = new Map();
  #drawnStates: StateTable = new Map();

  constructor(map: MapLibreMap, look: Look) {
    this.#map = map;
    this.#look = look;
    this.#drawn = styleOf(look);
    map.on('style.load', this.#begin);
    map.on('webglcontextlost', this.#pause);
  }

  get look(): Look {
    return this.#look;
  }

  setLook(look: Look): void {
    this.#look = look;
    if (this.#ready) this.#restyle();
  }

  setData(sources: Partial<MapSources>): void {
    for (const [id, data] of Object.entries(sources)) this.#waiting.set(id as SourceId, data);
    if (this.#ready) this.#fill();
  }

  setStates(states: StateTable): void {
    this.#states = states;
    if (this.#ready) this.#markStates();
  }

  detach(): void {
    this.#ready = false;
    this.#map.off('style.load', this.#begin);
    this.#map.off('webglcontextlost', this.#pause);
  }

  readonly #begin = (): void => {
    this.#ready = true;
    // A restored context brings style and images back, but not the states of features.
    this.#drawnStates = new Map();
    this.#restyle();
    this.#fill();
    this.#markStates();
  };

  readonly #pause = (): void => {
    this.#ready = false;
  };

  #restyle(): void {
    if (this.#drawnFlavour !== this.#look.flavour) {
      putIcons(this.#map, FLAVOURS[this.#look.flavour]);
      this.#drawnFlavour = this.#look.flavour;
    }
    const next = styleOf(this.#look);
    for (const { layer, group, property, value } of styleChanges(this.#drawn, next)) {
      if (group === 'paint')
        this.#map.setPaintProperty(layer, property as never, value as never, { validate: false });
      else this.#map.setLayoutProperty(layer, property as never, value as never, { validate: false });
    }
    this.#drawn = next;
  }

  #fill(): void {
    for (const [id, data] of this.#waiting) void this.#map.getSource<GeoJSONSource>(id)?.setData(data);
    this.#waiting.clear();
  }

  #markStates(): void {
    for (const { source, id, state } of stateChanges(this.#drawnStates, this.#states))
      this.#map.setFeatureState({ source, id }, { ...state });
    this.#drawnStates = this.#states;
  }
}
