import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { StyleChange } from './style-changes.ts';

/** The styles are valid by their tests; MapLibre need not check each value again. */
const UNCHECKED = { validate: false } as const;

/** Carries out one change of the style. Changes of one list are to be carried out in its order. */
export function applyChange(map: MapLibreMap, change: StyleChange): void {
  switch (change.kind) {
    case 'remove-layer':
      map.removeLayer(change.layer);
      return;
    case 'remove-source':
      map.removeSource(change.source);
      return;
    case 'add-source':
      map.addSource(change.source, change.specification);
      return;
    case 'data':
      void map.getSource<GeoJSONSource>(change.source)?.setData(change.data);
      return;
    case 'add-layer':
      map.addLayer(change.specification, change.before);
      return;
    case 'move-layer':
      map.moveLayer(change.layer, change.before);
      return;
    case 'filter':
      map.setFilter(change.layer, change.filter, UNCHECKED);
      return;
    case 'zoom-range':
      // The limits of the style specification where a layer names none.
      map.setLayerZoomRange(change.layer, change.minzoom ?? 0, change.maxzoom ?? 24);
      return;
    case 'property':
      if (change.group === 'paint')
        map.setPaintProperty(change.layer, change.property as never, change.value as never, UNCHECKED);
      else map.setLayoutProperty(change.layer, change.property as never, change.value as never, UNCHECKED);
  }
}
