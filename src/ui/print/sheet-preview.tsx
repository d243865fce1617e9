import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { wish } from '../../state/actions.ts';
import type { PreviewPage } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { capturePointer } from '../focus.ts';
import { printWords } from '../../i18n/index.ts';
import type { PrintWords } from '../../i18n/index.ts';

const ZOOM = { min: 0.5, max: 12, step: 1.4 } as const;

/** The sheet over the map, page under page; it can be enlarged and pushed about. */
export function SheetPreview(): JSX.Element {
  const { state, language } = useAtlas();
  const t = printWords.in(language);
  const [zoom, setZoom] = useState(1);
  const [onMap, setOnMap] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const pages = state.printing.value?.shown.value.preview?.pages ?? [];
  const zoomBy = (factor: number): void =>
    setZoom((before) => Math.min(ZOOM.max, Math.max(ZOOM.min, before * factor)));
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? ZOOM.step : 1 / ZOOM.step);
    };
    // Preact listens passively to wheels, and the page itself would be enlarged.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [onMap]);
  const toggle = (): void => {
    setOnMap(!onMap);
    const corners = state.printing.peek()?.shown.peek().preview?.cornersLonLat;
    if (onMap || !corners) return;
    const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
    wish(state, {
      to: 'bbox',
      bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    });
  };
  return (
    <>
      {!onMap && (
        <div
          ref={area}
          class="sheet-preview"
          role="region"
          aria-label={t.previewLabel}
          aria-busy={state.printing.value?.shown.value.busy ?? true}
          // What scrolls must be reached by keys (axe: scrollable-region-focusable).
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onPointerDown={push}
        >
          {pages.map((page, i) => (
            <PageView
              // A page is known by its place: there is no other order.
              // oxlint-disable-next-line react/no-array-index-key
              key={i}
              page={page}
              number={i + 1}
              of={pages.length}
              zoom={zoom}
              t={t}
            />
          ))}
        </div>
      )}
      <div class="sheet-tools" role="group" aria-label={t.sheet}>
        {!onMap && (
          <>
            <button type="button" class="button" aria-label={t.zoomOut} onClick={() => zoomBy(1 / ZOOM.step)}>
              −
            </button>
            <button type="button" class="button" onClick={() => setZoom(1)}>
              {t.zoomFit}
            </button>
            <button type="button" class="button" aria-label={t.zoomIn} onClick={() => zoomBy(ZOOM.step)}>
              +
            </button>
          </>
        )}
        {onMap && <span class="note">{t.dragFrame}</span>}
        <button type="button" class="button" onClick={toggle}>
          {onMap ? t.toSheet : t.toMap}
        </button>
      </div>
    </>
  );
}

function PageView({
  page,
  number,
  of,
  zoom,
  t,
}: {
  page: PreviewPage;
  number: number;
  of: number;
  zoom: number;
  t: PrintWords;
}): JSX.Element {
  const { svg, title, widthMm, heightMm } = page;
  const html = useMemo(() => ({ __html: svg }), [svg]);
  return (
    <figure
      class="sheet-page"
      // As large as the window lets the whole page be, times the zoom.
      style={{
        width: `calc(min(100cqw, (100cqh - ${of > 1 ? '2rem' : '0px'}) * ${widthMm / heightMm}) * ${zoom})`,
      }}
    >
      <div role="img" aria-label={title} dangerouslySetInnerHTML={html} />
      {of > 1 && <figcaption class="note number">{t.page(number, of)}</figcaption>}
    </figure>
  );
}

/** Pushes the sheet with the mouse; fingers scroll it themselves. */
function push(event: PointerEvent): void {
  if (event.pointerType !== 'mouse' || event.button !== 0) return;
  const area = event.currentTarget as HTMLElement;
  const from = { x: event.clientX + area.scrollLeft, y: event.clientY + area.scrollTop };
  const onMove = (move: PointerEvent): void => area.scrollTo(from.x - move.clientX, from.y - move.clientY);
  const stop = new AbortController();
  capturePointer(area, event.pointerId);
  area.addEventListener('pointermove', onMove, { signal: stop.signal });
  for (const end of ['pointerup', 'pointercancel'] as const)
    area.addEventListener(end, () => stop.abort(), { signal: stop.signal });
}
