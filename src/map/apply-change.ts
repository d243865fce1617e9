import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { StyleChange } from './style-changes.ts';

/** Styles are validated in tests, so the validation of MapLibre is switched off. */
const UNCHECKED = { validate: false } as const;

/** Applies one change to the style. The changes of a list must be applied in order. */
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
      // `Map.addLayer` without its validation, which takes 55 ms for the layers of the ground.
      map.style.addLayer(change.specification, change.before, UNCHECKED);
      map._update(true);
      return;
    case 'move-layer':
      map.moveLayer(change.layer, change.before);
      return;
    case 'filter':
      map.setFilter(change.layer, change.filter, UNCHECKED);
      return;
    case 'zoom-range':
      // Defaults of the style specification.
      map.setLayerZoomRange(change.layer, change.minzoom ?? 0, change.maxzoom ?? 24);
      return;
    case 'property':
      if (change.group === 'paint')
        map.setPaintProperty(change.layer, change.property as never, change.value as never, UNCHECKED);
      else map.setLayoutProperty(change.layer, change.property as never, change.value as never, UNCHECKED);
  }
}
