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

/** Options of a style besides its stages. */
export interface Look extends Omit<StyleOptions, 'stages'> {
  flavour: FlavourName;
}

const hasNames = (stage: Stage): boolean => stage === 'detail' || stage === 'near';

/** The style of a look with some stages. */
const lookStyle = (look: Look, stages: ReadonlySet<Stage>): StyleSpecification =>
  buildStyle(FLAVOURS[look.flavour], { ...look, stages });

/** Sets the first style. MapLibre would load it only in the next frame of the page, for which the worker would wait. */
function setStyleAtOnce(map: MapLibreMap, style: StyleSpecification): void {
  map.setStyle(style, { diff: false, validate: false });
  map.style._frameRequest?.abort();
  map.style._load(style, { validate: false });
}

/** A style with GeoJSON data in its sources. */
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
 * Keeps the style of the map up to date: look, data, feature states. Changes while there is no style (before `start`, after a lost context)
 * are stored and applied when there is one.
 */
export class StyleHost {
  readonly #map: MapLibreMap;
  readonly #beforeFirst: () => void;
  readonly #stages = new Set<Stage>();
  /** Stages that are being added, by the first of those that come together, with the data still to be sent. */
  readonly #wanted = new Map<Stage, { stages: readonly Stage[]; sources: Partial<MapSources> }>();
  #ready = false;
  #fonts: Promise<void> | null = null;
  #look: Look;
  /** The style that MapLibre has now. */
  #drawn: StyleSpecification | null = null;
  #drawnFlavour: FlavourName | null = null;
  #drawnRunTime: StyleOptions['runTime'];
  #waiting: Partial<MapSources> = {};
  #states: StateTable = new Map();
  #drawnStates: StateTable = new Map();

  /**
   * @param map a map without a style
   * @param beforeFirst called once, before the first frame is drawn
   */
  constructor(map: MapLibreMap, look: Look, beforeFirst: () => void = () => {}) {
    this.#map = map;
    this.#look = look;
    this.#beforeFirst = beforeFirst;
    map.on('style.load', this.#begin);
    map.on('webglcontextlost', this.#pause);
  }

  /**
   * Sets the style of the map with the first stage and its data. Data sent after the style would be tiled a frame later and drawn in parts,
   * and frames during start-up are slow.
   */
  start(sources: Partial<MapSources>): void {
    this.#stages.add('start');
    this.#drawn = lookStyle(this.#look, this.#stages);
    const hold = new FrameHold(this.#map, this.#beforeFirst);
    this.#map.once('style.load', () => hold.drawWhenLoaded(Object.keys(sources)));
    setStyleAtOnce(this.#map, filled(this.#drawn, sources));
  }

  /** Whether the style has loaded. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Settles when the style has loaded. */
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
   * Adds stages together, with their data. Their layers become visible after the worker has tiled the data; earlier, each tile would be laid out
   * twice.
   * @param fonts what must have loaded before their names are drawn
   */
  bringIn(
    stages: readonly [Stage, ...Stage[]],
    sources: Partial<MapSources>,
    fonts: Promise<void> | null = null,
  ): void {
    const [first] = stages;
    this.#wanted.set(first, { stages, sources: { ...this.#wanted.get(first)?.sources, ...sources } });
    if (fonts) this.#fonts = fonts;
    if (this.#ready) void this.#bring(first);
  }

  /** Whether a stage has been added. */
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
    // A restored context restores style and images, but not feature states.
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

  async #bring(first: Stage): Promise<void> {
    const { stages, sources } = this.#wanted.get(first) ?? { stages: [first], sources: {} };
    this.#wanted.set(first, { stages, sources: {} });
    // Reactions to the pointer must not be delayed.
    const hold = first === 'focus' ? null : new FrameHold(this.#map);
    await Promise.all([this.#setSources(sources), stages.some(hasNames) ? this.#fonts : null]);
    // If the context was lost meanwhile, the stage is added when it is restored.
    if (this.#ready) {
      this.#wanted.delete(first);
      for (const stage of stages) this.#stages.add(stage);
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
