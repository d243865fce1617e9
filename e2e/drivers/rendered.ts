import type { Page } from '@playwright/test';

/** The style layers of axes, towns and villages. */
export const RECORD_LAYERS = [['axis', 'axis-modelled', 'axis-user'], ['town'], ['village']] as const;

/**
 * Number of distinct features of each group of style layers that MapLibre has drawn in view; layers missing in the style count 0. The page
 * does not expose its map: it is found through the MapLibre module, which page and driver share, as the object on which the next event
 * fires.
 */
export const renderedFeatures = (page: Page, groups: readonly (readonly string[])[]): Promise<number[]> =>
  page.evaluate(async (wanted) => {
    interface RenderedMap {
      fire(...event: unknown[]): unknown;
      getLayer(id: string): unknown;
      queryRenderedFeatures(options: { layers: string[] }): { id?: unknown }[];
    }
    const held = globalThis as { mapOfTest?: RenderedMap };
    if (!held.mapOfTest) {
      const address = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .find((name) => /\/maplibre-(?!gl-worker)[^/]+[.]js$/.test(name));
      if (address === undefined) throw new Error('the page has not loaded MapLibre');
      const module = (await import(address)) as Record<string, { prototype?: RenderedMap } | undefined>;
      const prototype = Object.values(module).find(
        (each) => each?.prototype && 'queryRenderedFeatures' in each.prototype,
      )?.prototype;
      if (!prototype) throw new Error(`${address} exports no map`);
      const { fire } = prototype;
      prototype.fire = function (this: RenderedMap, ...event) {
        held.mapOfTest = this;
        return fire.apply(this, event);
      };
      document
        .querySelector('canvas.maplibregl-canvas')
        ?.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      prototype.fire = fire;
    }
    const map = held.mapOfTest;
    if (!map) throw new Error('no event reached the map');
    return wanted.map((group) => {
      const layers = group.filter((id) => map.getLayer(id));
      return layers.length === 0
        ? 0
        : new Set(map.queryRenderedFeatures({ layers }).map(({ id }) => id)).size;
    });
  }, groups);
