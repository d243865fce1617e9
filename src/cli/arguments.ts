/** Arguments of the commands: each option once, in the language that they ask for. */
import { parseArgs } from 'node:util';
import type { Language } from '../domain/language.ts';
import { plainText } from '../domain/text-form.ts';
import { type CliWords, DEFAULT_LANGUAGE, LANGUAGES, localeOf } from '../i18n/index.ts';

/** A request that cannot be carried out; the message is a sentence in the user's language. */
export class Refusal extends Error {}

/** Values of the options that were given; that of an option without a value is empty. */
export type OptionTexts<Option extends string> = { [K in Option]?: string };

/** The options of a command. */
interface Options<Option extends string> {
  options: Record<Option, { type: 'string' | 'boolean'; multiple?: boolean }>;
  /** Values that stay as they were typed: names of files, addresses. */
  verbatim: ReadonlySet<Option>;
  mayBeEmpty: ReadonlySet<Option>;
}

/** The language that the arguments ask for, also where others of them are wrong: that of the refusal. */
export function requestedLanguage(args: readonly string[]): Language {
  const asked = args.flatMap((arg, i) =>
    arg === '--language' ? [args[i + 1] ?? ''] : arg.startsWith('--language=') ? [arg.slice(11)] : [],
  );
  const [primary = ''] = (asked.at(-1) ?? '').toLowerCase().split(/[-_]/);
  return (
    LANGUAGES.find((code) => code === primary || localeOf(code).browserTags.includes(primary)) ??
    DEFAULT_LANGUAGE
  );
}

/**
 * The values of each option and the arguments that belong to no option. An option is given once unless it is `multiple`, with a value where it takes one.
 * @param allowedFor what an option may be, in words
 * @throws Refusal naming the first argument that cannot be used
 */
export function readArguments<Option extends string>(
  args: readonly string[],
  { options, verbatim, mayBeEmpty }: Options<Option>,
  words: CliWords,
  allowedFor: (option: Option) => string,
): { texts: { [K in Option]?: string[] }; positionals: string[] } {
  const texts: { [K in Option]?: string[] } = {};
  const positionals: string[] = [];
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positionals.push(token.value);
      continue;
    }
    const { rawName, value, inlineValue } = token;
    if (!rawName.startsWith('--') || !Object.hasOwn(options, token.name))
      throw new Refusal(words.unknownOption(rawName));
    const option = token.name as Option;
    const before = texts[option];
    if (before !== undefined && !options[option].multiple) throw new Refusal(words.twice(rawName));
    if (options[option].type === 'boolean') {
      if (value !== undefined) throw new Refusal(words.needlessValue(rawName, value));
      texts[option] = [''];
      continue;
    }
    // An option is not a value; a negative number is one, though invalid.
    const isMissing = value === undefined || (!inlineValue && /^-(?!\d)/.test(value));
    const text = verbatim.has(option) ? (value ?? '') : plainText(value ?? '');
    if (isMissing || (text === '' && !mayBeEmpty.has(option)))
      throw new Refusal(words.noValue(rawName, allowedFor(option)));
    texts[option] = [...(before ?? []), text];
  }
  return { texts, positionals };
}

/** The value of each option of a command whose arguments are options alone. @throws Refusal naming the first argument that cannot be used */
export function readTexts<Option extends string>(
  args: readonly string[],
  reading: Options<Option>,
  words: CliWords,
  allowedFor: (option: Option) => string,
): OptionTexts<Option> {
  const { texts, positionals } = readArguments(args, reading, words, allowedFor);
  if (positionals[0] !== undefined) throw new Refusal(words.positional(positionals[0]));
  return Object.fromEntries(
    Object.entries<string[] | undefined>(texts).map(([option, values]) => [option, values?.[0]]),
  ) as OptionTexts<Option>;
}

/** The value of an option that is one of a list. @throws Refusal naming the list */
export function checkOneOf<T extends string>(
  option: string,
  value: string,
  values: readonly T[],
  words: CliWords,
): T {
  const found = values.find((each) => each === value);
  if (!found) throw new Refusal(words.refused(`--${option}`, value, values.join(', ')));
  return found;
}
