import { distanceText } from '../../i18n/count-text.ts';
import type { JSX } from 'preact';
import { hasLine } from '../../domain/axis.ts';
import { countByStatus } from '../../domain/by-status.ts';
import { shownAxis } from '../../domain/filter.ts';
import { courseTexts } from '../../i18n/course-text.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import type { Town, Village } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { axisName, withinName } from '../../i18n/names.ts';
import { LeftOut } from '../left-out.tsx';
import { BatchText } from './batch-text.tsx';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { CountyReference, LinkList } from './links.tsx';
import type { LinkItem } from './links.tsx';
import { placesOf, Strip } from './strip.tsx';

export function AxisProfile({ axis, network }: { axis: AxisShape; network: Network }): JSX.Element {
  const { state, t, language } = useAtlas();
  const shown = shownAxis(state.filter.value, axis, network);
  const selection = { kind: 'axis', id: axis.id } as const;
  const counted = (what: string, records: readonly (Town | Village | undefined)[]): string => {
    // The status of a record that did not load is unknown.
    if (records.includes(undefined)) return what;
    const statuses = records.flatMap((record) => (record ? [record.status] : []));
    return t.profile.withSplit(what, t.legend.split(countByStatus(statuses)));
  };
  const towns = shown.towns.map((code) => network.towns.get(code));
  const villages = shown.villages.map((code) => network.villages.get(code));
  const besides = network.counties.get(axis.county)?.neighbours ?? [];
  const neighbours = [...network.axes.values()]
    .filter(({ county }) => besides.includes(county))
    .map((neighbour): LinkItem => ({
      target: { kind: 'axis', id: neighbour.id },
      name: axisName(neighbour, network, language),
      status: neighbour.status,
    }));
  return (
    <Frame
      selection={selection}
      record={axis}
      title={axisName(axis, network, language)}
      kind={t.kinds.axis}
      within={withinName(axis, network, language)}
      status={axis.status}
    >
      <Details
        rows={[
          [t.profile.axisId, <span class="number">{axis.id}</span>],
          [
            t.profile.length,
            hasLine(axis) ? (
              <>
                <span class="number">{distanceText(shown.lengthKm * 1000, undefined, language)}</span>{' '}
                <span class="aside">{t.profile.lengthNote}</span>
              </>
            ) : (
              t.profile.noLine
            ),
          ],
          [
            t.profile.course,
            hasLine(axis) && (
              <>
                {courseTexts(shown, language).join(t.profile.listJoin)}
                <p class="note">{t.profile.courseNote}</p>
              </>
            ),
          ],
          [
            t.profile.composition,
            <>
              {[
                counted(t.profile.centralTowns(towns.length), towns),
                counted(t.profile.keyVillages(villages.length), villages),
              ].join(t.profile.listJoin)}
              <LeftOut of={placesOf(axis)} />
            </>,
          ],
          [t.profile.batch, axis.batch && <BatchText record={axis} network={network} />],
          [t.profile.county, <CountyReference code={axis.county} network={network} />],
        ]}
      />
      <Strip axis={axis} network={network} current={selection} />
      {neighbours.length > 0 && (
        <section class="section" aria-label={t.profile.neighbourAxes}>
          <LinkList title={t.profile.neighbourAxes} items={neighbours} network={network} />
        </section>
      )}
      <Facts facts={axis.facts} sources={axis.sources} status={axis.status} />
    </Frame>
  );
}
