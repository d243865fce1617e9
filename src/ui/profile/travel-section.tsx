import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Network } from '../../domain/network.ts';
import { travelTimesWords } from '../../i18n/index.ts';
import { loadPlaceTravel } from '../../state/loading.ts';
import { useAtlas } from '../atlas.ts';
import type * as TravelTimesPart from './travel-times.tsx';

const part = signal<typeof TravelTimesPart | null>(null);

/** The travel times of a place; code and data are loaded together, and if one of them fails the profile has no such section. */
export function TravelSection({ code, network }: { code: string; network: Network }): JSX.Element | null {
  const { state } = useAtlas();
  useEffect(() => {
    void loadPlaceTravel(state);
    if (!part.peek())
      Promise.all([import('./travel-times.tsx'), travelTimesWords.load()]).then(
        ([loaded]) => (part.value = loaded),
        () => {},
      );
  }, [state]);
  const Times = part.value?.TravelTimes;
  return Times ? <Times code={code} network={network} /> : null;
}
