import type { JSX } from 'preact';
import type { TravelBasis } from '../../domain/answers/travel.ts';
import type { TravelWords } from '../../i18n/index.ts';
import { HowTable } from '../analysis/how.tsx';

/** How a travel time was computed: method, roads, error, date of the data. Folded until it is opened. */
export const TravelHow = ({ basis, t }: { basis: TravelBasis; t: TravelWords }): JSX.Element => (
  <HowTable
    title={t.how.title}
    rows={[
      [t.how.method, t.how.text],
      [t.how.roads, t.how.roadsValue],
      [t.how.error, t.how.errorValue],
      [t.how.date, basis.dataDate],
    ]}
  >
    <p>{t.speeds.lacks}</p>
  </HowTable>
);
