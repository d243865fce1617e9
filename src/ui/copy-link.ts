import { notify } from '../state/actions.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { encodeLink } from '../state/link.ts';
import { buildLink } from '../state/link-state.ts';

/** Copies a link to the present state to the clipboard and reports in a notice whether that succeeded. */
export async function copyLink(state: AtlasState): Promise<void> {
  const { origin, pathname, search } = location;
  try {
    await navigator.clipboard.writeText(`${origin}${pathname}${search}#${encodeLink(buildLink(state))}`);
    notify(state, { kind: 'copied' });
  } catch {
    notify(state, { kind: 'copy-failed' });
  }
}
