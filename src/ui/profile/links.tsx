import type { JSX } from 'preact';
import type { Network, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import { nearest } from '../../state/near.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { StatusBadge } from '../badge.tsx';
import { markOf } from '../marks.ts';
import { nameOf } from '../names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';

export interface LinkItem {
  target: Selection;
  name: string;
  status?: Status;
  /** Straight-line distance; absent where it would say nothing. */
  distanceM?: number;
}

/** Records as buttons under a small heading. */
export function LinkList({
  title,
  items,
  network,
}: {
  title: string;
  items: readonly LinkItem[];
  network: Network;
}): JSX.Element | null {
  const { legend } = useAtlas();
  if (items.length === 0) return null;
  return (
    <div class="links">
      <h4>{title}</h4>
      <ul>
        {items.map(({ target, name, status, distanceM }) => {
          const mark = markOf(legend, network, target);
          return (
            <li key={`${target.kind}${target.id}`}>
              <RecordButton target={target} class="row">
                {mark && <Swatch swatch={mark} />}
                <span class="row-name">{name}</span>
                {status && <StatusBadge status={status} />}
                {distanceM !== undefined && (
                  <span class="number row-km">{(distanceM / 1000).toFixed(1)} km</span>
                )}
              </RecordButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const NEAR_LIMIT = 4;

/** Nearest central towns and key villages of a point, by straight line. */
export function Nearby({
  from,
  except,
  network,
}: {
  from: LonLat;
  except?: string;
  network: Network;
}): JSX.Element {
  const { t, language } = useAtlas();
  const items = (kind: 'town' | 'village'): LinkItem[] =>
    nearest<TownPoint | VillagePoint>(
      (kind === 'town' ? network.towns : network.villages).values(),
      from,
      NEAR_LIMIT,
      except,
    ).map(({ record, distanceM }) => ({
      target: { kind, id: record.code },
      name: nameOf(record, language),
      status: record.status,
      distanceM,
    }));
  return (
    <section class="section" aria-labelledby="near-title">
      <h3 id="near-title">{t.profile.near}</h3>
      <p class="note">{t.profile.nearNote}</p>
      <LinkList title={t.profile.nearTowns} items={items('town')} network={network} />
      <LinkList title={t.profile.nearVillages} items={items('village')} network={network} />
    </section>
  );
}

/** One record named in running text, as a button; its code where the record did not load. */
export function Reference({ target, name }: { target: Selection; name: string | null }): JSX.Element {
  return name === null ? (
    <span class="number">{target.id}</span>
  ) : (
    <RecordButton target={target} class="reference">
      {name}
    </RecordButton>
  );
}
