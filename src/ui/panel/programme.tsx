import { programmeWords } from '../../i18n/index.ts';
import { inHan } from '../../i18n/names.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ProgrammeFigure } from '../../domain/records.ts';
import { groupBy } from '../../domain/group-by.ts';
import { useAtlas } from '../atlas.ts';
import { Export } from '../export/export.tsx';
import { figureText } from '../figure-text.ts';
import { SourceLink } from '../source-link.tsx';

const GROUPS = ['totals', 'income', 'works', 'policy', 'modes'] as const;
type Group = (typeof GROUPS)[number];

/** The best-known figures of the programme: shown first, each from one source; other statements of them are behind a button. */
const HEADLINES = [
  'axes',
  'axes-batch-1',
  'towns',
  'towns-new-2025',
  'villages',
  'villages-batch-1',
  'clusters',
  'chains',
];

/** Published figures of the programme: totals unfolded, the others folded under their headings. */
export function Programme(): JSX.Element {
  const { state, language } = useAtlas();
  const t = programmeWords.in(language).figures;
  const figures = state.network.value?.figures ?? [];
  const groups = groupBy(figures, (figure) => figure.group);
  return (
    <section class="section" aria-labelledby="programme-title">
      <div class="section-head">
        <h2 id="programme-title">{t.title}</h2>
      </div>
      {figures.length === 0 && state.loadState.value === 'ready' && <p class="empty">{t.empty}</p>}
      {GROUPS.filter((group) => groups.has(group)).map((group) => (
        <FigureGroup key={group} group={group} figures={headlinesFirst(groups.get(group) ?? [])} />
      ))}
      {figures.length > 0 && <Export of={{ kind: 'programme' }} />}
    </section>
  );
}

/** If there are more figures than this and none of the first group, they are behind a button. */
const SHOWN_FIRST = 6;

const rank = ({ id }: ProgrammeFigure): number => {
  const at = HEADLINES.indexOf(id);
  return at < 0 ? HEADLINES.length : at;
};

const headlinesFirst = (figures: readonly ProgrammeFigure[]): ProgrammeFigure[] =>
  figures.toSorted((a, b) => rank(a) - rank(b));

function FigureGroup({ group, figures }: { group: Group; figures: readonly ProgrammeFigure[] }): JSX.Element {
  const { language } = useAtlas();
  const t = programmeWords.in(language).figures;
  const [all, setAll] = useState(false);
  const first = figures.filter(({ id }) => HEADLINES.includes(id)).length || SHOWN_FIRST;
  const shown = all ? figures : figures.slice(0, first);
  const sources = [...new Set(shown.map((figure) => figure.source))];
  return (
    <details class="fold" open={group === 'totals'}>
      <summary>
        <span>{t.groups[group]}</span>
        <span class="number">{figures.length}</span>
      </summary>
      <ul class="figures">
        {shown.map((figure) => (
          <Figure key={figure.id} figure={figure} sourceNumber={sources.indexOf(figure.source) + 1} />
        ))}
      </ul>
      {figures.length > first && (
        <button type="button" class="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.less : t.more(figures.length)}
        </button>
      )}
      <ol class="footnotes" aria-label={t.sources}>
        {sources.map((source, i) => (
          <li key={source}>
            <span class="number footnote" aria-hidden="true">
              {i + 1}
            </span>
            <SourceLink id={source} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Figure({ figure, sourceNumber }: { figure: ProgrammeFigure; sourceNumber: number }): JSX.Element {
  const { language } = useAtlas();
  const t = programmeWords.in(language).figures;
  const { value, unit } = figureText(figure.value, figure.unit);
  const english = !inHan(language) ? figure.nameEn : undefined;
  return (
    <li class="figure">
      <p class="figure-value" lang="zh-Hans">
        <span class="number">{value}</span>
        {unit !== undefined && <span class="unit">{unit}</span>}
      </p>
      <p class="figure-name">
        <span lang={english === undefined ? 'zh-Hans' : undefined}>{english ?? figure.name}</span>
        {/* A word joiner keeps the number on the line of the last character. */}
        {'\u2060'}
        <sup class="number footnote" role="note" aria-label={t.sourceNumber(sourceNumber)}>
          {sourceNumber}
        </sup>
        {figure.period !== undefined && <span class="number period">{figure.period}</span>}
      </p>
      {figure.note !== undefined && (
        <p class="note" lang="zh-Hans">
          {figure.note}
        </p>
      )}
    </li>
  );
}
