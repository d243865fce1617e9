import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Report } from './interaction.ts';
import { pickAt } from './pick.ts';

/** Reports what was clicked or tapped; `null` for a click beside everything. */
export function attachClick(map: MapLibreMap, report: Report): Detach {
  const click = (event: MapMouseEvent): void => {
    const { originalEvent } = event;
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    report(pickAt(map, event.point.x, event.point.y, touch ? 'touch' : 'mouse'));
  };
  map.on('click', click);
  return () => {
    map.off('click', click);
  };
}
