import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { ExportContext } from '../../exchange/export/context.ts';
import { buildTables } from '../../exchange/export/exportable.ts';
import type { Exportable } from '../../exchange/export/exportable.ts';
import type { ExportTable } from '../../exchange/export/table.ts';
import { DATUM_KINDS, EXPORT_DATUMS } from '../../exchange/write/datums.ts';
import type { ExportDatum } from '../../exchange/write/datums.ts';
import { EXPORT_FORMATS, TABLE_FORMATS } from '../../exchange/write/formats.ts';
import type { ExportFormat } from '../../exchange/write/formats.ts';
import { analysisWords, exportWords, siteWords } from '../../i18n/index.ts';
import type { ExportWords } from '../../i18n/index.ts';
import { ownCode, SITE_ROLES } from '../../domain/own-sites.ts';
import type { LonLat } from '../../domain/records.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { findPlace } from '../../state/places.ts';
import { useAnalysisWords, useOwnPointName, useSiteNames } from '../analysis/own-words.ts';
import { conditionsText, scopeText } from '../analysis/texts.ts';
import { useAtlas } from '../atlas.ts';
import { save } from '../print/save.ts';
import { chartPng, chartSvg } from './chart-file.ts';
import type { Chart } from './chart-file.ts';

/** The last choice, for the next export during the visit. */
const format = signal<ExportFormat>('xlsx');
const datum = signal<ExportDatum>('wgs84');

type Saving =
  { state: 'none' | 'saving' } | { state: 'saved'; text: string } | { state: 'failed'; reason: string };

