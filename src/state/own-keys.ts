/**
 * A handler of keys that leaves alone what belongs to an input method: while it composes (`isComposing`), and the key that
 * ends the composition, which Safari reports afterwards with the key code 229. Every handler of keys of the page goes through
 * this one, also those that only note that something was done; other events pass.
 */
export const ownKeys =
  <E extends Event>(handler: (event: E) => void): ((event: E) => void) =>
  (event) => {
    const { isComposing, keyCode } = event as Event & { isComposing?: boolean; keyCode?: number };
    if (isComposing !== true && keyCode !== 229) handler(event);
  };
