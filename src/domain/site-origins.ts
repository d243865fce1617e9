/** Name of the `<meta>` element of the page that lists the origins which its deployment allows besides its own. */
export const ORIGINS_META = 'basemap-origins';

/**
 * The origins from which basemaps may come besides the site itself, as a deployment lists them: `https://host` or `https://host:port`, each once.
 * `http` is allowed for the local machine only.
 * @throws Error naming an entry that is not an origin: a wildcard, a path or a word of the policy would allow more than is visible in the entry
 */
export function parseOrigins(list: unknown): string[] {
  if (!Array.isArray(list)) throw new Error(`basemapOrigins is no list: ${JSON.stringify(list)}`);
  return [...new Set(list.map(parseOrigin))];
}

function parseOrigin(entry: unknown, at: number): string {
  const refuse = (why: string): Error =>
    new Error(
      `basemapOrigins[${at}] ${why}: ${JSON.stringify(entry)}; write an origin such as https://tiles.example`,
    );
  if (typeof entry !== 'string') throw refuse('is no text');
  // Spaces, quotes and punctuation of the policy would add further sources or directives.
  if (!/^https?:\/\/(?:[a-z\d-]+(?:[.][a-z\d-]+)*|\[[\da-f:]+\])(?::\d{1,5})?\/?$/i.test(entry))
    throw refuse('is no origin');
  if (!URL.canParse(entry)) throw refuse('is no origin');
  const { origin, protocol, hostname } = new URL(entry);
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !isThisMachine) throw refuse('is not encrypted');
  return origin;
}

/** What the built page may do. MapLibre needs `data:` for the icons in its own style sheet and `blob:` for decoded images. */
export const contentSecurityPolicy = (origins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...origins].join(' '),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
