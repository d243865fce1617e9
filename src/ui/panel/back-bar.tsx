import type { ComponentChildren, JSX } from 'preact';
import { useAtlas } from '../atlas.ts';

/** The Back button at the head of a view, with further buttons of that view. */
export function BackBar({
  onBack,
  children,
}: {
  onBack: () => void;
  children?: ComponentChildren;
}): JSX.Element {
  const { t } = useAtlas();
  return (
    <div class="back-bar">
      <button type="button" class="back" onClick={onBack}>
        <span aria-hidden="true">‹</span> {t.back}
      </button>
      {children}
    </div>
  );
}
