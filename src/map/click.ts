import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Pick, Report, Take } from './interaction.ts';

/** Reports what was clicked or tapped; `null` for a click beside everything; nothing for one that is taken for another purpose. */
export function attachClick(map: MapLibreMap, pick: Pick, report: Report, take: Take): Detach {
  const click = (event: MapMouseEvent): void => {
    const { originalEvent, point } = event;
    if (take([point.x, point.y])) return;
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    report(pick([point.x, point.y], touch ? 'touch' : 'mouse'));
  };
  map.on('click', click);
  return () => {
    map.off('click', click);
  };
}
