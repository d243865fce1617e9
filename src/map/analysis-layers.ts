import type { Map as MapLibreMap, MapSourceDataEvent, VectorTileSource } from 'maplibre-gl';
import type { AnalysisSourceId, TileSourceId } from '../../styles/sources.ts';
import type { DrawnAnswers } from '../state/drawn-answers.ts';
import { answersSource } from './drawn-answers.ts';
import type { StyleHost } from './style-host.ts';
import { serveTiles, tileAddress } from './tile-protocol.ts';
import type { CutTile } from './tile-protocol.ts';

/** Longest wait for tiles, ms: a map in a background page does not draw, and its callers must not wait for ever. */
const DRAWN_LIMIT_MS = 1500;

/** Results of the spatial engine on the map: vector tiles by version, and rays and marks as GeoJSON. */
export class AnalysisLayers {
  readonly #map: MapLibreMap;
  readonly #host: StyleHost;
  readonly #busy: () => void;
  readonly #versions = new Map<TileSourceId, number>();
  #hovered: string | null = null;
  #answers: DrawnAnswers = { nearest: null, gaps: null, disagreed: [] };

  /** @param busy called before every change that has to be drawn */
  constructor(map: MapLibreMap, host: StyleHost, busy: () => void) {
    this.#map = map;
    this.#host = host;
    this.#busy = busy;
  }

  /** Sets the function that cuts the tiles; call it before `setTiles`. */
  serve(cut: CutTile): void {
    serveTiles(cut);
  }

  /**
   * Shows a version of a tile source; `null` hides it. Tiles of the previous version stay until those of this version have loaded, unless the source
   * was hidden in between.
   * @returns a promise that settles when the tiles in view have loaded or the version was replaced. Never rejects.
   */
  async setTiles(source: TileSourceId, version: number | null): Promise<void> {
    if ((this.#versions.get(source) ?? null) === version) return;
    this.#busy();
    if (version === null) {
      this.#versions.delete(source);
      this.#show(source, false);
      return;
    }
    this.#versions.set(source, version);
    await this.#host.whenReady();
    // MapLibre 6.17 lays out a tile that was loading when the URL changed from the bytes of the old URL:
    // the layer would show old content, or none, until the map moves.
    while (this.#versions.get(source) === version && !this.#map.isSourceLoaded(source))
      await Promise.race([this.#map.once('sourcedata'), this.#map.once('idle')]);
    if (this.#versions.get(source) !== version) return;
    // MapLibre takes the new address in the next frame. A source that was hidden is shown after that, without the tiles that it had before.
    const taken = this.#isShown(source) ? null : this.#addressTaken(source);
    const drawn = taken ? null : this.#tilesDrawn(source);
    this.#map.getSource<VectorTileSource>(source)?.setTiles([tileAddress(source, version)]);
    if (taken) {
      await taken;
      if (this.#versions.get(source) !== version) return;
    }
    const shown = drawn ?? this.#tilesDrawn(source);
    this.#show(source, true);
    await shown;
  }

  /** Shows results at points: rays to towns, gaps, gains and places of a cross-check. */
  setAnswers(answers: DrawnAnswers): void {
    const before = this.#answers;
    if (
      answers.nearest === before.nearest &&
      answers.gaps === before.gaps &&
      answers.disagreed === before.disagreed
    )
      return;
    this.#answers = answers;
    this.#busy();
    this.#host.setData({ answers: answersSource(answers, this.#host.look.language) });
    this.#show('answers', answers.nearest !== null || answers.gaps !== null || answers.disagreed.length > 0);
  }

  /** Renews the texts of results in the current language. */
  renewTexts(): void {
    this.#host.setData({ answers: answersSource(this.#answers, this.#host.look.language) });
  }

  /** Shows only places of these counties; `null` shows all. */
  async setPlaceCounties(codes: readonly string[] | null): Promise<void> {
    await this.#host.whenReady();
    this.#busy();
    this.#map.setFilter(
      'place',
      codes === null ? null : ['in', ['get', 'county'], ['literal', codes.map(Number)]],
      { validate: false },
    );
  }

  /** Highlights the village under the pointer that is not on the programme, by its code. */
  hoverPlace(code: string | null): void {
    if (code === this.#hovered) return;
    const mark = (of: string, hover: boolean): void => {
      this.#map.setFeatureState({ source: 'places', sourceLayer: 'places', id: Number(of) }, { hover });
    };
    if (this.#hovered !== null) mark(this.#hovered, false);
    if (code !== null) mark(code, true);
    this.#hovered = code;
  }

  #isShown(source: AnalysisSourceId): boolean {
    return this.#host.look.analysis?.has(source) === true;
  }

  #show(source: AnalysisSourceId, shown: boolean): void {
    const before = this.#host.look.analysis ?? new Set();
    if (before.has(source) === shown) return;
    const analysis = new Set(before);
    if (shown) analysis.add(source);
    else analysis.delete(source);
    this.#host.setLook({ ...this.#host.look, analysis });
  }

  /** Settles when a source has taken an address that was set; its former tiles are dropped then. */
  #addressTaken(source: TileSourceId): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(limit);
        this.#map.off('sourcedata', look);
        resolve();
      };
      const look = ({ sourceId, sourceDataType, tile }: MapSourceDataEvent): void => {
        if (sourceId === source && sourceDataType === 'content' && !tile) end();
      };
      const limit = setTimeout(end, DRAWN_LIMIT_MS);
      this.#map.on('sourcedata', look);
    });
  }

  #tilesDrawn(source: TileSourceId): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(limit);
        this.#map.off('sourcedata', look);
        this.#map.off('idle', end);
        resolve();
      };
      const look = ({ sourceId, tile }: MapSourceDataEvent): void => {
        if (sourceId === source && tile && this.#map.isSourceLoaded(source)) end();
      };
      const limit = setTimeout(end, DRAWN_LIMIT_MS);
      this.#map.on('sourcedata', look);
      this.#map.on('idle', end);
    });
  }
}
