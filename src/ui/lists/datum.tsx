import type { JSX } from 'preact';
import { DATUMS, type ListReview, sameDatum } from '../../state/lists/list-review.ts';
import { datumText } from '../../i18n/datum-text.ts';
import { useAtlas } from '../atlas.ts';
import type { ListWords } from '../../i18n/index.ts';

/**
 * Choice of the datum of the coordinates in a list: the most likely one is selected; shows how many positions then lie where they should, and by how
 * much they move.
 */
export function ListDatum({ review, t }: { review: ListReview; t: ListWords }): JSX.Element | null {
  const { language } = useAtlas();
  const positions = review.positions.value;
  if (!positions) return null;
  const { guess, reading, shift, outside } = positions;
  const tally = guess.choices.find(
    ({ datum, swapped }) => sameDatum(datum, reading.datum) && swapped === reading.swapped,
  );
  const metres = (value: number): string => Math.round(value).toLocaleString(language);
  return (
    <section aria-labelledby="list-datum">
      <h3 id="list-datum">{t.datum}</h3>
      <div class="list-head">
        <label class="field">
          <span>{t.datumOf}</span>
          <select
            value={DATUMS.findIndex((datum) => sameDatum(datum, reading.datum))}
            onChange={({ currentTarget }) => {
              const datum = DATUMS[Number(currentTarget.value)];
              if (datum) review.readingChoice.value = { datum, swapped: reading.swapped };
            }}
          >
            {DATUMS.map((datum, i) => (
              <option key={i} value={i}>
                {datumText(datum, t)}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={reading.swapped}
            onChange={({ currentTarget }) =>
              (review.readingChoice.value = { ...reading, swapped: currentTarget.checked })
            }
          />
          <span>{t.swapped}</span>
        </label>
      </div>
      <p aria-live="polite">
        {t.inside(tally?.inside ?? 0, guess.positions)}
        {review.readingChoice.value === null && <> {guess.isSure ? t.guessSure : t.guessUnsure}</>}{' '}
        {shift ? t.shift(metres(shift.meanM), metres(shift.mostM)) : t.noShift}{' '}
        {outside > 0 && t.outside(outside)}
      </p>
    </section>
  );
}
