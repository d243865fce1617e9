import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Named {
  label: string;
  /** Name of the setting, by which the pre-flight list finds its field. */
  setting?: string;
}

/** A text of one line; it takes effect while it is typed. */
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
 * A day as ISO 8601; empty for none. An incomplete or impossible date stays in the field with a message. The field keeps its own value: otherwise a
 * sheet that arrives would overwrite what is being typed.
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
  // Synchronous with the rendering, not after the next frame: otherwise the reader might already be typing in the field and would not get the new
  // setting.
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
        // Years of four digits, as in a spec.
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
 * A number that takes effect when it is finished; an invalid one is replaced by the present setting. Text that is being typed is stored apart from
 * the setting, since the field is rendered again when a sheet arrives.
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

/** A check box. */
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

/** A group of related settings. */
export function Group({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <fieldset class="print-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
