/**
 * Pages on which the panel is a drawer; `styles/page/phone.css` has the same condition. A phone on its side has no height to
 * give to a drawer: there the panel stands beside the map. The width tells the two apart, since a keyboard takes height.
 */
export const PHONE_QUERY = '(max-width: 559px), (max-width: 720px) and (min-height: 481px)';
