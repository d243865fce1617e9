import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { mostExtreme } from '../../domain/extremes.ts';
import type { Network } from '../../domain/network.ts';
import { MOST_POINTS, SITE_ROLES, type SiteRole } from '../../domain/own-sites.ts';
import { type AnalysisWords, analysisWords, type SiteWords, siteWords } from '../../i18n/index.ts';
import { distanceText } from '../../i18n/count-text.ts';
import { nameOf } from '../../i18n/names.ts';
import { changeSetting } from '../../state/actions.ts';
import type { Analysis } from '../../state/analysis.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { distanceFigures } from '../../domain/answers/own-points.ts';
import { hasPoints, type LayerPoints, type NearestPoints, pointsOfLayer } from '../../state/own-points.ts';
import { ownSourceText } from '../../i18n/own-source-text.ts';
import { sourcesOfSites } from '../../state/own-sites.ts';
import { readyOf } from '../../state/answer.ts';
import { SITE_SETTINGS } from '../../state/settings.ts';
import { openRow } from '../../state/run-time-layers.ts';
import { useAtlas } from '../atlas.ts';
import { Choice } from '../fields.tsx';
import { RecordButton } from '../record-button.tsx';
import { CrossCheckLater } from './cross-check-later.tsx';
import { How } from './how.tsx';
import { StateLine } from './state-line.tsx';
import { percent, whole } from './texts.ts';

const FARTHEST = 5;

/** The choice of the layers whose points take the place of central towns and villages, and the answers about the former alone. */
export function OwnPointsPart({
  analysis,
  network,
}: {
  analysis: Analysis;
  network: Network;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  const id = useId();
  const chosenIds = new Set(SITE_ROLES.map((role) => state[SITE_SETTINGS[role]].value));
  const layers = state.runTimeLayers.value.filter((layer) => chosenIds.has(layer.id) || hasPoints(layer));
  if (layers.length === 0) return null;
  const t = analysisWords.in(language);
  const s = siteWords.in(language);
  const { toAxes, nearest } = analysis.ownPoints;
  const { counts } = analysis.ownSites;
  const failed = [toAxes.value, nearest.value, counts.value].find((answer) => answer.state === 'failed');
  const pick = (role: SiteRole): JSX.Element => (
    <Choice
      key={role}
      label={s[role]}
      value={state[SITE_SETTINGS[role]].value ?? ''}
      options={[['', s.keep[role]], ...layers.map((layer) => [layer.id, layer.name] as const)]}
      onChange={(layer) => changeSetting(state, SITE_SETTINGS[role], layer || null)}
    />
  );
  return (
    <section class="answer-layer own-points" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{s.title}</h3>
      <p class="note">{s.note}</p>
      {SITE_ROLES.map(pick)}
      {siteNotes(state, analysis.ownSites, s).map((note) => (
        <p key={note} class="note" role="status">
          {note}
        </p>
      ))}
      {sourcesOfSites(state, analysis.ownSites).map((source) => (
        <p key={source.name} class="note">
          {ownSourceText(source, language)}
        </p>
      ))}
      {failed && <StateLine failure={failed.failure} onRetry={analysis.retry} t={t} />}
      <PointResults analysis={analysis} network={network} t={t} />
    </section>
  );
}

/** Why some of the chosen points are not counted: none are shown, too many of them, outside the province or outside China. */
const siteNotes = (state: AtlasState, { chosen, counts }: Analysis['ownSites'], s: SiteWords): string[] =>
  SITE_ROLES.flatMap((role) => {
    const of = chosen[role].value;
    if (!of) {
      const layer = state.runTimeLayers.value.find(({ id }) => id === state[SITE_SETTINGS[role]].value);
      // Those of a large layer are known later.
      return layer && !layer.tiled && !pointsOfLayer(layer) ? [s.withoutPoints[role](layer.name)] : [];
    }
    const { layer, count, abroad } = of.points;
    const counted = readyOf(counts.value);
    const outside = role === 'places' && counted?.places ? count - counted.places.inProvince : 0;
    return [
      of.isTooMany && s.tooMany[role](layer.name, whole(count), whole(MOST_POINTS[role])),
      outside > 0 && s.outside(layer.name, whole(outside)),
      abroad > 0 && s.abroad(layer.name, whole(abroad)),
    ].filter((note) => note !== false);
  });

/** Number of the points in the corridor, and the distances of key villages to them. */
function PointResults({
  analysis,
  network,
  t,
}: {
  analysis: Analysis;
  network: Network;
  t: AnalysisWords;
}): JSX.Element | null {
  const { state } = useAtlas();
  const { points, toAxes, nearest, within } = analysis.ownPoints;
  const set = points.value;
  if (!set) return null;
  return (
    <>
      {(toAxes.value.state === 'waiting' || nearest.value.state === 'waiting') && (
        <StateLine onRetry={analysis.retry} t={t} />
      )}
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
            <CrossCheckLater of="points" checks={analysis.crossChecks} network={network} />
          </>
        )}
        {nearest.value.state === 'ready' && (
          <Nearest found={nearest.value.value} set={set} analysis={analysis} network={network} t={t} />
        )}
      </div>
    </>
  );
}

/** Distances of the key villages to the nearest of the points, and the farthest villages. */
function Nearest({
  found,
  set,
  analysis,
  network,
  t,
}: {
  found: NearestPoints;
  set: LayerPoints;
  analysis: Analysis;
  network: Network;
  t: AnalysisWords;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  const figures = distanceFigures(found.distanceM);
  if (!figures) return null;
  const km = (metres: number): string => distanceText(metres, undefined, language);
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
                {t.ownPoints.to(set.labelOf(row) || t.ownPoints.row(whole(row + 1)))}
              </button>
            </li>
          );
        })}
      </ol>
      {farthest.tied > 0 && <p class="note">{t.ties(farthest.tied)}</p>}
      {rough > 0 && <p class="note">{t.ownPoints.rough(whole(rough))}</p>}
      <How basis={found} t={t} />
      <CrossCheckLater of="nearestPoints" checks={analysis.crossChecks} network={network} />
    </>
  );
}
