import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DATUM_KINDS, EXPORT_DATUMS } from '../../exchange/write/datums.ts';
import type { ExportDatum } from '../../exchange/write/datums.ts';
import { EXPORT_FORMATS, TABLE_FORMATS, XLSX_ROWS } from '../../exchange/write/formats.ts';
import type { ExportFormat } from '../../exchange/write/formats.ts';
import { exportWords, pageWords } from '../../i18n/index.ts';
import type { ExportWords } from '../../i18n/index.ts';
import { useAtlas } from '../atlas.ts';
import { save as saveFile } from '../print/save.ts';
import { chartPng, chartSvg } from './chart-file.ts';
import type { Chart } from './chart-file.ts';
import type { Exported, Offer } from './offers.ts';
import { useOffers } from './offers.ts';
import { useSaving } from './saving.ts';
import { Choice } from '../fields.tsx';

/** The last choice, for the next export during the visit. */
const format = signal<ExportFormat>('xlsx');
const datum = signal<ExportDatum>('wgs84');

/** Choice of what is exported, in which format and datum. */
export function ExportPanel({ of, chart }: { of: Exported; chart?: Chart }): JSX.Element {
  const { language } = useAtlas();
  const offers = useOffers(of);
  const t = exportWords.in(language);
  const [picked, setPicked] = useState(0);
  const offer = offers[Math.min(picked, offers.length - 1)];
  const { saving, save, cancel } = useSaving(
    [offer?.title, offer?.conditions, format.value, datum.value].join(' '),
    t,
  );
  if (!offer)
    return (
      <p class="note" role="status">
        {pageWords(language).exporting.loading}
      </p>
    );
  const offered = offer.isSpatial ? EXPORT_FORMATS : TABLE_FORMATS;
  const chosen = offered.includes(format.value) ? format.value : 'xlsx';
  const inDatum = chosen === 'kml' ? 'wgs84' : datum.value;
  const isTooLong = chosen === 'xlsx' && (offer.rowCount ?? 0) > XLSX_ROWS;
  return (
    <div class="export-fields">
      {offers.length > 1 && (
        <Choice
          label={t.menu.what}
          options={offers.map(({ title }, i) => [String(i), title])}
          value={String(Math.min(picked, offers.length - 1))}
          onChange={(value) => setPicked(Number(value))}
        />
      )}
      <Choice
        label={t.menu.format}
        options={offered.map((each) => [each, t.formats[each]])}
        value={chosen}
        onChange={(value) => (format.value = value)}
      />
      {offer.isSpatial && (
        <Choice
          label={t.menu.datum}
          options={EXPORT_DATUMS.map((each) => [each, t.datums[each]])}
          value={inDatum}
          isDisabled={chosen === 'kml'}
          onChange={(value) => (datum.value = value)}
        />
      )}
      <Notes offer={offer} format={chosen} datum={inDatum} isTooLong={isTooLong} t={t} />
      <div class="export-actions">
        <button
          type="button"
          class="button"
          disabled={saving.state === 'saving' || offer.rowCount === 0 || isTooLong}
          onClick={() => void save(offer, { format: chosen, datum: inDatum, language })}
        >
          {t.menu.save}
        </button>
        {saving.state === 'saving' && (
          <button type="button" class="button" onClick={cancel}>
            {t.menu.cancel}
          </button>
        )}
        {offer.rowCount !== null && <span class="number aside">{t.menu.rows(offer.rowCount)}</span>}
      </div>
      <p class="note" role="status">
        {saving.state === 'saving' && t.menu.saving(Math.floor(100 * saving.part))}
        {saving.state === 'saved' && saving.text}
        {saving.state === 'failed' && t.menu.failed(saving.reason)}
      </p>
      {chart && <ChartButtons chart={chart} t={t} />}
    </div>
  );
}

/** Texts on what a choice leaves out or changes. */
function Notes({
  offer: { conditions, rowCount, isSpatial, hasShapes },
  format: chosen,
  datum: inDatum,
  isTooLong,
  t,
}: {
  offer: Offer;
  format: ExportFormat;
  datum: ExportDatum;
  isTooLong: boolean;
  t: ExportWords;
}): JSX.Element {
  const isTable = chosen === 'csv' || chosen === 'xlsx';
  const notes = [
    rowCount === 0 && t.menu.empty,
    isTooLong && t.menu.tooManyRows(XLSX_ROWS),
    conditions !== null && t.menu.filtered(conditions.replace(/[。.]$/, '')),
    !isSpatial && t.menu.tableOnly,
    isTable && hasShapes && t.menu.noGeometry,
    chosen === 'kml' && t.menu.kmlDatum,
    isSpatial && DATUM_KINDS[inDatum].epsg === undefined && t.menu.noEpsg,
  ].filter((note) => note !== false);
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
    </>
  );
}

function ChartButtons({ chart, t }: { chart: Chart; t: ExportWords }): JSX.Element {
  const [isFailed, setFailed] = useState(false);
  const write = async (ending: 'svg' | 'png'): Promise<void> => {
    const { current } = chart.svg;
    if (!current) return;
    setFailed(false);
    try {
      const file = chartSvg(current, chart);
      const bytes = ending === 'svg' ? new TextEncoder().encode(file.text) : await chartPng(file);
      saveFile({ name: `axis-atlas-${chart.fileName}.${ending}`, bytes });
    } catch (error) {
      globalThis.reportError?.(error);
      setFailed(true);
    }
  };
  return (
    <div class="export-actions" role="group" aria-label={t.menu.chart}>
      <button type="button" class="button" onClick={() => void write('svg')}>
        {t.menu.chartSvg}
      </button>
      <button type="button" class="button" onClick={() => void write('png')}>
        {t.menu.chartPng}
      </button>
      {isFailed && (
        <p class="note" role="status">
          {t.menu.failed(t.menu.failures.fault)}
        </p>
      )}
    </div>
  );
}
