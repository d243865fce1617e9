import { IS_MARKED } from '../../domain/by-status.ts';
import { distanceText } from '../../i18n/count-text.ts';
import type { JSX } from 'preact';
import { withoutDivision } from '../../domain/filter.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Network, RecordRef, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { CountyCode } from '../../domain/codes.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import { nearest } from '../../state/near.ts';
import { statusOf } from '../../state/status.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { StatusBadge } from '../badge.tsx';
import { markOf } from '../marks.ts';
import { axisName, divisionName, nameOf } from '../../i18n/names.ts';
import { LeftOut, useIsPassing } from '../left-out.tsx';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import { WaterMark, WaterNote } from '../water-mark.tsx';

export interface LinkItem {
  target: RecordRef;
  name: string;
  status?: Status;
  /** Straight-line distance; absent if it has no meaning. */
  distanceM?: number;
  /** The ends of that distance, to determine whether it crosses water. */
  ends?: { from: LonLat; to: LonLat };
  /** Shown in place of a distance. */
  aside?: string;
}

/** The records that pass the filter as buttons below a small heading, and how many of them do not. */
export function LinkList({
  title,
  items,
  network,
  filter,
}: {
  title: string;
  items: readonly LinkItem[];
  network: Network;
  /** By default that of the page. */
  filter?: Filter | undefined;
}): JSX.Element | null {
  const { language } = useAtlas();
  const isPassing = useIsPassing(filter);
  if (items.length === 0) return null;
  return (
    <div class="links">
      <h4>{title}</h4>
      <ul>
        {items
          .filter(({ target }) => isPassing(target))
          .map(({ target, name, status, distanceM, ends, aside }) => {
            const mark = markOf(network, target);
            return (
              <li key={`${target.kind}${target.id}`}>
                <RecordButton target={target} class="row">
                  {mark && <Swatch symbol={mark} />}
                  <span class="row-name">{name}</span>
                  {status && <StatusBadge status={status} />}
                  {distanceM !== undefined && (
                    <span class="number row-km">{distanceText(distanceM, undefined, language)}</span>
                  )}
                  {aside !== undefined && <span class="aside">{aside}</span>}
                  {ends && <WaterMark {...ends} />}
                </RecordButton>
              </li>
            );
          })}
      </ul>
      <LeftOut of={items.map(({ target }) => target)} filter={filter} />
    </div>
  );
}

const NEAR_LIMIT = 4;

interface NearbyProps {
  from: LonLat;
  except?: string;
  /** If the point is that of the village's town: this town, which is then left out. */
  town?: string;
  network: Network;
}

/**
 * Nearest central towns and key villages of a point that pass the filter, in any division, by straight line, and how many nearer ones do not; without a
 * distance if a position is not that of the village itself.
 */
export function Nearby({ from, except, town, network }: NearbyProps): JSX.Element {
  const { state, t, language } = useAtlas();
  const filter = withoutDivision(state.filter.value);
  const isPassing = useIsPassing(filter);
  const items = (kind: 'town' | 'village'): LinkItem[] =>
    nearest<TownPoint | VillagePoint>(
      (kind === 'town' ? network.towns : network.villages).values(),
      from,
      NEAR_LIMIT,
      ({ code }) => isPassing({ kind, id: code }),
      town ?? except,
    ).map(({ record, distanceM }) => ({
      target: { kind, id: record.code },
      name: nameOf(record, language),
      status: record.status,
      ...(kind === 'village' && record.precision !== 'village'
        ? { aside: t.precision[record.precision] }
        : { distanceM, ends: { from, to: record.lonLat } }),
    }));
  const towns = items('town');
  const villages = town === undefined ? items('village') : [];
  return (
    <section class="section" aria-labelledby="near-title">
      <h3 id="near-title">{t.profile.near}</h3>
      <p class="note">{town === undefined ? t.profile.nearNote : t.profile.nearNoteTown}</p>
      <LinkList title={t.profile.nearTowns} items={towns} network={network} filter={filter} />
      <LinkList title={t.profile.nearVillages} items={villages} network={network} filter={filter} />
      <WaterNote
        ends={[...towns, ...villages].flatMap(({ target, ends }) =>
          ends && isPassing(target) ? [ends] : [],
        )}
      />
    </section>
  );
}

interface ReferenceProps {
  target: Selection;
  name: string | null;
  /** The name is in Chinese in every language of the page. */
  han?: boolean;
}

/** A record in running text, as a button, marked if it is modelled or drawn by the reader; its code if the record did not load. */
export function Reference({ target, name, han = false }: ReferenceProps): JSX.Element {
  const { state } = useAtlas();
  const network = state.network.value;
  const status = network ? statusOf(network, target) : undefined;
  if (name === null) return <span class="number">{target.id}</span>;
  return (
    <span class="reference-with-status">
      <RecordButton target={target} class="reference">
        <span lang={han ? 'zh-Hans' : undefined}>{name}</span>
      </RecordButton>
      {status && IS_MARKED[status] && <StatusBadge status={status} />}
    </span>
  );
}

/** A county by its code. */
export function CountyReference({ code, network }: { code: CountyCode; network: Network }): JSX.Element {
  const { language } = useAtlas();
  const name = network.counties.has(code) ? divisionName(code, network, language) : null;
  return <Reference target={{ kind: 'county', id: code }} name={name} />;
}

/** An axis by its id. */
export function AxisReference({ id, network }: { id: string; network: Network }): JSX.Element {
  const { language } = useAtlas();
  const axis = network.axes.get(id);
  return <Reference target={{ kind: 'axis', id }} name={axis ? axisName(axis, network, language) : null} />;
}
