import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { setDrawer } from '../state/actions.ts';
import type { Drawer } from '../state/atlas-state.ts';
import { ownKeys } from '../state/own-keys.ts';
import { useAtlas } from './atlas.ts';
import { capturePointer } from './focus.ts';

const STEPS: readonly Drawer[] = ['collapsed', 'half', 'full'];
/** Shortest drag, px; shorter movements count as taps. */
const DRAG_PX = 24;

/** Handle of the drawer on a phone: a tap opens it one step further, a drag moves it one step in its direction. */
export function DrawerHandle(): JSX.Element {
  const { state, t } = useAtlas();
  const drawer = state.drawer.value;
  const startY = useRef<number | null>(null);
  const dragged = useRef(false);
  const step = (by: number): void => {
    const next = STEPS[STEPS.indexOf(drawer) + by];
    if (next) setDrawer(state, next);
  };
  return (
    <button
      type="button"
      class="drawer-handle"
      aria-expanded={drawer !== 'collapsed'}
      aria-controls="panel-body"
      aria-label={t.drawer[drawer]}
      onPointerDown={(event) => {
        startY.current = event.clientY;
        dragged.current = false;
        capturePointer(event.currentTarget, event.pointerId);
      }}
      onPointerUp={(event) => {
        const dy = event.clientY - (startY.current ?? event.clientY);
        startY.current = null;
        if (Math.abs(dy) < DRAG_PX) return;
        dragged.current = true;
        step(dy < 0 ? 1 : -1);
      }}
      onClick={() => {
        if (!dragged.current)
          setDrawer(state, drawer === 'full' ? 'collapsed' : (STEPS[STEPS.indexOf(drawer) + 1] ?? 'half'));
        dragged.current = false;
      }}
      onKeyDown={ownKeys((event: KeyboardEvent) => {
        if (event.key === 'ArrowUp') step(1);
        else if (event.key === 'ArrowDown') step(-1);
        else return;
        event.preventDefault();
      })}
    >
      <span class="drawer-grip" aria-hidden="true" />
    </button>
  );
}
