/**
 * Languages of the product, by their codes. It is empty here, because the domain imports nothing: `src/i18n/index.ts` adds the languages of its
 * registry (TypeScript's module augmentation).
 */
// oxlint-disable-next-line no-empty-interface, typescript/no-empty-object-type
export interface Languages {}

/** Code of a language: BCP 47, primary subtag. */
export type Language = keyof Languages;

/** In which form a language shows the names of records: Chinese characters, or Latin letters (romanised, `domain/romanise.ts`). */
export type NameScript = 'han' | 'latin';
