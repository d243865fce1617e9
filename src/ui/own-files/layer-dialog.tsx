import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { MAX_LAYER_NAME } from '../../domain/run-time-layer.ts';
import { type OwnFileWords, ownFileWords } from '../../i18n/index.ts';
import { moveCamera } from '../../state/actions.ts';
import {
  buildPlaceNames,
  findReading,
  guessReading,
  partIndex,
  type PlaceNames,
  type PositionColumns,
  sameDatum,
  computeShift,
} from '../../state/own-layers/open.ts';
import { loadGazetteer } from '../../state/loading.ts';
import { layersBox } from '../../state/own-layers/box.ts';
import { loadOwnLayers } from '../../state/own-layers/start.ts';
import { useAtlas } from '../atlas.ts';
import { DatumField } from './datum-field.tsx';
import { datumText } from '../../i18n/datum-text.ts';
import type { FileUseProps } from './file-use.ts';
import { buildLayers, openPlan, type Plan } from './layer-plan.ts';

/** Number of rows up to which every position is checked (`exchange/datum.ts`). */
const ROWS_COUNTED = 2000;

/** Asks for what a file does not state about its layers, above all the coordinate system, and adds them. */
export function LayerDialog({ contents, all, onClose }: FileUseProps): JSX.Element {
  const { state, language, startLayerWorker } = useAtlas();
  const t = ownFileWords.in(language);
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  const places = useMemo(() => network && buildPlaceNames(network, gazetteer), [network, gazetteer]);
  useEffect(() => void loadGazetteer(state), [state]);
  const [plans, setPlans] = useState<readonly Plan[] | null>(null);
  const abort = useRef(new AbortController());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    const { current: aborting } = abort;
    const open = async (): Promise<void> => {
      const own = await loadOwnLayers(state, startLayerWorker);
      const opened: Plan[] = [];
      for (const content of contents) opened.push(await openPlan(content, own, aborting.signal));
      if (!aborting.signal.aborted) setPlans(opened);
    };
    open().catch(() => setFailed(t.notLoaded));
    return () => {
      aborting.abort();
      state.ownLayers.peek()?.client.forgetOpened();
    };
  }, []);
  if (!plans) return failed === null ? <p role="status">{t.layer.opening}</p> : <p role="alert">{failed}</p>;
  const change = (at: number, changed: (plan: Plan) => Plan): void =>
    setPlans((present) => present && present.map((plan, i) => (i === at ? changed(plan) : plan)));
  const add = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      const own = await loadOwnLayers(state, startLayerWorker);
      const indices = contents.map((content) => partIndex(all, content));
      const layers = await buildLayers(plans, indices, own, abort.current.signal);
      if (!layers) return;
      own.add(layers);
      const box = layersBox(layers);
      if (box) moveCamera(state, { to: 'bbox', bbox: box });
      onClose();
    } catch (error) {
      setBusy(false);
      setFailed(error instanceof RangeError ? t.layer.unusable : t.notLoaded);
    }
  };
  return (
    <form
      class="layer-plan"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {plans.map((plan, i) => (
        <PlanFields key={i} plan={plan} places={places} t={t} onChange={(changed) => change(i, changed)} />
      ))}
      {failed !== null && <p role="alert">{failed}</p>}
      <p class="intake-actions">
        <button
          type="submit"
          class="button primary"
          disabled={busy || plans.some(({ reading }) => reading === null)}
        >
          {busy ? t.layer.adding : t.layer.add(plans.length)}
        </button>
      </p>
    </form>
  );
}

function PlanFields({
  plan: { opened, name, positions, reading },
  places,
  t,
  onChange,
}: {
  plan: Plan;
  places: PlaceNames | null;
  t: OwnFileWords;
  /** Is called with a function of the present plan: several changes may come before the next rendering. */
  onChange: (changed: (plan: Plan) => Plan) => void;
}): JSX.Element {
  const { language } = useAtlas();
  const id = useId();
  const set = (part: Partial<Plan>): void => onChange((plan) => ({ ...plan, ...part }));
  const count = (value: number): string => value.toLocaleString(language);
  const guess = useMemo(() => guessReading(opened, positions, places), [opened, positions, places]);
  // Names that are loaded later may identify the datum.
  useEffect(() => {
    const found = findReading(guess, opened);
    // The reader may have chosen one since this was rendered.
    if (found) onChange((plan) => (plan.reading === null ? { ...plan, reading: found } : plan));
  }, [guess]);
  // Other columns may have another datum.
  const move = (next: PositionColumns | null): void => {
    set({ positions: next, reading: findReading(guessReading(opened, next, places), opened) });
  };
  return (
    <fieldset class="layer-fields">
      <legend>
        {t.layer.rows(
          count(opened.rowCount),
          // In longer tables only a sample of the rows is checked.
          opened.rowCount <= ROWS_COUNTED ? count(guess.positions) : null,
        )}
      </legend>
      <div class="choice wide">
        <label for={`${id}-name`}>{t.layer.name}</label>
        <input
          id={`${id}-name`}
          value={name}
          maxLength={MAX_LAYER_NAME}
          required
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      {!opened.geometries && (
        <>
          {!positions && <p class="note">{t.layer.noPositions}</p>}
          <PositionFields columns={opened.columns} positions={positions} t={t} onChange={move} />
        </>
      )}
      {guess.positions > 0 && (
        <ReadingFields
          opened={opened}
          positions={positions}
          reading={reading}
          guess={guess}
          t={t}
          onChange={set}
        />
      )}
    </fieldset>
  );
}

