import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';

/** A list from which one option is chosen. */
export function Choice<T extends string>({
  label,
  setting,
  value,
  options,
  isDisabled,
  onChange,
}: {
  label: string;
  /** Name of a setting of a sheet, by which the pre-flight list finds its field. */
  setting?: string;
  value: T;
  options: readonly (readonly [value: T, text: string, disabled?: boolean])[];
  isDisabled?: boolean;
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
        disabled={isDisabled}
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

/** A text field of one line, with an error message. */
export function TextField({
  label,
  value,
  onInput,
  onLeave,
  maxLength,
  placeholder,
  error,
}: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onLeave?: () => void;
  maxLength: number;
  placeholder?: string;
  error?: string | undefined;
}): JSX.Element {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={maxLength}
        {...(placeholder === undefined ? {} : { placeholder })}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={error !== undefined}
        {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...(onLeave ? { onBlur: onLeave } : {})}
      />
      {error !== undefined && (
        <p id={`${id}-error`} class="note field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** A button for choosing a file. */
export function FileButton({
  label,
  accept,
  onFile,
}: {
  label: string;
  accept: string;
  onFile: (file: File) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="text-button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
