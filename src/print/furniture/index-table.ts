import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { TownPoint, VillagePoint } from '../../domain/network.ts';
import type { BoxMm, Item, PathItem, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { Layout } from '../page/layout.ts';
import { townSymbol } from '../../../styles/subjects/towns.ts';
import { villageSymbol } from '../../../styles/subjects/villages.ts';
import { line, pointItems } from '../page/symbols.ts';
import { ASCENT, LEADING, shortened, textAt } from '../text/text-block.ts';

/** A line of the index: a heading, or a place with its grid square. */
export type TableRow =
  | { kind: 'heading'; text: string }
  | { kind: 'town'; record: TownPoint; text: string; square: string }
  | { kind: 'village'; record: VillagePoint; text: string; note: string; square: string };

const COLUMN_GAP_MM = 5;

/** Height of a row of the index, mm. */
export const rowHeightMm = ({ type }: Pick<Layout, 'type'>): number => ptToMm(type.body) * LEADING;

/** Number and width of the columns in a box, each wide enough for a name, its town and a grid square. */
export function columnsIn(box: BoxMm, { u }: Pick<Layout, 'u'>): { count: number; widthMm: number } {
  const count = Math.max(
    1,
    Math.floor((box.widthMm + COLUMN_GAP_MM) / (50 * Math.max(0.82, u) + COLUMN_GAP_MM)),
  );
  return { count, widthMm: (box.widthMm - (count - 1) * COLUMN_GAP_MM) / count };
}

/** Number of index rows that fit into a box. */
export const rowCapacity = (box: BoxMm, layout: Pick<Layout, 'u' | 'type'>): number =>
  columnsIn(box, layout).count * Math.max(0, Math.floor(box.heightMm / rowHeightMm(layout)));

/** The symbol of a place before its name, without the ring for an uncertain position. */
export function indexSymbol(
  place: { kind: 'town'; record: TownPoint } | { kind: 'village'; record: VillagePoint },
  at: PointMm,
  flavour: PrintFlavour,
): PathItem[] {
  const { kind, record } = place;
  return kind === 'town'
    ? pointItems(townSymbol(record.track, record.status), at, 1.05, 'furniture', flavour)
    : pointItems(villageSymbol({ ...record, precision: 'village' }), at, 0.6, 'furniture', flavour);
}

/** Number of rows for each column so that as few columns as possible are filled evenly and none ends with a heading. */
function rowsPerColumn(rows: readonly TableRow[], most: number): number {
  const even = Math.ceil(rows.length / Math.ceil(rows.length / most));
  return even < most && rows[even - 1]?.kind === 'heading' ? even + 1 : even;
}

/** Sets rows column by column. The caller continues rows beyond the capacity elsewhere. */
export function indexItems(
  rows: readonly TableRow[],
  box: BoxMm,
  layout: Pick<Layout, 'u' | 'type'>,
  flavour: PrintFlavour,
  fonts: SheetFonts,
): Item[] {
  const rowMm = rowHeightMm(layout);
  const { widthMm } = columnsIn(box, layout);
  const perColumn = rowsPerColumn(rows, Math.floor(box.heightMm / rowMm));
  const { body, small } = layout.type;
  return rows.flatMap((row, i): Item[] => {
    const xMm = box.xMm + Math.floor(i / perColumn) * (widthMm + COLUMN_GAP_MM);
    const topMm = box.yMm + (i % perColumn) * rowMm;
    const baseMm = topMm + rowMm / 2 + ptToMm(body) * (ASCENT - 0.5);
    if (row.kind === 'heading')
      return [
        textAt(row.text, xMm, baseMm, { sizePt: body, weight: 700, colour: flavour.ink }),
        line(
          'furniture',
          [
            [xMm, topMm + rowMm],
            [xMm + widthMm, topMm + rowMm],
          ],
          flavour.inkSoft,
          0.12,
        ),
      ];
    const at: PointMm = [xMm + 1.6, topMm + rowMm / 2];
    const roomMm = widthMm - 4.2 - fonts.widthMm(row.square, body, 400) - 1.5;
    const name = shortened(row.text, roomMm, body, 700, fonts);
    const items: Item[] = [
      ...indexSymbol(row, at, flavour),
      textAt(name, xMm + 4.2, baseMm, {
        sizePt: body,
        weight: row.kind === 'town' ? 700 : 400,
        colour: flavour.ink,
      }),
      textAt(row.square, xMm + widthMm, baseMm, {
        sizePt: body,
        weight: 400,
        colour: flavour.ink,
        align: 'end',
      }),
    ];
    if (row.kind === 'village') {
      const nameMm = fonts.widthMm(name, body, 400);
      const noteMm = roomMm - nameMm - 1.5;
      if (row.note !== '' && fonts.widthMm(row.note, small, 400) <= noteMm)
        items.push(
          textAt(row.note, xMm + 4.2 + nameMm + 1.5, baseMm, {
            sizePt: small,
            weight: 400,
            colour: flavour.inkSoft,
          }),
        );
    }
    return items;
  });
}
