import type { JSX } from 'preact';
import { FIRST_MINUTES, MINUTES } from '../../domain/travel.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import { changeSetting } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import { Picks } from './picks.tsx';

/** Choice between straight lines and travel times, and the limit of travel time. */
export function DistanceChoice({ t }: { t: AnalysisWords }): JSX.Element {
  const { state } = useAtlas();
  const minutes = state.minutes.value;
  return (
    <div>
      <Picks
        title={t.distance.title}
        options={(['straight', 'time'] as const).map((value) => ({ value, label: t.distance[value] }))}
        picked={minutes === null ? 'straight' : 'time'}
        onPick={(by) => changeSetting(state, 'minutes', by === 'time' ? FIRST_MINUTES : null)}
      />
      {minutes !== null && (
        <Picks
          title={t.distance.limit}
          options={MINUTES.map((value) => ({
            value,
            label: String(value),
            aloud: t.distance.minutes(value),
          }))}
          picked={minutes}
          onPick={(limit) => changeSetting(state, 'minutes', limit)}
        />
      )}
    </div>
  );
}
