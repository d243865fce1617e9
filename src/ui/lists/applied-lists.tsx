import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { listWords } from '../../i18n/index.ts';
import type * as AppliedParts from './applied-list-parts.ts';
import { loadLate } from '../../state/late-code.ts';
import { useAtlas } from '../atlas.ts';

const parts = signal<typeof AppliedParts | null>(null);

/** The official lists in force, if there are any; code and words are loaded then. */
export function AppliedLists(): JSX.Element | null {
  const { state } = useAtlas();
  const isWanted = state.lists.value.length > 0;
  useEffect(() => {
    if (!isWanted || parts.peek()) return;
    loadLate(state, ['files'], async () => {
      const [loaded] = await Promise.all([import('./applied-list-parts.ts'), listWords.load()]);
      parts.value = loaded;
    });
  }, [isWanted]);
  const List = parts.value?.AppliedListSection;
  return isWanted && List ? <List /> : null;
}
