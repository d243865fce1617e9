import { customPinyin, pinyin } from 'pinyin-pro';

/**
 * Place names that a general dictionary reads wrongly or may read wrongly: the place-name readings of
 * 《现代汉语词典》, and the ones this project was told to get right (丽水 台州 乐清 嵊州 衢州 缙云 鄞州).
 */
const PLACE_READINGS: Record<string, string> = {
  丽水: 'lí shuǐ',
  台州: 'tāi zhōu',
  天台: 'tiān tāi',
  乐清: 'yuè qīng',
  乐成: 'yuè chéng',
  嵊州: 'shèng zhōu',
  嵊泗: 'shèng sì',
  嵊山: 'shèng shān',
  衢州: 'qú zhōu',
  衢江: 'qú jiāng',
  衢山: 'qú shān',
  缙云: 'jìn yún',
  鄞州: 'yín zhōu',
  鄞江: 'yín jiāng',
  鳌江: 'áo jiāng',
  乌镇: 'wū zhèn',
  长兴: 'cháng xīng',
  长乐: 'cháng lè',
  长街: 'cháng jiē',
  长涂: 'cháng tú',
  长安: 'cháng ān',
  长河: 'cháng hé',
  澥浦: 'xiè pǔ',
  硖石: 'xiá shí',
  大荆: 'dà jīng',
  大佳何: 'dà jiā hé',
  六横: 'liù héng',
  廿里: 'niàn lǐ',
  廿八都: 'niàn bā dū',
  廿三里: 'niàn sān lǐ',
  航埠: 'háng bù',
  华埠: 'huá bù',
  埠头: 'bù tóu',
  莼湖: 'chún hú',
  深甽: 'shēn zhèn',
  於潜: 'yū qián',
  遂昌: 'suì chāng',
  畲族: 'shē zú',
};

customPinyin(PLACE_READINGS);

/** Pinyin with tone marks, one syllable a character, spaces between: `武义县` → `wǔ yì xiàn`. Punctuation is dropped. */
export function pinyinOf(name: string): string {
  return pinyin(name, { type: 'array', nonZh: 'consecutive', toneType: 'symbol' })
    .map((syllable) => syllable.replace(/[“”"'()（）·—\-、，。《》〈〉\s]/gu, ''))
    .filter((syllable) => syllable !== '')
    .join(' ');
}
