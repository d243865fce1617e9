/** The browser has no WebGL 2 or refused a context. Lists, search and profiles work without it. */
export class NoWebGL2Error extends Error {
  override name = 'NoWebGL2Error';
}
