import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { SourceSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import type { Stage } from '../../styles/stages.ts';
import { buildStyle } from '../../styles/build.ts';
import type { StyleOptions } from '../../styles/build.ts';
import { stateChanges } from './feature-states.ts';
import type { StateTable } from './feature-states.ts';
import { FrameHold } from './frame-hold.ts';
import { putIcons } from './images.ts';
import type { MapSources } from './map-feature.ts';
import { applyChange } from './apply-change.ts';
import { styleChanges } from './style-changes.ts';

/** What a style is made of besides the stages. */
export interface Look extends Omit<StyleOptions, 'stages'> {
  flavour: FlavourName;
}

/** The style of a look with the stages that are there. */
const lookStyle = (look: Look, stages: ReadonlySet<Stage>): StyleSpecification =>
  buildStyle(FLAVOURS[look.flavour], { ...look, stages });

/** A style with data in its sources. */
const filled = (style: StyleSpecification, sources: Partial<MapSources>): StyleSpecification => ({
  ...style,
  sources: {
    ...style.sources,
    ...Object.fromEntries(
      Object.entries(sources).map(([id, data]) => [
        id,
        { ...style.sources[id], data } as SourceSpecification,
      ]),
    ),
  },
});

/**
 * What the style of the map should hold: look, data, feature states. While the style is not there (before `start`, after
 * a lost context) wishes are kept, and carried out when it comes.
 */
export class StyleHost {
  readonly #map: MapLibreMap;
  readonly #stages = new Set<Stage>();
  /** Stages that are on their way, with what is still to be sent for them. */
  readonly #wanted = new Map<Stage, Partial<MapSources>>();
  #ready = false;
  #look: Look;
  /** The style as MapLibre has it. */
  #drawn: StyleSpecification | null = null;
  #drawnFlavour: FlavourName | null = null;
  #drawnRunTime: StyleOptions['runTime'];
  #waiting: Partial<MapSources> = {};
  #states: StateTable = new Map();
  #drawnStates: StateTable = new Map();

  /** @param map a map without a style */
  constructor(map: MapLibreMap, look: Look) {
    this.#map = map;
    this.#look = look;
    map.on('style.load', this.#begin);
    map.on('webglcontextlost', this.#pause);
  }

  /**
   * Gives the map its style, with the first stage and its data in it: data that came after the style would be cut a frame
   * later and drawn in parts, and each frame of the start is long.
   */
  start(sources: Partial<MapSources>): void {
    this.#stages.add('start');
    this.#drawn = lookStyle(this.#look, this.#stages);
    this.#map.setStyle(filled(this.#drawn, sources), { diff: false, validate: false });
  }

  /** Whether there is a style to ask and change. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Settles when there is a style to change. */
  async whenReady(): Promise<void> {
    if (!this.#ready) await this.#map.once('style.load');
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
    if (this.#ready) void this.#send();
  }

  setStates(states: StateTable): void {
    this.#states = states;
    if (this.#ready) this.#markStates();
  }

  /**
   * Brings in a stage with its data, for good. Its layers turn visible when the worker has cut the data: sooner, each
   * tile would be laid out twice.
   */
  bringIn(stage: Stage, sources: Partial<MapSources>): void {
    this.#wanted.set(stage, { ...this.#wanted.get(stage), ...sources });
    if (this.#ready) void this.#bring(stage);
  }

  /** Whether a stage is there. */
  has(stage: Stage): boolean {
    return this.#stages.has(stage);
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
    for (const stage of this.#wanted.keys()) void this.#bring(stage);
    void this.#send();
    this.#restyle();
    this.#markStates();
  };

  readonly #pause = (): void => {
    this.#ready = false;
  };

  #restyle(): void {
    if (!this.#drawn) return;
    this.#putIcons();
    const next = lookStyle(this.#look, this.#stages);
    for (const change of styleChanges(this.#drawn, next)) applyChange(this.#map, change);
    this.#drawn = next;
  }

  #putIcons(): void {
    const { flavour, runTime = [] } = this.#look;
    if (this.#drawnFlavour === flavour && this.#drawnRunTime === runTime) return;
    putIcons(this.#map, FLAVOURS[flavour], runTime, this.#drawnFlavour === flavour);
    this.#drawnFlavour = flavour;
    this.#drawnRunTime = runTime;
  }

  async #send(): Promise<void> {
    const sources = this.#waiting;
    this.#waiting = {};
    await this.#setSources(sources);
  }

  async #bring(stage: Stage): Promise<void> {
    const sources = this.#wanted.get(stage) ?? {};
    this.#wanted.set(stage, {});
    // What answers the pointer must not wait.
    const hold = stage === 'focus' ? null : new FrameHold(this.#map);
    await this.#setSources(sources);
    // Where the context was lost meanwhile, the stage is still wanted and comes when it is back.
    if (this.#ready) {
      this.#wanted.delete(stage);
      this.#stages.add(stage);
      const before = this.#drawn?.sources ?? {};
      this.#restyle();
      const added = Object.keys(this.#drawn?.sources ?? {}).filter((id) => !Object.hasOwn(before, id));
      hold?.drawWhenLoaded([...Object.keys(sources), ...added]);
    } else hold?.end();
  }

  async #setSources(sources: Partial<MapSources>): Promise<void> {
    await Promise.all(
      Object.entries(sources).map(([id, content]) =>
        this.#map.getSource<GeoJSONSource>(id)?.setData(content),
      ),
    );
  }

  #markStates(): void {
    for (const { source, id, state } of stateChanges(this.#drawnStates, this.#states))
      this.#map.setFeatureState({ source, id }, { ...state });
    this.#drawnStates = this.#states;
  }
}
