import type { Map as MapLibreMap, MapSourceDataEvent, VectorTileSource } from 'maplibre-gl';
import type { AnalysisSourceId, TileSourceId } from '../../styles/sources.ts';
import type { Finds } from '../state/finds.ts';
import { findsSource } from './finds.ts';
import type { StyleHost } from './style-host.ts';
import { serveTiles, tileAddress } from './tile-protocol.ts';
import type { CutTile } from './tile-protocol.ts';

/** A map that is not drawing, because its page is in the background, must not hold up what waits for its tiles. */
const DRAWN_LIMIT_MS = 1500;

/** What the spatial engine found, on the map: tiles by version, rays and marks as data. */
export class AnalysisLayers {
  readonly #map: MapLibreMap;
  readonly #host: StyleHost;
  readonly #busy: () => void;
  readonly #versions = new Map<TileSourceId, number>();
  #hovered: string | null = null;
  #finds: Finds = { nearest: null, gaps: null, disagreed: [] };

  /** @param busy is called before anything changes that is to be drawn */
  constructor(map: MapLibreMap, host: StyleHost, busy: () => void) {
    this.#map = map;
    this.#host = host;
    this.#busy = busy;
  }

  /** Says who cuts the tiles; to be called before the first is shown. */
  serve(cut: CutTile): void {
    serveTiles(cut);
  }

  /**
   * Shows a version of a tile source; `null` takes the source off the map. The tiles of the version before stay until
   * those of this one are there.
   * @returns a promise that settles when the tiles in view are there, or something else took their place. Never rejects.
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
    // MapLibre 6.17 only lays out anew, from the bytes it got for the old address, a tile that was still on its way
    // when the address changed: the layer would show the old content, or none, until the map is moved.
    while (this.#versions.get(source) === version && !this.#map.isSourceLoaded(source))
      await Promise.race([this.#map.once('sourcedata'), this.#map.once('idle')]);
    if (this.#versions.get(source) !== version) return;
    const drawn = this.#tilesDrawn(source);
    this.#map.getSource<VectorTileSource>(source)?.setTiles([tileAddress(source, version)]);
    this.#show(source, true);
    await drawn;
  }

  /** Shows what was found at a point and beyond reach. */
  setFinds(finds: Finds): void {
    const before = this.#finds;
    if (
      finds.nearest === before.nearest &&
      finds.gaps === before.gaps &&
      finds.disagreed === before.disagreed
    )
      return;
    this.#finds = finds;
    this.#busy();
    this.#host.setData({ finds: findsSource(finds, this.#host.look.language) });
    this.#show('finds', finds.nearest !== null || finds.gaps !== null || finds.disagreed.length > 0);
  }

  /** Writes the texts of what was found again, in the language of the look. */
  renewTexts(): void {
    this.#host.setData({ finds: findsSource(this.#finds, this.#host.look.language) });
  }

  /** Leaves of the places only those of these counties; `null` shows all. */
  async setPlaceCounties(codes: readonly string[] | null): Promise<void> {
    await this.#host.whenReady();
    this.#busy();
    this.#map.setFilter(
      'place',
      codes === null ? null : ['in', ['get', 'county'], ['literal', codes.map(Number)]],
      { validate: false },
    );
  }

  /** Marks the village off the programme that is under the pointer, by its code. */
  hoverPlace(code: string | null): void {
    if (code === this.#hovered) return;
    const mark = (of: string, hover: boolean): void => {
      this.#map.setFeatureState({ source: 'places', sourceLayer: 'places', id: Number(of) }, { hover });
    };
    if (this.#hovered !== null) mark(this.#hovered, false);
    if (code !== null) mark(code, true);
    this.#hovered = code;
  }

  #show(source: AnalysisSourceId, shown: boolean): void {
    const before = this.#host.look.analysis ?? new Set();
    if (before.has(source) === shown) return;
    const analysis = new Set(before);
    if (shown) analysis.add(source);
    else analysis.delete(source);
    this.#host.setLook({ ...this.#host.look, analysis });
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
