import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { mostExtreme } from '../../domain/extremes.ts';
import type { Network } from '../../domain/network.ts';
import { type AnalysisWords, analysisWords } from '../../i18n/index.ts';
import { distanceText } from '../../i18n/count-text.ts';
import { nameOf } from '../../i18n/names.ts';
import { changeSetting } from '../../state/actions.ts';
import type { Analysis } from '../../state/analysis.ts';
import { distanceFigures, type NearestPoints, type PointSet, hasPoints } from '../../state/own-points.ts';
import { openRow } from '../../state/own-layers/rows.ts';
import { useAtlas } from '../atlas.ts';
import { RecordButton } from '../record-button.tsx';
import { How } from './how.tsx';
import { StateLine } from './state-line.tsx';
import { percent, whole } from './texts.ts';

const FARTHEST = 5;

/** Questions with the points of a reader's own layer: how many lie within the corridor, and which is nearest to each key village. */
export function OwnPointsPart({
  analysis,
  network,
}: {
  analysis: Analysis;
  network: Network;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  const id = useId();
  const layers = state.runTimeLayers.value.filter(hasPoints);
  if (layers.length === 0) return null;
  const t = analysisWords.in(language);
  const { points, toAxes, nearest, within } = analysis.ownPoints;
  const set = points.value;
  const failed = [toAxes.value, nearest.value].find((answer) => answer.state === 'failed');
  return (
    <section class="answer-layer own-points" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t.ownPoints.title}</h3>
      <div class="choice">
        <label for={id}>{t.ownPoints.layer}</label>
        <select
          id={id}
          value={set?.layer.id ?? ''}
          onChange={(event) => changeSetting(state, 'pointsOf', event.currentTarget.value || null)}
        >
          <option value="">{t.ownPoints.none}</option>
          {layers.map((layer) => (
            <option key={layer.id} value={layer.id}>
              {layer.name}
            </option>
          ))}
        </select>
      </div>
      {set && failed && <StateLine failure={failed.failure} onRetry={analysis.retry} t={t} />}
      {set && (toAxes.value.state === 'waiting' || nearest.value.state === 'waiting') && (
        <StateLine onRetry={analysis.retry} t={t} />
      )}
      {set && (
        <div class="results">
          {within.value !== null && toAxes.value.state === 'ready' && (
            <>
              <p class="number">
                {t.ownPoints.within(
                  whole(within.value),
                  whole(set.lonLats.length),
                  percent(within.value, set.lonLats.length),
                  state.widthKm.value ?? 0,
                )}
              </p>
              <How basis={toAxes.value.value} t={t} />
            </>
          )}
          {nearest.value.state === 'ready' && (
            <Nearest found={nearest.value.value} set={set} network={network} t={t} />
          )}
          {set.leftOut > 0 && <p class="note">{t.ownPoints.leftOut(whole(set.leftOut))}</p>}
        </div>
      )}
    </section>
  );
}

/** How far the key villages are from the nearest of the points, and those that are farthest. */
function Nearest({
  found,
  set,
  network,
  t,
}: {
  found: NearestPoints;
  set: PointSet;
  network: Network;
  t: AnalysisWords;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  const figures = distanceFigures(found.distanceM);
  if (!figures) return null;
  const km = (metres: number): string => distanceText(metres, undefined, language);
  const labels = new Map(set.layer.features.map(({ row, label }) => [row, label]));
  const farthest = mostExtreme(
    found.places.map((place, i) => ({ ...place, i, distanceM: found.distanceM[i] ?? 0 })),
    FARTHEST,
    ({ distanceM }) => distanceM,
  );
  const rough = found.places.filter(({ errorRadiusM }) => errorRadiusM > 0).length;
  return (
    <>
      <h4>{t.ownPoints.nearest(whole(found.places.length))}</h4>
      <p class="number">{t.ownPoints.figures(km(figures.meanM), km(figures.medianM), km(figures.mostM))}</p>
      <p class="note">{t.ownPoints.farthest}</p>
      <ol class="answer-list">
        {farthest.first.map(({ code, name, i, distanceM }) => {
          const village = network.villages.get(code);
          const row = set.rows[found.nearest[i] ?? 0] ?? 0;
          return (
            <li key={code}>
              <RecordButton target={{ kind: 'village', id: code }} class="row">
                <span class="row-name">{village ? nameOf(village, language) : name}</span>
                <span class="number row-km">{km(distanceM)}</span>
              </RecordButton>
              <button
                type="button"
                class="text-button"
                onClick={() => openRow(state, { layer: set.layer.id, row })}
              >
                {t.ownPoints.to(labels.get(row) || t.ownPoints.row(whole(row + 1)))}
              </button>
            </li>
          );
        })}
      </ol>
      {farthest.tied > 0 && <p class="note">{t.ties(farthest.tied)}</p>}
      {rough > 0 && <p class="note">{t.ownPoints.rough(whole(rough))}</p>}
      <How basis={found} t={t} />
    </>
  );
}
