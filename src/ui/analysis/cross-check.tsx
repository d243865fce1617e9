import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { COUNTED } from '../../domain/measures/cross-check.ts';
import type {
  Compared,
  CorridorCheck,
  DisagreedPlace,
  NearestCheck,
} from '../../domain/measures/cross-check.ts';
import type { Network } from '../../domain/network.ts';
import { analysisWords, crossCheckWords } from '../../i18n/index.ts';
import type { CrossCheckWords } from '../../i18n/index.ts';
import type { CrossCheck, CrossChecks } from '../../state/cross-checks.ts';
import { wantGazetteer } from '../../state/loading.ts';
import { useAtlas } from '../atlas.ts';
import { nameOf } from '../names.ts';
import { RecordButton } from '../record-button.tsx';
import { StateLine } from './state-line.tsx';
import { percent, regionName } from './texts.ts';

/** Places that are listed; the map rings all. */
const LISTED = 12;

/** The button that has figures computed a second time by Turf, how far it is, and what it found. */
function Check<T extends { agrees: boolean }>({
  id,
  check,
  method,
  children,
}: {
  id: 'corridor' | 'nearest';
  check: CrossCheck<T>;
  method: string;
  children: (value: T, t: CrossCheckWords) => ComponentChildren;
}): JSX.Element {
  const { language } = useAtlas();
  const t = crossCheckWords.in(language);
  const about = useId();
  const now = check.state.value;
  const isRunning = now.state === 'running';
  // One button throughout, so that the focus of the keyboard stays.
  return (
    <section class="cross-check" data-cross-check={id} data-state={now.state}>
      <button
        type="button"
        class="button"
        aria-describedby={about}
        onClick={isRunning ? check.cancel : check.start}
      >
        {isRunning ? t.cancel : now.state === 'ready' ? t.again : t.start}
      </button>
      <p class="note" id={about}>
        {t.about}
      </p>
      {isRunning && (
        <p class="cross-check-progress">
          <progress
            aria-label={t.starting}
            max={now.of ?? 1}
            {...(now.of === undefined ? {} : { value: now.done })}
          />
          <span class="number">{now.of === undefined ? t.starting : t.running(now.done, now.of)}</span>
        </p>
      )}
      {now.state === 'failed' && (
        <StateLine failure={now.failure} onRetry={check.start} t={analysisWords.in(language)} />
      )}
      <div role="status">
        {now.state === 'ready' && (
          <p class="cross-check-verdict" data-agrees={now.value.agrees}>
            <span aria-hidden="true">{now.value.agrees ? '✓' : '✕'}</span>{' '}
            {now.value.agrees ? t.agrees : t.fault}
          </p>
        )}
      </div>
      {now.state === 'ready' && (
        <>
          {children(now.value, t)}
          <details class="how">
            <summary>{t.how}</summary>
            <p>{method}</p>
          </details>
        </>
      )}
    </section>
  );
}

interface RowOf {
  key: string;
  name: string;
  figure: Compared;
  /** Writes a figure of this row. */
  write: (n: number) => string;
  /** Where the difference is not just one minus the other. */
  difference?: number;
}

