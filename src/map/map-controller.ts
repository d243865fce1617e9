import type { Language } from '../domain/language.ts';
import type { Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import type { Network, RecordRef } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox, MapView } from '../domain/view.ts';
import { setFlavourCss } from '../../styles/flavour-css.ts';
import { FLAVOURS, type FlavourName } from '../../styles/flavours/index.ts';
import type { AnalysisLayers } from './analysis-layers.ts';
import { frame, frameTarget, currentView } from './camera.ts';
import type { ZoomTarget } from './camera.ts';
import { attachClick } from './click.ts';
import { attachControls } from './controls.ts';
import { createMap } from './create-map.ts';
import { DrawStatus } from './draw-status.ts';
import { faultyPart } from './faulty-part.ts';
import { fontsLoaded } from './fonts.ts';
import { groundStage } from './ground-stage.ts';
import { attachHover } from './hover.ts';
import type { Detach, Pick, Report, Take } from './interaction.ts';
import { attachKeyboard } from './keyboard.ts';
import type { GroundFiles, MapEvents, MapOptions } from './options.ts';
import { pickAt } from './pick.ts';
import type { RunTimeRows } from './run-time-rows.ts';
import { NetworkLayers } from './network-layers.ts';
import { sameRef } from './same.ts';
import type { PassingRecords } from './sources.ts';
import type { SheetFrame } from './sheet-frame.ts';
import { StyleHost } from './style-host.ts';
import type { Look } from './style-host.ts';

/** Duration of camera movements, ms: long enough to see the direction. */
const MOVE_MS = 200;
const EDGES = ['top', 'right', 'bottom', 'left'] as const;
const NO_PADDING: PaddingOptions = { top: 0, right: 0, bottom: 0, left: 0 };

export { useWorker } from './create-map.ts';

/**
 * Owns the map of the page. Setters may be called at any time and any number of times: equal input is skipped, and input before the map is
 * ready is applied when it is.
 */
export class MapController {
  readonly #map: MapLibreMap;
  readonly #host: StyleHost;
  readonly #layers: NetworkLayers;
  readonly #status: DrawStatus;
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  readonly #detach: Detach[] = [];
  #detachControls: Detach | null = null;
  /** Null until their code is loaded: a visit may need none of them. */
  #analysis: AnalysisLayers | null = null;
  #rows: RunTimeRows | null = null;
  #sheetFrame: SheetFrame | null = null;
  #sheetCorners: readonly LonLat[] | null = null;
  #padding: PaddingOptions;
  #reducedMotion: boolean;
  readonly #ground: GroundFiles | null;

  /** Settles when the fonts of the names have loaded; null until they are asked for. */
  #fonts: Promise<void> | null = null;
  #hasDrawn = false;
  #hasDetail = false;
  /** The stage that is added after the names are drawn. */
  #groundStage: ReturnType<typeof groundStage> | null = null;
  #hasGround = false;
  #isDestroyed = false;

