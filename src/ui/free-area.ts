/** Largest share of the window's height that the drawer may take from the camera of the map. */
const MAX_SHARE = 0.5;
/** Gap between the list of results and the edge of the visible window, px. */
const LIST_MARGIN_PX = 12;

/**
 * Measures what covers the map and the window; no other code does. It follows the panel, its head, the tools of the sheet and the visible part of the
 * window (an on-screen keyboard covers a part without resizing the window), and writes to the root element, in px:
 * - `--covered-bottom`: the height of the map that the drawer covers, from below; 0 beside a panel,
 * - `--keyboard`: the height that a keyboard covers, from below,
 * - `--seen-height`: the height of the window above the keyboard,
 * - `--list-room`: from the search field down to the edge of the visible window,
 * - `--tools-height`: the height of the bar with the tools of the sheet, 0 if there is none.
 * @param onCover receives the height that the camera of the map is to leave free below, px; at once and after every change
 * @returns a function that stops it
 */
export function watchFreeArea(onCover: (bottomPx: number) => void): () => void {
  const root = document.documentElement;
  const panel = document.getElementById('panel');
  const area = document.querySelector('.map-area');
  if (!panel || !area) throw new Error('the page has no panel or no map');
  const viewport = window.visualViewport;
  const write = (name: string, px: number): void =>
    root.style.setProperty(name, `${Math.max(0, Math.round(px))}px`);
  const measure = (): void => {
    const keyboardPx = keyboardHeightPx(viewport);
    const seenPx = window.innerHeight - keyboardPx;
    write('--keyboard', keyboardPx);
    // A window that is pushed up by the keyboard (iOS) is also shorter at the top.
    write('--seen-height', viewport && viewport.scale === 1 ? seenPx - viewport.offsetTop : seenPx);
    const covers = getComputedStyle(panel).position === 'fixed';
    const overlapPx = area.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    write('--covered-bottom', covers ? overlapPx : 0);
    const field = panel.querySelector('.search')?.getBoundingClientRect();
    write('--list-room', seenPx - (field?.bottom ?? 0) - LIST_MARGIN_PX);
    write('--tools-height', area.querySelector('.sheet-tools')?.getBoundingClientRect().height ?? 0);
    // An open drawer hides nearly all of the map: the camera uses the area that is visible when the drawer is half closed.
    onCover(covers ? Math.round(Math.max(0, Math.min(overlapPx, window.innerHeight * MAX_SHARE))) : 0);
  };
  const sizes = new ResizeObserver(measure);
  const follow = (): void => {
    sizes.disconnect();
    for (const element of [
      panel,
      area,
      panel.querySelector('.panel-head'),
      area.querySelector('.sheet-tools'),
    ])
      if (element) sizes.observe(element);
  };
  const parts = new MutationObserver(() => {
    follow();
    measure();
  });
  for (const element of [panel, area]) parts.observe(element, { childList: true });
  follow();
  measure();
  const stop = new AbortController();
  for (const type of ['resize', 'scroll'] as const)
    viewport?.addEventListener(type, measure, { signal: stop.signal });
  window.addEventListener('resize', measure, { signal: stop.signal });
  return () => {
    stop.abort();
    sizes.disconnect();
    parts.disconnect();
  };
}

/** Height that a keyboard covers, px. A page that is zoomed by two fingers shows less of the page, not of the window. */
function keyboardHeightPx(viewport: VisualViewport | null): number {
  if (!viewport) return 0;
  const above = viewport.scale === 1 ? viewport.offsetTop : 0;
  return Math.max(0, window.innerHeight - viewport.height * viewport.scale - above);
}
