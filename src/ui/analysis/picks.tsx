import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A choice among a few options, all visible (radio buttons). */
export function Picks<T extends string | number>({
  title,
  options,
  picked,
  onPick,
}: {
  title: string;
  /** Accessible name if it is not the label. */
  options: readonly { value: T; label: string; aloud?: string }[];
  picked: T;
  onPick: (value: T) => void;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset class="picks">
      <legend>{title}</legend>
      <div class="picks-options">
        {options.map(({ value, label, aloud }) => (
          <label key={value} class="check">
            <input
              type="radio"
              name={name}
              value={value}
              aria-label={aloud}
              checked={picked === value}
              onChange={() => onPick(value)}
            />
            <span class={typeof value === 'number' ? 'number' : undefined}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
