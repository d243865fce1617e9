import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { countText } from '../../i18n/count-text.ts';
import type { Coverage } from '../../domain/answers/coverage.ts';
import type { Count } from '../../domain/answers/doubt.ts';
import type { Network } from '../../domain/network.ts';
import { WIDTH_KM } from '../../domain/answer-layers.ts';
import { clearFilter, changeSetting, announce } from '../../state/actions.ts';
import type { Analysis } from '../../state/analysis.ts';
import { useAtlas } from '../atlas.ts';
import { Guard } from '../guard.tsx';
import type { AnalysisWords } from '../../i18n/index.ts';
import { CrossCheckLater } from './cross-check-later.tsx';
import { Curve } from './curve.tsx';
import { Areas, Figures } from './figures.tsx';
import { AnswerLayers } from './answer-layers.tsx';
import { OwnPointsPart } from './own-points.tsx';
import { useAnalysisWords } from './own-words.ts';
import { StateLine } from './state-line.tsx';
import { conditionsText, regionOrAxisName, scopeText } from './texts.ts';
import { WidthSlider } from './width-slider.tsx';

/** The analysis: width, what lies inside the corridor, the curve over all widths, and the answer layers of the map. */
export function AnalysisPanel(): JSX.Element {
  const { state } = useAtlas();
  const t = useAnalysisWords();
  const analysis = state.analysis.value;
  const network = state.network.value;
  return (
    <div class="analysis-body">
      <Hatch />
      <Guard part="width" onDefaults={() => changeSetting(state, 'widthKm', WIDTH_KM.first)}>
        <WidthSlider t={t} />
      </Guard>
      {analysis && network ? (
        <Answers analysis={analysis} network={network} t={t} />
      ) : (
        <p class="note waiting" role="status">
          {t.waitingForMap}
        </p>
      )}
    </div>
  );
}

interface Props {
  analysis: Analysis;
  network: Network;
  t: AnalysisWords;
}

function Answers({ analysis, network, t }: Props): JSX.Element {
  const { state, language, t: page } = useAtlas();
  const scope = analysis.scope.value;
  const drawing = analysis.drawing.value;
  const conditions = scope?.records ? conditionsText(scope.records, language, page) : '';
  const clear = (
    <button type="button" class="text-button" onClick={() => clearFilter(state)}>
      {page.filter.clear}
    </button>
  );
  if (scope?.leftOut === 'no-line')
    return <p class="empty">{t.scope.noLine(regionOrAxisName(scope, network, language))}</p>;
  if (scope?.leftOut)
    return (
      <p class="empty">
        {t.scope.leftOut(
          regionOrAxisName(scope, network, language),
          recordWords(language).leftOut[scope.leftOut],
        )}{' '}
        {clear}
      </p>
    );
  return (
    <>
      {scope && (
        <p class="note scope" title={t.scope.follows}>
          {scopeText(scope, network, language, t)}
          {conditions !== '' && ` ${t.scope.filtered(conditions)}`}
        </p>
      )}
      {scope?.axisCount === 0 ? (
        <p class="empty">
          {t.scope.none} {clear}
        </p>
      ) : (
        <Guard part="figures" of={analysis.coverage.value}>
          <Inside analysis={analysis} network={network} t={t} />
        </Guard>
      )}
      {drawing && <StateLine failure={drawing} missing={t.failure.drawing} onRetry={analysis.retry} t={t} />}
      <Guard
        part="answerLayers"
        of={state.answerLayers.value}
        onDefaults={() => (state.answerLayers.value = new Set())}
      >
        <AnswerLayers analysis={analysis} network={network} t={t} />
      </Guard>
      <Guard
        part="answerLayers"
        of={[state.pointsOf.value, state.placesOf.value].join()}
        onDefaults={() => {
          changeSetting(state, 'pointsOf', null);
          changeSetting(state, 'placesOf', null);
        }}
      >
        <OwnPointsPart analysis={analysis} network={network} />
      </Guard>
    </>
  );
}

function Inside({ analysis, network, t }: Props): JSX.Element {
  const coverage = analysis.coverage.value;
  const curve = analysis.curve.value;
  if (coverage.state !== 'ready')
    return (
      <StateLine
        {...(coverage.state === 'failed' ? { failure: coverage.failure } : {})}
        waiting={t.starting}
        onRetry={analysis.retry}
        t={t}
      />
    );
  return (
    <>
      <Land analysis={analysis} network={network} t={t} />
      <Figures coverage={coverage.value} t={t} />
      <CrossCheckLater of="corridor" checks={analysis.crossChecks} network={network} />
      {curve && <Curve curve={curve} coverage={coverage.value} t={t} />}
      <Spoken coverage={coverage.value} t={t} />
    </>
  );
}

function Land({ analysis, network, t }: Props): JSX.Element {
  const { state } = useAtlas();
  const areas = analysis.areas.value;
  if (areas.state === 'none')
    return <p class="note">{state.widthKm.value === 0 ? t.width.zero : t.waiting}</p>;
  if (areas.state !== 'ready')
    return (
      <StateLine
        {...(areas.state === 'failed' ? { failure: areas.failure } : {})}
        onRetry={analysis.retry}
        t={t}
      />
    );
  const { figures, current } = areas.value;
  const scope = analysis.scope.value;
  if (!scope) return <></>;
  return <Areas figures={figures} current={current} network={network} scope={scope} t={t} />;
}

/** Announces the main figures after the width has changed. */
function Spoken({ coverage, t }: { coverage: Coverage; t: AnalysisWords }): null {
  const { state, language } = useAtlas();
  useEffect(() => {
    const { widthKm, allKeyVillages, villages, of } = coverage;
    const told = (count: Count, total: number): string => countText(count, language, total);
    announce(
      state,
      'figures',
      t.figures.spoken(widthKm, told(allKeyVillages, of.allKeyVillages), told(villages, of.villages)),
    );
  }, [coverage]);
  return null;
}

/** The hatching of 90 % intervals, for all charts of the panel. */
function Hatch(): JSX.Element {
  return (
    <svg width="0" height="0" class="definitions" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-line" width="1.6" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}
