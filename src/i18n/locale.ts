import type { NameScript } from '../domain/language.ts';

/** Properties of a language other than its words, for page, map and sheets. */
export interface Locale {
  /** BCP 47 tag for `lang` attributes. */
  tag: string;
  /** BCP 47 tag for the catalogue of a PDF, with a region, which PDF readers support better than a script. */
  pdfTag: string;
  /** Name of the language in the language itself. */
  ownName: string;
  /** Primary subtags by which a browser requests it. */
  browserTags: readonly string[];
  /** The script of names; letter spacing and line breaks of labels depend on it. */
  script: NameScript;
}
