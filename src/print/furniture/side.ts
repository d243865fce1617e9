import { sheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Part } from '../page/sheet-types.ts';
import type { BoxMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { Layout } from '../page/layout.ts';
import type { SheetRegion } from '../spec/region.ts';
import type { PrintSpec } from '../spec/spec.ts';
import { rowCapacity, columnsIn, indexItems, rowHeightMm, type TableRow } from './index-table.ts';
import { type LegendRow, legendParts } from './legend.ts';
import { locatorItems } from './locator.ts';

/** Least number of index rows (headings and a place) on the first page; with space for fewer the index starts on the second. */
const MIN_ROWS = 3;
const MIN_INSET_MM = 18;

interface SideContent {
  network: Network;
  region: SheetRegion;
  cornersLonLat: LonLat[];
  legend: LegendRow[];
  index: TableRow[];
}

/**
 * Fills the column with legend, locator map and as many rows of the index as fit.
 * @returns the parts, the remaining rows of the index, and the additional height for them, mm; Infinity if more height would not help
 */
export function sideParts(
  { network, region, cornersLonLat, legend, index }: SideContent,
  layout: Layout,
  spec: PrintSpec,
  flavour: PrintFlavour,
  fonts: SheetFonts,
): { parts: Part[]; rest: TableRow[]; lackingMm: number } {
  const { side, u, column } = layout;
  if (!spec.legend && !spec.index) return { parts: [], rest: [], lackingMm: 0 };
  const gapMm = 3.5 * u;
  const parts: Part[] = [];
  let free: BoxMm = side;
  const take = (widthMm: number, heightMm: number): void => {
    free =
      column === 'right'
        ? { ...free, yMm: free.yMm + heightMm + gapMm, heightMm: free.heightMm - heightMm - gapMm }
        : { ...free, xMm: free.xMm + widthMm + gapMm, widthMm: free.widthMm - widthMm - gapMm };
  };
  if (spec.legend) {
    const set = legendParts(legend, sheetWords.in(spec.language).text.legend, free, layout, flavour, fonts);
    parts.push(...set.parts);
    take(set.widthMm, set.heightMm);
  }
  const insetMm = Math.min(layout.locatorMm, column === 'right' ? free.heightMm : free.widthMm);
  if (insetMm > MIN_INSET_MM && region.counties.size < network.counties.size) {
    const box = {
      xMm: free.xMm,
      yMm: free.yMm,
      widthMm: insetMm,
      heightMm: insetMm * (column === 'right' ? 0.9 : 1),
    };
    parts.push({ name: 'locator', items: locatorItems(network, region, cornersLonLat, box, flavour) });
    take(box.widthMm, box.heightMm);
  }
  if (!spec.index) return { parts, rest: [], lackingMm: 0 };
  const capacity =
    free.widthMm < 40 * u || free.heightMm < MIN_ROWS * rowHeightMm(layout) ? 0 : rowCapacity(free, layout);
  const rows = index.slice(0, capacity);
  if (rows.length > 0) parts.push({ name: 'index', items: indexItems(rows, free, layout, flavour, fonts) });
  const rest = index.slice(capacity);
  const lackingMm =
    capacity === 0 ? Infinity : Math.ceil(rest.length / columnsIn(free, layout).count) * rowHeightMm(layout);
  return { parts, rest, lackingMm };
}
