import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { distanceText } from '../../i18n/count-text.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { loadGazetteer } from '../../state/loading.ts';
import { findPlace } from '../../state/places.ts';
import type { CatchmentFigures } from '../../state/analysis.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import type { AnalysisWords } from '../../i18n/index.ts';
import { nameOf } from '../../i18n/names.ts';
import { RecordButton } from '../record-button.tsx';
import { WaterMark } from '../water-mark.tsx';
import { How } from './how.tsx';
import { useOwnPointName } from './own-words.ts';
import { regionName } from './texts.ts';

interface Props {
  found: CatchmentFigures;
  network: Network;
  /** Code of the county, prefecture or province whose villages are listed. */
  region: string;
  t: AnalysisWords;
}

/** Number of catchments, and the villages that are farthest from their central town. */
export function CatchmentResults({ found, network, region, t }: Props): JSX.Element {
  const { state, language } = useAtlas();
  useEffect(() => void loadGazetteer(state), [state]);
  const at = (code: string): LonLat | undefined =>
    network.villages.get(code)?.lonLat ?? findPlace(state.gazetteer.value, state.places.value, code)?.lonLat;
  const ownName = useOwnPointName();
  const { first, tied } = found.farthest;
  return (
    <>
      <p class="note">{t.catchments.summary(found.areas.length)}</p>
      <h4>{t.catchments.farthest(regionName(region, network, language))}</h4>
      <ol class="answer-list">
        {first.map((far) => {
          const town = network.towns.get(far.town);
          const kind = network.villages.has(far.code) ? 'village' : 'place';
          const from = at(far.code);
          return (
            <li key={far.code}>
              <RecordButton target={{ kind, id: far.code }} class="row">
                <span class="row-name">
                  <span lang="zh-Hans">{ownName(far.code) ?? far.name}</span>
                  {' → '}
                  {town ? nameOf(town, language) : (ownName(far.town) ?? far.town)}
                </span>
                {!far.certain && <span class="aside">{t.catchments.uncertain}</span>}
                <span class="number row-km">{distanceText(far.distanceM, far.doubtful, language)}</span>
                {from && town && <WaterMark from={from} to={town.lonLat} />}
              </RecordButton>
            </li>
          );
        })}
      </ol>
      {tied > 0 && <p class="note">{t.ties(tied)}</p>}
      <How basis={found} t={t} />
      <Export of={{ kind: 'catchments', found }} />
    </>
  );
}
