import type { JSX } from 'preact';
import type { Precision } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { readMeanM, positionSourceText } from './position-source.ts';

interface Props {
  of: 'town' | 'village';
  precision: Precision;
  source: string;
}

/** Precision of the position in words, and its source. */
export function Position({ of, precision, source }: Props): JSX.Element {
  const { t } = useAtlas();
  // The precision `town` is exact for a town, unless its point is only the mean of its villages.
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
