import type { Network, RecordRef } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import { NEAR_NAMES_ZOOM } from '../../styles/sources.ts';
import type { Stage } from '../../styles/stages.ts';
import { featureStates } from './feature-states.ts';
import type { MapSources } from './map-feature.ts';
import { samePassing, sameRef } from './same.ts';
import {
  countySource,
  divisionSource,
  groundSource,
  labelSource,
  markSource,
  nearLabelSource,
  networkSource,
  outlineSource,
} from './sources.ts';
import type { PassingRecords } from './sources.ts';
import type { StyleHost } from './style-host.ts';

const GROUND_PARTS = ['province', 'neighbours'] as const;
const NETWORK_PARTS = ['axes', 'towns', 'villages'] as const;
const DIVISION_PARTS = ['counties', 'prefectures'] as const;

/** The network on the map: the data of its sources by filter and language, and which of its features are selected or under the pointer. */
export class NetworkLayers {
  readonly #host: StyleHost;
  readonly #busy: () => void;
  #network: Network | null = null;
  #passing: PassingRecords | null = null;
  #selection: RecordRef | null = null;
  #hover: RecordRef | null = null;
  #mark: LonLat | null = null;
  #hasStates = false;
  #hasDetail = false;
  #hasNear = false;
  /** Settles when the fonts of the names have loaded. */
  #fonts: Promise<void> | null = null;
  #hasGround = false;
  #hasFocus = false;

  /** @param busy called before every change that has to be drawn */
  constructor(host: StyleHost, busy: () => void) {
    this.#host = host;
    this.#busy = busy;
  }

  get network(): Network | null {
    return this.#network;
  }

  get hover(): RecordRef | null {
    return this.#hover;
  }

  /** Draws a network, replacing the previous one. */
  setNetwork(network: Network): void {
    const before = this.#network;
    if (network === before) return;
    this.#network = network;
    if (before) this.#redraw(network, before);
    else
      this.#host.start({
        network: networkSource(network, this.#passing),
        ground: groundSource(network),
      });
    this.#applySelection();
  }

  /** Shows only these axes, towns and villages; `null` shows all. */
  setFilter(passing: PassingRecords | null): void {
    if (samePassing(passing, this.#passing)) return;
    this.#passing = passing;
    if (!this.#network) return;
    this.#busy();
    this.#host.setData({
      network: networkSource(this.#network, passing),
      ...this.#labels(this.#network),
    });
  }

  setSelection(ref: RecordRef | null): void {
    if (sameRef(ref, this.#selection)) return;
    this.#selection = ref;
    this.#applySelection();
  }

  setHover(ref: RecordRef | null): void {
    if (sameRef(ref, this.#hover)) return;
    this.#hover = ref;
    this.#applyStates();
  }

  /** Draws a ring around a point that has no symbol of its own; `null` removes it. */
  setMark(at: LonLat | null): void {
    if (at?.[0] === this.#mark?.[0] && at?.[1] === this.#mark?.[1]) return;
    this.#mark = at;
    this.#busy();
    if (at && this.#network) this.#addFocus(this.#network);
    this.#host.setData({ mark: markSource(at) });
  }

  /** Renews the names in the current language. */
  renewLabels(): void {
    if (this.#network) this.#host.setData(this.#labels(this.#network));
  }

  /** Adds the stage with divisions and names at a zoom level of the map; they are drawn when the fonts have loaded. */
  addDetail(fonts: Promise<void>, zoom: number): void {
    if (!this.#network) return;
    this.#hasDetail = true;
    this.#fonts = fonts;
    this.#hasNear = zoom >= NEAR_NAMES_ZOOM;
    const divisions = divisionSource(this.#network);
    const stages: [Stage, ...Stage[]] = this.#hasNear ? ['detail', 'near'] : ['detail'];
    this.#host.bringIn(stages, { divisions, ...this.#labels(this.#network) }, fonts);
  }

  /** Adds the stage of the ground or that without it, and the names that are visible from `NEAR_NAMES_ZOOM` on. */
  addGround(stage: 'ground' | 'groundless'): void {
    if (!this.#network) return;
    this.#hasGround = stage === 'ground';
    const outlines = this.#hasGround ? { outlines: outlineSource(this.#network) } : {};
    const near = this.#hasNear ? {} : this.#nearLabels(this.#network);
    this.#hasNear = true;
    this.#host.bringIn([stage, 'near'], { ...near, ...outlines }, this.#fonts);
  }

  /** The map has moved to a zoom level. Names that are visible there and would come with the ground, which may still be on its way, come now. */
  zoomedTo(zoom: number): void {
    if (!this.#network || !this.#hasDetail || this.#hasNear || zoom < NEAR_NAMES_ZOOM) return;
    this.#hasNear = true;
    this.#host.bringIn(['near'], this.#nearLabels(this.#network), this.#fonts);
  }

  #redraw(network: Network, before: Network): void {
    // A network is loaded in parts; parts that are the same object have been drawn already.
    const differs = (...parts: readonly (keyof Network)[]): boolean =>
      parts.some((part) => network[part] !== before[part]);
    const changed: Partial<MapSources> = {
      ...(differs(...NETWORK_PARTS) ? { network: networkSource(network, this.#passing) } : {}),
      ...(differs(...GROUND_PARTS) ? { ground: groundSource(network) } : {}),
      ...(differs(...GROUND_PARTS) && this.#hasGround ? { outlines: outlineSource(network) } : {}),
      ...(differs(...DIVISION_PARTS) && this.#hasDetail ? { divisions: divisionSource(network) } : {}),
      ...(differs(...DIVISION_PARTS) && this.#hasFocus ? { counties: countySource(network) } : {}),
      ...(differs(...NETWORK_PARTS, ...DIVISION_PARTS) ? this.#labels(network) : {}),
    };
    if (Object.keys(changed).length > 0) this.#busy();
    this.#host.setData(changed);
  }

  /** The names of the stages that have been added. */
  #labels(network: Network): Partial<Pick<MapSources, 'labels' | 'nearLabels'>> {
    return {
      ...(this.#hasDetail ? { labels: labelSource(network, this.#passing, this.#host.look.language) } : {}),
      ...(this.#hasNear ? this.#nearLabels(network) : {}),
    };
  }

  #nearLabels(network: Network): Pick<MapSources, 'nearLabels'> {
    return { nearLabels: nearLabelSource(network, this.#passing, this.#host.look.language) };
  }

  /** Adds the stage that is only needed for a selection, hover or mark. */
  #addFocus(network: Network): void {
    if (this.#hasFocus) return;
    this.#hasFocus = true;
    this.#host.bringIn(['focus'], { counties: countySource(network) });
  }

  #applySelection(): void {
    this.#applyStates();
    const ref = this.#selection;
    const cluster = ref?.kind === 'cluster' ? this.#network?.clusters.get(ref.id) : undefined;
    this.setMark(cluster?.lonLat ?? null);
  }

  #applyStates(): void {
    if (!this.#network) return;
    if (this.#selection || this.#hover) this.#addFocus(this.#network);
    const states = featureStates(this.#network, this.#selection, this.#hover);
    // Nothing was marked and nothing is: no frame is needed for that.
    if (states.size === 0 && !this.#hasStates) return;
    this.#hasStates = states.size > 0;
    this.#busy();
    this.#host.setStates(states);
  }
}