/** How positions are read: their datum and the order of coordinates, with how many lie inside and how far the datum moves them. */
function ReadingFields({
  opened,
  positions,
  reading,
  guess,
  t,
  onChange,
}: Pick<Plan, 'opened' | 'positions' | 'reading'> & {
  guess: ReturnType<typeof guessReading>;
  t: OwnFileWords;
  onChange: (part: Partial<Plan>) => void;
}): JSX.Element {
  const { language } = useAtlas();
  const count = (value: number): string => value.toLocaleString(language);
  const shift = useMemo(
    () => reading && computeShift(opened, positions, reading),
    [opened, positions, reading],
  );
  const chosen = guess.choices.find(
    ({ datum, swapped }) => reading && swapped === reading.swapped && sameDatum(datum, reading.datum),
  );
  const [best] = guess.choices;
  const moved = guess.choices
    .filter(({ inside, swapped }) => best?.inside === inside && best.swapped === swapped)
    .map(({ datum, swapped }) => {
      const by = Math.round(computeShift(opened, positions, { datum, swapped })?.meanM ?? 0);
      const called = datumText(datum, t);
      return by === 0 ? t.layer.stays(called) : t.layer.moves(called, count(by));
    });
  const swapped = reading?.swapped ?? best?.swapped ?? false;
  return (
    <>
      <DatumField
        named={opened.named}
        reading={reading}
        t={t}
        onChange={(datum) => onChange({ reading: { swapped, datum } })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={swapped}
          disabled={!reading}
          onChange={(event) =>
            reading && onChange({ reading: { ...reading, swapped: event.currentTarget.checked } })
          }
        />
        {t.layer.swapped}
      </label>
      <p class="note" role="status">
        {reading ? t.layer.inside(count(chosen?.inside ?? 0), count(guess.positions)) : t.layer.even(moved)}{' '}
        {shift && t.layer.shift(count(Math.round(shift.meanM)))}
      </p>
    </>
  );
}

function PositionFields({
  columns,
  positions,
  t,
  onChange,
}: {
  columns: readonly string[];
  positions: PositionColumns | null;
  t: OwnFileWords;
  onChange: (positions: PositionColumns | null) => void;
}): JSX.Element {
  const [first, second] = !positions
    ? [-1, -1]
    : positions.kind === 'one'
      ? [positions.column, -2]
      : [positions.first, positions.second];
  const pick = (
    label: string,
    value: number,
    withBoth: boolean,
    to: (column: number) => void,
  ): JSX.Element => (
    <Columns
      label={label}
      columns={columns}
      value={value}
      extra={[[-1, t.layer.none], ...(withBoth ? [[-2, t.layer.both] as const] : [])]}
      onChange={to}
    />
  );
  const set = (lon: number, lat: number): void => {
    if (lon < 0) onChange(null);
    else if (lat === -2) onChange({ kind: 'one', column: lon });
    // Until the other column is chosen there is only one.
    else onChange({ kind: 'two', first: lon, second: lat < 0 ? lon : lat });
  };
  return (
    <div class="filter-grid">
      {pick(t.layer.lon, first, false, (column) => set(column, second))}
      {pick(t.layer.lat, second, true, (column) => set(first, column))}
    </div>
  );
}

/** A choice of one column. */
function Columns({
  label,
  columns,
  value,
  extra,
  onChange,
}: {
  label: string;
  columns: readonly string[];
  value: number;
  extra: readonly (readonly [number, string])[];
  onChange: (column: number) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {extra.map(([at, name]) => (
          <option key={at} value={at}>
            {name}
          </option>
        ))}
        {columns.map((name, i) => (
          <option key={i} value={i}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
