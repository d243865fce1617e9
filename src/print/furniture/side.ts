import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import type { BoxMm, Item } from '../drawing.ts';
import type { Faces } from '../faces.ts';
import type { Layout } from '../layout.ts';
import type { SheetRegion } from '../region.ts';
import type { PrintSpec } from '../spec.ts';
import { wordsOf } from '../words.ts';
import { capacityOf, indexItems, rowHeightMm, type TableRow } from './index-table.ts';
import { legendItems } from './legend.ts';
import type { LegendRow } from './legend-row.ts';
import { locatorItems } from './locator.ts';

/** Heading and at least one place: less of an index is not begun on the first page. */
const MIN_ROWS = 3;

export interface SideParts {
  network: Network;
  region: SheetRegion;
  cornersLonLat: LonLat[];
  legend: LegendRow[];
  index: TableRow[];
}

/**
 * Legend, locator and as much of the index as the column holds.
 * @returns items, and the rows of the index that found no room
 */
export function sideItems(
  parts: SideParts,
  layout: Layout,
  spec: PrintSpec,
  flavour: PrintFlavour,
  faces: Faces,
): { items: Item[]; rest: TableRow[] } {
  const { side, u, column } = layout;
  const gapMm = 3.5 * u;
  const items: Item[] = [];
  let free: BoxMm = side;
  const take = (widthMm: number, heightMm: number): void => {
    free =
      column === 'right'
        ? { ...free, yMm: free.yMm + heightMm + gapMm, heightMm: free.heightMm - heightMm - gapMm }
        : { ...free, xMm: free.xMm + widthMm + gapMm, widthMm: free.widthMm - widthMm - gapMm };
  };
  if (spec.legend) {
    const legend = legendItems(parts.legend, wordsOf(spec).legend, free, layout, flavour, faces);
    items.push(...legend.items);
    take(legend.widthMm, legend.heightMm);
    const insetMm =
      column === 'right' ? Math.min(side.widthMm, free.heightMm) : Math.min(side.heightMm, free.widthMm);
    if (insetMm > 18 && parts.region.counties.size < parts.network.counties.size) {
      const box = {
        xMm: free.xMm,
        yMm: free.yMm,
        widthMm: insetMm,
        heightMm: insetMm * (column === 'right' ? 0.9 : 1),
      };
      items.push(...locatorItems(parts.network, parts.region, parts.cornersLonLat, box, flavour));
      take(box.widthMm, box.heightMm);
    }
  }
  if (!spec.index) return { items, rest: [] };
  const capacity =
    free.widthMm < 40 * u || free.heightMm < MIN_ROWS * rowHeightMm(layout) ? 0 : capacityOf(free, layout);
  items.push(...indexItems(parts.index.slice(0, capacity), free, layout, flavour, faces));
  return { items, rest: parts.index.slice(capacity) };
}
