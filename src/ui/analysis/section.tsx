import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { analysisWords, siteWords } from '../../i18n/index.ts';
import { openAnalysis } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import { Guard } from '../guard.tsx';

/** The corridor analysis, folded until the reader opens it: its code is loaded then. */
export function AnalysisSection(): JSX.Element {
  const { state, t } = useAtlas();
  const open = state.widthKm.value !== null;
  const [Body, setBody] = useState<FunctionComponent | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!open || Body) return;
    setBroken(false);
    Promise.all([import('./analysis-panel.tsx'), analysisWords.load(), siteWords.load()]).then(
      ([{ AnalysisPanel }]) => setBody(() => AnalysisPanel),
      () => setBroken(true),
    );
  }, [open]);
  return (
    <section class="section analysis" aria-labelledby="analysis-title">
      <details
        class="fold fold-section"
        open={open}
        onToggle={(event) => openAnalysis(state, event.currentTarget.open)}
      >
        <summary>
          <h2 id="analysis-title">{t.analysis.title}</h2>
        </summary>
        {open && (
          <Guard part="analysis" of={state.selection.value} onClose={() => openAnalysis(state, false)}>
            {Body ? <Body /> : <p class="note">{broken ? t.analysis.broken : t.analysis.loading}</p>}
          </Guard>
        )}
      </details>
    </section>
  );
}
