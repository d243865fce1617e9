import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Selection } from '../state/selection.ts';
import { useAtlas } from './atlas.ts';

/**
 * Moves the focus with the panel: to the title of what opened, back to the button it was opened from. A selection made
 * on the map leaves the focus there.
 */
export function usePanelFocus(panel: RefObject<HTMLElement | null>): void {
  const { state } = useAtlas();
  const selection = state.selection.value;
  const list = state.list.value;
  const before = useRef<{ selection: Selection | null; list: string | null }>({ selection, list });

  useEffect(() => {
    const was = before.current;
    before.current = { selection, list };
    if (was.selection === selection && was.list === list) return;
    const root = panel.current;
    if (!root) return;
    const body = root.querySelector('.panel-body');
    if (selection || was.list !== list) body?.scrollTo(0, 0);
    if (
      state.selectionOrigin.peek() !== 'panel' ||
      !(document.activeElement === document.body || root.contains(document.activeElement))
    )
      return;
    const opener =
      was.selection && !selection
        ? root.querySelector<HTMLElement>(
            `[data-record="${CSS.escape(was.selection.kind)}:${CSS.escape(was.selection.id)}"]`,
          )
        : null;
    const target =
      opener ?? root.querySelector<HTMLElement>('.view-title') ?? root.querySelector<HTMLElement>('h1');
    target?.focus({ preventScroll: opener === null });
  }, [selection, list]);
}
