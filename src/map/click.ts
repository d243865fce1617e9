import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Pick, Report } from './interaction.ts';

/** Reports what was clicked or tapped; `null` for a click beside everything. */
export function attachClick(map: MapLibreMap, pick: Pick, report: Report): Detach {
  const click = (event: MapMouseEvent): void => {
    const { originalEvent } = event;
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    report(pick([event.point.x, event.point.y], touch ? 'touch' : 'mouse'));
  };
  map.on('click', click);
  return () => {
    map.off('click', click);
  };
}
