import type { ComponentChildren, JSX } from 'preact';
import type { Basis } from '../../domain/answers/basis.ts';
import type { Detour } from '../../domain/answers/detour.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisWords } from '../../i18n/index.ts';

type Method = keyof AnalysisWords['how']['methods'];
/** Methods whose distances have a mark if they cross water. */
const MARKED: ReadonlySet<Method> = new Set(['nearest-towns', 'catchments', 'gaps']);

/** How a figure was computed: method, datum, error, date of the data. Folded until it is opened. */
export function How({
  basis,
  t,
}: {
  basis: Basis<Method> & { detour?: Required<Detour> };
  t: AnalysisWords;
}): JSX.Element {
  const { detour } = basis;
  const { t: page } = useAtlas();
  const rows: [string, string][] = [
    [t.how.method, t.how.methods[basis.method]],
    [t.how.datum, basis.datum],
    [t.how.error, t.how.errorValue(String(basis.errorPct))],
    ...(detour
      ? [[t.how.detour, t.how.detourValue(detour.plain, detour.mountain, detour.island)] as [string, string]]
      : []),
    [t.how.date, basis.dataDate],
  ];
  return (
    <HowTable title={t.how.title} rows={rows}>
      {basis.straightLine && <p>{t.how.straight}</p>}
      {MARKED.has(basis.method) && <p>{page.profile.waterNote}</p>}
    </HowTable>
  );
}

/** A folded list of terms and values, with further notes. */
export function HowTable({
  title,
  rows,
  children,
}: {
  title: string;
  rows: readonly (readonly [term: string, value: string])[];
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <details class="how">
      <summary>{title}</summary>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </details>
  );
}
