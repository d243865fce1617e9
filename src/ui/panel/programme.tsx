import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ProgrammeFigure } from '../../domain/records.ts';
import { groupBy } from '../../state/group-by.ts';
import { useAtlas } from '../atlas.ts';
import { SourceLink } from '../source-link.tsx';

const GROUPS: readonly ProgrammeFigure['group'][] = [
  'totals',
  'income',
  'works',
  'policy',
  'modes',
  'pairing',
];

/** Published figures of the programme; the totals open, the rest behind their headings. */
export function Programme(): JSX.Element {
  const { state, t } = useAtlas();
  const figures = state.network.value?.figures ?? [];
  const groups = groupBy(figures, (figure) => figure.group);
  return (
    <section class="section" aria-labelledby="programme-title">
      <div class="section-head">
        <h2 id="programme-title">{t.programme.title}</h2>
      </div>
      {figures.length === 0 && state.loadState.value === 'ready' && <p class="empty">{t.programme.empty}</p>}
      {GROUPS.filter((group) => groups.has(group)).map((group) => (
        <FigureGroup key={group} group={group} figures={groups.get(group) ?? []} />
      ))}
    </section>
  );
}

/** More figures than this are behind a button. */
const SHOWN_FIRST = 6;

function FigureGroup({
  group,
  figures,
}: {
  group: ProgrammeFigure['group'];
  figures: readonly ProgrammeFigure[];
}): JSX.Element {
  const { t } = useAtlas();
  const [all, setAll] = useState(false);
  return (
    <details class="fold" open={group === 'totals'}>
      <summary>
        <span>{t.programme.groups[group]}</span>
        <span class="number">{figures.length}</span>
      </summary>
      <ul class="figures">
        {(all ? figures : figures.slice(0, SHOWN_FIRST)).map((figure) => (
          <Figure key={figure.id} figure={figure} />
        ))}
      </ul>
      {figures.length > SHOWN_FIRST && (
        <button type="button" class="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.programme.less : t.programme.more(figures.length)}
        </button>
      )}
    </details>
  );
}

function Figure({ figure }: { figure: ProgrammeFigure }): JSX.Element {
  const { language } = useAtlas();
  const english = language === 'en' ? figure.nameEn : undefined;
  return (
    <li class="figure">
      <p class="figure-value">
        <span class="number" lang="zh-Hans">
          {figure.value}
        </span>
        {figure.unit !== undefined && (
          <span class="unit" lang="zh-Hans">
            {figure.unit}
          </span>
        )}
      </p>
      <p class="figure-name" lang={english === undefined ? 'zh-Hans' : undefined}>
        {english ?? figure.name}
      </p>
      {figure.note !== undefined && (
        <p class="note" lang="zh-Hans">
          {figure.note}
        </p>
      )}
      <p class="figure-source">
        {figure.period !== undefined && <span class="number period">{figure.period}</span>}
        <SourceLink id={figure.source} />
      </p>
    </li>
  );
}
