import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Page } from '../drawing.ts';
import { realGround } from '../testing/ground.ts';
import { testSheets } from '../testing/sheets.ts';
import { renderSvg, svgParts } from './svg.ts';

let page: Page;
beforeAll(async () => {
  const { makeSheet } = testSheets(await realNetwork(), await realGround());
  page = makeSheet({}).pages[0] as Page;
});

/** Elements that draw something: paths, texts, images and filled rectangles; without the addresses of images. */
const inked = (svg: string): string[] =>
  [
    ...svg.matchAll(/<(?:path|text|image|rect x="[^"]+" y="[^"]+" width="[^"]+" height="[^"]+" fill)[^>]*>/g),
  ].map(([element]) => element.replace(/ href="[^"]*"/, ''));

describe('svgParts', () => {
  it('has the elements of the SVG file in the same order, in several documents of the size of the page', () => {
    const { documents } = svgParts(page, 'a');
    expect(documents.length).toBeGreaterThan(2);
    expect(documents.flatMap(inked)).toEqual(inked(renderSvg(page)));
    const [root] = /<svg[^>]*>/.exec(renderSvg(page)) as RegExpExecArray;
    for (const document of documents) {
      expect(document.startsWith(root)).toBe(true);
      expect(document.endsWith('</svg>')).toBe(true);
    }
  });

  it('defines each clip path in the document that refers to it, under an id that no other document has', () => {
    const { documents } = svgParts(page, 'a');
    const defined = documents.map((document) => [...document.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const used = documents.map((document) => [...document.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
    expect(used.flat().length).toBeGreaterThan(0);
    expect(used).toEqual(defined);
    expect(new Set(defined.flat()).size).toBe(defined.flat().length);
    const others = svgParts(page, 'b').documents.join('');
    for (const id of defined.flat()) expect(others).not.toContain(`"${id}"`);
  });

  it('has the hillshade as a PNG with the same pixels as in the SVG file, and no address for it', async () => {
    const { documents, shades } = svgParts(page, 'a');
    expect(documents.join('').match(/<image[^>]*>/g)).toEqual([expect.not.stringContaining('href')]);
    expect(shades).toHaveLength(1);
    const { decode } = await import('fast-png');
    const [, base64 = ''] = /data:image\/png;base64,([^"]+)/.exec(renderSvg(page)) as RegExpExecArray;
    const [ours, files] = [await shades[0]?.arrayBuffer(), Buffer.from(base64, 'base64')];
    expect(decode(new Uint8Array(ours as ArrayBuffer))).toEqual(decode(files));
  });
});
