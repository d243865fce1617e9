import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FIRST_MINUTES, MINUTES } from '../../domain/travel.ts';
import { setMinutes } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisWords } from '../../i18n/index.ts';

/** Whether distances are straight lines or travel times, and with which limit. */
export function DistanceChoice({ t }: { t: AnalysisWords }): JSX.Element {
  const { state } = useAtlas();
  const name = useId();
  const minutes = state.minutes.value;
  return (
    <div class="distance" data-figure="distance">
      <fieldset class="picks">
        <legend>{t.distance.title}</legend>
        {[false, true].map((byTime) => (
          <label key={String(byTime)} class="check">
            <input
              type="radio"
              name={`${name}-by`}
              value={byTime ? 'time' : 'straight'}
              checked={(minutes !== null) === byTime}
              onChange={() => setMinutes(state, byTime ? FIRST_MINUTES : null)}
            />
            <span>{byTime ? t.distance.time : t.distance.straight}</span>
          </label>
        ))}
      </fieldset>
      {minutes !== null && (
        <fieldset class="picks picks-row">
          <legend>{t.distance.limit}</legend>
          {MINUTES.map((each) => (
            <label key={each} class="check">
              <input
                type="radio"
                name={`${name}-limit`}
                value={each}
                aria-label={t.distance.minutes(each)}
                checked={minutes === each}
                onChange={() => setMinutes(state, each)}
              />
              <span class="number">{each}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
