import type { JSX } from 'preact';
import type { Status } from '../domain/records.ts';
import { useAtlas } from './atlas.ts';

/** Status as a word; the border (solid, dashed) repeats it. */
export function StatusBadge({ status }: { status: Status }): JSX.Element {
  const { t } = useAtlas();
  return (
    <span class="badge" data-status={status}>
      {t.status[status]}
    </span>
  );
}
