import type { Language } from '../domain/language.ts';
import { canonicalCode, isCountyCode, isPrefectureCode, PROVINCE_CODE } from '../domain/codes.ts';
import type { Filter } from '../domain/filter.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import { TRACKS } from '../domain/records.ts';
import { isLayerId, type LayerRef, MAX_LAYER_NAME } from '../domain/run-time-layer.ts';
import { plainText } from '../domain/text-form.ts';
import type { MapView } from '../domain/view.ts';
import { readSpec, type ReadSpec } from '../print/spec/spec.ts';
import { linkParts, type ValueForm } from './link-text.ts';
import { isOneOf, POINT_CHARACTERS, readView, viewText } from './link-values.ts';
import type { PrintSettings } from './print-types.ts';
import { parseSelection } from './selection.ts';
import type { Selection } from './selection.ts';
import { type SettingName, SETTING_NAMES, settingOf, type SettingValues } from './settings.ts';

export const FLAVOURS = ['light', 'dark'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** The settings that a link carries; those at their initial value are left out. */
type LinkSettings = { [Name in SettingName]?: NonNullable<SettingValues[Name]> };

/** Contents of a link: only what the reader set, so that it stays valid when the data are updated. */
export interface LinkState extends LinkSettings {
  view?: MapView;
  selection?: Selection;
  filter?: Filter;
  /** Ids of subjects that are off though on by default, and of those that are on though off by default. */
  hidden?: readonly string[];
  added?: readonly string[];
  /** Layers of run time that are shown. Their files stay on the device. */
  layers?: readonly LayerRef[];
  flavour?: Flavour;
  language?: Language;
  /** The settings of the sheet if the print is open. */
  print?: PrintSettings;
}

/** Data of the page that a link may refer to. */
interface Known {
  /** The subjects that can be switched. */
  subjects: readonly SubjectSwitch[];
  languages: readonly Language[];
}

/** How `decodeLink` reports problems while it reads. */
interface Report {
  /** Reports a part of a value that is ignored while the rest is used. */
  ignore(part: string): void;
  /** Reports settings of a sheet that are ignored. */
  refuse(refused: ReadSpec['refused']): void;
}

/** Reading and writing of one key of the link. */
interface LinkKey extends ValueForm {
  key: string;
  /** The value; undefined or empty if the link need not carry it. */
  write(link: LinkState): string | undefined;
  /** What the text adds to the link; null if it cannot be used. */
  read(text: string, known: Known, report: Report): LinkState | null;
}

/** A key for one condition of the filter. */
const condition = (
  key: string,
  write: (filter: Filter) => string | undefined,
  read: (text: string) => Filter | null,
  form: ValueForm = {},
): LinkKey => ({
  ...form,
  key,
  write: ({ filter }) => filter && write(filter),
  read: (text) => {
    const filter = read(text);
    return filter && (Object.keys(filter).length > 0 ? { filter } : {});
  },
});

/** A key that lists subjects of the map; unknown ones are reported, the others are used. */
const subjectList = (key: string, name: 'hidden' | 'added'): LinkKey => ({
  key,
  write: (link) => link[name]?.join(','),
  read: (text, { subjects }, { ignore }) => {
    const ids = [...new Set(text.split(','))];
    const known = ids.filter((each) => subjects.some(({ id }) => id === each));
    if (known.length < ids.length) ignore(ids.filter((id) => !known.includes(id)).join(','));
    return known.length > 0 ? { [name]: known } : {};
  },
});

/** The key of a row of the table of settings. */
function settingKey<Name extends SettingName>(name: Name): LinkKey {
  const { key, write, read, characters, verbatim } = settingOf(name);
  return {
    key,
    ...(characters ? { characters } : {}),
    ...(verbatim ? { verbatim } : {}),
    write: (link) => {
      const value = link[name];
      return value === undefined || value === null
        ? undefined
        : write(value as NonNullable<SettingValues[Name]>);
    },
    read: (text, _, { ignore }) => {
      const value = read(text, ignore);
      return value === undefined ? null : { [name]: value };
    },
  };
}

/** All keys, in the order in which a link is written. */
const LINK_KEYS: readonly LinkKey[] = [
  {
    key: 'map',
    characters: POINT_CHARACTERS,
    write: ({ view }) => view && viewText(view),
    read: (text) => {
      const view = readView(text);
      return view ? { view } : null;
    },
  },
  {
    key: 'at',
    characters: /^[a-z0-9:-]*/i,
    write: ({ selection }) => selection && `${selection.kind}:${selection.id}`,
    read: (text) => {
      // Codes show by themselves what kind of record they are of.
      const [kind = '', id = '', ...rest] = (text.includes(':') ? text : `county:${text}`).split(':');
      const selection = rest.length === 0 ? parseSelection(kind, id) : null;
      return selection && { selection };
    },
  },
  condition(
    'in',
    ({ county, prefecture }) => county ?? prefecture,
    (text) => {
      const code = canonicalCode(text);
      if (code === null) return null;
      if (isCountyCode(code)) return { county: code };
      // The whole province is the same as no filter.
      if (code === PROVINCE_CODE) return {};
      return isPrefectureCode(code) ? { prefecture: code } : null;
    },
    { characters: /^\d*/ },
  ),
  condition(
    'batch',
    (filter) => filter.batch,
    (text) => (text === '1' || text === '2' ? { batch: text } : null),
  ),
  condition(
    'track',
    (filter) => filter.track,
    (text) => (isOneOf(TRACKS, text) ? { track: text } : null),
  ),
  condition(
    'only',
    ({ documentedOnly }) => (documentedOnly === true ? 'documented' : undefined),
    (text) => (text === 'documented' ? { documentedOnly: true } : null),
  ),
  subjectList('hide', 'hidden'),
  subjectList('add', 'added'),
  {
    key: 'layers',
    characters: /^[\w-]*/,
    verbatim: true,
    write: ({ layers = [] }) =>
      layers.length > 0
        ? packed(layers.slice(0, MAX_LINKED).map(({ id, name }) => [id, linkedName(name) || id]))
        : undefined,
    read: (text) => {
      const layers = readLayers(unpacked(text));
      return layers && { layers };
    },
  },
  ...SETTING_NAMES.map(settingKey),
  {
    key: 'look',
    write: ({ flavour }) => flavour,
    read: (text) => (isOneOf(FLAVOURS, text) ? { flavour: text } : null),
  },
  {
    key: 'lang',
    write: ({ language }) => language,
    read: (text, { languages }) => {
      // Browsers write language tags like `en-GB`.
      const [language = ''] = text.split('-');
      return isOneOf(languages, language) ? { language } : null;
    },
  },
  {
    key: 'print',
    characters: /^[\w-]*/,
    verbatim: true,
    write: ({ print }) => print && packed(print),
    read: (text, _, { refuse }) => {
      const print = readSpec(unpacked(text));
      if (!print) return null;
      refuse(print.refused);
      return { print: print.settings };
    },
  },
];
const KEYS = new Map(LINK_KEYS.map((row) => [row.key, row]));

/** The hash of a link without its `#`; empty if nothing was set. */
export const encodeLink = (link: LinkState): string =>
  LINK_KEYS.flatMap(({ key, write }) => {
    const value = write(link);
    return value === undefined || value === '' ? [] : [`${key}=${value}`];
  }).join('&');

export interface DecodedLink {
  link: LinkState;
  /** Parts that could not be read, for a notice. */
  ignored: string[];
  /** Settings of the sheet that were ignored, if any. */
  refusedPrint?: ReadSpec['refused'];
}

/** Characters of an unreadable part that are quoted in the notice. */
const QUOTED = 60;

/**
 * Reads a hash, with or without `#`. Never throws: what cannot be read is left out and named in `ignored`.
 * @param subjects the subjects that can be switched; others are ignored
 * @param languages codes that `lang` may have
 */
export function decodeLink(
  hash: string,
  subjects: readonly SubjectSwitch[] = [],
  languages: readonly Language[] = [],
): DecodedLink {
  const link: LinkState = {};
  const ignored: string[] = [];
  let refusedPrint: ReadSpec['refused'] = [];
  for (const { key, value, raw } of linkParts(hash, KEYS)) {
    const before = ignored.length;
    const added =
      value === undefined
        ? null
        : (KEYS.get(key)?.read(
            value,
            { subjects, languages },
            {
              ignore: (part) => ignored.push(`${key}=${part}`.slice(0, QUOTED)),
              refuse: (refused) => (refusedPrint = refused),
            },
          ) ?? null);
    if (added) {
      const { filter, ...others } = added;
      Object.assign(link, others);
      if (filter) link.filter = { ...link.filter, ...filter };
    } else if (ignored.length === before) ignored.push(raw.slice(0, QUOTED));
  }
  return { link, ignored, ...(refusedPrint.length > 0 ? { refusedPrint } : {}) };
}

/** JSON in base64url (RFC 4648, section 5), which messengers do not change. */
export const packed = (value: unknown): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The JSON value of a packed text; null if it is not valid. */
export function unpacked(value: string): unknown {
  try {
    const bytes = Uint8Array.from(
      atob(value.replaceAll('-', '+').replaceAll('_', '/')),
      (c) => c.codePointAt(0) ?? 0,
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Largest number of layers in a link: more than a sheet draws, since a layer that the link of the page does not name is hidden after a reload. */
const MAX_LINKED = 100;
/** The name of a layer as a link has it; empty if it has only invisible characters. Cut between characters. */
const linkedName = (name: string): string =>
  plainText(name)
    .slice(0, MAX_LAYER_NAME)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();

/** The layers that a link names, each once; null if the text is not a list of them. */
function readLayers(list: unknown): LayerRef[] | null {
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_LINKED) return null;
  const layers = new Map<string, LayerRef>();
  for (const each of list as unknown[]) {
    const [id, text] = Array.isArray(each) ? (each as unknown[]) : [];
    if (typeof id !== 'string' || !isLayerId(id) || typeof text !== 'string') return null;
    const name = plainText(text).trim();
    if (name === '' || name.length > MAX_LAYER_NAME) return null;
    layers.set(id, { id, name });
  }
  return [...layers.values()];
}
