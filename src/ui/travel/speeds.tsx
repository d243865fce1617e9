import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
  DEFAULT_SPEEDS,
  speedFields,
  isSpeed,
  SPEED_FIELDS,
  SPEED_LIMITS,
  applySpeedChanges,
} from '../../domain/travel-speeds.ts';
import type { SpeedField } from '../../domain/travel-speeds.ts';
import { resetSpeeds, setSpeed } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import type { TravelWords } from '../../i18n/index.ts';

type Unit = keyof TravelWords['speeds']['units'];

/** Fields that are not speeds in km/h. */
const UNITS: Partial<Record<SpeedField, Unit>> = { 'off-road': 'factor', toll: 's', 'ferry-wait': 'min' };
const unitOf = (field: SpeedField): Unit => UNITS[field] ?? 'kmh';
const inUnit = (field: SpeedField, value: number): number => (unitOf(field) === 'min' ? value / 60 : value);
const fromUnit = (field: SpeedField, value: number): number => (unitOf(field) === 'min' ? value * 60 : value);

/** Basis of the travel times: gaps in the data, and the speeds, each of which can be changed. */
export function Speeds({ t }: { t: TravelWords }): JSX.Element {
  const { state } = useAtlas();
  const changed = Object.keys(state.speeds.value).length;
  const [round, setRound] = useState(0);
  return (
    <details class="how speeds">
      <summary>
        {t.speeds.title}
        {changed > 0 && <span class="stale">{t.speeds.changed(changed)}</span>}
      </summary>
      <p>{t.speeds.lacks}</p>
      <p>{t.speeds.note}</p>
      <div class="speed-table">
        {SPEED_FIELDS.map((field) => (
          <Speed key={`${field} ${round}`} field={field} t={t} />
        ))}
      </div>
      <button
        type="button"
        class="text-button"
        disabled={changed === 0}
        onClick={() => {
          resetSpeeds(state);
          // Also clears rejected text from its field.
          setRound(round + 1);
        }}
      >
        {t.speeds.reset}
      </button>
    </details>
  );
}

/** One speed. Rejected text stays in the field with the reason below it, and the previous value remains in force. */
function Speed({ field, t }: { field: SpeedField; t: TravelWords }): JSX.Element {
  const { state } = useAtlas();
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const value = inUnit(field, speedFields(applySpeedChanges(state.speeds.value))[field]);
  const standard = inUnit(field, speedFields(DEFAULT_SPEEDS)[field]);
  const [least, most] = SPEED_LIMITS[field].map((limit) => inUnit(field, limit)) as [number, number];
  const name = t.speeds.fields[field];
  const take = (text: string): void => {
    const given = fromUnit(field, text.trim() === '' ? Number.NaN : Number(text));
    const good = isSpeed(field, given);
    setRefused(good ? null : text);
    if (good) setSpeed(state, field, given);
  };
  return (
    <div class="speed" data-changed={value !== standard}>
      <label for={id}>{name}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={refused ?? String(value)}
        aria-invalid={refused !== null}
        aria-describedby={refused === null ? `${id}-unit` : `${id}-unit ${id}-fault`}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <span id={`${id}-unit`} class="aside">
        {t.speeds.units[unitOf(field)]}
      </span>
      {refused !== null && (
        <p id={`${id}-fault`} class="empty" role="alert">
          {t.speeds.fault(name, refused, String(least), String(most))}
        </p>
      )}
    </div>
  );
}
