import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { CatchmentFigures } from '../../state/analysis-types.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisStrings } from '../i18n/analysis.ts';
import { nameOf } from '../names.ts';
import { RecordButton } from '../record-button.tsx';
import { How } from './how.tsx';
import { km } from './texts.ts';

const SHOWN = 3;

interface Props {
  found: CatchmentFigures;
  network: Network;
  t: AnalysisStrings;
}

/** How many areas there are, and where the way to the own central town is longest. */
export function CatchmentResults({ found, network, t }: Props): JSX.Element {
  const { language } = useAtlas();
  const farthest = found.areas
    .flatMap(({ town, name, farthest: far }) => (far ? [{ town, name, far }] : []))
    .toSorted((a, b) => b.far.distanceM - a.far.distanceM)
    .slice(0, SHOWN);
  return (
    <>
      <p class="note">{t.catchments.summary(found.areas.length)}</p>
      <h4>{t.catchments.farthest}</h4>
      <ol class="finds" data-figure="catchments">
        {farthest.map(({ town, name, far }) => {
          const record = network.towns.get(town);
          const kind = network.villages.has(far.code) ? 'village' : 'place';
          return (
            <li key={town}>
              <RecordButton target={{ kind, id: far.code }} class="row">
                <span class="row-name">
                  <span lang="zh-Hans">{far.name}</span>
                  {' → '}
                  {record ? nameOf(record, language) : name}
                </span>
                {!far.certain && <span class="aside">{t.catchments.uncertain}</span>}
                <span class="number row-km">{km(far.distanceM)} km</span>
              </RecordButton>
              {far.island && <p class="note">{t.nearest.water}</p>}
            </li>
          );
        })}
      </ol>
      <How basis={found} t={t} />
    </>
  );
}
