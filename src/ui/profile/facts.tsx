import type { JSX } from 'preact';
import { FACT_KEYS, isFactKey } from '../../domain/facts.ts';
import type { Fact, Status } from '../../domain/records.ts';
import { groupBy } from '../../domain/group-by.ts';
import { useAtlas } from '../atlas.ts';
import { figureText } from '../figure-text.ts';
import { SourceLink } from '../source-link.tsx';
import { keyedValue } from './fact-value.ts';

interface Props {
  facts: readonly Fact[];
  /** Sources of the record itself; those that no fact names are listed at the end. */
  sources: readonly string[];
  status?: Status;
}

/** What is recorded of a thing, by source: each source once, under all that it says. */
export function Facts({ facts, sources, status }: Props): JSX.Element {
  const { t } = useAtlas();
  const bySource = groupBy(facts, (fact) => fact.source);
  const silent = sources.filter((source) => !bySource.has(source));
  return (
    <section class="section" aria-labelledby="facts-title">
      <h3 id="facts-title">{t.profile.facts}</h3>
      {facts.length === 0 && <p class="empty">{t.profile.noFacts[status ?? 'other']}</p>}
      {[...bySource, ...silent.map((source): [string, Fact[]] => [source, []])].map(([source, stated]) => (
        <div key={source} class="testimony">
          {stated.length > 0 && (
            <dl>
              {stated.map((fact, i) => (
                <FactItem key={i} fact={fact} />
              ))}
            </dl>
          )}
          <SourceLink id={source} />
        </div>
      ))}
    </section>
  );
}

function FactItem({ fact }: { fact: Fact }): JSX.Element {
  const { t, language } = useAtlas();
  const known = isFactKey(fact.key) ? FACT_KEYS[fact.key][language] : fact.key;
  const words = keyedValue(fact, t, language);
  const figure = words === null ? figureText(fact.value, fact.unit) : { value: words };
  return (
    <div class="fact">
      <dt lang={fact.label === undefined ? undefined : 'zh-Hans'}>{fact.label ?? known}</dt>
      <dd>
        <span lang={words === null ? 'zh-Hans' : undefined}>{figure.value}</span>
        {figure.unit !== undefined && (
          <span class="unit" lang="zh-Hans">
            {figure.unit}
          </span>
        )}
        {fact.period !== undefined && <span class="period number">{fact.period}</span>}
        {fact.note !== undefined && (
          <p class="note" lang="zh-Hans">
            {fact.note}
          </p>
        )}
      </dd>
    </div>
  );
}
