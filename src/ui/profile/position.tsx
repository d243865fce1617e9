import type { JSX } from 'preact';
import type { Precision } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { positionSourceText } from './position-source.ts';

/** How well the position is known, in words, and who gave it. */
export function Position({ precision, source }: { precision: Precision; source: string }): JSX.Element {
  const { t } = useAtlas();
  return (
    <div class="position" data-precision={precision}>
      <p class="position-head">{t.precision[precision]}</p>
      <p class="note">{t.precisionLong[precision]}</p>
      <p class="note">{positionSourceText(source, t)}</p>
    </div>
  );
}
