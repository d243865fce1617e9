import type { JSX } from 'preact';
import { countParts, countText } from '../../i18n/count-text.ts';
import type { Count } from '../../domain/answers/doubt.ts';
import type { CorridorAreas, RegionShare } from '../../domain/answers/corridor.ts';
import type { Coverage } from '../../domain/answers/coverage.ts';
import type { Network } from '../../domain/network.ts';
import type { Status } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import type { Scope } from '../../state/scope.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { axisName } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { How } from './how.tsx';
import { useSiteNames } from './own-words.ts';
import { percent, regionName, whole } from './texts.ts';

/** Counts inside the corridor: the expectation first, then its interval and bounds. */
export function Figures({ coverage, t }: { coverage: Coverage; t: AnalysisWords }): JSX.Element {
  const { language } = useAtlas();
  const { of } = coverage;
  const ownPlaces = useSiteNames().places !== undefined;
  const split = (
    { documented, modelled, user }: Record<Status, Count>,
    all: Record<Status, number>,
  ): string => {
    const text = (count: Count): string => countText(count, language, undefined, true);
    return t.figures.split(text(documented), text(modelled), all.user > 0 ? text(user) : null);
  };
  return (
    <div class="inside">
      {ownPlaces ? (
        <Row name={t.figures.villages} count={coverage.villages} of={of.villages} />
      ) : (
        <Row
          name={t.figures.keyVillages}
          count={coverage.allKeyVillages}
          of={of.allKeyVillages}
          split={split(coverage.keyVillages, of.keyVillages)}
        />
      )}
      <Row
        name={t.figures.centralTowns}
        count={coverage.allCentralTowns}
        of={of.allCentralTowns}
        split={split(coverage.centralTowns, of.centralTowns)}
      />
      {!ownPlaces && <Row name={t.figures.villages} count={coverage.villages} of={of.villages} />}
      <Row name={t.figures.towns} count={coverage.towns} of={of.towns} />
      <Row name={t.figures.committees} count={coverage.committees} of={of.committees} />
      <p class="note">
        <span class="hatch" aria-hidden="true" /> {t.figures.doubtLong}
      </p>
      <How basis={coverage} t={t} />
    </div>
  );
}

interface RowProps {
  name: string;
  count: Count;
  of: number;
  split?: string;
}

function Row({ name, count, of, split }: RowProps): JSX.Element {
  const { language } = useAtlas();
  const { expected, of: total, interval, bounds } = countParts(count, language, of);
  return (
    <div class="inside-row">
      <p class="inside-name">{name}</p>
      <p class="inside-count">
        <span class="number inside-certain">{expected}</span>
        <span class="number inside-of">{total}</span>
        <span class="number inside-share">{percent(count.expected, of)}</span>
      </p>
      <Bar count={count} of={of} />
      {interval !== undefined && (
        <p class="inside-doubt">
          <span class="number inside-interval">{interval}</span>
          <span class="number inside-bounds">{bounds}</span>
        </p>
      )}
      {split !== undefined && <p class="note">{split}</p>}
    </div>
  );
}

/**
 * A bar: filled up to the lower end of the interval, the interval hatched, a mark at the expectation. It repeats the numbers, so it is hidden from
 * screen readers.
 */
function Bar({ count: { uncertain, expected, low, high }, of }: { count: Count; of: number }): JSX.Element {
  const at = (n: number): string => `${of === 0 ? 0 : (n / of) * 100}%`;
  return (
    <svg class="bar" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect class="bar-ground" width="100%" height="6" />
      <rect class="bar-certain" width={at(low)} height="6" />
      {uncertain > 0 && (
        <>
          <rect class="bar-uncertain" x={at(low)} width={at(high - low)} height="6" fill="url(#hatch)" />
          <rect class="bar-expected" x={at(expected)} width="2" height="6" />
        </>
      )}
    </svg>
  );
}

/** Land in the corridor and its share of the region; marked while figures of another width are shown. */
export function Areas({
  figures,
  current,
  network,
  scope,
  t,
}: {
  figures: CorridorAreas;
  current: boolean;
  network: Network;
  scope: Scope;
  t: AnalysisWords;
}): JSX.Element {
  const { language } = useAtlas();
  const { kind, region } = scope;
  const share = [figures.region, ...figures.counties].find(({ code }) => code === region);
  // The corridor of an axis may reach beyond its county.
  const shareText = ({ code, areaKm2, shareOfRegion }: RegionShare): string => {
    const name = regionName(code, network, language);
    const part = percent(shareOfRegion, 1);
    return whole(areaKm2) === whole(figures.areaKm2)
      ? t.figures.share(name, part)
      : t.figures.part(name, whole(areaKm2), part);
  };
  const places: readonly RegionShare[] =
    region === network.province.code ? figures.prefectures : figures.counties;
  return (
    <div class="area" data-current={current} aria-busy={!current}>
      <p class="inside-name">{t.figures.area}</p>
      <p class="inside-count">
        <span class="number inside-certain">{t.figures.areaValue(whole(figures.areaKm2))}</span>
        {share && <span class="number inside-of">{shareText(share)}</span>}
        {!current && <span class="stale">{t.areaStale}</span>}
      </p>
      {places.length > 1 && (
        <details class="how">
          <summary>{t.figures.shares}</summary>
          <ul class="shares">
            {places.map(({ code, areaKm2, shareOfRegion }) => (
              <li key={code}>
                <span>{regionName(code, network, language)}</span>
                <span class="number">{t.figures.areaValue(whole(areaKm2))}</span>
                <span class="number">{percent(shareOfRegion, 1)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {(kind === 'county' || kind === 'prefecture') && (
        <Serving figures={figures} network={network} region={region} t={t} />
      )}
      <How basis={figures} t={t} />
      {current && <Export of={{ kind: 'areas', areas: figures }} />}
    </div>
  );
}

/** The axes whose corridors reach into a county or prefecture: its own axes and those of others. */
function Serving({
  figures,
  network,
  region,
  t,
}: {
  figures: CorridorAreas;
  network: Network;
  region: string;
  t: AnalysisWords;
}): JSX.Element {
  const { language } = useAtlas();
  const axes = figures.byAxis
    .filter(({ areaKm2 }) => areaKm2 > 0)
    .toSorted((a, b) => b.areaKm2 - a.areaKm2)
    .flatMap(({ id, areaKm2 }) => {
      const axis = network.axes.get(id);
      return axis ? [{ axis, areaKm2, own: [axis.county, axis.prefecture].includes(region) }] : [];
    });
  const own = axes.filter((each) => each.own).length;
  return (
    <details class="how">
      <summary>{t.figures.serving(axes.length, own)}</summary>
      <ul class="answer-list">
        {axes.map(({ axis, areaKm2, own: isOwn }) => (
          <li key={axis.id}>
            <RecordButton target={{ kind: 'axis', id: axis.id }} class="row">
              <span class="row-name">{axisName(axis, network, language)}</span>
              {!isOwn && <span class="aside">{t.figures.foreign}</span>}
              <span class="number row-km">{t.figures.areaValue(whole(areaKm2))}</span>
            </RecordButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
