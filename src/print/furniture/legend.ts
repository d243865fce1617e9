import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import { entriesOn, entryText, type Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import type { Part } from '../page/sheet-types.ts';
import type { BoxMm, PathItem, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { Drawn } from '../page/legend-ids.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { Layout } from '../page/layout.ts';
import type { PrintSpec } from '../spec/spec.ts';
import { sampleItems } from '../page/symbols.ts';
import { ASCENT, LEADING, textAt } from '../text/text-block.ts';

const SWATCH_MM = 9;

/** A row of the legend; `draw` makes the items of its symbol around a position. */
export interface LegendRow {
  text: string;
  draw(at: PointMm): PathItem[];
}

/**
 * Rows for exactly what is on the sheet: the legend entries of the panel and those that only sheets have, with the same texts and order.
 * @throws Error if something was drawn for which no subject has an entry
 */
export function legendRows(
  drawn: Drawn,
  { language }: Pick<PrintSpec, 'language'>,
  { u }: Pick<Layout, 'u'>,
  flavour: PrintFlavour,
  subjects: readonly Subject[] = SUBJECTS,
): LegendRow[] {
  const entries = subjects.flatMap((subject) => entriesOn('sheet', subject));
  for (const key of drawn.keys())
    if (!entries.some(({ id }) => id === key)) throw new Error(`no legend entry for ${key}`);
  return entries.flatMap((entry) => {
    const { id, symbol } = entry;
    const values = drawn.get(id);
    if (!values) return [];
    return [
      {
        text: entryText(entry, language).replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
          String(values[name] ?? whole),
        ),
        draw: (at) => sampleItems(symbol, at, u, flavour),
      } satisfies LegendRow,
    ];
  });
}

/**
 * Sets rows under a heading, in as many columns as the height requires.
 * @returns the parts, and the width and height used, mm
 */
export function legendParts(
  rows: readonly LegendRow[],
  heading: string,
  box: BoxMm,
  { type }: Layout,
  flavour: PrintFlavour,
  fonts: SheetFonts,
): { parts: Part[]; widthMm: number; heightMm: number } {
  const rowMm = ptToMm(type.body) * LEADING;
  const headMm = ptToMm(type.body * 1.3) * LEADING;
  const perColumn = Math.max(1, Math.floor((box.heightMm - headMm) / rowMm));
  const head = textAt(heading, box.xMm, box.yMm + ptToMm(type.body * 1.3) * ASCENT, {
    sizePt: type.body * 1.3,
    weight: 700,
    colour: flavour.ink,
  });
  const parts: Part[] = [{ name: 'legend', items: [head] }];
  const style = { sizePt: type.body, weight: 400, colour: flavour.ink } as const;
  let xMm = box.xMm;
  let widthMm = 0;
  for (let from = 0; from < rows.length; from += perColumn) {
    const column = rows.slice(from, from + perColumn);
    for (const [i, row] of column.entries()) {
      const middleMm = box.yMm + headMm + (i + 0.5) * rowMm;
      const baseMm = middleMm + ptToMm(type.body) * (ASCENT - 0.5);
      parts.push(
        { name: `swatch ${row.text}`, items: row.draw([xMm + SWATCH_MM / 2, middleMm]) },
        { name: `legend ${row.text}`, items: [textAt(row.text, xMm + SWATCH_MM + 1.5, baseMm, style)] },
      );
    }
    const columnMm =
      SWATCH_MM + 1.5 + Math.max(...column.map(({ text }) => fonts.widthMm(text, type.body, 400)));
    widthMm = xMm - box.xMm + columnMm;
    xMm += columnMm + 4;
  }
  return { parts, widthMm, heightMm: headMm + Math.min(rows.length, perColumn) * rowMm };
}