/** Choice of what is exported, in which format and datum. */
export function ExportPanel({ of, chart }: { of: Exportable; chart?: Chart }): JSX.Element | null {
  const { language } = useAtlas();
  const tables = useTables(of);
  const t = exportWords.in(language);
  const [picked, setPicked] = useState(0);
  const [saving, setSaving] = useState<Saving>({ state: 'none' });
  const table = tables[Math.min(picked, tables.length - 1)];
  useEffect(() => setSaving({ state: 'none' }), [table, format.value, datum.value]);
  if (!table) return null;
  const offered = table.isSpatial ? EXPORT_FORMATS : TABLE_FORMATS;
  const chosen = offered.includes(format.value) ? format.value : 'xlsx';
  const inDatum = chosen === 'kml' ? 'wgs84' : datum.value;
  const write = async (): Promise<void> => {
    setSaving({ state: 'saving' });
    try {
      const { leftOutBy, writeTable } = await import('../../exchange/write/write.ts');
      const bytes = await writeTable(table, chosen, inDatum, language);
      const name = `axis-atlas-${table.fileName}.${chosen}`;
      save({ name, bytes: new Uint8Array(bytes) });
      const leftOut = leftOutBy(chosen, table);
      const said = t.menu.saved(name, table.rows.length - leftOut);
      setSaving({ state: 'saved', text: leftOut > 0 ? `${said} ${t.menu.leftOut(leftOut)}` : said });
    } catch (error) {
      setSaving({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <div class="export-fields">
      {tables.length > 1 && (
        <Choice
          label={t.menu.what}
          options={tables.map(({ about }, i) => [String(i), about.title])}
          value={String(Math.min(picked, tables.length - 1))}
          onPick={(value) => setPicked(Number(value))}
        />
      )}
      <Choice
        label={t.menu.format}
        options={offered.map((each) => [each, t.formats[each]])}
        value={chosen}
        onPick={(value) => (format.value = value)}
      />
      {table.isSpatial && (
        <Choice
          label={t.menu.datum}
          options={EXPORT_DATUMS.map((each) => [each, t.datums[each]])}
          value={inDatum}
          isDisabled={chosen === 'kml'}
          onPick={(value) => (datum.value = value)}
        />
      )}
      <Notes table={table} format={chosen} datum={inDatum} t={t} />
      <div class="export-actions">
        <button
          type="button"
          class="button"
          disabled={saving.state === 'saving' || table.rows.length === 0}
          onClick={() => void write()}
        >
          {t.menu.save}
        </button>
        <span class="number aside">{t.menu.rows(table.rows.length)}</span>
      </div>
      <p class="note" role="status">
        {saving.state === 'saving' && t.menu.saving}
        {saving.state === 'saved' && saving.text}
        {saving.state === 'failed' && t.menu.failed(saving.reason)}
      </p>
      {chart && <ChartButtons chart={chart} t={t} />}
    </div>
  );
}

/** Tables of the chosen subject; none until the network is loaded. */
function useTables(of: Exportable): readonly ExportTable[] {
  const { state, language } = useAtlas();
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  const places = state.places.value;
  const filter = state.filter.value;
  const conditions = useConditions(state);
  const ownSites = useOwnSites(state);
  return useMemo(() => {
    if (!network) return [];
    const context: ExportContext = {
      network,
      language,
      filter,
      conditions,
      positionOf: (code) => findPlace(gazetteer, places, code)?.lonLat,
      ...(ownSites ? { ownSites } : {}),
    };
    return buildTables(of, context);
  }, [network, language, filter, conditions, ownSites, gazetteer, places, ...Object.values(of)]);
}

/** Scope of the figures of the analysis; tables of layers and records state their own. */
function useConditions(state: AtlasState): string | null {
  const { language, t: page } = useAtlas();
  const scope = state.analysis.value?.scope.value;
  const network = state.network.value;
  if (!scope || !network) return null;
  const t = analysisWords.in(language);
  const filtered = scope.records ? conditionsText(scope.records, language, page) : '';
  return [scopeText(scope, network, language, t), filtered === '' ? '' : t.scope.filtered(filtered)]
    .filter((text) => text !== '')
    .join(' ');
}

/** What the tables state about own points in place of central towns or villages. */
function useOwnSites(state: AtlasState): ExportContext['ownSites'] {
  const { language } = useAtlas();
  const names = useSiteNames();
  const ownName = useOwnPointName();
  const choice = state.analysis.value?.ownSites.choice.value;
  const { methods } = useAnalysisWords().how;
  return useMemo(() => {
    const s = siteWords.in(language);
    const standIns = SITE_ROLES.flatMap((role) => {
      const name = names[role];
      return name === undefined ? [] : [s.conditions[role](name)];
    });
    if (standIns.length === 0) return undefined;
    const layers = SITE_ROLES.flatMap(
      (role) => state.analysis.peek()?.ownSites.chosen[role].peek()?.points ?? [],
    );
    const found = new Map(
      layers.flatMap(({ layer, lonLats, rows }) => {
        const parts = new Map<number, number>();
        return rows.map((row, i) => {
          const part = (parts.get(row) ?? 0) + 1;
          parts.set(row, part);
          return [ownCode(layer.id, row, part), { lonLat: lonLats[i] as LonLat, layer: layer.name }] as const;
        });
      }),
    );
    return {
      standIns: standIns.map((text) => text.replace(/[。.]$/, '')).join(' · '),
      methods,
      find: (code) => {
        const own = found.get(code);
        return (
          own && { name: ownName(code) ?? code, lonLat: own.lonLat, positionSource: s.position(own.layer) }
        );
      },
    };
  }, [choice, language, names.facilities, names.places]);
}

function Choice<T extends string>({
  label,
  options,
  value,
  isDisabled = false,
  onPick,
}: {
  label: string;
  options: readonly (readonly [value: T, text: string])[];
  value: T;
  isDisabled?: boolean;
  onPick: (value: T) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        onChange={({ currentTarget }) => onPick(currentTarget.value as T)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Texts on what a choice leaves out or changes. */
function Notes({
  table,
  format: chosen,
  datum: inDatum,
  t,
}: {
  table: ExportTable;
  format: ExportFormat;
  datum: ExportDatum;
  t: ExportWords;
}): JSX.Element {
  const { conditions } = table.about;
  const isTable = chosen === 'csv' || chosen === 'xlsx';
  const hasShapes = table.rows.some(({ geometry }) => geometry !== null && geometry.type !== 'Point');
  const notes = [
    table.rows.length === 0 && t.menu.empty,
    conditions !== null && t.menu.filtered(conditions.replace(/[。.]$/, '')),
    !table.isSpatial && t.menu.tableOnly,
    isTable && hasShapes && t.menu.noGeometry,
    chosen === 'kml' && t.menu.kmlDatum,
    table.isSpatial && DATUM_KINDS[inDatum].epsg === undefined && t.menu.noEpsg,
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
  const [failed, setFailed] = useState<string | null>(null);
  const write = async (ending: 'svg' | 'png'): Promise<void> => {
    const { current } = chart.svg;
    if (!current) return;
    setFailed(null);
    try {
      const file = chartSvg(current, chart);
      const bytes = ending === 'svg' ? new TextEncoder().encode(file.text) : await chartPng(file);
      save({ name: `axis-atlas-${chart.fileName}.${ending}`, bytes });
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
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
      {failed !== null && (
        <p class="note" role="status">
          {t.menu.failed(failed)}
        </p>
      )}
    </div>
  );
}
