import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import { MINUTES } from '../../domain/travel.ts';
import { changeSetting } from '../../state/actions.ts';
import type { Scope } from '../../state/scope.ts';
import { isochroneOpacity } from '../../../styles/subjects/analysis.ts';
import { regionName } from '../analysis/texts.ts';
import { useAtlas } from '../atlas.ts';
import type { TravelWords } from '../../i18n/index.ts';
import { nameOf } from '../../i18n/names.ts';
import { Swatch } from '../swatch.tsx';

/** The origins of the isochrones, and the meaning of their tints. */
export function IsochroneResults({
  scope,
  network,
  noTown,
  t,
}: {
  scope: Scope;
  network: Network;
  /** The region has no central town that passes the filter. */
  noTown: boolean;
  t: TravelWords;
}): JSX.Element {
  const { state, language } = useAtlas();
  const id = useId();
  const destination = state.destination.value;
  const region = regionName(scope.region, network, language);
  const isProvince = scope.region === network.province.code;
  const towns = [...network.towns.values()];
  const groups = [...network.prefectures.values()].map((prefecture) => ({
    code: prefecture.code,
    name: nameOf(prefecture, language),
    towns: towns.filter((town) => town.prefecture === prefecture.code),
  }));
  return (
    <div class="results">
      <div class="choice">
        <label for={id}>{t.isochrones.from}</label>
        <select
          id={id}
          value={state.origins.value}
          onChange={(event) => changeSetting(state, 'origins', event.currentTarget.value)}
        >
          <option value="region">{t.isochrones.region[destination](region)}</option>
          {!isProvince && <option value="all">{t.isochrones.all[destination]}</option>}
          {groups.map((group) => (
            <optgroup key={group.code} label={group.name}>
              {group.towns.map((town) => (
                <option key={town.code} value={town.code}>
                  {nameOf(town, language)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {noTown && state.origins.value === 'region' ? (
        <p class="note">{t.isochrones.noTown(region)}</p>
      ) : (
        <IsochroneLegend t={t} />
      )}
    </div>
  );
}

/** The tints of the isochrones. */
const IsochroneLegend = ({ t }: { t: TravelWords }): JSX.Element => (
  <>
    <p class="note">{t.isochrones.legend}</p>
    <ul class="isochrones">
      {MINUTES.map((minutes, i) => (
        <li key={minutes}>
          <Swatch
            symbol={{
              kind: 'area',
              fill: 'travel',
              opacity: isochroneOpacity(MINUTES.length - i),
              edge: { colour: 'travel', widthMm: 0.12 },
            }}
          />
          <span class="number">{minutes}</span>
        </li>
      ))}
    </ul>
    <p class="note">{t.isochrones.beyond}</p>
  </>
);
