/**
 * A key handler that ignores keys used by an input method: during composition (`isComposing`), and the key that ends it, which Safari reports
 * afterwards with key code 229. Every key handler of the page uses it, also those that only note that the reader did something; other events pass
 * unchanged.
 */
export const ownKeys =
  <E extends Event>(handler: (event: E) => void): ((event: E) => void) =>
  (event) => {
    const { isComposing, keyCode } = event as Event & { isComposing?: boolean; keyCode?: number };
    if (isComposing !== true && keyCode !== 229) handler(event);
  };
