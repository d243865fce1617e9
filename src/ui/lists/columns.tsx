import type { JSX } from 'preact';
import {
  chooseSheet,
  COLUMN_ROLES,
  type ListReview,
  type ListKind,
  LIST_KINDS,
  missingRoles,
} from '../../state/lists/list-review.ts';
import { cellExample } from '../../state/lists/list-review.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { useAtlas } from '../atlas.ts';
import type { ListWords } from '../../i18n/index.ts';

/** Kind of the list, its sheet, and its date. */
export function ListHead({ review, t }: { review: ListReview; t: ListWords }): JSX.Element {
  return (
    <div class="list-head">
      {review.sheets.length > 1 && (
        <label class="field">
          <span>{t.sheet}</span>
          <select
            value={review.sheet.value}
            onChange={({ currentTarget }) => chooseSheet(review, Number(currentTarget.value))}
          >
            {review.sheets.map(({ sheet, hidden, file }, i) => (
              <option key={i} value={i}>
                {(sheet ?? file.name) + (hidden ? t.hiddenSheet : '')}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{t.kind}</span>
        <select
          value={review.kind.value}
          onChange={({ currentTarget }) => (review.kind.value = currentTarget.value as ListKind)}
        >
          {LIST_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t.date}</span>
        <input
          type="text"
          value={review.date.value}
          placeholder={t.dateHint}
          pattern="\d{4}(-\d{2}(-\d{2})?)?"
          onChange={({ currentTarget }) => {
            const value = currentTarget.value.trim();
            if (/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/.test(value)) review.date.value = value;
          }}
        />
      </label>
    </div>
  );
}

/** The columns of the table with their roles, each of which can be changed. Unfolded if a required role is missing. */
export function ListColumns({ review, t }: { review: ListReview; t: ListWords }): JSX.Element {
  const table = review.table.value;
  const roles = review.roles.value;
  const missing = missingRoles(review);
  return (
    <>
      <details class="how" open={missing.length > 0}>
        <summary>{t.columns(roles.size, table.columns.length)}</summary>
        <table class="list-columns">
          <thead>
            <tr>
              <th scope="col">{t.columnHeading}</th>
              <th scope="col">{t.columnExample}</th>
              <th scope="col">{t.columnRole}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map(({ heading, column }, i) => (
              <tr key={column}>
                <th scope="row">{heading || t.unnamed(column)}</th>
                <td>{cellExample(review, i)}</td>
                <td>
                  <select
                    aria-label={heading || t.unnamed(column)}
                    value={roles.get(i) ?? ''}
                    onChange={({ currentTarget: { value } }) => {
                      const role = COLUMN_ROLES.find((each) => each === value) ?? null;
                      review.roleChoices.value = new Map([...review.roleChoices.peek(), [i, role]]);
                    }}
                  >
                    <option value="">{t.noRole}</option>
                    {COLUMN_ROLES.map((role) => (
                      <option key={role} value={role}>
                        {t.roles[role]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {missing.length > 0 && <p role="alert">{t.needed(missing.map((role) => t.roles[role]).join(' / '))}</p>}
      <HowRead review={review} t={t} />
    </>
  );
}

/** What was noticed when the table was read, and whether hidden rows are left out. */
function HowRead({ review, t }: { review: ListReview; t: ListWords }): JSX.Element | null {
  const { language } = useAtlas();
  const table = review.table.value;
  const hiddenCount = table.sheet.rows.filter(({ hidden }) => hidden).length;
  const faults = [...table.sheet.faults, ...table.faults];
  if (faults.length === 0 && hiddenCount === 0) return null;
  return (
    <details class="how">
      <summary>{t.howRead}</summary>
      <ul class="intake-faults">
        {faults.map((fault, i) => (
          <li key={i} data-level={fault.level}>
            {faultText(fault, language)}
          </li>
        ))}
      </ul>
      {hiddenCount > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={review.leaveHidden.value}
            onChange={({ currentTarget }) => (review.leaveHidden.value = currentTarget.checked)}
          />
          <span>{t.hidden(hiddenCount)}</span>
        </label>
      )}
    </details>
  );
}
