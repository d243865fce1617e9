import { IS_MARKED } from '../../domain/by-status.ts';
import type { Language } from '../../domain/language.ts';
import type { JSX } from 'preact';
import { axisPasses, shownAxis } from '../../domain/filter.ts';
import type { AxisShape, Network, RecordRef } from '../../domain/network.ts';
import type { LonLat, Station, Status } from '../../domain/records.ts';
import type { Selection } from '../../state/selection.ts';
import { buildStrip } from '../../state/strip.ts';
import type { StripLine } from '../../state/strip.ts';
import { useAtlas } from '../atlas.ts';
import { StatusBadge } from '../badge.tsx';
import { markOf } from '../marks.ts';
import { nameOf, seatName } from '../../i18n/names.ts';
import { LeftOut } from '../left-out.tsx';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';

interface Props {
  axis: AxisShape;
  network: Network;
  current: Selection;
}

/** The towns and villages of an axis. */
export const placesOf = ({ towns, villages }: Pick<AxisShape, 'towns' | 'villages'>): RecordRef[] => [
  ...towns.map((id) => ({ kind: 'town' as const, id })),
  ...villages.map((id) => ({ kind: 'village' as const, id })),
];

/**
 * The axis as a line diagram: county seat, towns and villages in order of travel, branches indented. Like the map it shows the lines and places that
 * pass the filter, and no axis that does not.
 */
export function Strip({ axis, network, current }: Props): JSX.Element {
  const { state, t } = useAtlas();
  const filter = state.filter.value;
  const isDrawn = axisPasses(filter, axis);
  return (
    <section class="section" aria-labelledby="strip-title">
      <h3 id="strip-title">{t.profile.strip}</h3>
      {isDrawn && (
        <>
          <p class="note">{t.profile.stripNote}</p>
          <Line
            line={buildStrip(shownAxis(filter, axis, network), (station) => positionOf(station, network))}
            {...{ axis, network, current }}
          />
        </>
      )}
      <LeftOut of={isDrawn ? placesOf(axis) : [{ kind: 'axis', id: axis.id }]} />
    </section>
  );
}

/** One line of the diagram; its branches are also lines. */
function Line({
  line,
  branch = false,
  ...props
}: Props & { line: StripLine; branch?: boolean }): JSX.Element {
  const { t } = useAtlas();
  return (
    <ol
      class={branch ? 'strip branch' : 'strip'}
      data-status={line.status}
      aria-label={branch ? t.profile.branch : undefined}
    >
      {line.stops.map(({ station, around, branches }) => (
        <li key={`${station.kind}${station.code}`} class="stop">
          <Stop station={station} {...props} />
          {around.length > 0 && (
            <ul
              class="around"
              aria-label={
                around.some((member) => positionOf(member, props.network))
                  ? t.profile.around
                  : t.profile.notLoaded
              }
            >
              {around.map((member) => (
                <li key={member.code}>
                  <Stop station={member} off {...props} />
                </li>
              ))}
            </ul>
          )}
          {branches.map((leaving) => (
            <Line key={leaving.stops[0]?.station.code} line={leaving} branch {...props} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function positionOf({ kind, code }: Station, network: Network): LonLat | undefined {
  if (kind !== 'seat') return (kind === 'town' ? network.towns : network.villages).get(code)?.lonLat;
  const seat = network.counties.get(code)?.seat;
  return seat && [seat.lon, seat.lat];
}

const stationSelection = (station: Station): Selection => ({
  kind: station.kind === 'seat' ? 'county' : station.kind,
  id: station.code,
});

interface StopProps extends Props {
  station: Station;
  /** The village is only known to lie near the previous stop, so no chainage is shown. */
  off?: boolean;
}

function Stop({ station, network, current, off = false }: StopProps): JSX.Element {
  const { t, language } = useAtlas();
  const target = stationSelection(station);
  const here = current.kind === target.kind && current.id === target.id;
  const mark = markOf(network, target);
  const described = describe(station, network, language);
  if (described === null)
    return (
      <span class={`record station station-${station.kind}`}>
        <span class="swatch" />
        <span class="station-name aside">{t.profile.notLoaded}</span>
      </span>
    );
  const { name, status } = described;
  return (
    <RecordButton target={target} class={`station station-${station.kind}`} current={here}>
      {mark ? <Swatch symbol={mark} /> : <span class="swatch" />}
      <span class="station-name">{station.kind === 'seat' ? t.profile.seatOf(name) : name}</span>
      {status && IS_MARKED[status] && <StatusBadge status={status} />}
      {here && <span class="station-here">{t.profile.here}</span>}
      {!off && <span class="number station-km">{station.km.toFixed(1)}</span>}
    </RecordButton>
  );
}

/** Name and status of a station; `null` if its file did not load. */
function describe(
  station: Station,
  network: Network,
  language: Language,
): { name: string; status?: Status } | null {
  if (station.kind === 'seat') {
    const county = network.counties.get(station.code);
    return county ? { name: seatName(county, language) } : null;
  }
  const record = (station.kind === 'town' ? network.towns : network.villages).get(station.code);
  return record ? { name: nameOf(record, language), status: record.status } : null;
}
