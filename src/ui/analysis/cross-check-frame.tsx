import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Compared } from '../../domain/answers/cross-check.ts';
import { analysisWords, crossCheckWords } from '../../i18n/index.ts';
import type { CrossCheckWords } from '../../i18n/index.ts';
import type { CrossCheck } from '../../state/cross-checks.ts';
import { useAtlas } from '../atlas.ts';
import { StateLine } from './state-line.tsx';

/** The button that starts a cross-check, its progress, and its result. */
export function Check<T extends { agrees: boolean }>({
  check,
  method,
  children,
}: {
  check: CrossCheck<T>;
  method: string;
  children: (value: T, t: CrossCheckWords) => ComponentChildren;
}): JSX.Element {
  const { language } = useAtlas();
  const t = crossCheckWords.in(language);
  const about = useId();
  const now = check.state.value;
  const isRunning = now.state === 'running';
  // The same button in all states, so that it keeps the keyboard focus.
  return (
    <section class="cross-check">
      <button
        type="button"
        class="button"
        aria-describedby={about}
        onClick={isRunning ? check.cancel : check.start}
      >
        {isRunning ? t.cancel : now.state === 'ready' ? t.again : t.start}
      </button>
      <p class="note" id={about}>
        {t.about}
      </p>
      {isRunning && (
        <p class="cross-check-progress">
          <progress
            aria-label={t.starting}
            max={now.of ?? 1}
            {...(now.of === undefined ? {} : { value: now.done })}
          />
          <span class="number">{now.of === undefined ? t.starting : t.running(now.done, now.of)}</span>
        </p>
      )}
      {now.state === 'failed' && (
        <StateLine failure={now.failure} onRetry={check.start} t={analysisWords.in(language)} />
      )}
      <div role="status">
        {now.state === 'ready' && (
          <p class="cross-check-verdict" data-agrees={now.value.agrees}>
            <span aria-hidden="true">{now.value.agrees ? '✓' : '✕'}</span>{' '}
            {now.value.agrees ? t.agrees : t.fault}
          </p>
        )}
      </div>
      {now.state === 'ready' && (
        <>
          {children(now.value, t)}
          <details class="how">
            <summary>{t.how}</summary>
            <p>{method}</p>
          </details>
        </>
      )}
    </section>
  );
}

export interface RowOf {
  key: string;
  name: string;
  figure: Compared;
  /** Formats a figure of this row. */
  write: (n: number) => string;
  /** Shown instead of the difference of the two figures. */
  difference?: number;
}

/** Figures by both computations, one in each row, with their errors. */
export function Table({
  rows,
  caption,
  t,
}: {
  rows: readonly RowOf[];
  caption: string;
  t: CrossCheckWords;
}): JSX.Element {
  return (
    <table class="cross-check-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.columns.figure}</th>
          <th scope="col">{t.columns.ours}</th>
          <th scope="col">{t.columns.turf}</th>
          <th scope="col">{t.columns.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, figure, write, difference = figure.turf - figure.ours }) => (
          <tr key={key} data-agrees={figure.agrees}>
            <th scope="row">
              {name}
              {!figure.agrees && <strong class="cross-check-mark">{t.faultMark}</strong>}
            </th>
            <td class="number">
              {write(figure.ours)}
              <small>±{write(figure.oursError)}</small>
            </td>
            <td class="number">
              {Number.isNaN(figure.turf) ? '—' : write(figure.turf)}
              <small>±{write(figure.turfError)}</small>
            </td>
            <td class="number">
              {Number.isNaN(difference) ? '—' : signed(difference, write)}
              <small>{t.allowed(write(figure.oursError + figure.turfError))}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MINUS = '\u2212';
/** A number with its sign; without a sign if it is rounded to zero. */
function signed(n: number, write: (n: number) => string): string {
  const size = write(Math.abs(n));
  if (Number(size.replaceAll(/[^\d.]/g, '')) === 0) return size;
  return `${n < 0 ? MINUS : '+'}${size}`;
}

/** With thousands separators, and this many decimals unless the number is whole. */
export const decimals =
  (digits: number) =>
  (n: number): string =>
    n.toLocaleString('en', { maximumFractionDigits: digits });
