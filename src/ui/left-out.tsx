import type { JSX } from 'preact';
import { reasonAgainstRef } from '../domain/filter.ts';
import type { Filter } from '../domain/filter.ts';
import type { RecordRef } from '../domain/network.ts';
import { reasonCounts } from '../i18n/left-out-text.ts';
import { findLeftOut } from '../state/members.ts';
import { useAtlas } from './atlas.ts';

/** How many of these records a filter, by default that of the page, leaves out, and why; nothing if all pass. */
export function LeftOut({
  of,
  filter,
}: {
  of: readonly RecordRef[];
  filter?: Filter | undefined;
}): JSX.Element | null {
  const { state, t, language } = useAtlas();
  const network = state.network.value;
  const reasons = network ? findLeftOut(network, filter ?? state.filter.value, of) : [];
  return reasons.length > 0 ? (
    <p class="note">{t.list.leftOut(reasons.length, reasonCounts(reasons, language))}</p>
  ) : null;
}

/** Whether a record passes a filter, by default that of the page. */
export function useIsPassing(filter?: Filter): (ref: RecordRef) => boolean {
  const { state } = useAtlas();
  const network = state.network.value;
  return (ref) => !network || reasonAgainstRef(filter ?? state.filter.value, ref, network) === null;
}
