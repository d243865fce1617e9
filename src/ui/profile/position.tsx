import type { JSX } from 'preact';
import type { Precision } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { readMeanM, positionSourceText } from './position-source.ts';

interface Props {
  of: 'town' | 'village';
  precision: Precision;
  source: string;
}

/** How well the position is known, in words, and who gave it. */
export function Position({ of, precision, source }: Props): JSX.Element {
  const { t } = useAtlas();
  // A town known to its town is known well, unless its point is only the middle of its villages.
  const own = of === 'town' && precision !== 'county';
  const mean = own ? readMeanM(source) : null;
  const [head, long] =
    mean !== null
      ? [t.townPointMean(mean), t.townPointMeanLong]
      : own
        ? [t.townPoint, t.townPointLong]
        : [t.precision[precision], t.precisionLong[precision]];
  return (
    <div class="position" data-precision={own && mean === null ? 'village' : precision}>
      <p class="position-head">{head}</p>
      <p class="note">{long}</p>
      <p class="note">{positionSourceText(source, t)}</p>
    </div>
  );
}
