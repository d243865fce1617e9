import type { JSX } from 'preact';
import { countText, distanceText } from '../../i18n/count-text.ts';
import type { Gaps } from '../../domain/answers/gaps.ts';
import { nearestPoint } from '../../domain/nearest-point.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { WaterMark } from '../water-mark.tsx';
import { Gains, WorstGaps } from './gap-lists.tsx';
import { How } from './how.tsx';

interface Props {
  found: Gaps;
  network: Network;
  /** Number of the places that the map marks with a ring. */
  drawn: number;
  t: AnalysisWords;
}

/** Places beyond the width, most village committees first, and where one more central town would gain most. */
export function GapResults({ found, network, drawn, t }: Props): JSX.Element {
  const { language } = useAtlas();
  const { beyond, places, cover } = found;
  if (places.length === 0) return <p class="note">{t.gaps.nothing}</p>;
  return (
    <>
      <p class="note">
        {t.gaps.summary(
          countText(beyond.villages, language),
          countText(beyond.towns, language),
          countText(beyond.committees, language),
        )}
      </p>
      <h4>{t.gaps.worst}</h4>
      <WorstGaps
        places={places}
        network={network}
        drawn={drawn}
        far={({ distanceM, doubtful }) => distanceText(distanceM, doubtful, language)}
        besides={({ axis, lonLat }) =>
          network.axes.has(axis) && (
            <WaterMark
              from={lonLat}
              to={nearestPoint(lonLat, (network.axes.get(axis) as AxisShape).geometry)}
            />
          )
        }
        t={t}
      />
      <h4>{t.gaps.gain(cover.radiusKm)}</h4>
      <Gains
        steps={cover.steps}
        tied={cover.tied}
        network={network}
        besides={({ island }) => island && <p class="note">{t.gaps.island}</p>}
        t={t}
      />
      <How basis={found} t={t} />
      <Export of={{ kind: 'gaps', found }} />
    </>
  );
}
