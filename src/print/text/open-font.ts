import * as fontkit from 'fontkit';

/** Fonts by their files: fontkit decodes a table when it is first needed, which takes longer than writing a page. */
const opened = new WeakMap<Uint8Array, fontkit.Font | fontkit.FontCollection>();

/**
 * Opens a font of which the tables are decoded once per file, however often it is opened. The glyphs are read anew, since fontkit keeps the
 * character for which each was first read: a document must not depend on those made before it.
 * @throws Error if the file is not a font
 */
export function openFont(bytes: Uint8Array): fontkit.Font | fontkit.FontCollection {
  const font = opened.get(bytes) ?? fontkit.create(bytes as Buffer);
  opened.set(bytes, font);
  return Object.create(font, { _glyphs: { value: {} } }) as typeof font;
}
