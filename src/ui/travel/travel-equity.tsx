import type { JSX } from 'preact';
import type { MinuteSpread, TravelEquity } from '../../domain/answers/travel.ts';
import type { Network } from '../../domain/network.ts';
import { MINUTES } from '../../domain/travel.ts';
import type { Minutes } from '../../domain/travel.ts';
import { percent, regionName, whole } from '../analysis/texts.ts';
import { useSiteNames } from '../analysis/own-words.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import type { TravelWords } from '../../i18n/index.ts';
import { divisionName } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { TravelHow } from './travel-how.tsx';

const minutesText = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(0));
const giniText = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(2));
const shareText = ({ within }: MinuteSpread, minutes: Minutes): string =>
  within ? percent(within[MINUTES.indexOf(minutes)] ?? 0, 1) : '–';

interface Props {
  found: TravelEquity;
  minutes: Minutes;
  network: Network;
  t: TravelWords;
}

/** How many of the committees of a region reach a central town or their county seat within the limit, the times, and the same by county. */
export function EquityByTime({ found, minutes, network, t }: Props): JSX.Element {
  const { state, language } = useAtlas();
  const places = useSiteNames().places === undefined ? 'towns' : 'villages';
  const { all } = found[places];
  const region = regionName(found.region, network, language);
  return (
    <div class="results">
      <p>
        {t.equity.share(
          region,
          shareText(all, minutes),
          minutes,
          t.destination.reach[state.destination.value],
        )}
        {all.meanMin !== undefined &&
          ` ${t.equity.mean(minutesText(all.meanMin), minutesText(all.medianMin), giniText(all.gini))}`}
        {all.unreached > 0 && ` ${t.equity.unreached(whole(all.unreached))}`}
      </p>
      {found.groups.length > 1 && (
        <ByCounty found={found} places={places} minutes={minutes} network={network} t={t} />
      )}
      <TravelHow basis={found} t={t} />
      <Export of={{ kind: 'travel-equity', found }} />
    </div>
  );
}

/** Share, mean time and Gini coefficient of each county, the smallest share first. */
function ByCounty({
  found,
  places,
  minutes,
  network,
  t,
}: Props & { places: 'towns' | 'villages' }): JSX.Element {
  const { language } = useAtlas();
  const shareWithin = ({ [places]: { within } }: TravelEquity['groups'][number]): number =>
    within?.[MINUTES.indexOf(minutes)] ?? -1;
  return (
    <details class="how">
      <summary>{t.equity.groups}</summary>
      <table class="spread">
        <thead>
          <tr>
            <th scope="col">{t.equity.county}</th>
            <th scope="col">{t.equity.within(minutes)}</th>
            <th scope="col">{t.equity.meanShort}</th>
            <th scope="col">{t.equity.giniShort}</th>
          </tr>
        </thead>
        <tbody>
          {found.groups
            .toSorted((a, b) => shareWithin(a) - shareWithin(b))
            .map(({ code, [places]: towns }) => (
              <tr key={code}>
                <th scope="row">
                  <RecordButton target={{ kind: 'county', id: code }} class="reference">
                    {divisionName(code, network, language)}
                  </RecordButton>
                  {towns.tooFew && <abbr title={t.equity.tooFew}>*</abbr>}
                </th>
                <td class="number">{shareText(towns, minutes)}</td>
                <td class="number">{minutesText(towns.meanMin)}</td>
                <td class="number">{giniText(towns.gini)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {found.groups.some(({ towns }) => towns.tooFew) && <p>* {t.equity.tooFew}</p>}
    </details>
  );
}
