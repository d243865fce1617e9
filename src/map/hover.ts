import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Detach, Pick, Report } from './interaction.ts';

/** Reports the record under the mouse, at most once a frame. Touch has no hover. */
export function attachHover(map: MapLibreMap, pick: Pick, report: Report): Detach {
  let frame = 0;
  const leave = (): void => {
    cancelAnimationFrame(frame);
    map.getCanvas().style.cursor = '';
    report(null);
  };
  const move = (event: MapMouseEvent): void => {
    if (!matchMedia('(hover: hover)').matches) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (map.isMoving()) return;
      const ref = pick([event.point.x, event.point.y], 'mouse');
      map.getCanvas().style.cursor = ref && ref.kind !== 'county' ? 'pointer' : '';
      report(ref);
    });
  };
  map.on('mousemove', move);
  map.on('mouseout', leave);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', move);
    map.off('mouseout', leave);
  };
}
