import type { JSX } from 'preact';
import type { TravelWay } from '../../domain/answers/travel.ts';
import type { Network } from '../../domain/network.ts';
import { timeRangeText, wayText } from '../../i18n/travel-text.ts';
import { useAtlas } from '../atlas.ts';
import { useOwnPointName } from '../analysis/own-words.ts';
import { RecordButton } from '../record-button.tsx';

/** Largest number of rows that are rendered of a long list; the total is stated below. */
export const MOST_ROWS = 200;

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
