/** Words of which headings in English consist: those of the exports of this atlas and of usual translations of official lists. */
const WORDS = new Set(
  `id no number serial name names latin letters code codes adcode division administrative statistical province prefecture city municipality county
  district level town towns township subdistrict street community village villages committee committees central key core lead member members
  concerned axis axes development cluster clusters group track type category batch year date time period status kind role rank note notes remark
  remarks comment comments industry industries leading main indicator indicators item value unit longitude latitude lon lat lng long easting
  northing x y z position coordinate coordinates address addresses source sources precision publisher reliability length area population stations
  chainage seat unlisted mountain island or and of the in to first`.split(/\s+/),
);

/** A heading in English as its words: `county_code` and “County code” are the same. Null where it has other letters. */
export function englishHeading(heading: string): string | null {
  const text = heading
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll('-', '');
  if (!/[a-z]/i.test(text) || /[^\p{ASCII}]/u.test(text)) return null;
  return text
    .replaceAll(/[^a-z\d]+/gi, ' ')
    .trim()
    .toLowerCase();
}

/** Longer texts are not headings; the time of `isWords` grows with the square of the length. */
const LONGEST = 80;

/** Whether a text consists of words of headings in English; the spaces between them may be missing. */
export function isEnglishHeading(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = englishHeading(text)?.split(' ') ?? [];
  return words.length > 0 && words.every(isWords);
}

const isWords = (text: string): boolean =>
  WORDS.has(text) ||
  Array.from({ length: text.length }, (_, at) => at).some(
    (at) => at > 1 && WORDS.has(text.slice(0, at)) && isWords(text.slice(at)),
  );
