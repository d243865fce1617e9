/** The registry of languages. A further language is a folder with the files of `en/`, and one line here. */
export * as zh from './zh/index.ts';
export * as en from './en/index.ts';
