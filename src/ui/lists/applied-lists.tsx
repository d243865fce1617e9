import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { listWords } from '../../i18n/index.ts';
import type * as AppliedParts from './applied-list-parts.ts';
import { useAtlas } from '../atlas.ts';

const parts = signal<typeof AppliedParts | null>(null);

/** The official lists in force, if there are any; code and words are loaded then. */
export function AppliedLists(): JSX.Element | null {
  const { state } = useAtlas();
  const isWanted = state.lists.value.length > 0;
  const [, setFailed] = useState(false);
  useEffect(() => {
    if (!isWanted || parts.peek()) return;
    void Promise.all([import('./applied-list-parts.ts'), listWords.load()]).then(
      ([loaded]) => (parts.value = loaded),
      () => setFailed(true),
    );
  }, [isWanted]);
  const List = parts.value?.AppliedListSection;
  return isWanted && List ? <List /> : null;
}
