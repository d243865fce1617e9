import type { JSX } from 'preact';
import type { AxisShape, Network } from '../../domain/network.ts';
import type { Station, Status } from '../../domain/records.ts';
import type { Language } from '../../state/link.ts';
import type { Selection } from '../../state/selection.ts';
import { stripOf } from '../../state/strip.ts';
import { useAtlas } from '../atlas.ts';
import { StatusBadge } from '../badge.tsx';
import { markOf } from '../marks.ts';
import { nameOf, seatName } from '../names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';

interface Props {
  axis: AxisShape;
  network: Network;
  current: Selection;
}

/** The axis as a line plan: county seat, towns, villages in order of travel, branches set in. */
export function Strip({ axis, network, current }: Props): JSX.Element {
  const { t } = useAtlas();
  return (
    <section class="section" aria-labelledby="strip-title">
      <h3 id="strip-title">{t.profile.strip}</h3>
      <p class="note">{t.profile.stripNote}</p>
      <ol class="strip" data-status={axis.status}>
        {stripOf(axis.stations).map(({ station, branches }) => (
          <li key={`${station.kind}${station.code}`} class="stop">
            <Stop station={station} network={network} current={current} />
            {branches.map((branch, i) => (
              <ol key={i} class="strip branch" data-status={axis.status} aria-label={t.profile.branch}>
                {branch.map((member) => (
                  <li key={`${member.kind}${member.code}`} class="stop">
                    <Stop station={member} network={network} current={current} />
                  </li>
                ))}
              </ol>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

const targetOf = (station: Station): Selection => ({
  kind: station.kind === 'seat' ? 'county' : station.kind,
  id: station.code,
});

function Stop({
  station,
  network,
  current,
}: {
  station: Station;
  network: Network;
  current: Selection;
}): JSX.Element {
  const { t, language, legend } = useAtlas();
  const target = targetOf(station);
  const here = current.kind === target.kind && current.id === target.id;
  const mark = markOf(legend, network, target);
  const { name, status } = describe(station, network, language);
  return (
    <RecordButton target={target} class={`station station-${station.kind}`} current={here}>
      {mark ? <Swatch swatch={mark} /> : <span class="swatch" />}
      <span class="station-name">{station.kind === 'seat' ? t.profile.seatOf(name) : name}</span>
      {status === 'modelled' && <StatusBadge status={status} />}
      {here && <span class="station-here">{t.profile.here}</span>}
      {/* A village known only to its town has the kilometre of the town: it would say more than is known. */}
      {station.km !== station.branchFromKm && <span class="number station-km">{station.km.toFixed(1)}</span>}
    </RecordButton>
  );
}

/** Name and status of a station; its code where its own file did not load. */
function describe(station: Station, network: Network, language: Language): { name: string; status?: Status } {
  if (station.kind === 'seat') {
    const county = network.counties.get(station.code);
    return { name: county ? seatName(county, language) : station.code };
  }
  const record = (station.kind === 'town' ? network.towns : network.villages).get(station.code);
  return record ? { name: nameOf(record, language), status: record.status } : { name: station.code };
}
