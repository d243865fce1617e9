import type { Map as MapLibreMap } from 'maplibre-gl';
import { ownKeys } from '../state/own-keys.ts';
import type { Detach, Pick, Report, Take } from './interaction.ts';

/**
 * Keyboard control of a focused map: Enter picks the record under the crosshair, Escape clears the selection; arrows, plus and minus are
 * handled by MapLibre. The crosshair is at the centre of the camera, which padding shifts from the centre of the canvas.
 */
export function attachKeyboard(map: MapLibreMap, pick: Pick, report: Report, take: Take): Detach {
  const canvas = map.getCanvas();
  const crosshair = document.createElement('div');
  crosshair.className = 'atlas-crosshair';
  crosshair.setAttribute('aria-hidden', 'true');
  map.getCanvasContainer().append(crosshair);

  const place = (): void => {
    const { x, y } = map.project(map.getCenter());
    crosshair.style.left = `${x}px`;
    crosshair.style.top = `${y}px`;
  };
  const keydown = ownKeys((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      const { x, y } = map.project(map.getCenter());
      if (!take([x, y])) report(pick([x, y], 'keyboard'));
      event.preventDefault();
    } else if (event.key === 'Escape') report(null);
  });
  place();
  map.on('move', place);
  map.on('resize', place);
  canvas.addEventListener('keydown', keydown);
  return () => {
    map.off('move', place);
    map.off('resize', place);
    canvas.removeEventListener('keydown', keydown);
    crosshair.remove();
  };
}
