/** Widest page, in px, on which the panel is a drawer; `styles/page-phone.css` has the same limit. */
const PHONE_MAX_PX = 720;

export const isPhone = (): boolean => matchMedia(`(max-width: ${PHONE_MAX_PX}px)`).matches;
