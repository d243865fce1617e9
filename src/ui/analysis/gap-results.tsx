import type { JSX } from 'preact';
import { countText, distanceText } from '../../i18n/count-text.ts';
import { mostExtreme } from '../../domain/extremes.ts';
import type { Gaps } from '../../domain/measures/gaps.ts';
import { nearestPoint } from '../../domain/nearest-point.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { RecordButton } from '../record-button.tsx';
import { WaterMark } from '../water-mark.tsx';
import { How } from './how.tsx';
import { percent, whole } from './texts.ts';

const SHOWN = 5;

interface Props {
  found: Gaps;
  network: Network;
  /** How many of the places the map rings. */
  drawn: number;
  t: AnalysisWords;
}

/** What is out of reach, most village committees first, and where one more central town would gain most. */
export function GapResults({ found, network, drawn, t }: Props): JSX.Element {
  const { language } = useAtlas();
  const { beyond, places, cover } = found;
  const worst = mostExtreme(places, SHOWN, ({ committees }) => committees);
  const sure = places.filter(({ certain }) => certain).length;
  const target = (code: string, kind: 'town' | 'village') =>
    ({
      kind: (kind === 'town' ? network.towns : network.villages).has(code) ? kind : 'place',
      id: code,
    }) as const;
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
      <ol class="finds" data-figure="gaps">
        {worst.first.map(
          ({
            code,
            kind,
            name,
            lonLat,
            axis,
            committees,
            distanceM,
            certain: isCertain,
            probability,
            doubtful,
          }) => (
            <li key={code}>
              <RecordButton target={target(code, kind)} class="row">
                <span class="row-name" lang="zh-Hans">
                  {name}
                </span>
                {!isCertain && <span class="aside">{t.gaps.chance(percent(probability, 1))}</span>}
                <span class="aside">{t.gaps.committees(whole(committees))}</span>
                <span class="number row-km">{distanceText(distanceM, doubtful, language)}</span>
                {network.axes.has(axis) && (
                  <WaterMark
                    from={lonLat}
                    to={nearestPoint(lonLat, (network.axes.get(axis) as AxisShape).geometry)}
                  />
                )}
              </RecordButton>
            </li>
          ),
        )}
      </ol>
      {worst.tied > 0 && <p class="note">{t.ties(worst.tied)}</p>}
      {sure > drawn && <p class="note">{t.gaps.drawn(drawn)}</p>}
      <h4>{t.gaps.gain(cover.radiusKm)}</h4>
      <ol class="finds" data-figure="gains">
        {cover.steps.map(({ code, name, gain, island }, i) => (
          <li key={code}>
            <RecordButton target={target(code, 'town')} class="row">
              <span class="number rank">{i + 1}</span>
              <span class="row-name" lang="zh-Hans">
                {name}
              </span>
              <span class="number row-km gain">{t.gaps.gainRow(whole(gain))}</span>
            </RecordButton>
            {island && <p class="note">{t.gaps.island}</p>}
          </li>
        ))}
      </ol>
      {cover.tied > 0 && <p class="note">{t.ties(cover.tied)}</p>}
      <How basis={found} t={t} />
    </>
  );
}
