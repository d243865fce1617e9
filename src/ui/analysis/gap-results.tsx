import type { JSX } from 'preact';
import type { Count } from '../../domain/measures/basis.ts';
import type { Gaps } from '../../domain/measures/gaps.ts';
import type { Network } from '../../domain/network.ts';
import type { AnalysisStrings } from '../i18n/analysis.ts';
import { RecordButton } from '../record-button.tsx';
import { How } from './how.tsx';
import { km, whole } from './texts.ts';

const SHOWN = 5;

interface Props {
  found: Gaps;
  network: Network;
  t: AnalysisStrings;
}

/** What is out of reach, most village committees first, and where one more central town would gain most. */
export function GapResults({ found, network, t }: Props): JSX.Element {
  const { beyond, places, cover } = found;
  const text = ({ certain, uncertain }: Count): string =>
    uncertain > 0 ? t.figures.plus(whole(certain), whole(uncertain)) : whole(certain);
  const target = (code: string, kind: 'town' | 'village') =>
    ({
      kind: (kind === 'town' ? network.towns : network.villages).has(code) ? kind : 'place',
      id: code,
    }) as const;
  if (beyond.villages.certain + beyond.villages.uncertain + beyond.towns.certain === 0)
    return <p class="note">{t.gaps.nothing}</p>;
  return (
    <>
      <p class="note">{t.gaps.summary(text(beyond.villages), text(beyond.towns), text(beyond.committees))}</p>
      <h4>{t.gaps.worst}</h4>
      <ol class="finds" data-figure="gaps">
        {places.slice(0, SHOWN).map(({ code, kind, name, committees, distanceM, certain, island }) => (
          <li key={code}>
            <RecordButton target={target(code, kind)} class="row">
              <span class="row-name" lang="zh-Hans">
                {name}
              </span>
              {!certain && <span class="aside">{t.gaps.uncertain}</span>}
              <span class="aside">{t.gaps.committees(whole(committees))}</span>
              <span class="number row-km">{km(distanceM)} km</span>
            </RecordButton>
            {island && <p class="note">{t.nearest.water}</p>}
          </li>
        ))}
      </ol>
      <h4>{t.gaps.gain(cover.radiusKm)}</h4>
      <ol class="finds" data-figure="gains">
        {cover.steps.slice(0, SHOWN).map(({ code, name, gain, island }, i) => (
          <li key={code}>
            <RecordButton target={target(code, 'town')} class="row">
              <span class="number rank">{i + 1}</span>
              <span class="row-name" lang="zh-Hans">
                {name}
              </span>
              <span class="number row-km gain">{t.gaps.gainRow(whole(gain))}</span>
            </RecordButton>
            {island && <p class="note">{t.nearest.water}</p>}
          </li>
        ))}
      </ol>
      <How basis={found} t={t} />
    </>
  );
}
