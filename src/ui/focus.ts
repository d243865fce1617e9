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

/** Has an element follow a pointer beyond its edges; a pointer that is gone already is refused by the browser. */
export function capturePointer(element: Element, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // The gesture then ends at the edge.
  }
}

const TYPED = new Set(['text', 'number', 'date']);

/** Takes the focus from a field that is typed into, which then takes effect as it stands. The search takes effect at once. */
export function finishTyping(): void {
  const { activeElement } = document;
  if (
    activeElement instanceof HTMLInputElement &&
    TYPED.has(activeElement.type) &&
    activeElement.role !== 'combobox'
  )
    activeElement.blur();
}
