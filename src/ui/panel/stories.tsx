import { programmeWords } from '../../i18n/index.ts';
import { inHan } from '../../i18n/names.ts';
import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import type { Story } from '../../domain/records.ts';
import { resolves, select, showSpot } from '../../state/actions.ts';
import { loadStories } from '../../state/loading.ts';
import { useAtlas } from '../atlas.ts';
import { SourceLink } from '../source-link.tsx';

/** Zoom level that shows the town and its villages. */
const STORY_ZOOM = 10.5;

/** The stories of the year, one card for each place. The file is loaded when the section is opened. */
export function Stories(): JSX.Element {
  const { state, language } = useAtlas();
  const t = programmeWords.in(language).stories;
  const network = state.network.value;
  const stories = state.stories.value ?? [];
  const failed = state.failures.value.some(({ file }) => file === 'stories.json');
  return (
    <section class="section" aria-labelledby="stories-title">
      <details
        class="fold fold-section"
        onToggle={(event) => {
          if (event.currentTarget.open) void loadStories(state);
        }}
      >
        <summary>
          <h2 id="stories-title">{t.title}</h2>
        </summary>
        <p class="note">{t.lead}</p>
        {failed && <p class="empty">{t.empty}</p>}
        <ol class="stories">
          {network && stories.map((story) => <StoryCard key={story.id} story={story} network={network} />)}
        </ol>
      </details>
    </section>
  );
}

function StoryCard({ story, network }: { story: Story; network: Network }): JSX.Element {
  const { state, language } = useAtlas();
  const t = programmeWords.in(language).stories;
  const title = inHan(language) ? story.title : (story.titleEn ?? story.title);
  const text = inHan(language) ? story.text : (story.textEn ?? story.text);
  const subject = story.subject && resolves(network, story.subject) ? story.subject : null;
  return (
    <li class="story">
      <button
        type="button"
        class="story-button"
        onClick={() => showSpot(state, [story.lon, story.lat], STORY_ZOOM)}
      >
        <span class="number story-order" aria-hidden="true">
          {story.order}
        </span>
        <span class="story-title">{title}</span>
        <span class="story-text">{text}</span>
      </button>
      <p class="story-foot">
        {subject && (
          <button type="button" class="text-button" onClick={() => select(state, subject)}>
            {t.open}
          </button>
        )}
        <SourceLink id={story.source} />
      </p>
    </li>
  );
}
