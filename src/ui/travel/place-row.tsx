import type { JSX } from 'preact';
import type { TravelWay } from '../../domain/answers/travel.ts';
import type { Network } from '../../domain/network.ts';
import { timeRangeText, wayText } from '../../i18n/travel-text.ts';
import { useAtlas } from '../atlas.ts';
import { useOwnPointName } from '../analysis/own-words.ts';
import { whole } from '../analysis/texts.ts';
import type { TravelWords } from '../../i18n/index.ts';
import { RecordButton } from '../record-button.tsx';

/** Largest number of rows that are rendered of a long list; the total is stated below. */
const MOST_ROWS = 200;

/** A village, its destination, and the way there. */
export function PlaceRow({
  place,
  to,
  network,
  uncertain,
  besides,
}: {
  place: TravelWay & {
    code: string;
    name: string;
    certain: boolean;
    doubtful?: { lowS: number; highS: number };
  };
  /** Name of the town or seat. */
  to: string;
  network: Network;
  uncertain: string;
  besides?: string | undefined;
}): JSX.Element {
  const { language } = useAtlas();
  const ownName = useOwnPointName();
  const kind = network.villages.has(place.code) ? 'village' : 'place';
  return (
    <li>
      <RecordButton target={{ kind, id: place.code }} class="row row-of-way">
        <span class="row-name">
          <span lang="zh-Hans">{ownName(place.code) ?? place.name}</span>
          {' → '}
          {to}
        </span>
        {!place.certain && <span class="aside">{uncertain}</span>}
        <span class="number row-way">{wayText(place, language)}</span>
        {place.doubtful && <span class="aside">{timeRangeText(place.doubtful, language)}</span>}
        {besides !== undefined && <span class="aside">{besides}</span>}
      </RecordButton>
    </li>
  );
}

/**
 * A folded list of places.
 * @param count number of all; it may be larger than that of the places given
 */
export const FoldedPlaces = <Place,>({
  places,
  count,
  row,
  t,
}: {
  places: readonly Place[];
  count: number;
  row: (place: Place) => JSX.Element;
  t: TravelWords;
}): JSX.Element | null =>
  count === 0 ? null : (
    <details class="how differ">
      <summary>{t.catchments.list(whole(count))}</summary>
      <ol class="answer-list">{places.slice(0, MOST_ROWS).map(row)}</ol>
      {count > MOST_ROWS && <p class="note">{t.catchments.more(whole(count - MOST_ROWS))}</p>}
    </details>
  );
