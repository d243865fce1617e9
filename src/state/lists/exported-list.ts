import type { AppliedList } from '../../exchange/list/applied-list.ts';
import { EXPORTED } from './stored-lists.ts';

export { type AppliedList, readExported } from '../../exchange/list/applied-list.ts';

/** A list as a file for another computer. */
export function exportedList(list: AppliedList): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const name = list.file.name.replace(/[.][^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return { name: `${name}${EXPORTED}`, bytes: new TextEncoder().encode(JSON.stringify(list)) };
}
