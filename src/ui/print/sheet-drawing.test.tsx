// @vitest-environment happy-dom
import { expect, it, onTestFinished, vi } from 'vitest';
import type { PreviewPage } from '../../state/print-types.ts';
import { putInto } from './sheet-drawing.ts';

const page = (
  texts: readonly string[],
  size: [widthMm: number, heightMm: number] = [210, 297],
): PreviewPage => ({
  svg: { documents: texts.map((text) => `<svg><text>${text}</text></svg>`), shades: [] },
  title: '',
  widthMm: size[0],
  heightMm: size[1],
});

function makeHost(): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  onTestFinished(() => host.remove());
  return host;
}

const draw = (host: HTMLElement, of: PreviewPage, signal = new AbortController().signal): Promise<boolean> =>
  putInto(host, of, '100px', signal);
const shownText = (host: HTMLElement): string[] =>
  [...host.querySelectorAll('.sheet-shown')].map(({ textContent }) => textContent ?? '');

/** Makes each document take longer than a frame may. */
function slowDocuments(): void {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  onTestFinished(() => clock.mockRestore());
}

it('shows the sheet before, in its size, until the next is drawn whole', async () => {
  const host = makeHost();
  await draw(host, page(['一', '二']));
  slowDocuments();
  const next = draw(host, page(['三', '四', '五'], [297, 210]));
  expect(host.children).toHaveLength(2);
  expect(shownText(host)).toEqual(['一二']);
  expect(host.querySelector<HTMLElement>('.sheet-shown')?.style.aspectRatio).toBe('210 / 297');
  expect(await next).toBe(true);
  expect(shownText(host)).toEqual(['三四五']);
  expect(host.querySelector<HTMLElement>('.sheet-shown')?.style.aspectRatio).toBe('297 / 210');
  await expect.poll(() => host.textContent).toBe('三四五');
  expect(host.children).toHaveLength(1);
});

it('is given up where a newer sheet comes meanwhile, and leaves nothing', async () => {
  const host = makeHost();
  await draw(host, page(['一']));
  slowDocuments();
  const stop = new AbortController();
  const older = draw(host, page(['二', '三', '四']), stop.signal);
  stop.abort();
  const newer = draw(host, page(['五', '六']));
  expect(await older).toBe(false);
  expect(await newer).toBe(true);
  expect(shownText(host)).toEqual(['五六']);
  await expect.poll(() => host.textContent).toBe('五六');
});

it('waits for the hillshade, so that a sheet is never shown without it', async () => {
  const host = makeHost();
  const shaded = page(['一']);
  shaded.svg.documents.push('<svg><image/></svg>');
  shaded.svg.shades.push(new Blob(['png'], { type: 'image/png' }));
  const drawn = draw(host, shaded);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(shownText(host)).toEqual([]);
  const image = host.querySelector('image');
  expect(image?.getAttribute('href')).toMatch(/^blob:/);
  image?.dispatchEvent(new Event('load'));
  expect(await drawn).toBe(true);
  expect(shownText(host)).toEqual(['一']);
});
