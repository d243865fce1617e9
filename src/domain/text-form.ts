/**
 * Radicals of the block U+2E80–2EF3 and the characters they stand for, in hexadecimal: what PDF files give for them when
 * text is copied. From EquivalentUnifiedIdeograph.txt of the Unicode Character Database, version 14; NFKC knows only two of them.
 */
const RADICALS =
  '2e81=5382 2e82=4e5b 2e83=4e5a 2e84=4e59 2e85=4ebb 2e86=5182 2e88=5200 2e89=5202 2e8a=535c 2e8c=5c0f ' +
  '2e8d=5c0f 2e8e=5140 2e8f=5c23 2e90=5c22 2e92=5df3 2e93=5e7a 2e94=5f51 2e95=5f50 2e96=5fc4 2e97=5fc3 ' +
  '2e98=624c 2e99=6535 2e9b=65e1 2e9c=65e5 2e9d=6708 2e9e=6b7a 2e9f=6bcd 2ea0=6c11 2ea1=6c35 2ea2=6c3a ' +
  '2ea3=706c 2ea4=722b 2ea5=722b 2ea6=4e2c 2ea7=725b 2ea8=72ad 2ea9=738b 2eab=76ee 2eac=793a 2ead=793b ' +
  '2eaf=7cf9 2eb0=7e9f 2eb1=7f53 2eb2=7f52 2eb4=5197 2eb6=7f8a 2eb9=8002 2eba=8080 2ebb=807f 2ebc=8089 ' +
  '2ebe=8279 2ebf=8279 2ec0=8279 2ec1=864e 2ec2=8864 2ec3=8980 2ec4=897f 2ec5=89c1 2ec6=89d2 2ec8=8ba0 ' +
  '2ec9=8d1d 2ecb=8f66 2ecc=8fb6 2ecd=8fb6 2ece=8fb6 2ecf=9091 2ed0=9485 2ed1=9577 2ed2=9578 2ed3=957f ' +
  '2ed4=95e8 2ed6=961d 2ed7=96e8 2ed8=9752 2ed9=97e6 2eda=9875 2edb=98ce 2edc=98de 2edd=98df 2edf=98e0 ' +
  '2ee0=9963 2ee2=9a6c 2ee3=9aa8 2ee4=9b3c 2ee5=9c7c 2ee6=9e1f 2ee7=5364 2ee8=9ea6 2ee9=9ec4 2eea=9efe ' +
  '2eeb=6589 2eec=9f50 2eed=6b6f 2eee=9f7f 2eef=7adc 2ef0=9f99 2ef1=9f9c 2ef2=4e80 2ef3=9f9f';

const IDEOGRAPHS = new Map(
  RADICALS.split(' ').map((pair) => {
    const [radical, ideograph] = pair.split('=').map((hex) => String.fromCodePoint(Number.parseInt(hex, 16)));
    return [radical, ideograph] as const;
  }),
);

/** Invisible characters: zero-width spaces, byte order marks, soft hyphens, direction marks, variation selectors, control characters. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu;
/** Ends of lines and paragraphs. */
const LINE_ENDS = /\s*[\n\r\v\f\u0085\u2028\u2029]\s*/gu;
/** Characters of scripts that are written without spaces. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`;
const UNSPACED_END = new RegExp(`${UNSPACED}$`, 'u');
const UNSPACED_START = new RegExp(`^${UNSPACED}`, 'u');
/**
 * Variant forms of characters: Kangxi radicals and their supplement, ligatures, full-width letters and digits, half-width forms. Full-width
 * punctuation belongs to Chinese text and stays.
 */
const OTHER_FORMS = /[\u2e80-\u2fdf\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff61-\uffee]/gu;

/**
 * Normalises text from outside: typed or pasted, in a link, a settings file, or on the command line. Invisible characters are removed, as
 * are line ends inside Chinese text; elsewhere a line end becomes a space; every space becomes U+0020; radicals and full-width letters
 * become the usual characters; letters and accents are composed (NFC). Traditional forms and other scripts do not change. The function is
 * idempotent.
 */
export const plainText = (text: string): string =>
  text
    .replace(LINE_ENDS, lineEnd)
    .replace(/[\t\p{Zs}]/gu, ' ')
    .replace(UNSEEN, '')
    .replace(OTHER_FORMS, (letter) => IDEOGRAPHS.get(letter) ?? letter.normalize('NFKC'))
    .normalize('NFC')
    .trim();

/** Replacement of a line end: a space between characters of scripts that are written with spaces, else nothing. */
function lineEnd(end: string, at: number, whole: string): string {
  const around = [whole.slice(Math.max(0, at - 2), at), whole.slice(at + end.length, at + end.length + 2)];
  return UNSPACED_END.test(around[0] ?? '') || UNSPACED_START.test(around[1] ?? '') ? '' : ' ';
}

/** `U+2F42` for each character of a text. */
export const codePoints = (text: string): string =>
  [...text]
    .map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
