import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Compared } from '../../domain/answers/cross-check.ts';
import { analysisWords, crossCheckWords } from '../../i18n/index.ts';
import type { CrossCheckWords } from '../../i18n/index.ts';
import type { CrossCheck } from '../../state/cross-checks.ts';
import type { Selection } from '../../state/selection.ts';
import { useAtlas } from '../atlas.ts';
import { RecordButton } from '../record-button.tsx';
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
  const canStart = check.canStart.value;
  // The same button in all states, not disabled in any of them, so that it keeps the keyboard focus.
  return (
    <section class="cross-check">
      <button
        type="button"
        class="button"
        aria-describedby={about}
        aria-disabled={!canStart}
        onClick={isRunning ? check.cancel : check.start}
      >
        {isRunning ? t.cancel : now.state === 'ready' ? t.again : t.start}
      </button>
      <p class="note" id={about}>
        {canStart ? t.about : t.waiting}
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
  /** Decimals of the figures of this row. */
  digits: number;
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
        {rows.map((row) => (
          <Row key={row.key} row={row} t={t} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, t }: { row: RowOf; t: CrossCheckWords }): JSX.Element {
  const { name, figure, digits } = row;
  const { ours, turf, oursError, turfError, agrees } = figure;
  const { difference = turf - ours } = row;
  const allowed = oursError + turfError;
  // The difference can be compared with the sum of the errors; one beyond the errors is never written as zero.
  const differenceDigits = Math.max(
    errorDigits(allowed, digits),
    agrees ? 0 : errorDigits(Math.abs(difference), digits),
  );
  const error = (n: number): string => decimals(errorDigits(n, digits))(n);
  return (
    <tr data-agrees={agrees}>
      <th scope="row">
        {name}
        {!agrees && <strong class="cross-check-mark">{t.faultMark}</strong>}
      </th>
      <td class="number">
        {figureText(ours, digits)}
        <small>±{error(oursError)}</small>
      </td>
      <td class="number">
        {figureText(turf, digits)}
        <small>±{error(turfError)}</small>
      </td>
      <td class="number">
        {Number.isNaN(difference) ? NO_FIGURE : signed(difference, decimals(differenceDigits))}
        <small>{t.allowed(error(allowed))}</small>
      </td>
    </tr>
  );
}

/** Significant digits of an error at least. */
const ERROR_DIGITS = 2;
/** Smallest error that is told from zero: sums of shares have an error of their rounding. */
const LEAST_ERROR = 1e-6;

/** Decimals with which an error is written: those of its figure, and more where it would have less than two significant digits. */
function errorDigits(error: number, digits: number): number {
  if (!(error > LEAST_ERROR)) return digits;
  return Math.max(digits, ERROR_DIGITS - 1 - Math.floor(Math.log10(error)));
}

/** Number of places that are listed at first; the map marks all of them. */
const LISTED = 12;

/** A list of which the first items are shown, and the others behind a button. */
export function Listed<T>({
  items,
  t,
  children,
}: {
  items: readonly T[];
  t: CrossCheckWords;
  children: (item: T) => JSX.Element;
}): JSX.Element {
  const [all, setAll] = useState(false);
  return (
    <>
      <ol class="answer-list">{(all ? items : items.slice(0, LISTED)).map(children)}</ol>
      {items.length > LISTED && (
        <button type="button" class="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.fewer(LISTED) : t.more(items.length)}
        </button>
      )}
    </>
  );
}

/** Shown where one of the two computations has no figure. */
const NO_FIGURE = '—';
const figureText = (n: number, digits: number): string => (Number.isNaN(n) ? NO_FIGURE : decimals(digits)(n));

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

/** A record on which the two computations disagree, as a button, with what each says of it. */
export function DisagreedRow({
  target,
  name,
  isHan = false,
  isFault,
  ours,
  turf,
  edgeM,
  t,
}: {
  target: Selection;
  name: string;
  /** The name is in Chinese in every language of the page. */
  isHan?: boolean;
  isFault: boolean;
  ours: string;
  turf: string;
  /** Distance from the edge of the corridor, metres; NaN if it is not known. */
  edgeM?: number;
  t: CrossCheckWords;
}): JSX.Element {
  return (
    <li data-agrees={!isFault}>
      <RecordButton target={target} class="row">
        <span class="row-name" lang={isHan ? 'zh-Hans' : undefined}>
          {name}
        </span>
        {isFault && <strong class="cross-check-mark">{t.faultMark}</strong>}
        <span class="aside">{t.verdicts(ours, turf)}</span>
        {edgeM !== undefined && !Number.isNaN(edgeM) && (
          <span class="number row-km">{t.fromEdge(decimals(1)(edgeM))}</span>
        )}
      </RecordButton>
    </li>
  );
}
