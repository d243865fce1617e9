import type { PreviewPage } from '../../state/print-types.ts';

/** Time in one frame for parts of a drawing, including their style and layout, before the browser may paint and handle events, ms. */
const FRAME_MS = 8;
/** Longest wait for a frame: a hidden page has none, ms. */
const NO_FRAME_MS = 100;

const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, NO_FRAME_MS);
  });

/** CSS width of a page in the preview at a zoom of 1, at which the whole page fits the window with its caption, if it has one. */
export const fittingWidth = (
  { widthMm, heightMm }: Pick<PreviewPage, 'widthMm' | 'heightMm'>,
  hasCaption: boolean,
): string => `min(100cqw, (100cqh - ${hasCaption ? '2rem' : '0px'}) * ${widthMm / heightMm})`;

/**
 * Draws a page over the one that is shown, and then replaces that. A sheet of the province has megabytes, and inserting it at once would block the page
 * for half a second: its documents are inserted one by one, as many in a frame as `FRAME_MS` allows, and each is laid out once; the drawing before
 * is removed in the same way. Both keep their own size, since a drawing whose size changes is laid out again.
 * @param width CSS width of the page
 * @returns whether it was drawn completely; false if the signal stopped it
 */
export async function putInto(
  host: HTMLElement,
  { svg: { documents, shades }, widthMm, heightMm }: PreviewPage,
  width: string,
  signal: AbortSignal,
): Promise<boolean> {
  const next = document.createElement('div');
  next.className = 'sheet-drawing';
  next.style.width = width;
  next.style.aspectRatio = `${widthMm} / ${heightMm}`;
  host.append(next);
  let begunAt = performance.now();
  const loading: Promise<unknown>[] = [];
  for (const text of documents) {
    next.insertAdjacentHTML('beforeend', text);
    const part = next.lastElementChild as SVGSVGElement;
    for (const image of part.querySelectorAll('image'))
      loading.push(shown(image, shades[loading.length] as Blob));
    // The browser computes style and layout here, so that their time is counted.
    part.getBoundingClientRect();
    if (performance.now() - begunAt < FRAME_MS) continue;
    await nextFrame();
    if (signal.aborted) break;
    begunAt = performance.now();
  }
  await Promise.all([nextFrame(), ...loading]);
  if (signal.aborted) {
    void clear(next);
    return false;
  }
  for (const before of host.children)
    if (before !== next && before.classList.contains('sheet-shown')) {
      before.classList.remove('sheet-shown');
      void clear(before);
    }
  next.classList.add('sheet-shown');
  return true;
}

/** Sets the picture of an image. Resolves when it is loaded or cannot be loaded. */
function shown(image: SVGImageElement, picture: Blob): Promise<void> {
  const address = URL.createObjectURL(picture);
  return new Promise((resolve) => {
    const end = (): void => {
      URL.revokeObjectURL(address);
      resolve();
    };
    image.addEventListener('load', end, { once: true });
    image.addEventListener('error', end, { once: true });
    image.setAttribute('href', address);
  });
}

/** Removes a drawing document by document, as many in a frame as its time allows. */
async function clear(drawing: Element): Promise<void> {
  while (drawing.lastElementChild) {
    await nextFrame();
    const begunAt = performance.now();
    do drawing.lastElementChild.remove();
    while (drawing.lastElementChild && performance.now() - begunAt < FRAME_MS);
  }
  drawing.remove();
}
