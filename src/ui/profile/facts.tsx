import { IS_MARKED } from '../../domain/by-status.ts';
import { inHan } from '../../i18n/names.ts';
import { recordWords, type Words } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import { isTownCode } from '../../domain/codes.ts';
import { isFactKey } from '../../domain/facts.ts';
import type { Language } from '../../domain/language.ts';
import type { Fact, Status } from '../../domain/records.ts';
import type { Title } from '../../domain/place-records.ts';
import { groupBy } from '../../domain/group-by.ts';
import { useAtlas } from '../atlas.ts';
import { figureText } from '../figure-text.ts';
import { SourceLink } from '../source-link.tsx';

interface Props {
  /** Code of the town or village, for its titles in official lists. */
  code?: string;
  facts: readonly Fact[];
  /** Sources of the record itself; those that no fact has are listed at the end. */
  sources: readonly string[];
  status?: Status;
}

/** The facts grouped by source: each source once, below all facts from it. */
export function Facts({ code = '', facts, sources, status }: Props): JSX.Element {
  const { state, t } = useAtlas();
  const titles = state.titles.value?.of.get(code) ?? [];
  const bySource = groupBy(facts, (fact) => fact.source);
  const titlesBySource = groupBy(titles, ({ source }) => source);
  const named = new Set([...bySource.keys(), ...titlesBySource.keys(), ...sources]);
  return (
    <section class="section" aria-labelledby="facts-title">
      <h3 id="facts-title">{t.profile.facts}</h3>
      {facts.length + titles.length === 0 && <p class="empty">{t.profile.noFacts[status ?? 'other']}</p>}
      {titles.length > 0 && !(status && !IS_MARKED[status]) && <p class="note">{t.profile.titles.note}</p>}
      {[...named].map((source) => {
        const [stated = [], held = []] = [bySource.get(source), titlesBySource.get(source)];
        return (
          <div key={source} class="testimony">
            {stated.length + held.length > 0 && (
              <dl>
                {stated.map((fact, i) => (
                  <FactItem key={i} fact={fact} />
                ))}
                {held.map((title, i) => (
                  <TitleItem key={i} title={title} of={isTownCode(code) ? 'town' : 'village'} />
                ))}
              </dl>
            )}
            <SourceLink id={source} />
          </div>
        );
      })}
    </section>
  );
}

/** A title in the words of its list: name, batch and year, and the list's name of the place if it differs. */
function TitleItem({ title, of }: { title: Title; of: 'town' | 'village' }): JSX.Element {
  const { state, t, language } = useAtlas();
  const english = !inHan(language) ? state.titles.value?.english.get(`${of} ${title.title}`) : undefined;
  const period = t.profile.titles.period(title.batch, title.year);
  return (
    <div class="fact">
      <dt>{t.profile.titles.listed}</dt>
      <dd>
        {english !== undefined && <span>{english} </span>}
        <span class={english === undefined ? undefined : 'aside'} lang="zh-Hans">
          {title.title}
        </span>
        {title.period === undefined ? (
          period !== '' && <span class="period number">{period}</span>
        ) : (
          <span class="period" lang="zh-Hans">
            {title.period}
          </span>
        )}
        {title.product !== undefined && <p class="note">{t.profile.titles.product(title.product)}</p>}
        {title.listedAs !== undefined && (
          <p class="note">{t.profile.titles.listedAs(title.listedAs.join(recordWords(language).listJoin))}</p>
        )}
      </dd>
    </div>
  );
}

function FactItem({ fact }: { fact: Fact }): JSX.Element {
  const { t, language } = useAtlas();
  const known = isFactKey(fact.key) ? recordWords(language).facts[fact.key] : fact.key;
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

/** The text for a fact whose value is a key (batch, track); `null` if the value is already text. */
export function keyedValue({ key, value }: Fact, t: Words, language: Language): string | null {
  const words: Partial<Record<string, Readonly<Record<string, string>>>> = {
    batch: t.filter.batches,
    trackStatus: t.trackStatusFact,
    track: recordWords(language).tracks,
  };
  return words[key]?.[value] ?? null;
}
