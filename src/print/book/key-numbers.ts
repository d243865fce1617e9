import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import { placesInArea } from '../labels/area-places.ts';
import { type BoxMm, type Item, ptToMm, type PointMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { LEADER_WIDTH_MM } from '../labels/candidates.ts';
import type { LabelRequest, PlacedLabel } from '../labels/labels.ts';
import { placeLabels } from '../labels/place-labels.ts';
import { line } from '../page/symbols.ts';
import { textAt } from '../text/text-block.ts';

/** A sheet on the key map: its page number and region. */
export interface KeyEntry {
  page: number;
  middleMm: PointMm;
  rings: PointMm[][];
}

const HALO_MM = 0.6;

/** Page numbers on the key map, each on the region of its sheet, or beside it with a leader if the region is too small. */
export function keyNumbers(
  entries: readonly KeyEntry[],
  box: BoxMm,
  sizePt: number,
  flavour: PrintFlavour,
  fonts: SheetFonts,
): Item[] {
  const requestLabel = ({ page }: KeyEntry, rank: number, at: LabelRequest['at']): LabelRequest => {
    const text = String(page);
    const widthMm = fonts.widthMm(text, sizePt, 700);
    return { id: text, text, rank, sizePt, weight: 700, widthMm, heightMm: ptToMm(sizePt), at };
  };
  const onGround = entries.map((entry) => {
    const size = requestLabel(entry, 0, { kind: 'area', pointMm: entry.middleMm });
    const candidatesMm = [entry.middleMm, ...placesInArea(entry.rings, box, size)];
    return requestLabel(entry, 0, { kind: 'area', pointMm: entry.middleMm, candidatesMm });
  });
  const first = placeLabels(onGround, [], box);
  const left = new Set(first.unplaced);
  const beside = entries
    .filter(({ page }) => left.has(String(page)))
    .map((entry) => requestLabel(entry, 1, { kind: 'point', pointMm: entry.middleMm, radiusMm: 0.3 }));
  const second = placeLabels(
    beside,
    first.placed.map((label) => ({ box: label.box, rank: 0 })),
    box,
  );
  return [...first.placed, ...second.placed].flatMap((label) => numberItems(label, sizePt, flavour));
}

const numberItems = (
  { id, xMm, yMm, leader }: PlacedLabel,
  sizePt: number,
  flavour: PrintFlavour,
): Item[] => [
  ...(leader ? [line('furniture', leader, flavour.ink, LEADER_WIDTH_MM)] : []),
  {
    ...textAt(id, xMm, yMm, { sizePt, weight: 700, colour: flavour.ink, align: 'middle' }),
    halo: { colour: flavour.textHalo, widthMm: HALO_MM },
  },
];
