import type { Locator, Page } from '@playwright/test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import * as conditions from './conditions.ts';

/** Driver of gestures on the map. Every gesture is made in the middle of the part of the map that the panel leaves free. */
export class Hand {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async focusMap(): Promise<void> {
    await this.#canvas().focus();
  }

  async click(): Promise<void> {
    const [x, y] = await this.#middle();
    await this.#page.mouse.click(x, y);
  }

  async doubleClick(): Promise<void> {
    const [x, y] = await this.#middle();
    await this.#page.mouse.dblclick(x, y);
  }

  async tap(): Promise<void> {
    const [x, y] = await this.#middle();
    await this.#page.touchscreen.tap(x, y);
  }

  async tapTwice(apartMs: number): Promise<void> {
    const [x, y] = await this.#middle();
    await conditions.tapTwice(this.#page, x, y, apartMs);
  }

  /** Number of pixels of the map with the colour of lakes and reservoirs, which nothing else has. */
  async lakePx(): Promise<number> {
    const colour = await this.#page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--flavour-water'),
    );
    const lake = Number.parseInt(colour.replace('#', ''), 16);
    const picture = await loadImage(await this.#canvas().screenshot());
    const context = createCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const pixels = new DataView(data.buffer);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (pixels.getUint32(at) >>> 8 === lake) count++;
    return count;
  }

  async #middle(): Promise<[x: number, y: number]> {
    const box = await this.#canvas().boundingBox();
    if (!box) throw new Error('the map has no box');
    const coveredPx = await this.#page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--covered-bottom')),
    );
    return [box.x + box.width / 2, box.y + (box.height - coveredPx) / 2];
  }

  #canvas(): Locator {
    return this.#page.locator('[data-map-state] canvas');
  }
}