/** Figures by both ways, one a row, with their errors. */
function Table({
  rows,
  caption,
  t,
}: {
  rows: readonly RowOf[];
  caption: string;
  t: CrossCheckWords;
}): JSX.Element {
  return (
    <table class="cross-check-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.figure}</th>
          <th scope="col">{t.columns.ours}</th>
          <th scope="col">{t.columns.turf}</th>
          <th scope="col">{t.columns.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figure, write, difference = figure.turf - figure.ours }) => (
          <tr key={key} data-row={key} data-agrees={figure.agrees}>
            <th scope="row">
              {name}
              {!figure.agrees && <strong class="cross-check-mark">{t.faultMark}</strong>}
            </th>
            <td class="number">
              {write(figure.ours)}
              <small>±{write(figure.oursError)}</small>
            </td>
            <td class="number">
              {Number.isNaN(figure.turf) ? '—' : write(figure.turf)}
              <small>±{write(figure.turfError)}</small>
            </td>
            <td class="number">
              {Number.isNaN(difference) ? '—' : signed(difference, write)}
              <small>{t.allowed(write(figure.oursError + figure.turfError))}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MINUS = '\u2212';
/** A number with its sign; none where it is written as zero. */
function signed(n: number, write: (n: number) => string): string {
  const size = write(Math.abs(n));
  if (Number(size.replaceAll(/[^\d.]/g, '')) === 0) return size;
  return `${n < 0 ? MINUS : '+'}${size}`;
}

/** Thousands parted, with so many decimals where the number is not whole. */
const decimals =
  (digits: number) =>
  (n: number): string =>
    n.toLocaleString('en', { maximumFractionDigits: digits });

/** Area and counts of a corridor, computed again by Turf. */
function CorridorCrossCheck({
  check,
  network,
}: {
  check: CrossCheck<CorridorCheck>;
  network: Network;
}): JSX.Element {
  const { language } = useAtlas();
  const method = crossCheckWords.in(language).corridorMethod;
  return (
    <Check id="corridor" check={check} method={method}>
      {(found, t) => {
        const faults = found.counties.filter(({ agrees }) => !agrees);
        const unit = t.withUnit(t.figures.area, t.unit.km2);
        const rows: RowOf[] = [
          { key: 'area', name: unit, figure: found.area, write: decimals(1) },
          ...COUNTED.map((name): RowOf => ({
            key: name,
            name: t.figures[name],
            figure: found.counts[name],
            write: decimals(1),
          })),
        ];
        return (
          <>
            <Table rows={rows} caption={t.caption} t={t} />
            {found.counties.length > 0 && faults.length === 0 && (
              <p class="note">{t.counties(found.counties.length)}</p>
            )}
            {faults.length > 0 && (
              <>
                <Table
                  caption={t.countyFaults}
                  rows={faults.map(({ code, ...figure }) => ({
                    key: code,
                    name: regionName(code, network, language),
                    figure,
                    write: decimals(2),
                  }))}
                  t={t}
                />
              </>
            )}
            <Places places={found.places} network={network} t={t} />
          </>
        );
      }}
    </Check>
  );
}

/** The villages and towns that one way has inside and the other outside. */
function Places({
  places,
  network,
  t,
}: {
  places: readonly DisagreedPlace[];
  network: Network;
  t: CrossCheckWords;
}): JSX.Element {
  const { state, language } = useAtlas();
  useEffect(() => {
    if (places.length > 0) void wantGazetteer(state);
  }, [places]);
  if (places.length === 0) return <p class="note">{t.noPlace}</p>;
  const share = (n: number): string => (n === 1 ? t.inside : n === 0 ? t.outside : t.share(percent(n, 1)));
  return (
    <>
      <h3>{t.places(places.length)}</h3>
      <ol class="finds" data-figure="disagreed">
        {places.slice(0, LISTED).map(({ code, kind, name, ours, turf, beyondM, isFault }) => {
          const record = (kind === 'town' ? network.towns : network.villages).get(code);
          return (
            <li key={code} data-agrees={!isFault}>
              <RecordButton target={{ kind: record ? kind : 'place', id: code }} class="row row-of-way">
                <span class="row-name" {...(record ? {} : { lang: 'zh-Hans' })}>
                  {record ? nameOf(record, language) : name}
                </span>
                {isFault && <strong class="cross-check-mark">{t.faultMark}</strong>}
                <span class="number row-way">{t.fromEdge(decimals(1)(beyondM))}</span>
                <span class="aside">{t.verdicts(share(ours), share(turf))}</span>
              </RecordButton>
            </li>
          );
        })}
      </ol>
      {places.length > LISTED && <p class="note">{t.listed(LISTED)}</p>}
    </>
  );
}

/** Distances and bearings of the nearest central towns, computed again by Turf. */
function NearestCrossCheck({
  check,
  network,
}: {
  check: CrossCheck<NearestCheck>;
  network: Network;
}): JSX.Element {
  const { language } = useAtlas();
  const method = crossCheckWords.in(language).nearestMethod;
  return (
    <Check id="nearest" check={check} method={method}>
      {({ rows }, t) => (
        <>
          <Table
            caption={t.caption}
            rows={rows.flatMap(({ code, distance, bearing }, i): RowOf[] => {
              const town = network.towns.get(code);
              const name = town ? nameOf(town, language) : t.rank(i + 1);
              const turned = ((bearing.turf - bearing.ours + 540) % 360) - 180;
              const kilometres = (m: number): string => decimals(3)(m / 1000);
              return [
                {
                  key: `${code}-distance`,
                  name: t.withUnit(name, t.unit.km),
                  figure: distance,
                  write: kilometres,
                },
                {
                  key: `${code}-bearing`,
                  name: t.withUnit(t.bearing, t.unit.degrees),
                  figure: bearing,
                  write: decimals(2),
                  difference: turned,
                },
              ];
            })}
            t={t}
          />
          <ul class="finds">
            {rows.flatMap(({ turfTown, agrees }, i) => {
              if (!turfTown) return [];
              const town = network.towns.get(turfTown.code);
              const name = town ? nameOf(town, language) : turfTown.name;
              return [
                <li key={turfTown.code} data-agrees={agrees}>
                  <RecordButton target={{ kind: 'town', id: turfTown.code }} class="row">
                    <span class="row-name">
                      {t.rank(i + 1)}: {t.swapped(name, decimals(3)(turfTown.distanceM / 1000))}
                    </span>
                    {!agrees && <strong class="cross-check-mark">{t.faultMark}</strong>}
                  </RecordButton>
                </li>,
              ];
            })}
          </ul>
        </>
      )}
    </Check>
  );
}

/** The cross-check of the corridor or of the nearest towns. */
export const CrossCheckOf = ({
  of,
  checks,
  network,
}: {
  of: 'corridor' | 'nearest';
  checks: CrossChecks;
  network: Network;
}): JSX.Element =>
  of === 'corridor' ? (
    <CorridorCrossCheck check={checks.corridor} network={network} />
  ) : (
    <NearestCrossCheck check={checks.nearest} network={network} />
  );
