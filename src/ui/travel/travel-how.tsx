import type { JSX } from 'preact';
import type { TravelBasis } from '../../domain/measures/travel.ts';
import type { TravelWords } from '../../i18n/index.ts';

/** How a travel time was got: method, roads, error, date. Folded, so that it is there on demand. */
export function TravelHow({ basis, t }: { basis: TravelBasis; t: TravelWords }): JSX.Element {
  const rows = [
    [t.how.method, t.how.text],
    [t.how.roads, t.how.roadsValue],
    [t.how.error, t.how.errorValue],
    [t.how.date, basis.dataDate],
  ];
  return (
    <details class="how">
      <summary>{t.how.title}</summary>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t.speeds.lacks}</p>
    </details>
  );
}
