import type { NameScript } from '../domain/language.ts';

/** What the page, the map and a sheet must know of a language besides its words. */
export interface Locale {
  /** BCP 47 tag for `lang` attributes. */
  tag: string;
  /** BCP 47 tag for the catalogue of a PDF; readers of PDF know regions better than scripts. */
  pdfTag: string;
  /** Name of the language in itself. */
  ownName: string;
  /** Primary subtags by which a browser asks for it. */
  browserTags: readonly string[];
  /** The script that names are shown in; it decides letter spacing and line breaks of labels too. */
  script: NameScript;
}
