import { SHEET_LAYERS } from '../../styles/order.ts';
import type { Item, TextItem } from './drawing.ts';

/** Items by layer, each layer in the order it was made. */
export function inDrawOrder(items: readonly Item[]): Item[] {
  const layerIndex = (item: Item): number =>
    item.kind === 'clip' ? (item.items[0] ? layerIndex(item.items[0]) : 0) : SHEET_LAYERS.indexOf(item.layer);
  return items.toSorted((a, b) => layerIndex(a) - layerIndex(b));
}

/** All text items, including those inside clips, in drawing order. */
export const collectTexts = (items: readonly Item[]): TextItem[] =>
  items.flatMap((item) =>
    item.kind === 'text' ? [item] : item.kind === 'clip' ? collectTexts(item.items) : [],
  );
