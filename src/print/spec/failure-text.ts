import type { DateFault } from '../../domain/calendar.ts';
import { countyOf, isTownCode, isVillageCode } from '../../domain/codes.ts';
import type { Language } from '../../domain/language.ts';
import { codePoints } from '../../domain/text-form.ts';
import { settingsWords } from '../../i18n/index.ts';
import { leftOutLines } from '../book/left-out.ts';
import type { Finding } from '../page/sheet-types.ts';
import type { SpecFailure } from './failure.ts';
import { allowedText, settingName } from './setting-names.ts';

/** Why a text is not a valid date. */
export function dateReason(fault: DateFault, language: Language): string {
  const { form, month, day } = settingsWords.in(language).dateFaults;
  switch (fault.kind) {
    case 'form':
      return form;
    case 'month':
      return month(fault.month);
    case 'day':
      return day(fault.year, fault.month, fault.lastDay);
  }
}

/** Whether a code is that of a town or village, of which there are no sheets. */
const isSmall = (code: string): boolean => isTownCode(code) || isVillageCode(code);

/** A print failure as a sentence in the user's language. */
export function failureText(failure: SpecFailure, language: Language): string {
  const { failures: words, basemapFaults } = settingsWords.in(language);
  const allowed = (path: string): string => {
    const text = allowedText(path, language);
    return text === undefined ? '' : words.allowed(text);
  };
  switch (failure.kind) {
    case 'newer':
      return words.newer(failure.version);
    case 'value': {
      const { path, received, length } = failure;
      const name = settingName(path, language);
      return length === undefined
        ? words.value(name, received, allowed(path))
        : words.tooLong(name, length, allowed(path));
    }
    case 'missing':
      return words.missing(settingName(failure.path, language), allowed(failure.path));
    case 'unknown-setting':
      return words.unknownSetting(failure.path);
    case 'date':
      return words.date(failure.value, dateReason(failure.fault, language));
    case 'empty-frame':
      return words.emptyFrame;
    case 'orientation':
      return words.orientation(failure.orientation, failure.widthMm, failure.heightMm);
    case 'filter':
      return words.filter(failure.county, failure.prefecture);
    case 'unknown-region':
      return isSmall(failure.code)
        ? words.smallRegion(failure.code, countyOf(failure.code))
        : words.unknownRegion(failure.code);
    case 'too-large':
      return words.tooLarge(failure.scale, failure.fits);
    case 'too-small':
      return words.tooSmall(failure.widthMm, failure.heightMm);
    case 'empty-region':
      return words.emptyRegion;
    case 'too-many-pixels':
      return words.tooManyPixels(failure.dpi, failure.widthPx, failure.heightPx);
    case 'no-font':
      return words.noFont(failure.weight);
    case 'no-glyph':
      return words.noGlyph(failure.text, failure.missing, codePoints(failure.missing));
    case 'basemap':
      return words.basemap(failure.source, basemapFaults[failure.why](failure.detail ?? ''));
    case 'left-out':
      return [words.noSheet, ...leftOutLines(failure.sheets, language)].join('\n');
    case 'sheets':
      return failure.sheets
        .map((sheet) => words.ofSheet(`${sheet.code} ${sheet.name}`, failureText(sheet.failure, language)))
        .join('\n');
  }
}

/** An entry of the pre-flight list as a sentence in the user's language. */
export const findingText = ({ kind, facts }: Finding, language: Language): string =>
  settingsWords.in(language).findings[kind](facts);
