import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Named {
  label: string;
  /** Name of the setting, by which the pre-flight list finds its field. */
  setting?: string;
}

/** A choice of one of a few. */
export function Pick<T extends string>({
  label,
  setting,
  value,
  options,
  onChange,
}: Named & {
  value: T;
  options: readonly (readonly [value: T, name: string, disabled?: boolean])[];
  onChange: (value: T) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        data-setting={setting}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map(([option, name, disabled]) => (
          <option key={option} value={option} disabled={disabled}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A line of text; it takes effect as it is typed. */
export function Words({
  label,
  setting,
  value,
  placeholder,
  onChange,
}: Named & {
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="choice wide">
      <label for={id}>{label}</label>
      <input
        id={id}
        data-setting={setting}
        value={value}
        maxLength={400}
        placeholder={placeholder}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/**
 * A day as ISO 8601; an empty one is none. What is half typed or no day of the calendar stays in the field and is said
 * beside it. The field keeps its own value: a sheet that arrives meanwhile would put the setting back over what is typed.
 */
export function Day({
  label,
  value,
  fault,
  onChange,
}: Named & { value: string; fault: string; onChange: (value: string) => void }): JSX.Element {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isBad, setBad] = useState(false);
  // With the drawing of the panel, not after the next frame: the reader may be in the field by then, and would not get the new setting.
  useLayoutEffect(() => {
    if (field.current && field.current !== document.activeElement) field.current.value = value;
  }, [value]);
  return (
    <div class="choice wide">
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="date"
        // Years of four digits, as a spec has them.
        min="0001-01-01"
        max="9999-12-31"
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-fault` : undefined}
        // The browser gives an empty value for a day that does not exist; only `badInput` distinguishes it from an empty field.
        onBlur={(event) => setBad(event.currentTarget.validity.badInput)}
        onChange={(event) => {
          setBad(false);
          if (!event.currentTarget.validity.badInput) onChange(event.currentTarget.value);
        }}
      />
      {isBad && (
        <p id={`${id}-fault`} class="empty" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/**
 * A number that takes effect when it is finished; what is no number is put back. What is being typed is kept apart from
 * the setting: the sheet may arrive meanwhile, and the field is drawn anew by that.
 */
export function Figure({
  label,
  setting,
  value,
  min,
  max,
  step,
  onChange,
}: Named & {
  value: number;
  min?: number;
  max?: number;
  step: number;
  onChange: (value: number) => void;
}): JSX.Element {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        data-setting={setting}
        value={typed ?? value}
        min={min}
        max={max}
        step={step}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const { valueAsNumber } = event.currentTarget;
          setTyped(null);
          if (Number.isFinite(valueAsNumber)) onChange(valueAsNumber);
          else event.currentTarget.value = String(value);
        }}
      />
    </div>
  );
}

/** Yes or no. */
export function Tick({
  label,
  setting,
  checked,
  onChange,
}: Named & { checked: boolean; onChange: (checked: boolean) => void }): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        data-setting={setting}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Settings that belong together. */
export function Group({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <fieldset class="print-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