  /** @throws NoWebGL2Error if the browser provides no WebGL 2 context */
  constructor(options: MapOptions) {
    const { container, flavour, language, visible } = options;
    const look = { flavour, language, visible };
    this.#container = container;
    this.#events = options.events ?? {};
    this.#ground = options.ground ?? null;
    this.#padding = { ...NO_PADDING, ...options.padding };
    this.#reducedMotion = options.reducedMotion ?? false;
    container.classList.add('atlas-map');
    this.#colour(flavour);
    this.#status = new DrawStatus(container);
    this.#status.show('loading');
    try {
      this.#map = createMap(container, options.view ?? null, this.#padding);
    } catch (error) {
      this.#status.show('failed');
      throw error;
    }
    this.#status.map = this.#map;
    // The half-drawn map is hidden: with software rendering, compositing each of its frames takes as long as drawing it.
    this.#map.getCanvas().style.visibility = 'hidden';
    this.#host = new StyleHost(this.#map, look, () => {
      // Fetched beside the first frame.
      this.#fonts = fontsLoaded();
      this.#events.onFirstFrame?.();
    });
    const busy = (): void => this.#status.busy();
    this.#layers = new NetworkLayers(this.#host, busy);
    this.#listen();
  }

  /** Loads the code of the layers with results of the spatial engine. Resolves to them, the same at every call. */
  async startAnalysis(): Promise<AnalysisLayers> {
    const { AnalysisLayers: Layers } = await import('./analysis-layers.ts');
    return (this.#analysis ??= new Layers(this.#map, this.#host, () => this.#status.busy()));
  }

  /** Loads the code of marks and pop-ups of run-time layers. Resolves to them, the same at every call. */
  async startRows(): Promise<RunTimeRows> {
    const { RunTimeRows: Rows } = await import('./run-time-rows.ts');
    return (this.#rows ??= new Rows(
      this.#map,
      this.#padding,
      () => this.#status.busy(),
      () => this.#events.onCloseRow?.(),
    ));
  }

  /** Shows the outline of the sheet that is being prepared; `null` removes it. Its code is loaded with the first. */
  async setSheetFrame(corners: readonly LonLat[] | null): Promise<void> {
    this.#sheetCorners = corners;
    if (!corners && !this.#sheetFrame) return;
    const { SheetFrame: Frame } = await import('./sheet-frame.ts');
    this.#sheetFrame ??= new Frame(this.#map, (moved) => this.#events.onFrameMoved?.(moved));
    this.#sheetFrame.set(this.#sheetCorners);
  }

  /** Draws a network, replacing the previous one. */
  setNetwork(network: Network): void {
    this.#layers.setNetwork(network);
  }

  setFlavour(flavour: FlavourName): void {
    if (flavour === this.#host.look.flavour) return;
    this.#colour(flavour);
    this.#setLook({ flavour });
  }

  setLanguage(language: Language): void {
    if (language === this.#host.look.language) return;
    this.#setLook({ language });
    this.#layers.renewLabels();
    this.#analysis?.renewTexts();
    if (this.#detachControls) this.#renewControls();
  }

  /** Shows and hides subjects by their ids. */
  setVisible(visible: Readonly<Record<string, boolean>>): void {
    const before = this.#host.look.visible;
    const ids = new Set([...Object.keys(before), ...Object.keys(visible)]);
    if ([...ids].some((id) => visible[id] !== before[id])) this.#setLook({ visible });
  }

  /** Draws run-time layers as subjects, the first on top. */
  setRunTime(runTime: NonNullable<Look['runTime']>): void {
    if (runTime !== this.#host.look.runTime) this.#setLook({ runTime });
  }

  /** Draws a basemap under the network, in the place of the ground that it covers. */
  setBasemap(basemap: NonNullable<Look['basemap']> | null): void {
    this.#setLook({ basemap });
  }

  /** Shows only these axes, towns and villages; `null` shows all. */
  setFilter(passing: PassingRecords | null): void {
    this.#layers.setFilter(passing);
  }

  setSelection(ref: RecordRef | null): void {
    this.#layers.setSelection(ref);
  }

  setHover(ref: RecordRef | null): void {
    this.#layers.setHover(ref);
  }

  /** Draws a ring around a point that has no symbol of its own; `null` removes it. */
  setMark(at: LonLat | null): void {
    this.#layers.setMark(at);
  }

  /** Moves to a record, a prefecture, the province or a rectangle; does nothing if the position is not known. */
  zoomTo(target: ZoomTarget): void {
    const framing = frameTarget(this.#layers.network, target);
    if (framing) frame(this.#map, framing, this.#motion());
  }

  setView({ lon, lat, zoom, bearing = 0, pitch = 0 }: MapView): void {
    this.#map.easeTo({ center: [lon, lat], zoom, bearing, pitch, ...this.#motion() });
  }

  /** The visible part of the map. */
  bounds(): Bbox {
    const seen = this.#map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  /** Space that panels cover, px; the camera is centred on the rest. */
  setPadding(padding: Partial<PaddingOptions>): void {
    const next = { ...NO_PADDING, ...padding };
    if (EDGES.every((edge) => next[edge] === this.#padding[edge])) return;
    this.#padding = next;
    this.#rows?.setPadding(next);
    this.#map.easeTo({ padding: next, ...this.#motion() });
  }

  setReducedMotion(reduced: boolean): void {
    this.#reducedMotion = reduced;
  }

  /** Removes the map, its listeners and its graphics context. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    for (const detach of this.#detach) detach();
    this.#host.detach();
    this.#map.remove();
  }

  #listen(): void {
    const { onSelect, onPoint, onHover, onHoverRow, onView, onContextLost, onContextRestored, onFault } =
      this.#events;
    const map = this.#map;
    const pick: Pick = (at, pointing) => {
      if (!this.#host.ready) return null;
      const row = this.#rows?.pick(this.#host.look.runTime ?? [], at, pointing);
      const own = row ? ({ kind: 'row', id: `${row.layer}/${row.row}`, ...row } as const) : null;
      if (own && !own.isArea) return own;
      const record = pickAt(map, this.#layers.network, at, pointing);
      return own && (record === null || record.kind === 'county') ? own : record;
    };
    const take: Take = (at) => onPoint?.(map.unproject(at).toArray()) ?? false;
    const mark: Report = (ref) => {
      this.#analysis?.hoverPlace(ref?.kind === 'place' ? ref.id : null);
      onHoverRow?.(ref?.kind === 'row' ? { layer: ref.layer, row: ref.row } : null);
      const record = ref?.kind === 'place' || ref?.kind === 'row' ? null : ref;
      if (!sameRef(record, this.#layers.hover)) onHover?.(record);
    };
    this.#detach.push(
      attachClick(map, pick, (ref) => onSelect?.(ref), take, mark),
      attachKeyboard(map, pick, (ref) => onSelect?.(ref), take),
      attachHover(map, pick, mark),
    );
    map.on('movestart', () => this.#status.show('loading'));
    map.on('movestart', ({ originalEvent }) => originalEvent && this.#events.onReaderMoves?.());
    map.on('moveend', () => onView?.(currentView(map)));
    map.on('moveend', () => this.#layers.zoomedTo(map.getZoom()));
    map.on('idle', () => this.#settle());
    map.on('error', (event) => {
      const part = faultyPart(event);
      if (part) onFault?.(part, new Error(event.error.message, { cause: event.error }));
    });
    map.on('webglcontextlost', () => {
      this.#status.show('lost');
      onContextLost?.();
    });
    map.on('webglcontextrestored', () => {
      this.#status.show('loading');
      onContextRestored?.();
    });
  }

  #settle(): void {
    if (this.#isDestroyed) return;
    if (!this.#host.has('detail')) {
      this.#map.getCanvas().style.visibility = '';
      this.#status.show('drawn');
      if (!this.#hasDrawn) void this.#afterFirst();
      this.#hasDrawn = true;
      return;
    }
    if (!this.#hasGround) {
      this.#status.show('named');
      this.#events.onIdle?.();
      void this.#addGround();
      return;
    }
    this.#status.show('idle');
    this.#events.onIdle?.();
  }

  /** What comes when land and network have been drawn: divisions and names, then the controls, whose texts would delay both. */
  async #afterFirst(): Promise<void> {
    const fonts = (this.#fonts ??= fontsLoaded());
    await this.#events.onLoad?.();
    this.#addDetail(fonts);
    this.#renewControls();
  }

  /** Replaces scale bar, zoom buttons and attribution by those in the current language. */
  #renewControls(): void {
    try {
      this.#detachControls?.();
      this.#detachControls = attachControls(this.#map, this.#host.look.language);
    } catch (error) {
      // The map is usable without them.
      this.#events.onFault?.('map', new Error('the controls of the map failed', { cause: error }));
    }
  }

  /** Adds divisions and names, after land and network have been drawn and the fonts have loaded. */
  #addDetail(fonts: Promise<void>): void {
    if (this.#hasDetail || !this.#layers.network || this.#isDestroyed) return;
    this.#hasDetail = true;
    this.#status.show('loading');
    // Loads while the worker lays out the names.
    this.#groundStage = groundStage(this.#ground, (error) => this.#events.onFault?.('terrain', error));
    this.#layers.addDetail(fonts, this.#map.getZoom());
  }

  /** Adds relief, water and roads after the names have been drawn; without their files the map stays as it is. */
  async #addGround(): Promise<void> {
    this.#hasGround = true;
    const stage = await this.#groundStage;
    if (this.#isDestroyed || !stage) return;
    this.#status.show('loading');
    this.#layers.addGround(stage);
  }

  /** Sets the colours of a flavour for the background and the controls of the map (used by map.css). */
  #colour(flavour: FlavourName): void {
    this.#container.dataset['scheme'] = FLAVOURS[flavour].scheme;
    setFlavourCss(this.#container, FLAVOURS[flavour]);
  }

  #setLook(change: Partial<Look>): void {
    this.#status.busy();
    this.#host.setLook({ ...this.#host.look, ...change });
  }

  #motion(): { duration: number } | { animate: false } {
    return this.#reducedMotion ? { animate: false } : { duration: MOVE_MS };
  }
}
