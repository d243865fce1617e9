/**
 * Media condition under which the panel is a drawer; `styles/page/phone.css` has the same. A phone in landscape is not high enough for a drawer:
 * there the panel is beside the map. The width decides, since an on-screen keyboard reduces the height.
 */
export const PHONE_QUERY = '(max-width: 559px), (max-width: 720px) and (min-height: 481px)';
