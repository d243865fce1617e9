import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isEmptyFilter } from '../domain/filter.ts';
import { placeOf } from '../state/places.ts';
import { statusOf } from '../state/status.ts';
import { useAtlas } from './atlas.ts';
import { selectionName } from './names.ts';

/** Says aloud what the eye sees change: the profile that opened, what the filter left. */
export function Announcer(): JSX.Element {
  const { state, t, language } = useAtlas();
  const [message, setMessage] = useState('');
  const started = useRef(false);
  const selection = state.selection.value;
  const filter = state.filter.value;
  const network = state.network.value;
  // A place has no name before its file is there.
  const placesKnown = selection?.kind === 'place' && state.gazetteer.value !== null;

  useEffect(() => {
    if (!network) return;
    if (selection) {
      const place = (code: string) => placeOf(state.gazetteer.peek(), state.places.peek(), code);
      const name = selectionName(selection, network, place, language);
      const status = statusOf(network, selection);
      if (name !== null)
        setMessage(t.announce.opened(t.kinds[selection.kind], name, status ? t.status[status] : ''));
    } else if (started.current) setMessage(t.announce.closed);
    started.current = true;
  }, [selection, network !== null, placesKnown]);

  useEffect(() => {
    const counts = state.counts.peek();
    if (counts && !isEmptyFilter(filter))
      setMessage(t.announce.filtered(counts.axes.total, counts.towns.total, counts.villages.total));
  }, [filter]);

  return (
    <p class="visually-hidden" role="status" aria-live="polite" data-announcer>
      {message}
    </p>
  );
}
