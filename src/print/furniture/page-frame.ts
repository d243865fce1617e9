import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetPlacing } from '../compose.ts';
import type { BoxMm, Item, TextItem } from '../drawing.ts';
import { mmOfPt } from '../drawing.ts';
import type { Faces } from '../faces.ts';
import type { Layout } from '../layout.ts';
import { line } from '../symbols.ts';
import { ASCENT, blockHeightMm, textAt, textLines, wrapped } from '../text-block.ts';
import type { SheetWords } from '../words.ts';

/** Title and subtitle at the top left. */
export function titleItems(
  { title, titleLines, subtitleLines, type }: Layout,
  flavour: PrintFlavour,
): Item[] {
  const below = title.yMm + blockHeightMm(titleLines.length, type.title) + mmOfPt(type.subtitle) * 0.6;
  return [
    ...textLines(titleLines, title.xMm, title.yMm, { sizePt: type.title, weight: 700, colour: flavour.ink }),
    ...textLines(subtitleLines, title.xMm, below, {
      sizePt: type.subtitle,
      weight: 400,
      colour: flavour.inkSoft,
    }),
  ];
}

/** The source block; its last line, the review number, is the lowest thing at the left. */
export function sourceItems(
  { sources, type }: Layout,
  text: string,
  flavour: PrintFlavour,
  faces: Faces,
): Item[] {
  const lines = wrapped(text, sources.widthMm, type.small, 400, faces);
  const top = sources.yMm + sources.heightMm - blockHeightMm(lines.length, type.small);
  return textLines(lines, sources.xMm, top, { sizePt: type.small, weight: 400, colour: flavour.inkSoft });
}

/** A mark of known length to hold a ruler to, and the page number. */
export function markItems(
  { marks, type }: Layout,
  pageNumber: number,
  flavour: PrintFlavour,
  words: SheetWords,
): Item[] {
  // A5 upright is too narrow for 100 mm and its words.
  const lengthMm = marks.widthMm >= 190 ? 100 : 50;
  const y = marks.yMm + marks.heightMm - 1.2;
  const tick = (x: number): Item =>
    line(
      'furniture',
      [
        [x, y - 1.2],
        [x, y + 0.6],
      ],
      flavour.ink,
      0.15,
    );
  const base = y + mmOfPt(type.small) * (ASCENT - 0.5) - 0.3;
  const style = { sizePt: type.small, weight: 400, colour: flavour.inkSoft } as const;
  return [
    line(
      'furniture',
      [
        [marks.xMm, y],
        [marks.xMm + lengthMm, y],
      ],
      flavour.ink,
      0.15,
    ),
    tick(marks.xMm),
    tick(marks.xMm + lengthMm),
    textAt(words.control(lengthMm), marks.xMm + lengthMm + 2, base, style),
    textAt(words.page(pageNumber), marks.xMm + marks.widthMm, base, { ...style, align: 'end' }),
  ];
}

/** Names of the sheets that go on beyond each edge, inside the face. */
export function neighbourItems(
  { face, type }: Layout,
  placing: SheetPlacing,
  flavour: PrintFlavour,
  words: SheetWords,
  faces: Faces,
): TextItem[] {
  const middle = [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2] as const;
  const inMm = mmOfPt(type.small) * 1.4;
  return placing.neighbours.map(({ edge, names }): TextItem => {
    const style = {
      sizePt: type.small,
      weight: 700,
      colour: flavour.ink,
      align: 'middle',
      layer: 'furniture',
    } as const;
    const roomMm = (edge === 'north' || edge === 'south' ? face.widthMm : face.heightMm) * 0.85;
    const wordsOfEdge = fitting(names, roomMm, (text) => words.neighbour(edge, text), style, words, faces);
    const halo = { colour: flavour.textHalo, widthMm: 0.8 };
    if (edge === 'north') return { ...textAt(wordsOfEdge, middle[0], face.yMm + inMm, style), halo };
    if (edge === 'south')
      return { ...textAt(wordsOfEdge, middle[0], face.yMm + face.heightMm - inMm * 0.5, style), halo };
    const x = edge === 'west' ? face.xMm + inMm : face.xMm + face.widthMm - inMm;
    return { ...textAt(wordsOfEdge, x, middle[1], style), halo, rotateDeg: edge === 'west' ? -90 : 90 };
  });
}

/** As many names as an edge has room for. */
function fitting(
  names: readonly string[],
  roomMm: number,
  wording: (text: string) => string,
  { sizePt, weight }: { sizePt: number; weight: 400 | 700 },
  { more, comma }: SheetWords,
  faces: Faces,
): string {
  for (let n = names.length; n > 1; n--) {
    const text = wording(names.slice(0, n).join(comma) + (n < names.length ? more : ''));
    if (faces.widthMm(text, sizePt, weight) <= roomMm) return text;
  }
  return wording((names[0] ?? '') + (names.length > 1 ? more : ''));
}

/** Axis-parallel box around a text set from its middle, upright or turned by a right angle. */
export function textBox({ text, xMm, yMm, sizePt, weight, rotateDeg = 0 }: TextItem, faces: Faces): BoxMm {
  const heightMm = mmOfPt(sizePt);
  const widthMm = faces.widthMm(text, sizePt, weight);
  return rotateDeg === 0
    ? { xMm: xMm - widthMm / 2, yMm: yMm - heightMm * ASCENT, widthMm, heightMm }
    : { xMm: xMm - heightMm, yMm: yMm - widthMm / 2, widthMm: 2 * heightMm, heightMm: widthMm };
}
