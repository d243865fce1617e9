import type { JSX } from 'preact';
import { useAtlas } from './atlas.ts';

/** The source of a statement: reliability, title, publisher, date; a link only if the source has a web address. */
export function SourceLink({ id }: { id: string }): JSX.Element {
  const { state, t } = useAtlas();
  const source = state.network.value?.sources.get(id);
  if (!source)
    return (
      <span class="source">
        {t.profile.source} {id}
        {state.loadState.value === 'ready' && `（${t.profile.missingSource}）`}
      </span>
    );
  const url = safeUrl(source.url);
  const title = <span lang="zh-Hans">{source.title}</span>;
  return (
    <span class="source">
      <span class="reliability" title={t.profile.reliabilityLong[source.reliability]}>
        {t.profile.reliability[source.reliability]}
      </span>
      {url === null ? (
        title
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer external" title={t.profile.externalLink}>
          {title}
        </a>
      )}
      <span class="source-meta">
        {source.publisher !== '' && <span lang="zh-Hans">{source.publisher}</span>}
        <span class="number">{source.date ?? t.profile.undated}</span>
        {url === null && <span>{t.profile.noUrl}</span>}
      </span>
    </span>
  );
}

/** The address if it is a web address, else `null`: links from data must not have another scheme. */
export function safeUrl(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
