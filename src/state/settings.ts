import { RECORD_KINDS } from '../domain/network.ts';
import type { RecordKind } from '../domain/network.ts';
import { ANSWER_LAYERS, WIDTH_KM } from '../domain/answer-layers.ts';
import type { AnswerLayer } from '../domain/answer-layers.ts';
import type { SiteRole } from '../domain/own-sites.ts';
import type { LonLat } from '../domain/records.ts';
import { isLayerId } from '../domain/run-time-layer.ts';
import { DESTINATIONS, isOrigins, MINUTES } from '../domain/travel.ts';
import type { Destination, Minutes, Origins } from '../domain/travel.ts';
import { isSpeed, SPEED_FIELDS } from '../domain/travel-speeds.ts';
import type { SpeedChanges, SpeedField } from '../domain/travel-speeds.ts';
import { isOneOf, POINT_CHARACTERS, pointText, readPoint } from './link-values.ts';

/**
 * A value that the reader sets and that a link carries. A row of the table below gives it a signal of the same name in `AtlasState`, its key in
 * links, and how it is written and read.
 */
interface Setting<Value> {
  /** Key in the link: `key=value`. */
  key: string;
  /** Initial value; a link does not carry it. */
  initial: Value;
  /** Text of the value in a link; empty if there is nothing to carry. */
  write: (value: NonNullable<Value>) => string;
  /**
   * Reads the text of a link; undefined if it cannot be used.
   * @param ignore called with a part that cannot be used if the rest can
   */
  read: (text: string, ignore: (part: string) => void) => NonNullable<Value> | undefined;
  /** Characters of its text; letters, digits, commas and hyphens by default. */
  characters?: RegExp;
  /** Whether capitals are significant, as in base64url. */
  verbatim?: true;
  /** When a link carries it; always by default. */
  carriedWhile?: 'analysis is open' | 'nothing is selected';
}

/** Gives a row its type. */
const setting = <Value>(row: Setting<Value>): Setting<Value> => row;

/** The settings, in the order of their keys in a link. */
const SETTINGS = {
  /** Width of the corridor, km on each side of the axes; null while the analysis is closed. */
  widthKm: setting<number | null>({
    key: 'width',
    initial: null,
    write: String,
    read: (text) => {
      const widthKm = /^\d{1,2}(\.5)?$/.test(text) ? Number(text) : Number.NaN;
      return widthKm <= WIDTH_KM.max ? widthKm : undefined;
    },
    characters: /^[\d.]*/,
  }),
  /** Answer layers on the map besides the corridor. */
  answerLayers: setting<ReadonlySet<AnswerLayer>>({
    key: 'show',
    initial: new Set(),
    write: (answerLayers) => ANSWER_LAYERS.filter((answerLayer) => answerLayers.has(answerLayer)).join(','),
    read: (text) => {
      const names = text.split(',');
      return names.every((name) => isOneOf(ANSWER_LAYERS, name))
        ? new Set(names as AnswerLayer[])
        : undefined;
    },
  }),
  /** Position for which the nearest towns are asked. */
  point: setting<LonLat | null>({
    key: 'point',
    initial: null,
    write: pointText,
    read: readPoint,
    characters: POINT_CHARACTERS,
    carriedWhile: 'analysis is open',
  }),
  /** Id of the run-time layer whose points take the place of central towns; null for none. */
  pointsOf: setting<string | null>({
    key: 'points',
    initial: null,
    write: String,
    read: (text) => (isLayerId(text) ? text : undefined),
    carriedWhile: 'analysis is open',
  }),
  /** Id of the run-time layer whose points take the place of villages; null for none. */
  placesOf: setting<string | null>({
    key: 'places',
    initial: null,
    write: String,
    read: (text) => (isLayerId(text) ? text : undefined),
    carriedWhile: 'analysis is open',
  }),
  /** Limit of travel time if distances are measured by it, minutes; null for straight lines. */
  minutes: setting<Minutes | null>({
    key: 'minutes',
    initial: null,
    write: String,
    read: (text) => MINUTES.find((minutes) => String(minutes) === text),
  }),
  /** Destinations of travel times. */
  destination: setting<Destination>({
    key: 'to',
    initial: 'town',
    write: String,
    read: (text) => DESTINATIONS.find((destination) => destination === text),
  }),
  /** Origins of isochrones. */
  origins: setting<Origins>({
    key: 'origins',
    initial: 'region',
    write: String,
    read: (text) => (isOrigins(text) ? text : undefined),
  }),
  /** Speeds of travel that differ from the defaults. */
  speeds: setting<SpeedChanges>({
    key: 'speeds',
    initial: {},
    write: (speeds) =>
      SPEED_FIELDS.flatMap((field) =>
        speeds[field] === undefined ? [] : [`${field}:${speeds[field]}`],
      ).join(','),
    read: readSpeeds,
    characters: /^[a-z\d:.,-]*/i,
  }),
  /** A position that is shown without a selected record, e.g. of a story; the map marks it with a ring. */
  spot: setting<LonLat | null>({
    key: 'spot',
    initial: null,
    write: pointText,
    read: readPoint,
    characters: POINT_CHARACTERS,
    carriedWhile: 'nothing is selected',
  }),
  /** The basemap on the map, packed (`packed` in `link.ts`); null for none. */
  basemap: setting<string | null>({
    key: 'base',
    initial: null,
    write: String,
    read: (text) => text,
    characters: /^[\w-]*/,
    verbatim: true,
  }),
  /** The list of records that is open. */
  list: setting<RecordKind | null>({
    key: 'list',
    initial: null,
    write: String,
    read: (text) => RECORD_KINDS.find((kind) => kind === text),
    carriedWhile: 'nothing is selected',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValues = { [Name in SettingName]: (typeof SETTINGS)[Name]['initial'] };
/** The row of a setting, with its type. */
export const settingOf = <Name extends SettingName>(name: Name): Setting<SettingValues[Name]> =>
  SETTINGS[name] as unknown as Setting<SettingValues[Name]>;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

const SPEED = /^\d{1,5}(\.\d{1,4})?$/;

/** Removes unknown speeds and values out of range. */
function readSpeeds(text: string, ignore: (part: string) => void): SpeedChanges | undefined {
  const speeds: Partial<Record<SpeedField, number>> = {};
  const unknown = text.split(',').filter((part) => {
    const [name = '', value = ''] = part.split(':');
    const field = SPEED_FIELDS.find((each) => each === name);
    const speed = SPEED.test(value) ? Number(value) : undefined;
    const isKnown = field !== undefined && isSpeed(field, speed);
    if (isKnown) speeds[field] = speed;
    return !isKnown;
  });
  if (unknown.length > 0) ignore(unknown.join(','));
  return Object.keys(speeds).length > 0 ? speeds : undefined;
}

/** The settings that name the layer whose points stand for central towns, and for villages. */
export const SITE_SETTINGS = { facilities: 'pointsOf', places: 'placesOf' } as const satisfies Record<
  SiteRole,
  SettingName
>;
