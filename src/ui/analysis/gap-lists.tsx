import type { ComponentChildren, JSX } from 'preact';
import { mostExtreme } from '../../domain/extremes.ts';
import type { CoverStep } from '../../domain/answers/gaps.ts';
import type { Network } from '../../domain/network.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { RecordButton } from '../record-button.tsx';
import { useOwnPointName } from './own-words.ts';
import { percent, whole } from './texts.ts';

const SHOWN = 5;

/** Properties common to both kinds of gap: by straight line and by travel time. */
interface GapRow {
  code: string;
  kind: 'village' | 'town';
  name: string;
  committees: number;
  certain: boolean;
  probability: number;
}

const placeSelection = (network: Network, code: string, kind: 'town' | 'village') =>
  ({
    kind: (kind === 'town' ? network.towns : network.villages).has(code) ? kind : 'place',
    id: code,
  }) as const;

/** The places beyond the limit with most village committees, and how many of all are marked on the map. */
export function WorstGaps<T extends GapRow>({
  places,
  network,
  drawn,
  far,
  besides,
  t,
}: {
  places: readonly T[];
  network: Network;
  /** Number of the places that the map marks with a ring. */
  drawn: number;
  /** Text for the distance of a place; none if it is in the text behind it. */
  far: (place: T) => string | null;
  /** Text behind the distance. */
  besides?: (place: T) => ComponentChildren;
  t: AnalysisWords;
}): JSX.Element {
  const worst = mostExtreme(places, SHOWN, ({ committees }) => committees);
  const ownName = useOwnPointName();
  const sure = places.filter(({ certain }) => certain).length;
  return (
    <>
      <ol class="answer-list">
        {worst.first.map((place) => (
          <li key={place.code}>
            <RecordButton target={placeSelection(network, place.code, place.kind)} class="row">
              <span class="row-name" lang="zh-Hans">
                {ownName(place.code) ?? place.name}
              </span>
              {!place.certain && <span class="aside">{t.gaps.chance(percent(place.probability, 1))}</span>}
              {ownName(place.code) === undefined && (
                <span class="aside">{t.gaps.committees(whole(place.committees))}</span>
              )}
              {far(place) !== null && <span class="number row-km">{far(place)}</span>}
              {besides?.(place)}
            </RecordButton>
          </li>
        ))}
      </ol>
      {worst.tied > 0 && <p class="note">{t.ties(worst.tied)}</p>}
      {sure > drawn && <p class="note">{t.gaps.drawn(drawn)}</p>}
    </>
  );
}

/** The towns with the largest gain as a central town, in the order of the numbers on the map. */
export function Gains({
  steps,
  tied,
  network,
  besides,
  t,
}: {
  steps: readonly CoverStep[];
  tied: number;
  network: Network;
  besides?: (step: CoverStep) => ComponentChildren;
  t: AnalysisWords;
}): JSX.Element {
  return (
    <>
      <ol class="answer-list">
        {steps.map((step, i) => (
          <li key={step.code}>
            <RecordButton target={placeSelection(network, step.code, 'town')} class="row">
              <span class="number rank">{i + 1}</span>
              <span class="row-name" lang="zh-Hans">
                {step.name}
              </span>
              <span class="number row-km gain">{t.gaps.gainRow(whole(step.gain))}</span>
            </RecordButton>
            {besides?.(step)}
          </li>
        ))}
      </ol>
      {tied > 0 && <p class="note">{t.ties(tied)}</p>}
    </>
  );
}
