import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { countText } from '../../i18n/count-text.ts';
import type {
  TravelCatchments,
  TravelGaps,
  TravelNearest,
  TravelPlace,
} from '../../domain/answers/travel.ts';
import type { Network } from '../../domain/network.ts';
import { timeRangeText, timeText, wayText } from '../../i18n/travel-text.ts';
import { loadGazetteer } from '../../state/loading.ts';
import { Gains, WorstGaps } from '../analysis/gap-lists.tsx';
import { useAnalysisWords, useOwnPointName } from '../analysis/own-words.ts';
import { km, percent, regionName, whole } from '../analysis/texts.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import type { TravelWords } from '../../i18n/index.ts';
import { markOf } from '../marks.ts';
import { nameOf } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import { FoldedPlaces, PlaceRow } from './place-row.tsx';
import { TravelHow } from './travel-how.tsx';

interface Props<T> {
  found: T;
  network: Network;
  t: TravelWords;
}

/** The central towns that are quickest to reach from the point, each with its straight-line distance. */
export function NearestByTime({ found, network, t }: Props<TravelNearest>): JSX.Element {
  const { language } = useAtlas();
  const ownName = useOwnPointName();
  const a = useAnalysisWords();
  return (
    <>
      <h4>{t.nearest.title}</h4>
      {found.towns.length === 0 && <p class="note">{t.nearest.none}</p>}
      <ol class="answer-list">
        {found.towns.map((near, i) => {
          const town = network.towns.get(near.code);
          const mark = markOf(network, { kind: 'town', id: near.code });
          return (
            <li key={near.code}>
              <RecordButton target={{ kind: 'town', id: near.code }} class="row row-of-way">
                {mark && <Swatch symbol={mark} />}
                <span class="row-name">
                  {town ? nameOf(town, language) : (ownName(near.code) ?? near.name)}
                </span>
                {!near.sameCounty && <span class="aside">{a.nearest.otherCounty}</span>}
                <span class="number row-way">{wayText(near, language)}</span>
                <span class="aside number">
                  {t.nearest.straight(km(near.straightM))}
                  {near.straightRank !== i + 1 && ` · ${t.nearest.rank(near.straightRank)}`}
                </span>
              </RecordButton>
            </li>
          );
        })}
      </ol>
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-nearest', found }} />
    </>
  );
}

/** Catchments by time: villages whose town differs from that by straight line, and those with the longest times. */
export function CatchmentsByTime({ found, network, t }: Props<TravelCatchments>): JSX.Element {
  const { state, language } = useAtlas();
  const ownName = useOwnPointName();
  useEffect(() => void loadGazetteer(state), [state]);
  const a = useAnalysisWords();
  const region = regionName(found.region, network, language);
  const [of, differing] = [whole(found.of), whole(found.differing)];
  const townName = (code: string): string => {
    const town = network.towns.get(code);
    return town ? nameOf(town, language) : (ownName(code) ?? code);
  };
  const row = (place: TravelPlace, besides?: string): JSX.Element => (
    <PlaceRow
      key={place.code}
      place={place}
      to={townName(place.town)}
      network={network}
      uncertain={a.catchments.uncertain}
      besides={besides}
    />
  );
  return (
    <>
      <p class="note">{t.catchments.summary(found.towns)}</p>
      <p class="note">
        {t.catchments.differ(region, differing, of, percent(found.differing, found.of))}
        {found.unreached > 0 && ` ${t.catchments.unreached(whole(found.unreached))}`}
      </p>
      <FoldedPlaces
        places={found.differ}
        count={found.differing}
        row={(place) =>
          row(place, t.catchments.instead(townName(place.straightTown), km(place.straightTownM)))
        }
        t={t}
      />
      <h4>{t.catchments.farthest(region)}</h4>
      <ol class="answer-list">{found.farthest.first.map((place) => row(place))}</ol>
      {found.farthest.tied > 0 && <p class="note">{a.ties(found.farthest.tied)}</p>}
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-catchments', found }} />
    </>
  );
}

/** Places beyond the limit from every axis, and where one more central town would gain most. */
export function GapsByTime({ found, network, drawn, t }: Props<TravelGaps> & { drawn: number }): JSX.Element {
  const { language } = useAtlas();
  const a = useAnalysisWords();
  const { beyond, places, cover, minutes } = found;
  return (
    <>
      <h4>{t.gaps.title(minutes)}</h4>
      {places.length === 0 ? (
        <p class="note">{t.gaps.nothing(minutes)}</p>
      ) : (
        <p class="note">
          {a.gaps.summary(
            countText(beyond.villages, language),
            countText(beyond.towns, language),
            countText(beyond.committees, language),
          )}
        </p>
      )}
      <WorstGaps
        places={places}
        network={network}
        drawn={drawn}
        far={({ way, doubtful }) =>
          doubtful ? null : way ? timeText(way.seconds, language) : t.gaps.unreachable
        }
        besides={({ doubtful }) =>
          doubtful && <span class="aside range">{timeRangeText(doubtful, language)}</span>
        }
        t={a}
      />
      <p class="note">{t.gaps.covered(whole(cover.covered), whole(cover.of), minutes)}</p>
      {cover.steps.length > 0 && <h4>{t.gaps.gain(minutes)}</h4>}
      <Gains steps={cover.steps} tied={cover.tied} network={network} t={a} />
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-gaps', found }} />
    </>
  );
}
