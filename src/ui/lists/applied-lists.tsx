import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { analysisWords, listWords } from '../../i18n/index.ts';
import type { AppliedListSection } from './applied-list-section.tsx';
import { loadLate } from '../../state/late-code.ts';
import { useAtlas } from '../atlas.ts';

/** Loaded with the first list in force. */
const section = signal<typeof AppliedListSection | null>(null);

/** The official lists in force, if there are any; code and words are loaded then. */
export function AppliedLists(): JSX.Element | null {
  const { state } = useAtlas();
  const isWanted = state.lists.value.length > 0;
  useEffect(() => {
    if (!isWanted || section.peek()) return;
    loadLate(state, ['files'], async () => {
      const [loaded] = await Promise.all([
        import('./applied-list-section.tsx'),
        listWords.load(),
        analysisWords.load(),
      ]);
      section.value = loaded.AppliedListSection;
    });
  }, [isWanted]);
  const Section = section.value;
  return isWanted && Section ? <Section /> : null;
}
