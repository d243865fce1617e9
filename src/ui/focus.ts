import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Selection } from '../state/selection.ts';
import { useAtlas } from './atlas.ts';

/**
 * Moves the focus with the panel: to the title of what was opened, and back to the button that opened it. A selection made on the map does not move
 * the focus.
 */
export function usePanelFocus(panel: RefObject<HTMLElement | null>): void {
  const { state } = useAtlas();
  const selection = state.selection.value;
  const list = state.list.value;
  const before = useRef<{ selection: Selection | null; list: string | null }>({ selection, list });

  // Before the next key can arrive, which would go to the element that had the focus.
  useLayoutEffect(() => {
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

/** Captures the pointer, so that an element follows it beyond its edges; a pointer that has already ended is refused by the browser. */
export function capturePointer(element: Element, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // Without capture the gesture ends at the edge.
  }
}

const TYPED = new Set(['text', 'number', 'date']);

/** Removes the focus from a text field, so that its content takes effect. The search takes effect while it is typed. */
export function finishTyping(): void {
  const { activeElement } = document;
  if (
    activeElement instanceof HTMLInputElement &&
    TYPED.has(activeElement.type) &&
    activeElement.role !== 'combobox'
  )
    activeElement.blur();
}
