import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Subject } from '../domain/legend.ts';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { buildStyle } from '../../styles/build.ts';
import type { Language } from '../../styles/layers/subject.ts';
import { stateChanges } from './feature-states.ts';
import type { StateTable } from './feature-states.ts';
import { prepareIcons, putIcons } from './images.ts';
import type { MapSources } from './map-feature.ts';
import { styleChanges } from './style-changes.ts';

export interface Look {
  flavour: FlavourName;
  language: Language;
  visible: Record<Subject, boolean>;
}

/** What a start does without and later brings in for good: layers of hover and selection, and names. */
export type Extra = 'focus' | 'names';

/**
 * What the style of the map should hold: look, data, feature states. While the style is not there (at the start, after
 * a lost context) wishes are kept, and carried out when it comes.
 */
export class StyleHost {
  readonly #map: MapLibreMap;
  #ready = false;
  #look: Look;
  /** The style as MapLibre has it; absent until there is something to draw. */
  #drawn: StyleSpecification | null = null;
  #drawnFlavour: FlavourName | null = null;
  readonly #extras = new Set<Extra>();
  #waiting: Partial<MapSources> = {};
  #states: StateTable = new Map();
  #drawnStates: StateTable = new Map();

  constructor(map: MapLibreMap, look: Look) {
    this.#map = map;
    this.#look = look;
    prepareIcons(FLAVOURS[look.flavour]);
    map.on('style.load', this.#begin);
    map.on('webglcontextlost', this.#pause);
  }

  /** Whether there is a style to ask and change. */
  get ready(): boolean {
    return this.#ready;
  }

  get look(): Look {
    return this.#look;
  }

  setLook(look: Look): void {
    this.#look = look;
    if (this.#ready) this.#restyle();
  }

  setData(sources: Partial<MapSources>): void {
    this.#waiting = { ...this.#waiting, ...sources };
    if (this.#ready) this.#fill();
    else if (!this.#drawn && this.#waiting.ground && this.#waiting.network) this.#start();
  }

  setStates(states: StateTable): void {
    this.#states = states;
    if (this.#ready) this.#markStates();
  }

  /** Brings in, for good, what the start did without. */
  bringIn(extra: Extra): void {
    if (this.#extras.has(extra)) return;
    this.#extras.add(extra);
    if (this.#ready) this.#restyle();
  }

  detach(): void {
    this.#ready = false;
    this.#map.off('style.load', this.#begin);
    this.#map.off('webglcontextlost', this.#pause);
  }

  #style(data: Partial<MapSources> = {}): StyleSpecification {
    const extras = { focus: this.#extras.has('focus'), names: this.#extras.has('names') };
    return buildStyle(FLAVOURS[this.#look.flavour], { ...this.#look, ...extras, data });
  }

  /** The first data comes with the style, so that nothing is drawn twice. */
  #start(): void {
    this.#drawn = this.#style(this.#waiting);
    this.#waiting = {};
    this.#map.setStyle(this.#drawn, { diff: false, validate: false });
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
    if (!this.#drawn) return;
    const next = this.#style();
    for (const { layer, group, property, value } of styleChanges(this.#drawn, next)) {
      if (group === 'paint')
        this.#map.setPaintProperty(layer, property as never, value as never, { validate: false });
      else this.#map.setLayoutProperty(layer, property as never, value as never, { validate: false });
    }
    this.#drawn = next;
  }

  #fill(): void {
    for (const [id, data] of Object.entries(this.#waiting))
      void this.#map.getSource<GeoJSONSource>(id)?.setData(data);
    this.#waiting = {};
  }

  #markStates(): void {
    for (const { source, id, state } of stateChanges(this.#drawnStates, this.#states))
      this.#map.setFeatureState({ source, id }, { ...state });
    this.#drawnStates = this.#states;
  }
}
