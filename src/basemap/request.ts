import { isAllowedOrigin } from '../domain/basemap-address.ts';
import { SpecError } from '../print/spec/failure.ts';
import { unusable } from './fault.ts';

/** What the tiles of a basemap may be asked with. */
export interface Access {
  /** Address of the page: relative addresses begin there, and its own site is always allowed. */
  page: string;
  /** Other origins that the deployment allows; the policy of the page refuses the rest. `any` is for programs without a page. */
  allowed: readonly string[] | 'any';
  key?: string;
  /** The file, if the basemap is one. */
  file?: Blob;
}

/** Limit of waiting for a response, ms. */
const DEADLINE_MS = 15_000;
/** Statuses that say that there is nothing at an address. */
const NOTHING: ReadonlySet<number> = new Set([204, 404]);
/** Statuses with which servers refuse a missing or wrong key. */
const KEY_REFUSED: ReadonlySet<number> = new Set([401, 403]);

/**
 * Requests something of a basemap.
 * @param source name of the basemap in failures
 * @returns undefined if there is nothing at the address (204, 404)
 * @throws SpecError with the cause: an origin that is not allowed, no connection, no permission for other sites (CORS), no answer in time, a status
 */
export async function request(
  source: string,
  address: string,
  { page, allowed }: Pick<Access, 'page' | 'allowed'>,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Response | undefined> {
  const url = URL.canParse(address, page) ? new URL(address, page) : null;
  if (!url) throw unusable(source, 'unreachable');
  if (allowed !== 'any' && !isAllowedOrigin(url.origin, page, allowed))
    throw unusable(source, 'other-origin', url.origin);
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const { signal: given } = init;
  const signal = given ? AbortSignal.any([given, deadline]) : deadline;
  const response = await fetch(url, { ...init, signal }).catch((error: unknown) => error);
  if (response instanceof Response) {
    if (NOTHING.has(response.status)) return undefined;
    if (KEY_REFUSED.has(response.status)) throw unusable(source, 'key', String(response.status));
    if (!response.ok) throw unusable(source, 'status', String(response.status));
    return response;
  }
  if (given?.aborted) throw response;
  if (deadline.aborted) throw unusable(source, 'timeout', String(DEADLINE_MS / 1000));
  throw unusable(source, await whyNoResponse(url));
}

/** Why there is no response: browsers do not say. A request whose response may not be read tells whether the server is there at all. */
async function whyNoResponse(url: URL): Promise<'offline' | 'cors' | 'unreachable'> {
  if (globalThis.navigator?.onLine === false) return 'offline';
  if (globalThis.location === undefined || url.origin === globalThis.location.origin) return 'unreachable';
  const answered = await fetch(url, { mode: 'no-cors', signal: AbortSignal.timeout(DEADLINE_MS) }).catch(
    () => null,
  );
  return answered ? 'cors' : 'unreachable';
}

/** The bytes of a response. @throws SpecError if they do not come in time */
export async function readBytes(source: string, response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof SpecError) throw error;
    throw error instanceof DOMException && error.name === 'AbortError'
      ? error
      : unusable(source, 'unreachable');
  }
}
