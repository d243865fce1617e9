import * as fontkit from 'fontkit';

/** Parts of fontkit that are missing in its types. */
interface Raw {
  directory: { tables: Record<string, { offset: number; length: number } | undefined> };
}

/**
 * Makes a TrueType font that has only the glyphs of a text, for browsers. The subsets of fontkit are made for PDF, which refers to glyphs by
 * index and needs no `cmap`; browsers need `cmap` and other tables, which are added here.
 */
export function subsetFont(bytes: Uint8Array, text: string): Uint8Array {
  const font = fontkit.create(bytes as Buffer) as fontkit.Font;
  const subset = font.createSubset();
  const codes = [...new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))].toSorted((a, b) => a - b);
  const glyphs = codes.map(
    (code) => [code, subset.includeGlyph(font.glyphForCodePoint(code)) as unknown as number] as const,
  );
  const cut = subset.encode();
  const { tables } = (fontkit.create(cut as Buffer) as unknown as Raw).directory;
  const own = Object.entries(tables).flatMap(([tag, table]) =>
    table ? [[tag, cut.subarray(table.offset, table.offset + table.length)] as const] : [],
  );
  const metrics = (font as unknown as Raw).directory.tables['OS/2'];
  return sfnt(
    new Map([
      ...own,
      ...(metrics
        ? [['OS/2', bytes.subarray(metrics.offset, metrics.offset + metrics.length)] as const]
        : []),
      ['cmap', cmap(glyphs)],
      ['name', name('Sheet')],
      ['post', post()],
    ]),
  );
}

/** Concatenates big-endian numbers, each given as `[number of bytes, value]`. */
function packed(...fields: readonly (readonly [size: 1 | 2 | 4, value: number])[]): Uint8Array {
  const out = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields)
    for (let shift = (size - 1) * 8; shift >= 0; shift -= 8) out[at++] = (value >>> shift) & 0xff;
  return out;
}

/** The `cmap` table in format 12 (all of Unicode), one group for each character. */
function cmap(glyphs: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const length = 16 + 12 * glyphs.length;
  return packed(
    ...([
      [2, 0],
      [2, 1],
      [2, 3],
      [2, 10],
      [4, 12],
      [2, 12],
      [2, 0],
      [4, length],
      [4, 0],
      [4, glyphs.length],
    ] as const),
    ...glyphs.flatMap(
      ([code, glyph]) =>
        [
          [4, code],
          [4, code],
          [4, glyph],
        ] as const,
    ),
  );
}

/** The `name` table: family and PostScript name in UTF-16. */
function name(text: string): Uint8Array {
  const ids = [1, 4, 6];
  const letters = [...text].map((letter) => [2, letter.charCodeAt(0)] as const);
  return packed(
    [2, 0],
    [2, ids.length],
    [2, 6 + 12 * ids.length],
    ...ids.flatMap(
      (id) =>
        [
          [2, 3],
          [2, 1],
          [2, 0x409],
          [2, id],
          [2, 2 * text.length],
          [2, 0],
        ] as const,
    ),
    ...letters,
  );
}

/** The `post` table in version 3, without glyph names. */
const post = (): Uint8Array =>
  packed([4, 0x0003_0000], [4, 0], [2, 0], [2, 0], [4, 0], [4, 0], [4, 0], [4, 0], [4, 0]);

/** Assembles tables to a font file (ISO/IEC 14496-22, 4.5): directory sorted by tag, tables aligned to four bytes. */
function sfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const selector = Math.floor(Math.log2(sorted.length));
  const range = 16 * 2 ** selector;
  const aligned = (length: number): number => Math.ceil(length / 4) * 4;
  let offset = 12 + 16 * sorted.length;
  const total = sorted.reduce((sum, [, { length }]) => sum + aligned(length), offset);
  const out = new Uint8Array(total);
  out.set(
    packed([4, 0x0001_0000], [2, sorted.length], [2, range], [2, selector], [2, 16 * sorted.length - range]),
  );
  sorted.forEach(([tag, body], i) => {
    const at = 12 + 16 * i;
    out.set(new TextEncoder().encode(tag), at);
    out.set(packed([4, checksum(body)], [4, offset], [4, body.length]), at + 4);
    out.set(body, offset);
    offset += aligned(body.length);
  });
  return out;
}

function checksum(body: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < body.length; at++)
    sum = (sum + (body[at] as number) * 2 ** (24 - 8 * (at % 4))) % 2 ** 32;
  return sum;
}
