import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { leaveTravel } from '../../state/actions.ts';
import type { GroundState } from '../../state/travel-ground.ts';
import { StateLine } from '../analysis/state-line.tsx';
import { useAtlas } from '../atlas.ts';
import { analysisWords } from '../../i18n/index.ts';
import type { TravelWords } from '../../i18n/index.ts';

/** Waiting time after which cancelling is offered, ms. */
const CANCEL_AFTER_MS = 1000;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Progress or failure of loading the ground of travel time; nothing if it is loaded or not needed. */
export function GroundLine({
  ground,
  onRetry,
  onCancel,
  t,
}: {
  ground: GroundState;
  onRetry: () => void;
  /** Ends what the ground is needed for; without it, measuring by travel time. */
  onCancel?: () => void;
  t: TravelWords;
}): JSX.Element | null {
  const { state, language } = useAtlas();
  switch (ground.state) {
    case 'none':
    case 'ready':
      return null;
    case 'failed':
      return (
        <StateLine
          failure={ground.failure}
          missing={t.ground.missing}
          onRetry={onRetry}
          t={analysisWords.in(language)}
        />
      );
    case 'unpacking':
    case 'loading': {
      const loading = ground.state === 'loading' ? ground : null;
      return (
        <div class="waiting-ground">
          <p class="note waiting" role="status">
            {loading
              ? loading.of === undefined
                ? t.ground.loadingSome(megabytes(loading.bytes))
                : t.ground.loading(megabytes(loading.of))
              : t.ground.unpacking}
          </p>
          {loading?.of !== undefined && (
            <progress aria-label={t.ground.progress} value={loading.bytes} max={loading.of} />
          )}
          <CancelLater onCancel={onCancel ?? (() => leaveTravel(state))} text={t.ground.cancel} />
        </div>
      );
    }
  }
}

/** Button that cancels waiting; shown after a second, so that it does not flash up for short waits. */
export function CancelLater({ onCancel, text }: { onCancel: () => void; text: string }): JSX.Element | null {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), CANCEL_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <button type="button" class="text-button" onClick={onCancel}>
      {text}
    </button>
  ) : null;
}
