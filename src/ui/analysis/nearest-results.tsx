import { distanceText } from '../../i18n/count-text.ts';
import type { JSX } from 'preact';
import type { NearestTowns } from '../../domain/answers/nearest-towns.ts';
import type { Network } from '../../domain/network.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import type { AnalysisWords } from '../../i18n/index.ts';
import { markOf } from '../marks.ts';
import { nameOf } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { Swatch } from '../swatch.tsx';
import { WaterMark } from '../water-mark.tsx';
import { How } from './how.tsx';
import { useOwnPointName } from './own-words.ts';
import { wind } from './texts.ts';

interface Props {
  found: NearestTowns;
  network: Network;
  t: AnalysisWords;
}

/** The central towns nearest to the point, with distances and directions. */
export function NearestResults({ found, network, t }: Props): JSX.Element {
  const { language } = useAtlas();
  const ownName = useOwnPointName();
  return (
    <>
      <h4>{t.nearest.title}</h4>
      <ol class="answer-list">
        {found.towns.map(({ code, name, lonLat, distanceM, bearingDeg, sameCounty }) => {
          const town = network.towns.get(code);
          const mark = markOf(network, { kind: 'town', id: code });
          return (
            <li key={code}>
              <RecordButton target={{ kind: 'town', id: code }} class="row">
                {mark && <Swatch symbol={mark} />}
                <span class="row-name">{town ? nameOf(town, language) : (ownName(code) ?? name)}</span>
                {!sameCounty && <span class="aside">{t.nearest.otherCounty}</span>}
                <span class="number row-km">
                  {distanceText(distanceM, undefined, language)} · {wind(bearingDeg, t)}
                </span>
                <WaterMark from={found.lonLat} to={lonLat} />
              </RecordButton>
            </li>
          );
        })}
      </ol>
      {found.tied > 0 && <p class="note">{t.ties(found.tied)}</p>}
      <How basis={found} t={t} />
      <Export of={{ kind: 'nearest', found }} />
    </>
  );
}
