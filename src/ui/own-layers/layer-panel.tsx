import type { JSX } from 'preact';
import {
  CLASS_COUNT,
  CLASS_METHODS,
  isLarge,
  layerColumnKind,
  FILTER_TESTS,
  LAYER_COLOURS,
  type OwnFilter,
  type OwnLayer,
  type OwnSettings,
  type OwnStyle,
} from '../../domain/own-layer.ts';
import { MAX_LAYER_NAME, type RunTimeLayer } from '../../domain/run-time-layer.ts';
import type { Language } from '../../domain/language.ts';
import { fileText } from '../../i18n/own-source-text.ts';
import { type OwnFileWords, ownFileWords } from '../../i18n/index.ts';
import { moveCamera, setDrawer } from '../../state/actions.ts';
import { layersBox } from '../../state/own-layers/box.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';
import { classSymbol } from '../../../styles/run-time-look.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { Choice, TextField } from '../fields.tsx';
import { Swatch } from '../swatch.tsx';

type Change = (change: Partial<OwnSettings>) => void;
interface PartProps {
  layer: OwnLayer;
  t: OwnFileWords['panel'];
  onChange: Change;
}

/** Settings of an own layer: name, style, labels, filter, order; buttons for its table and for removing it. */
export function LayerPanel({ id }: { id: string }): JSX.Element | null {
  const { state, language } = useAtlas();
  const own = state.ownLayers.value;
  const layers = own?.layers.value ?? [];
  const at = layers.findIndex((layer) => layer.id === id);
  const layer = layers[at];
  if (!own || !layer) return null;
  const { panel: t } = ownFileWords.in(language);
  const onChange: Change = (change) => own.change(id, change);
  return (
    <div class="layer-panel">
      <TextField
        maxLength={MAX_LAYER_NAME}
        label={t.name}
        value={layer.settings.name}
        onInput={(name) => {
          if (name.trim() !== '') onChange({ name });
        }}
      />
      <StyleFields layer={layer} t={t} onChange={onChange} />
      <Choice
        label={t.label}
        value={String(layer.settings.label ?? -1)}
        options={[['-1', t.noLabel], ...columnOptions(layer)]}
        onChange={(value) => onChange({ label: Number(value) < 0 ? null : Number(value) })}
      />
      <FilterFields layer={layer} t={t} onChange={onChange} />
      <Actions layer={layer} own={own} at={at} of={layers.length} t={t} />
      <p class="note">
        {summary(
          layer,
          state.runTimeLayers.value.find((each) => each.id === id),
          language,
          t,
        )}
      </p>
      <Export of={{ kind: 'own-layer', id }} />
      {isLarge(layer) && <p class="note">{t.large}</p>}
      {own.large.failed.value.has(id) && (
        <p class="note" role="alert">
          {t.failed}
        </p>
      )}
      {own.notStored.value.has(id) && (
        <p class="note" role="alert">
          {t.notStored}
        </p>
      )}
    </div>
  );
}

function summary(
  layer: OwnLayer,
  drawn: RunTimeLayer | undefined,
  language: Language,
  t: PartProps['t'],
): string {
  const count = (value: number): string => value.toLocaleString(language);
  const shown = drawn?.tiled?.shownCount ?? new Set(drawn?.features.map(({ row }) => row)).size;
  const { rowCount, placedCount } = isLarge(layer)
    ? layer.packed
    : { rowCount: layer.rows.length, placedCount: layer.rows.filter(({ geometry }) => geometry).length };
  const unplaced = rowCount - placedCount;
  const file = fileText({ file: layer.file.name, part: layer.part }, language);
  return t.summary(file, count(shown), count(rowCount), unplaced === 0 ? null : count(unplaced));
}

const columnOptions = ({ columns }: OwnLayer): [string, string][] =>
  columns.map((name, i) => [String(i), name]);

function StyleFields({ layer, t, onChange }: PartProps): JSX.Element {
  const { style } = layer.settings;
  const numeric = columnOptions(layer).filter(([i]) => layerColumnKind(layer, Number(i)) === 'number');
  const first = (kind: 'text' | 'number'): number =>
    layer.columns.findIndex((_, i) => layerColumnKind(layer, i) === kind);
  const initialStyle = (by: OwnStyle['by']): OwnStyle => {
    switch (by) {
      case 'one':
        return { by, colour: 0 };
      case 'category':
        return { by, column: Math.max(0, first('text')) };
      case 'number':
        return { by, column: Math.max(0, first('number')), method: 'quantile', classes: CLASS_COUNT.first };
    }
  };
  const ways = (['one', 'category', 'number'] as const).filter(
    (by) => (by !== 'number' || numeric.length > 0) && (by === 'one' || layer.columns.length > 0),
  );
  return (
    <>
      <Choice
        label={t.style}
        value={style.by}
        options={ways.map((by) => [by, t.styles[by]])}
        onChange={(by) => onChange({ style: initialStyle(by as OwnStyle['by']) })}
      />
      {style.by === 'one' && <ColourField layer={layer} style={style} t={t} onChange={onChange} />}
      {style.by !== 'one' && (
        <Choice
          label={t.column}
          value={String(style.column)}
          options={style.by === 'number' ? numeric : columnOptions(layer)}
          onChange={(column) => onChange({ style: { ...style, column: Number(column) } })}
        />
      )}
      {style.by === 'number' && <ClassFields style={style} t={t} onChange={onChange} />}
    </>
  );
}

