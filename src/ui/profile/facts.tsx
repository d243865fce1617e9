import type { JSX } from 'preact';
import { FACT_KEYS, isFactKey } from '../../domain/facts.ts';
import type { Fact, Status } from '../../domain/records.ts';
import { useAtlas } from '../atlas.ts';
import { SourceLink } from '../source-link.tsx';

interface Props {
  facts: readonly Fact[];
  /** Sources of the record itself; those that no fact names are listed at the end. */
  sources: readonly string[];
  status?: Status;
}

/** What is recorded of a thing, each statement with its source. */
export function Facts({ facts, sources, status }: Props): JSX.Element {
  const { t } = useAtlas();
  const cited = new Set(facts.map((fact) => fact.source));
  const rest = sources.filter((source) => !cited.has(source));
  return (
    <section class="section" aria-labelledby="facts-title">
      <h3 id="facts-title">{t.profile.facts}</h3>
      {facts.length === 0 && <p class="empty">{t.profile.noFacts[status ?? 'other']}</p>}
      {facts.length > 0 && (
        <ul class="facts">
          {facts.map((fact, i) => (
            <FactItem key={i} fact={fact} />
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <ul class="facts">
          {rest.map((source) => (
            <li key={source} class="fact">
              <SourceLink id={source} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function FactItem({ fact }: { fact: Fact }): JSX.Element {
  const { language } = useAtlas();
  const label = fact.label ?? (isFactKey(fact.key) ? FACT_KEYS[fact.key][language] : fact.key);
  return (
    <li class="fact">
      <p class="fact-label" lang={fact.label === undefined ? undefined : 'zh-Hans'}>
        {label}
      </p>
      <p class="fact-value" lang="zh-Hans">
        <span>{fact.value}</span>
        {fact.unit !== undefined && <span class="unit">{fact.unit}</span>}
        {fact.period !== undefined && <span class="period number">{fact.period}</span>}
      </p>
      {fact.note !== undefined && (
        <p class="note" lang="zh-Hans">
          {fact.note}
        </p>
      )}
      <SourceLink id={fact.source} />
    </li>
  );
}
