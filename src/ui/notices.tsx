import type { JSX } from 'preact';
import { groupBy } from '../domain/group-by.ts';
import { notify } from '../state/actions.ts';
import type { FileFailure, MapState, Notice } from '../state/atlas-state.ts';
import { useAtlas } from './atlas.ts';
import { Fault } from './guard.tsx';
import type { Words } from '../i18n/index.ts';

/** Messages on what is wrong with the data and what still works; one line for each file. */
export function Failures(): JSX.Element | null {
  const { state, t } = useAtlas();
  const failures = state.failures.value;
  if (failures.length === 0) return null;
  return (
    <div class="notice notice-failure" role="alert">
      <ul>
        {failures.map((failure) => (
          <li key={failure.file}>{failureLine(failure, t)}</li>
        ))}
      </ul>
      <StillWorks />
    </div>
  );
}

/** The parts of the map that could not be drawn. */
export function MapFaults(): JSX.Element | null {
  const { state, t } = useAtlas();
  const parts = state.mapFaults.value;
  if (parts.length === 0) return null;
  return (
    <div class="notice notice-failure" role="alert">
      <p>{t.mapFault.line(parts.map((part) => t.mapFault.parts[part]).join(t.mapFault.join))}</p>
      <StillWorks />
    </div>
  );
}

/** Which parts of the page did not load, each with another try. */
export function LateFaults(): JSX.Element {
  const { state } = useAtlas();
  const byParts = groupBy(state.lateFaults.value, ({ parts }) => parts.join());
  return (
    <>
      {[...byParts].map(([key, faults]) => (
        <Fault
          key={key}
          parts={faults[0]?.parts ?? []}
          onRetry={() => {
            for (const { retry } of faults) retry();
          }}
        />
      ))}
    </>
  );
}

/** What still works, and a button to try again. */
function StillWorks(): JSX.Element {
  const { t } = useAtlas();
  return (
    <p>
      {t.failure.rest}{' '}
      <button type="button" class="text-button" onClick={() => location.reload()}>
        {t.retry}
      </button>
    </p>
  );
}

/** A failure as a sentence that names the file and the reason. */
export function failureLine({ file, reason }: FileFailure, t: Words): string {
  return t.failure.line(t.failure.contents[file], file, reasonText(reason, t));
}

function reasonText(reason: FileFailure['reason'], t: Words): string {
  switch (reason.kind) {
    case 'network':
      return t.failure.network;
    case 'status':
      return t.failure.status(reason.status);
    case 'json':
      return t.failure.json;
    case 'shape':
      return t.failure.shape(reason.path);
  }
}

/** A short message in response to something that the reader did. */
export function NoticeLine(): JSX.Element | null {
  const { state, t } = useAtlas();
  const notice = state.notice.value;
  if (!notice) return null;
  return (
    <div class="notice">
      <p>{noticeText(notice, t)}</p>
      <button type="button" class="text-button" onClick={() => notify(state, null)}>
        {t.notices.dismiss}
      </button>
    </div>
  );
}

/** A notice as a sentence, which the announcer also reads out. */
export function noticeText(notice: Notice, t: Words): string {
  switch (notice.kind) {
    case 'bad-link':
      return t.notices.badLink(notice.parts.join('  '));
    case 'unknown-record':
      return t.notices.unknownRecord(notice.id);
    case 'copied':
      return t.notices.copied;
    case 'copy-failed':
      return t.notices.copyFailed;
    case 'list-refused':
    case 'basemap':
    case 'own-sites':
    case 'export':
      return notice.text;
  }
}

const MAP_NOTICES: Partial<Record<MapState, keyof Words['notices'] & ('unsupported' | 'lost' | 'failed')>> = {
  unsupported: 'unsupported',
  lost: 'lost',
  failed: 'failed',
};

/** Over the map: progress of loading, or why there is no map. */
export function MapNotice(): JSX.Element | null {
  const { state, t } = useAtlas();
  const problem = MAP_NOTICES[state.mapState.value];
  if (problem)
    return (
      <div class="map-notice" role="alert">
        <p>{t.notices[problem]}</p>
      </div>
    );
  if (!state.textMayCome.value) return null;
  const { done, total } = state.progress.value;
  const loadingData = state.loadState.value !== 'ready';
  if (!loadingData && state.mapState.value === 'ready') return null;
  const text = loadingData ? t.loading(done, total) : t.loadingMap;
  return (
    <div class="map-loading">
      <progress max={total} value={done} aria-label={text} />
      <p aria-hidden="true">{text}</p>
    </div>
  );
}
