import type { ComponentChildren, JSX } from 'preact';

/** Short facts as a table of two columns; rows without a value are left out. */
export function Details({
  rows,
}: {
  rows: readonly (readonly [label: string, value: ComponentChildren])[];
}): JSX.Element {
  const filled = rows.filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  );
  return (
    <dl class="details">
      {filled.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
