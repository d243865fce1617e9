import type { JSX } from 'preact';
import type { AxisShape, Network } from '../../domain/network.ts';
import { useAtlas } from '../atlas.ts';
import { axisName, divisionName, withinName } from '../names.ts';
import { Details } from './details.tsx';
import { Facts } from './facts.tsx';
import { Frame } from './frame.tsx';
import { Reference } from './links.tsx';
import { Strip } from './strip.tsx';

export function AxisProfile({ axis, network }: { axis: AxisShape; network: Network }): JSX.Element {
  const { t, language } = useAtlas();
  const selection = { kind: 'axis', id: axis.id } as const;
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
          [
            t.profile.length,
            <>
              <span class="number">{axis.lengthKm.toFixed(1)} km</span>{' '}
              <span class="aside">{t.profile.lengthNote}</span>
            </>,
          ],
          [t.profile.composition, t.profile.townsAndVillages(axis.towns.length, axis.villages.length)],
          [t.profile.batch, axis.batch && t.filter.batches[axis.batch]],
          [
            t.profile.county,
            <Reference
              target={{ kind: 'county', id: axis.county }}
              name={network.counties.has(axis.county) ? divisionName(axis.county, network, language) : null}
            />,
          ],
        ]}
      />
      <Strip axis={axis} network={network} current={selection} />
      <Facts facts={axis.facts} sources={axis.sources} status={axis.status} />
    </Frame>
  );
}
