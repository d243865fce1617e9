import { analysisWords, listWords } from '../../i18n/index.ts';
import { notify } from '../../state/actions.ts';
import { type AppliedList, readExported } from '../../state/lists/exported-list.ts';
import { applyStored, storeList, storedLists } from '../../state/lists/apply-list.ts';
import { loadPlaceIndex } from '../../state/lists/list-review.ts';
import type { Atlas } from '../atlas.ts';
import { listFailureText } from './list-failure.ts';
import { listTools } from './list-tools.ts';

/** Applies lists and reports those that cannot be applied. */
async function applyAll(atlas: Atlas, lists: readonly AppliedList[]): Promise<void> {
  const t = listWords.in(atlas.state.language.peek());
  const tools = listTools(atlas, t, new AbortController().signal);
  const { refused } = await applyStored(atlas.state, lists, loadPlaceIndex, tools);
  const [first] = refused;
  if (!first) return;
  await analysisWords.load();
  notify(atlas.state, {
    kind: 'list-refused',
    text: t.applied.refused(
      first.list.file.name,
      listFailureText(first.failure, atlas.state.language.peek()),
    ),
  });
}

/** Applies the lists that are stored on this device. */
export async function restoreLists(atlas: Atlas): Promise<void> {
  await listWords.load();
  try {
    await applyAll(atlas, await storedLists());
  } catch (error) {
    reportError(error);
  }
}

/** Opens a list that was exported on this or another computer. */
export async function openExported(atlas: Atlas, file: File): Promise<void> {
  await listWords.load();
  const t = listWords.in(atlas.state.language.peek());
  const list = readExported(await file.text());
  if (!list) return notify(atlas.state, { kind: 'list-refused', text: t.applied.notAList(file.name) });
  await applyAll(atlas, [list]);
  const applied = atlas.state.lists.peek().find(({ id }) => id === list.id);
  if (applied) await storeList(atlas.state, applied);
}
