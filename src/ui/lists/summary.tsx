import type { JSX } from 'preact';
import { faultReport, type ListReview, notTaken, type NotTaken } from '../../state/lists/list-review.ts';
import { columnLetters, faultText } from '../../i18n/fault-text.ts';
import { nameOf } from '../../i18n/names.ts';
import type { ListWords } from '../../i18n/index.ts';
import { recordWords } from '../../i18n/index.ts';
import { STATUSES, type Track } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { save } from '../print/save.ts';

const EXTENTS = ['part', 'counties', 'province'] as const;
/** Largest number of names of counties, records and rows that are listed; the rest is counted. */
const LISTED = 12;

interface Props {
  review: ListReview;
  t: ListWords;
}

/** What applying the list would change, and what it leaves out. */
export function ListSummary({ review, t }: Props): JSX.Element {
  const { counts, leaving, counties } = review.plan.value;
  const { network } = review.index.value;
  const { language } = useAtlas();
  const withoutLine = review.withoutLine.value;
  const all = counties.map((code) => {
    const county = network.counties.get(code);
    return county ? nameOf(county, language) : code;
  });
  return (
    <section aria-labelledby="list-summary">
      <h3 id="list-summary">{t.summary}</h3>
      <p aria-live="polite">
        <strong>{t.matched(counts.matched)}</strong>
        {[
          counts.isNew > 0 && t.isNew(counts.isNew),
          counts.asked > 0 && t.asked(counts.asked),
          counts.duplicates > 0 && t.duplicates(counts.duplicates),
          counts.aside > 0 && t.leftAside(counts.aside),
        ]
          .filter(Boolean)
          .map((text) => (
            <span key={String(text)}> · {text}</span>
          ))}
      </p>
      {counties.length > 0 && (
        <p class="note">
          {t.counties(
            counties.length,
            all.slice(0, LISTED).join(t.separator) + (all.length > LISTED ? '…' : ''),
          )}
        </p>
      )}
      <Totals review={review} t={t} />
      {leaving.length > 0 && (
        <details class="how">
          <summary>{t.leaving(leaving.length)}</summary>
          <p>{leaving.map(({ name }) => name).join(t.separator)}</p>
        </details>
      )}
      {withoutLine.length > 0 && (
        <p>{t.applied.withoutLine(withoutLine.map(({ name }) => name).join(t.separator))}</p>
      )}
      <Conflicts review={review} t={t} />
      <LeftAside review={review} t={t} />
    </section>
  );
}

/** Records by status before and after, and the extent that the list covers. */
function Totals({ review, t }: Props): JSX.Element {
  const { language, t: base } = useAtlas();
  const { before, after } = review.plan.value;
  return (
    <>
      {before && after && (
        <table class="list-totals">
          <tbody>
            {STATUSES.filter((status) => before[status] + after[status] > 0).map((status) => (
              <tr key={status}>
                <th scope="row">{base.status[status]}</th>
                <td>
                  {t.totals(before[status].toLocaleString(language), after[status].toLocaleString(language))}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t.all}</th>
              <td>{t.totals(sum(before).toLocaleString(language), sum(after).toLocaleString(language))}</td>
            </tr>
          </tbody>
        </table>
      )}
      {before && (
        <fieldset class="list-extent">
          <legend>{t.extent}</legend>
          {EXTENTS.map((extent) => (
            <label key={extent} class="check">
              <input
                type="radio"
                name="list-extent"
                checked={review.decisions.value.extent === extent}
                onChange={() => (review.extentChoice.value = extent)}
              />
              <span>{t.extents[extent]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** Differences from documented records, earlier lists of the same counties, and which of the two takes precedence. */
function Conflicts({ review, t }: Props): JSX.Element | null {
  const { state, language } = useAtlas();
  const plan = review.plan.value;
  const { conflicts } = plan;
  const earlier = state.lists.value.filter(
    ({ kind, counties }) => kind === plan.kind && counties.some((code) => plan.counties.includes(code)),
  );
  const value = (kind: string, of: string): string =>
    kind === 'track' ? (recordWords(language).tracks[of as Track] ?? of) : of;
  if (conflicts.length === 0 && earlier.length === 0) return null;
  return (
    <div class="list-conflicts">
      {earlier.map(({ id, file, date }) => (
        <p key={id}>{t.overlap(file.name, date)}</p>
      ))}
      {conflicts.length > 0 && (
        <details class="how" open={conflicts.length <= LISTED}>
          <summary>{t.conflicts(conflicts.length)}</summary>
          <ul>
            {conflicts.map((conflict, i) => (
              <li key={i}>
                {t.conflict[conflict.kind](
                  conflict.name,
                  value(conflict.kind, conflict.before),
                  value(conflict.kind, conflict.after),
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={review.decisions.value.wins}
          onChange={({ currentTarget }) => (review.winsChoice.value = currentTarget.checked)}
        />
        <span>
          {t.wins} <span class="note">{t.winsHint}</span>
        </span>
      </label>
    </div>
  );
}

/** Rows that the list leaves out, faulty cells, and a file with both. */
function LeftAside({ review, t }: Props): JSX.Element | null {
  const { language } = useAtlas();
  const notApplied = notTaken(review);
  const { faults } = review.rows.value;
  if (notApplied.length === 0 && faults.length === 0) return null;
  const reason = (of: NotTaken): string =>
    of.sameAs === undefined ? t.asideReasons[of.reason] : t.sameAs(of.sameAs);
  const lines = [
    ...notApplied.map((one) => ({
      row: one.rows[0] ?? 0,
      level: undefined,
      text: t.asideRow(
        t.rows(one.rows),
        one.column === undefined ? '' : columnLetters(one.column),
        one.name,
        reason(one),
      ),
    })),
    ...faults.map((fault) => ({
      row: fault.row ?? 0,
      level: fault.level,
      text: faultText(fault, language),
    })),
  ];
  const saveReport = (): void => {
    const { file, sheet, row, column, name, what, candidates } = t.faultColumns;
    const bytes = faultReport(review, {
      columns: [file, sheet, row, column, name, what, candidates],
      reason,
      letters: columnLetters,
      fault: (fault) => faultText(fault, language),
    });
    save({ name: t.faultsFile, bytes: bytes as Uint8Array<ArrayBuffer> });
  };
  return (
    <details class="how">
      <summary>{t.asideList(notApplied.length, faults.length)}</summary>
      <ul class="intake-faults">
        {lines
          .toSorted((a, b) => a.row - b.row)
          .map(({ text, level }, i) => (
            <li key={i} data-level={level}>
              {text}
            </li>
          ))}
      </ul>
      <button type="button" class="text-button" onClick={saveReport}>
        {t.saveFaults}
      </button>
    </details>
  );
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, each) => all + each, 0);
