import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ListReview } from '../../state/lists/list-review.ts';
import { useAtlas } from '../atlas.ts';
import type { ListWords } from '../../i18n/index.ts';
import { inHan } from '../../i18n/names.ts';
import { CandidateMap } from './candidate-map.tsx';

type Question = ListReview['plan']['value']['questions'][number];

/** Number of names that are shown at first, and added by each “more”: each name has a map. */
const ASKED_AT_ONCE = 20;

/** Names that fit several places, or none exactly: each is asked once, with a small map of the candidates. */
export function Questions({ review, t }: { review: ListReview; t: ListWords }): JSX.Element | null {
  const [shown, setShown] = useState(ASKED_AT_ONCE);
  const { questions } = review.plan.value;
  if (questions.length === 0) return null;
  const open = questions.filter(({ answer }) => answer === undefined);
  const answer = (id: string, code: string | null): void => {
    review.answers.value = new Map([...review.answers.peek(), [id, code]]);
  };
  return (
    <section aria-labelledby="list-questions">
      <h3 id="list-questions" aria-live="polite">
        {t.questions(open.length, questions.length)}
      </h3>
      {questions.slice(0, shown).map((question) => (
        <Choice key={question.id} question={question} review={review} onAnswer={answer} t={t} />
      ))}
      {questions.length > shown && (
        <button type="button" class="text-button" onClick={() => setShown(shown + ASKED_AT_ONCE)}>
          {t.moreQuestions(questions.length - shown)}
        </button>
      )}
      {open.length > 1 && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            const first = open.map(({ id, match }) => [id, match.candidates[0]?.code ?? null] as const);
            review.answers.value = new Map([...review.answers.peek(), ...first]);
          }}
        >
          {t.allFirst}
        </button>
      )}
    </section>
  );
}

function Choice({
  question,
  review,
  onAnswer,
  t,
}: {
  question: Question;
  review: ListReview;
  onAnswer: (id: string, code: string | null) => void;
  t: ListWords;
}): JSX.Element {
  const id = useId();
  const { language } = useAtlas();
  const { network, register } = review.index.value;
  const { candidates } = question.match;
  const counties = [...new Set(candidates.map(({ county }) => county))].flatMap(
    (code) => network.counties.get(code) ?? [],
  );
  const placeText = (candidate: (typeof candidates)[number]): string => {
    const county = network.counties.get(candidate.county)?.name ?? '';
    const town = candidate.town === undefined ? '' : (register.towns.get(candidate.town)?.name ?? '');
    return question.role === 'county' ? '' : [county, town].filter(Boolean).join(inHan(language) ? '' : ' ');
  };
  return (
    <fieldset class="list-question" data-open={question.answer === undefined}>
      <legend>{t.question(question.name, t.rows(question.rows))}</legend>
      <div class="list-candidates">
        {candidates.map((candidate, i) => (
          <label key={`${candidate.code} ${candidate.reason}`} class="check">
            <input
              type="radio"
              name={id}
              checked={question.answer === candidate.code}
              onChange={() => onAnswer(question.id, candidate.code)}
            />
            <span>
              <b>{i + 1}</b> {candidate.name}{' '}
              <span class="note">
                {[placeText(candidate), t.reasons[candidate.reason]].filter(Boolean).join(' · ')}
              </span>
            </span>
          </label>
        ))}
        <label class="check">
          <input
            type="radio"
            name={id}
            checked={question.answer === null}
            onChange={() => onAnswer(question.id, null)}
          />
          <span>{t.aside}</span>
        </label>
      </div>
      <CandidateMap
        label={t.candidateMap(question.name)}
        counties={counties}
        points={candidates.flatMap(({ lonLat, code }, i) =>
          lonLat ? [{ number: i + 1, lonLat, isChosen: question.answer === code }] : [],
        )}
      />
    </fieldset>
  );
}