type StyleBy<By extends OwnStyle['by']> = Extract<OwnStyle, { by: By }>;

/** Choice of the one colour of a layer. */
function ColourField({ layer, style, t, onChange }: PartProps & { style: StyleBy<'one'> }): JSX.Element {
  return (
    <fieldset class="layer-colours">
      <legend>{t.colour}</legend>
      {LAYER_COLOURS.map((colour, i) => (
        <label key={colour}>
          <input
            type="radio"
            name={`${layer.id}-colour`}
            aria-label={t.colourOf(i + 1)}
            checked={style.colour === colour}
            onChange={() => onChange({ style: { by: 'one', colour } })}
          />
          <Swatch symbol={classSymbol({ kind: 'category', index: colour }, 'point')} />
        </label>
      ))}
    </fieldset>
  );
}

/** Choice of the method and number of classes of a column of numbers. */
function ClassFields({
  style,
  t,
  onChange,
}: Pick<PartProps, 't' | 'onChange'> & { style: StyleBy<'number'> }): JSX.Element {
  return (
    <div class="filter-grid">
      <Choice
        label={t.method}
        value={style.method}
        options={CLASS_METHODS.map((method) => [method, t.methods[method]])}
        onChange={(method) => onChange({ style: { ...style, method: method as typeof style.method } })}
      />
      <Choice
        label={t.classes}
        value={String(style.classes)}
        options={Array.from({ length: CLASS_COUNT.max - CLASS_COUNT.min + 1 }, (_, i) => {
          const count = String(CLASS_COUNT.min + i);
          return [count, count];
        })}
        onChange={(count) => onChange({ style: { ...style, classes: Number(count) } })}
      />
    </div>
  );
}

function FilterFields({ layer, t, onChange }: PartProps): JSX.Element {
  const { filter } = layer.settings;
  const set = (change: Partial<OwnFilter>): void => {
    if (filter) onChange({ filter: { ...filter, ...change } });
  };
  return (
    <>
      <Choice
        label={t.filter}
        value={String(filter?.column ?? -1)}
        options={[['-1', t.noFilter], ...columnOptions(layer)]}
        onChange={(value) => {
          const column = Number(value);
          const test = layerColumnKind(layer, column) === 'number' ? 'at-least' : 'contains';
          onChange({ filter: column < 0 ? null : { column, test, value: '' } });
        }}
      />
      {filter && (
        <div class="filter-grid">
          <Choice
            label={t.test}
            value={filter.test}
            options={FILTER_TESTS.map((test) => [test, t.tests[test]])}
            onChange={(test) => set({ test: test as OwnFilter['test'] })}
          />
          <TextField
            maxLength={MAX_LAYER_NAME}
            label={t.value}
            value={filter.value}
            onInput={(value) => set({ value })}
          />
        </div>
      )}
    </>
  );
}

function Actions({
  layer,
  own,
  at,
  of,
  t,
}: {
  layer: OwnLayer;
  own: OwnLayers;
  at: number;
  of: number;
  t: PartProps['t'];
}): JSX.Element {
  const { state } = useAtlas();
  const { id } = layer;
  const box = layersBox([layer]);
  const button = (text: string, act: () => void, disabled = false): JSX.Element => (
    <button type="button" class="text-button" disabled={disabled} onClick={act}>
      {text}
    </button>
  );
  return (
    <p class="layer-actions">
      {button(t.table, () => {
        state.openTable.value = id;
        // The full drawer would cover the table.
        if (state.narrow.peek()) setDrawer(state, 'collapsed');
      })}
      {button(
        t.zoom,
        () => {
          if (!box) return;
          // The full drawer leaves nothing of the map to see.
          if (state.narrow.peek()) setDrawer(state, 'collapsed');
          moveCamera(state, { to: 'bbox', bbox: box });
        },
        box === null,
      )}
      {of > 1 && button(t.up, () => own.move(id, -1), at === 0)}
      {of > 1 && button(t.down, () => own.move(id, 1), at === of - 1)}
      {button(t.remove, () => {
        // The file itself is not affected; the settings of the layer are lost.
        if (confirm(t.removeSure(layer.settings.name))) own.remove(id);
      })}
    </p>
  );
}
