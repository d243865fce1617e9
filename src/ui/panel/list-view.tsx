import type { Language } from '../../domain/language.ts';
import type { JSX } from 'preact';
import { isEmptyFilter } from '../../domain/filter.ts';
import { RECORDS_OF } from '../../domain/network.ts';
import type {
  AxisShape,
  CountyShape,
  Network,
  RecordKind,
  RecordRef,
  TownPoint,
  VillagePoint,
} from '../../domain/network.ts';
import type { Cluster, Status } from '../../domain/records.ts';
import { clearFilter, openList } from '../../state/actions.ts';
import { isMissing } from '../../state/loading.ts';
import { groupBy } from '../../domain/group-by.ts';
import { refsOf } from '../../state/members.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { copyLink } from '../copy-link.ts';
import { StatusBadge } from '../badge.tsx';
import { markOf } from '../marks.ts';
import { divisionName } from '../../i18n/names.ts';
import { LeftOut, useIsPassing } from '../left-out.tsx';
import { selectionName } from '../names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import { BackBar } from './back-bar.tsx';

const KINDS: readonly RecordKind[] = ['axis', 'town', 'village', 'county', 'cluster'];

interface Row {
  target: RecordRef;
  name: string;
  /** Code of the division under whose heading it is listed. */
  under: string;
  status: Status | undefined;
}

/** All records that pass the filter as a list: a way to every record without the map. */
export function ListView({ kind }: { kind: RecordKind }): JSX.Element {
  const { state, t, language } = useAtlas();
  const network = state.network.value;
  const isPassing = useIsPassing();
  const rows = network ? buildRows(kind, network, isPassing, language) : [];
  const groups = [...groupBy(rows, (row) => row.under)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section class="list-view" aria-labelledby="list-title">
      <BackBar onBack={() => openList(state, null)}>
        <button type="button" class="text-button" onClick={() => void copyLink(state)}>
          {t.copyLink}
        </button>
      </BackBar>
      <h2 id="list-title" class="view-title" tabIndex={-1}>
        {t.legend.lists}
      </h2>
      <div class="tabs" role="group" aria-label={t.list.kinds}>
        {KINDS.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === kind}
            onClick={() => openList(state, option)}
          >
            {t.list.tabs[option]}
          </button>
        ))}
      </div>
      <p class="note list-count">
        <span class="number">{t.list.count(rows.length)}</span>
        {!isEmptyFilter(state.filter.value) && (
          <>
            <span>{t.filter.active}</span>
            <button type="button" class="text-button" onClick={() => clearFilter(state)}>
              {t.filter.clear}
            </button>
          </>
        )}
      </p>
      {rows.length > 0 && <Export of={{ kind: 'layer', of: kind }} />}
      {network && <LeftOut of={refsOf(network, kind)} />}
      {kind === 'cluster' && <p class="note">{t.profile.clusterNote}</p>}
      {rows.length === 0 && (
        <p class="empty">
          {isMissing(state, kind) ? t.list.missing : network ? t.list.empty : t.search.unready}
        </p>
      )}
      {network &&
        groups.map(([under, members]) => (
          <RecordGroup key={under} under={under} rows={members} network={network} />
        ))}
    </section>
  );
}

/** The records of one county or prefecture under its name. */
function RecordGroup({
  under,
  rows,
  network,
}: {
  under: string;
  rows: readonly Row[];
  network: Network;
}): JSX.Element {
  const { language } = useAtlas();
  return (
    <div class="list-group">
      <h3>
        <span>{divisionName(under, network, language)}</span>
        <span class="number">{rows.length}</span>
      </h3>
      <ul>
        {rows.map((row) => {
          const mark = markOf(network, row.target);
          return (
            <li key={row.target.id}>
              <RecordButton target={row.target} class="row">
                {mark && <Swatch symbol={mark} />}
                <span class="row-name">{row.name}</span>
                {row.status && <StatusBadge status={row.status} />}
              </RecordButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function buildRows(
  kind: RecordKind,
  network: Network,
  isPassing: (ref: RecordRef) => boolean,
  language: Language,
): Row[] {
  const records: [string, AxisShape | TownPoint | VillagePoint | CountyShape | Cluster][] = [
    ...network[RECORDS_OF[kind]],
  ];
  return records
    .filter(([id]) => isPassing({ kind, id }))
    .map(([id, record]) => ({
      target: { kind, id },
      name: selectionName({ kind, id }, network, () => null, language) ?? id,
      // Axes and counties are listed by prefecture, the others by county.
      under: kind === 'axis' || !('county' in record) ? record.prefecture : record.county,
      status: 'status' in record ? record.status : undefined,
    }));
}
