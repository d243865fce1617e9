import type { ComponentChildren, JSX } from 'preact';
import { readOwnCode } from '../domain/own-sites.ts';
import { select, setHover } from '../state/actions.ts';
import { openRow } from '../state/run-time-layers.ts';
import { isRecordRef } from '../state/selection.ts';
import type { Selection } from '../state/selection.ts';
import { useAtlas } from './atlas.ts';

interface Props {
  target: Selection;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** Opens a profile, or the row of an own point; while the pointer or the focus is on it, the map highlights that record or row. */
export function RecordButton({
  target,
  class: className = '',
  current = false,
  children,
}: Props): JSX.Element {
  const { state } = useAtlas();
  const own = readOwnCode(target.id);
  const point = (): void => {
    if (own) state.hoverRow.value = own;
    else setHover(state, isRecordRef(target) ? target : null);
  };
  const leave = (): void => {
    if (own) state.hoverRow.value = null;
    else setHover(state, null);
  };
  return (
    <button
      type="button"
      class={`record ${className}`}
      data-record={`${target.kind}:${target.id}`}
      aria-current={current ? 'true' : undefined}
      onClick={() => (own ? openRow(state, own) : select(state, target))}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      {children}
    </button>
  );
}
