import { bbox } from '@turf/bbox';
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveCamera } from '../../state/actions.ts';
import type { PreviewPage } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { capturePointer } from '../focus.ts';
import { fittingWidth, putInto } from './sheet-drawing.ts';
import { printWords } from '../../i18n/index.ts';
import type { PrintWords } from '../../i18n/index.ts';

const ZOOM = { min: 0.5, max: 12, step: 1.4 } as const;

/** The sheet over the map, one page below the other; it can be zoomed and dragged. */
export function SheetPreview(): JSX.Element {
  const { state, language } = useAtlas();
  const t = printWords.in(language);
  const [zoom, setZoom] = useState(1);
  const [onMap, setOnMap] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const pages = state.printing.value?.shown.value.preview?.pages ?? [];
  // A page is complete some time after its drawing has arrived.
  const [drawnSvgs, setDrawnSvgs] = useState<Readonly<Record<number, PreviewPage['svg']>>>({});
  const drawn = pages.filter(({ svg }, i) => drawnSvgs[i] === svg).length;
  const zoomBy = (factor: number): void =>
    setZoom((before) => Math.min(ZOOM.max, Math.max(ZOOM.min, before * factor)));
  useWheel(area, onMap, zoomBy);
  const toggle = (): void => {
    setOnMap(!onMap);
    const corners = state.printing.peek()?.shown.peek().preview?.cornersLonLat;
    if (onMap || !corners) return;
    const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: [...corners] });
    moveCamera(state, { to: 'bbox', bbox: [west, south, east, north] });
  };
  return (
    <>
      {!onMap && (
        <div
          ref={area}
          class="sheet-preview"
          role="region"
          aria-label={t.previewLabel}
          aria-busy={(state.printing.value?.shown.value.busy ?? true) || drawn < pages.length}
          // Scrollable regions must be focusable by keyboard (axe: scrollable-region-focusable).
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onPointerDown={push}
        >
          {pages.map((page, i) => (
            <PageView
              // Pages are identified by their index, since their order does not change.
              // oxlint-disable-next-line react/no-array-index-key
              key={i}
              page={page}
              number={i + 1}
              of={pages.length}
              zoom={zoom}
              t={t}
              onDrawn={(svg) => setDrawnSvgs((before) => ({ ...before, [i]: svg }))}
            />
          ))}
        </div>
      )}
      <div class="sheet-tools" role="group" aria-label={t.sheet}>
        {!onMap && <ZoomButtons onZoom={zoomBy} onFit={() => setZoom(1)} t={t} />}
        {onMap && <span class="note">{t.dragFrame}</span>}
        <button type="button" class="button" onClick={toggle}>
          {onMap ? t.toSheet : t.toMap}
        </button>
      </div>
    </>
  );
}

/** Zooms by the wheel while Ctrl or Cmd is held. */
function useWheel(
  area: RefObject<HTMLElement | null>,
  isHidden: boolean,
  onZoom: (factor: number) => void,
): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onZoom(event.deltaY < 0 ? ZOOM.step : 1 / ZOOM.step);
    };
    // Preact adds wheel listeners as passive, which could not prevent the page itself from being zoomed.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [isHidden]);
}

/** Buttons that make the sheet smaller or larger, or as wide as its area. */
const ZoomButtons = ({
  onZoom,
  onFit,
  t,
}: {
  onZoom: (factor: number) => void;
  onFit: () => void;
  t: PrintWords;
}): JSX.Element => (
  <>
    <button type="button" class="button" aria-label={t.zoomOut} onClick={() => onZoom(1 / ZOOM.step)}>
      −
    </button>
    <button type="button" class="button" onClick={onFit}>
      {t.zoomFit}
    </button>
    <button type="button" class="button" aria-label={t.zoomIn} onClick={() => onZoom(ZOOM.step)}>
      +
    </button>
  </>
);

/** A page of the preview. Until a newer drawing of it is complete, size and title are those of the drawing that is shown. */
function PageView({
  page,
  number,
  of,
  zoom,
  t,
  onDrawn,
}: {
  page: PreviewPage;
  number: number;
  of: number;
  zoom: number;
  t: PrintWords;
  onDrawn: (svg: PreviewPage['svg']) => void;
}): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState({ page, of });
  const widthOf = (sheet: PreviewPage, pages: number): string =>
    `calc(${fittingWidth(sheet, pages > 1)} * ${zoom})`;
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const stop = new AbortController();
    void putInto(element, page, widthOf(page, of), stop.signal).then((isWhole) => {
      if (!isWhole) return;
      setDrawn({ page, of });
      onDrawn(page.svg);
    });
    return () => stop.abort();
  }, [page.svg]);
  const width = widthOf(drawn.page, drawn.of);
  useEffect(() => {
    const shown = host.current?.querySelector<HTMLElement>('.sheet-shown');
    if (shown) shown.style.width = width;
  }, [zoom, drawn]);
  const { title, widthMm, heightMm } = drawn.page;
  return (
    <figure class="sheet-page" style={{ width }}>
      <div
        ref={host}
        class="sheet-host"
        style={{ aspectRatio: `${widthMm} / ${heightMm}` }}
        role="img"
        aria-label={title}
      />
      {of > 1 && <figcaption class="note number">{t.page(number, of)}</figcaption>}
    </figure>
  );
}

/** Dragging the sheet with the mouse; touch scrolls it without code. */
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
