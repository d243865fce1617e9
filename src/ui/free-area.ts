/** Share of the window that the camera of the map may give up to the drawer. */
const MAX_SHARE = 0.5;
/** Gap between the list of results and the edge of the visible window, px. */
const LIST_MARGIN_PX = 12;

/**
 * The one place that knows what covers the map and the window. It follows the panel, its head, the tools of the sheet and
 * the visible part of the window (an on-screen keyboard covers a part without a resize of the window), and writes on the root
 * element, in px:
 *
 * - `--covered-bottom`: what the drawer takes from the map, from below; 0 beside a panel,
 * - `--keyboard`: what a keyboard takes from the window, from below,
 * - `--seen-height`: what is left of the window above it,
 * - `--list-room`: from the search field down to the edge of the visible window,
 * - `--tools-height`: the bar with the tools of the sheet, 0 where there is none.
 *
 * @param onCover receives what the camera of the map is to leave free below, px; at once and after every change
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
    // A pushed-up window (iOS) shows less above as well.
    write('--seen-height', viewport && viewport.scale === 1 ? seenPx - viewport.offsetTop : seenPx);
    const covers = getComputedStyle(panel).position === 'fixed';
    const overlapPx = area.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    write('--covered-bottom', covers ? overlapPx : 0);
    const field = panel.querySelector('.search')?.getBoundingClientRect();
    write('--list-room', seenPx - (field?.bottom ?? 0) - LIST_MARGIN_PX);
    write('--tools-height', area.querySelector('.sheet-tools')?.getBoundingClientRect().height ?? 0);
    // An open drawer hides nearly all of the map: the camera keeps to what is seen when it is half closed again.
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

/** What a keyboard takes from the window, px. A page that is enlarged by two fingers shows less of itself, not of the window. */
function keyboardHeightPx(viewport: VisualViewport | null): number {
  if (!viewport) return 0;
  const above = viewport.scale === 1 ? viewport.offsetTop : 0;
  return Math.max(0, window.innerHeight - viewport.height * viewport.scale - above);
}
