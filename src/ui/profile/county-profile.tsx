import { areaText } from '../../i18n/count-text.ts';
import type { JSX } from 'preact';
import { axisPasses } from '../../domain/filter.ts';
import type { CountyShape, Network } from '../../domain/network.ts';
import { useAtlas } from '../atlas.ts';
import { axisName, divisionName, nameOf, seatName } from '../../i18n/names.ts';
import { LeftOut } from '../left-out.tsx';
import { SourceLink } from '../source-link.tsx';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { LinkList, Reference } from './links.tsx';
import type { LinkItem } from './links.tsx';
import { positionSourceText } from './position-source.ts';
import { Strip } from './strip.tsx';
import { TravelSection } from './travel-section.tsx';

export function CountyProfile({ county, network }: { county: CountyShape; network: Network }): JSX.Element {
  const { state, t, language } = useAtlas();
  const selection = { kind: 'county', id: county.code } as const;
  const axes = [...network.axes.values()].filter((axis) => axis.county === county.code);
  const passing = axes.filter((axis) => axisPasses(state.filter.value, axis));
  const members = (kind: 'town' | 'village'): LinkItem[] =>
    [...(kind === 'town' ? network.towns : network.villages).values()]
      .filter((record) => record.county === county.code)
      .map((record) => ({
        target: { kind, id: record.code },
        name: nameOf(record, language),
        status: record.status,
      }));
  const towns = members('town');
  const villages = members('village');
  const neighbours = county.neighbours.flatMap((code): LinkItem[] => {
    const neighbour = network.counties.get(code);
    return neighbour ? [{ target: { kind: 'county', id: code }, name: nameOf(neighbour, language) }] : [];
  });
  return (
    <Frame
      selection={selection}
      record={county}
      title={nameOf(county, language)}
      kind={t.kinds.county}
      within={divisionName(county.prefecture, network, language)}
    >
      <Details
        rows={[
          [t.profile.code, <span class="number">{county.code}</span>],
          [
            t.profile.terrain,
            county.terrain && (
              <>
                {t.profile.terrains[county.terrain]}
                {county.priority ? t.profile.priority : t.profile.noPriority}
                <p class="note">{t.profile.terrainNote}</p>
                {county.terrainSource !== undefined && <SourceLink id={county.terrainSource} />}
              </>
            ),
          ],
          [t.profile.area, <span class="number">{areaText(county.areaKm2, language)}</span>],
          [t.profile.seat, <Seat county={county} />],
          [t.profile.villageCommittees, t.profile.villageCommitteesValue(county.villageCommittees)],
          [
            t.profile.axis,
            axes.length > 0 && (
              <>
                {passing.map((axis) => (
                  <Reference
                    key={axis.id}
                    target={{ kind: 'axis', id: axis.id }}
                    name={axisName(axis, network, language)}
                  />
                ))}
                <LeftOut of={axes.map(({ id }) => ({ kind: 'axis', id }))} />
              </>
            ),
          ],
        ]}
      />
      {axes.length === 0 && <p class="empty">{t.profile.noAxis}</p>}
      {passing.map((axis) => (
        <Strip key={axis.id} axis={axis} network={network} current={selection} />
      ))}
      {towns.length + villages.length + neighbours.length > 0 && (
        <section class="section" aria-label={t.profile.composition}>
          <LinkList title={t.profile.towns} items={towns} network={network} />
          <LinkList title={t.profile.villages} items={villages} network={network} />
          <LinkList title={t.profile.neighbours} items={neighbours} network={network} />
        </section>
      )}
      <TravelSection code={county.code} network={network} />
      <Facts facts={county.facts} sources={county.sources} />
    </Frame>
  );
}

/** The county seat and the source of its position. */
function Seat({ county }: { county: CountyShape }): JSX.Element {
  const { t, language } = useAtlas();
  return (
    <>
      {seatName(county, language)}
      {county.seat.note === undefined ? (
        <p class="note">{t.profile.seatPoint}</p>
      ) : (
        <p class="note" lang="zh-Hans">
          {county.seat.note}
        </p>
      )}
      <p class="note">{positionSourceText(county.seat.positionSource, t)}</p>
    </>
  );
}
