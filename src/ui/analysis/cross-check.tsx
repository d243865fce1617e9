import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { COUNTED } from '../../domain/answers/cross-check.ts';
import type { CorridorCheck, DisagreedPlace, NearestCheck } from '../../domain/answers/cross-check.ts';
import type { Network } from '../../domain/network.ts';
import { crossCheckWords, siteWords } from '../../i18n/index.ts';
import type { CrossCheckWords } from '../../i18n/index.ts';
import type { CheckedAnswer, CrossCheck, CrossChecks } from '../../state/cross-checks.ts';
import { loadGazetteer } from '../../state/loading.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { nameOf } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { useOwnPointName, useSiteNames } from './own-words.ts';
import { Check, decimals, DisagreedRow, Listed, Table } from './cross-check-frame.tsx';
import { NearestPointsCrossCheck, PointsCrossCheck } from './cross-check-points.tsx';
import type { RowOf } from './cross-check-frame.tsx';
import { percent, regionName } from './texts.ts';

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
  const ownPlaces = useSiteNames().places;
  const placesName = siteWords.in(language).figures.places;
  return (
    <Check check={check} method={method}>
      {(found, t) => {
        const faults = found.counties.filter(({ agrees }) => !agrees);
        const unit = t.withUnit(t.figures.area, t.unit.km2);
        const rows: RowOf[] = [
          { key: 'area', name: unit, figure: found.area, digits: 1 },
          ...COUNTED.filter((name) => name !== 'keyVillages' || ownPlaces === undefined).map(
            (name): RowOf => ({
              key: name,
              name: name === 'villages' && ownPlaces !== undefined ? placesName(ownPlaces) : t.figures[name],
              figure: found.counts[name],
              digits: 1,
            }),
          ),
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
                    digits: 2,
                  }))}
                  t={t}
                />
              </>
            )}
            <Places places={found.places} network={network} t={t} />
            <Export of={{ kind: 'corridor-check', check: found }} />
          </>
        );
      }}
    </Check>
  );
}

/** The villages and towns that are inside by one computation and outside by the other. */
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
    if (places.length > 0) void loadGazetteer(state);
  }, [places]);
  const ownName = useOwnPointName();
  if (places.length === 0) return <p class="note">{t.noPlace}</p>;
  const share = (n: number): string => (n === 1 ? t.inside : n === 0 ? t.outside : t.share(percent(n, 1)));
  return (
    <>
      <h3>{t.places(places.length)}</h3>
      <Listed items={places} t={t}>
        {({ code, kind, name, ours, turf, beyondM, isFault }) => {
          const record = (kind === 'town' ? network.towns : network.villages).get(code);
          return (
            <DisagreedRow
              key={code}
              target={{ kind: record ? kind : 'place', id: code }}
              name={record ? nameOf(record, language) : (ownName(code) ?? name)}
              isHan={!record}
              isFault={isFault}
              ours={share(ours)}
              turf={share(turf)}
              edgeM={beyondM}
              t={t}
            />
          );
        }}
      </Listed>
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
  const ownName = useOwnPointName();
  const method = crossCheckWords.in(language).nearestMethod;
  const townName = (code: string): string | undefined => {
    const town = network.towns.get(code);
    return town ? nameOf(town, language) : ownName(code);
  };
  return (
    <Check check={check} method={method}>
      {({ rows, agrees: all }, t) => (
        <>
          <Table
            caption={t.caption}
            rows={rows.flatMap(({ code, distance, bearing, turfTown }, i): RowOf[] => {
              const name = townName(code) ?? turfTown?.name ?? t.rank(i + 1);
              const turned = ((bearing.turf - bearing.ours + 540) % 360) - 180;
              return [
                {
                  key: `${i}-distance`,
                  name: t.withUnit(name, t.unit.m),
                  figure: distance,
                  digits: 1,
                },
                {
                  key: `${i}-bearing`,
                  name: t.withUnit(t.bearing, t.unit.degrees),
                  figure: bearing,
                  digits: 3,
                  difference: turned,
                },
              ];
            })}
            t={t}
          />
          <ul class="answer-list">
            {rows.flatMap(({ turfTown, agrees }, i) => {
              if (!turfTown) return [];
              const name = townName(turfTown.code) ?? turfTown.name;
              return [
                <li key={turfTown.code} data-agrees={agrees}>
                  <RecordButton target={{ kind: 'town', id: turfTown.code }} class="row">
                    <span class="row-name">
                      {t.rank(i + 1)}: {t.swapped(name, decimals(1)(turfTown.distanceM))}
                    </span>
                    {!agrees && <strong class="cross-check-mark">{t.faultMark}</strong>}
                  </RecordButton>
                </li>,
              ];
            })}
          </ul>
          <Export of={{ kind: 'nearest-check', check: { rows, agrees: all } }} />
        </>
      )}
    </Check>
  );
}

/** The cross-check of an answer. */
export function CrossCheckOf({
  of,
  checks,
  network,
}: {
  of: CheckedAnswer;
  checks: CrossChecks;
  network: Network;
}): JSX.Element {
  switch (of) {
    case 'corridor':
      return <CorridorCrossCheck check={checks.corridor} network={network} />;
    case 'nearest':
      return <NearestCrossCheck check={checks.nearest} network={network} />;
    case 'points':
      return <PointsCrossCheck check={checks.points} />;
    case 'nearestPoints':
      return <NearestPointsCrossCheck check={checks.nearestPoints} network={network} />;
  }
}
