import type { ComponentChildren, JSX } from 'preact';
import { select, setHover } from '../state/actions.ts';
import { isRecordRef } from '../state/selection.ts';
import type { Selection } from '../state/selection.ts';
import { useAtlas } from './atlas.ts';

interface Props {
  target: Selection;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** Opens a profile; while it is pointed at or focused the map shows which record it means. */
export function RecordButton({
  target,
  class: className = '',
  current = false,
  children,
}: Props): JSX.Element {
  const { state } = useAtlas();
  const point = (): void => setHover(state, isRecordRef(target) ? target : null);
  const leave = (): void => setHover(state, null);
  return (
    <button
      type="button"
      class={`record ${className}`}
      data-record={`${target.kind}:${target.id}`}
      aria-current={current ? 'true' : undefined}
      onClick={() => select(state, target)}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      {children}
    </button>
  );
}
