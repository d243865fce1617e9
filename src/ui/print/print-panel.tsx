import { findingText } from '../../state/print.ts';
import type { ComponentProps, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { closePrint } from '../../state/actions.ts';
import { resetPrint } from '../../state/print-memory.ts';
import type { Finding, Preview, PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { printWords } from '../../i18n/index.ts';
import { Guard } from '../guard.tsx';
import { BackBar } from '../panel/back-bar.tsx';
import { BasemapFields } from './basemap-fields.tsx';
import { FailureLine, Refused } from './failure-line.tsx';
import { FilterFields } from './filter-fields.tsx';
import { BookOutput, Output } from './output.tsx';
import { saveMade } from './save.ts';
import { RegionFields } from './region-fields.tsx';
import { AddedLayerFields } from './layer-fields.tsx';
import { ContentFields, GroundFields, PaperFields, TextFields } from './sheet-fields.tsx';

/** Settings of a sheet, the list of problems to correct before printing, and its files. */
export function PrintPanel({ settings }: { settings: PrintSettings }): JSX.Element {
  const { state, language } = useAtlas();
  const t = printWords.in(language);
  const printing = state.printing.value;
  const shown = printing?.shown.value;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const guarded = (part: ComponentProps<typeof Guard>['part'], group: JSX.Element): JSX.Element => (
    <Guard part={part} of={settings} onDefaults={() => resetPrint(state)}>
      {group}
    </Guard>
  );
  return (
    <section class="print-panel" aria-labelledby="print-title">
      <BackBar onBack={() => closePrint(state)}>
        {printing && (
          <button
            type="button"
            class="button primary"
            disabled={printing.job.value.state === 'running'}
            onClick={() => void saveMade(printing.file('pdf'))}
          >
            {t.make.savePdf}
          </button>
        )}
      </BackBar>
      <h2 id="print-title" class="view-title" tabIndex={-1} ref={title}>
        {t.title}
      </h2>
      <p class="note" role="status">
        {!printing || (shown?.busy && !shown.preview) ? t.starting : shown?.busy ? t.busy : ''}
      </p>
      {guarded('notices', <Refused t={t} />)}
      {shown?.failure && printing && (
        <>
          <FailureLine failure={shown.failure} onRetry={printing.retry} t={t} />
          {shown.preview && <p class="note">{t.stale}</p>}
        </>
      )}
      {guarded('region', <RegionFields settings={settings} t={t} />)}
      {guarded(
        'paper',
        <PaperFields
          settings={settings}
          t={t}
          fitScale={shown?.preview?.fitScale ?? null}
          paperScales={shown?.preview?.paperScales ?? null}
        />,
      )}
      {guarded(
        'content',
        <>
          <ContentFields settings={settings} t={t} />
          <AddedLayerFields settings={settings} t={t} />
          <GroundFields settings={settings} t={t} />
        </>,
      )}
      {guarded('filter', <FilterFields settings={settings} t={t} />)}
      {printing && guarded('basemap', <BasemapFields settings={settings} printing={printing} t={t} />)}
      {guarded('texts', <TextFields settings={settings} t={t} />)}
      {shown?.preview && !shown.failure && guarded('check', <Check preview={shown.preview} t={t} />)}
      {printing && guarded('output', <Output printing={printing} settings={settings} t={t} />)}
      {printing && guarded('book', <BookOutput printing={printing} settings={settings} t={t} />)}
      <p class="print-actions">
        <button type="button" class="text-button" onClick={() => resetPrint(state)}>
          {t.useDefaults}
        </button>
      </p>
    </section>
  );
}

/** The pre-flight list: each line leads to the setting that has to be corrected. */
function Check({ preview, t }: { preview: Preview; t: PrintWords }): JSX.Element {
  const { language } = useAtlas();
  const { findings, labels } = preview.report;
  return (
    <section class="print-group" aria-labelledby="print-check">
      <h3 id="print-check">{t.check.title}</h3>
      {findings.length === 0 && <p class="note">{t.check.clear}</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <li key={finding.kind}>
            <span>{findingText(finding, language)}</span>
            <button
              type="button"
              class="text-button"
              aria-label={t.check.mendWhat(findingText(finding, language))}
              onClick={() => jumpTo(finding.target)}
            >
              {t.check.mend}
            </button>
          </li>
        ))}
      </ul>
      <p class="note number">{t.check.labels(labels.placed, labels.unplaced.length)}</p>
    </section>
  );
}

function jumpTo(target: Finding['target']): void {
  const field = document.querySelector<HTMLElement>(`[data-setting="${target}"]`);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
