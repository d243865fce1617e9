import { inHan } from '../../i18n/names.ts';
import type { ComponentChildren, JSX } from 'preact';
import type { Status } from '../../domain/records.ts';
import { flyToSelection } from '../../state/actions.ts';
import { isRecordRef } from '../../state/selection.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { StatusBadge } from '../badge.tsx';
import { copyLink } from '../copy-link.ts';
import { LeftOut } from '../left-out.tsx';
import { PrintButton } from '../print/open-print.tsx';

interface Props {
  selection: Selection;
  record: { name: string; pinyin: string };
  /** Title in the reader's language. */
  title: string;
  kind: string;
  within?: string;
  status?: Status;
  /** Whether the map can move to it. */
  located?: boolean;
  children: ComponentChildren;
}

/** Head of a profile: kind of record, its name in both scripts, whether it is documented, and buttons. */
export function Frame({
  selection,
  record,
  title,
  kind,
  within,
  status,
  located = true,
  children,
}: Props): JSX.Element {
  const { state, t, language } = useAtlas();
  return (
    <article class="profile" aria-labelledby="profile-title">
      <header class="profile-head">
        <p class="profile-kind">
          <span>{kind}</span>
          {within !== undefined && <span class="profile-within">{within}</span>}
        </p>
        <h2 id="profile-title" class="view-title" tabIndex={-1}>
          {title}
        </h2>
        <p class="profile-other">
          {!inHan(language) && title !== record.name && <span lang="zh-Hans">{record.name}</span>}
          <span lang="zh-Latn">{record.pinyin}</span>
        </p>
        {status && (
          <div class="status-note" data-status={status}>
            <StatusBadge status={status} />
            <p>{t.statusLong[status]}</p>
          </div>
        )}
        {isRecordRef(selection) && <LeftOut of={[selection]} />}
        <p class="profile-actions">
          {located ? (
            <button type="button" class="button" onClick={() => flyToSelection(state, selection)}>
              {t.zoomTo}
            </button>
          ) : (
            <span class="aside">{t.profile.noPosition}</span>
          )}
          <button type="button" class="button" onClick={() => void copyLink(state)}>
            {t.copyLink}
          </button>
          {(selection.kind === 'county' || selection.kind === 'axis') && (
            <PrintButton
              class="button"
              region={
                selection.kind === 'county'
                  ? { kind: 'county', code: selection.id }
                  : { kind: 'axis', id: selection.id }
              }
            />
          )}
        </p>
        {isRecordRef(selection) && <Export of={{ kind: 'record', ref: selection }} />}
      </header>
      {children}
    </article>
  );
}
