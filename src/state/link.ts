import type { Language } from '../domain/language.ts';
import { canonicalCode, isCountyCode, isPrefectureCode, PROVINCE_CODE } from '../domain/codes.ts';
import type { Filter } from '../domain/filter.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import { RECORD_KINDS } from '../domain/network.ts';
import type { RecordKind } from '../domain/network.ts';
import { OVERLAYS, WIDTH_KM } from '../domain/overlays.ts';
import type { Overlay } from '../domain/overlays.ts';
import { TRACKS } from '../domain/records.ts';
import type { LonLat, Track } from '../domain/records.ts';
import { DESTINATIONS, isOrigins, MINUTES } from '../domain/travel.ts';
import type { Destination, Minutes, Origins } from '../domain/travel.ts';
import { isSpeed, SPEED_FIELDS } from '../domain/travel-speeds.ts';
import type { SpeedChanges, SpeedField } from '../domain/travel-speeds.ts';
import type { MapView } from '../domain/view.ts';
import { readSpec, type ReadSpec } from '../print/spec/spec.ts';
import { linkParts } from './link-text.ts';
import type { Key } from './link-text.ts';
import type { PrintWish } from './print-types.ts';
import { selectionOf } from './selection.ts';
import type { Selection } from './selection.ts';

export const FLAVOURS = ['light', 'dark'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** What a link carries: only what the reader set, so that it survives updates of the data. */
export interface LinkState {
  view?: MapView;
  selection?: Selection;
  filter?: Filter;
  /** Ids of subjects that are off though shown at first, and of those that are on though hidden at first. */
  hidden?: readonly string[];
  added?: readonly string[];
  /** Width of the corridor where the analysis is open, km. */
  widthKm?: number;
  overlays?: readonly Overlay[];
  /** Where the nearest towns are asked for. */
  point?: LonLat;
  /** Limit of travel time where distances are measured by it. */
  minutes?: Minutes;
  /** What travel times lead to, where it is not the nearest central town. */
  destination?: Destination;
  /** Where isochrones begin. */
  origins?: Origins;
  /** Speeds of travel other than the defaults. */
  speeds?: SpeedChanges;
  /** A point that the map rings without a record being selected. */
  spot?: LonLat;
  list?: RecordKind;
  flavour?: Flavour;
  language?: Language;
  /** The sheet where the print is open. */
  print?: PrintWish;
}

/** The hash of a link without its `#`; empty where nothing was set. */
export function encodeLink(link: LinkState): string {
  const parts: [Key, string][] = [];
  const { view, selection, filter = {}, hidden = [], added = [], overlays = [] } = link;
  if (view) parts.push(['map', `${fixed(view.zoom, 2)}/${fixed(view.lat, 4)}/${fixed(view.lon, 4)}`]);
  if (selection) parts.push(['at', `${selection.kind}:${selection.id}`]);
  const division = filter.county ?? filter.prefecture;
  if (division !== undefined) parts.push(['in', division]);
  if (filter.batch !== undefined) parts.push(['batch', filter.batch]);
  if (filter.track !== undefined) parts.push(['track', filter.track]);
  if (filter.documentedOnly === true) parts.push(['only', 'documented']);
  if (hidden.length > 0) parts.push(['hide', hidden.join(',')]);
  if (added.length > 0) parts.push(['add', added.join(',')]);
  if (link.widthKm !== undefined) parts.push(['width', String(link.widthKm)]);
  if (overlays.length > 0)
    parts.push(['show', OVERLAYS.filter((overlay) => overlays.includes(overlay)).join(',')]);
  if (link.point) parts.push(['point', pointText(link.point)]);
  if (link.minutes !== undefined) parts.push(['minutes', String(link.minutes)]);
  if (link.destination !== undefined) parts.push(['to', link.destination]);
  if (link.origins !== undefined) parts.push(['origins', link.origins]);
  const speeds = SPEED_FIELDS.flatMap((field) => {
    const value = link.speeds?.[field];
    return value === undefined ? [] : [`${field}:${value}`];
  });
  if (speeds.length > 0) parts.push(['speeds', speeds.join(',')]);
  if (link.spot) parts.push(['spot', pointText(link.spot)]);
  if (link.list) parts.push(['list', link.list]);
  if (link.flavour) parts.push(['look', link.flavour]);
  if (link.language) parts.push(['lang', link.language]);
  if (link.print) parts.push(['print', packed(link.print)]);
  return parts.map(([key, value]) => `${key}=${value}`).join('&');
}

export interface DecodedLink {
  link: LinkState;
  /** Parts that could not be understood, for a notice. */
  ignored: string[];
  /** Settings of the sheet that were left out, where there are any. */
  refusedPrint?: ReadSpec['refused'];
}

/**
 * Reads a hash, with or without `#`. Never throws: what cannot be read is left out and named in `ignored`.
 * @param subjects what the map can show and hide; others are left out, and those beside them are kept
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
  for (const { key, value, raw } of linkParts(hash)) {
    const print = value !== undefined && key === 'print' ? unpacked(value) : null;
    if (print) {
      link.print = print.wish;
      refusedPrint = print.refused;
    } else if (value !== undefined && (key === 'hide' || key === 'add')) {
      const names = [...new Set(value.split(','))];
      const known = names.filter((name) => subjects.some(({ id }) => id === name));
      if (known.length > 0) link[key === 'hide' ? 'hidden' : 'added'] = known;
      const unknown = names.filter((name) => !known.includes(name)).join(',');
      if (unknown !== '' || known.length === 0) ignored.push(`${key}=${unknown}`.slice(0, 60));
    } else if (value !== undefined && key === 'speeds') {
      const { speeds, unknown } = speedsIn(value);
      if (Object.keys(speeds).length > 0) link.speeds = speeds;
      if (unknown !== '' || !link.speeds) ignored.push(`speeds=${unknown}`.slice(0, 60));
    } else if (value === undefined || !assign(link, key, value, languages)) ignored.push(raw.slice(0, 60));
  }
  return { link, ignored, ...(refusedPrint.length > 0 ? { refusedPrint } : {}) };
}

function assign(link: LinkState, key: string, value: string, languages: readonly Language[]): boolean {
  switch (key as Key) {
    case 'map':
      return set(link, 'view', viewOf(value));
    case 'at': {
      // A code alone says of what kind it is.
      const [kind = '', id = '', ...rest] = (value.includes(':') ? value : `county:${value}`).split(':');
      return rest.length === 0 && set(link, 'selection', selectionOf(kind, id));
    }
    case 'in': {
      const code = canonicalCode(value);
      if (code === null) return false;
      if (isCountyCode(code)) return narrow(link, { county: code });
      // The whole province is no filter.
      return code === PROVINCE_CODE || (isPrefectureCode(code) && narrow(link, { prefecture: code }));
    }
    case 'batch':
      return (value === '1' || value === '2') && narrow(link, { batch: value });
    case 'track':
      return isOneOf(TRACKS, value) && narrow(link, { track: value as Track });
    case 'only':
      return value === 'documented' && narrow(link, { documentedOnly: true });
    case 'width':
      return set(link, 'widthKm', widthOf(value));
    case 'show': {
      const names = value.split(',');
      return names.every((name) => isOneOf(OVERLAYS, name)) && set(link, 'overlays', names as Overlay[]);
    }
    case 'point':
    case 'spot':
      return set(link, key as 'point' | 'spot', pointOf(value));
    case 'minutes':
      return set(link, 'minutes', MINUTES.find((minutes) => String(minutes) === value) ?? null);
    case 'to':
      return isOneOf(DESTINATIONS, value) && set(link, 'destination', value as Destination);
    case 'origins':
      return isOrigins(value) && set(link, 'origins', value);
    case 'list':
      return isOneOf(RECORD_KINDS, value) && set(link, 'list', value as RecordKind);
    case 'look':
      return isOneOf(FLAVOURS, value) && set(link, 'flavour', value as Flavour);
    case 'lang': {
      // `en-GB`, as browsers write it.
      const [language = ''] = value.split('-');
      return isOneOf(languages, language) && set(link, 'language', language as Language);
    }
    default:
      return false;
  }
}

const isOneOf = (list: readonly string[], value: string): boolean => list.includes(value);

function set<K extends keyof LinkState>(
  link: LinkState,
  key: K,
  value: NonNullable<LinkState[K]> | null,
): boolean {
  if (value === null) return false;
  link[key] = value;
  return true;
}

function narrow(link: LinkState, part: Filter): boolean {
  link.filter = { ...link.filter, ...part };
  return true;
}

/** JSON in base64url (RFC 4648, section 5), which no messenger breaks. */
const packed = (wish: PrintWish): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(wish))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The settings that a link carries, checked; null where it carries none. */
function unpacked(value: string): ReadSpec | null {
  try {
    const bytes = Uint8Array.from(
      atob(value.replaceAll('-', '+').replaceAll('_', '/')),
      (c) => c.codePointAt(0) ?? 0,
    );
    return readSpec(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

/** Speeds that there are, with values that they can have; what is neither, as it was written. */
function speedsIn(value: string): { speeds: SpeedChanges; unknown: string } {
  const speeds: Partial<Record<SpeedField, number>> = {};
  const unknown = value.split(',').filter((part) => {
    const [name = '', text = ''] = part.split(':');
    const field = SPEED_FIELDS.find((each) => each === name);
    const speed = SPEED.test(text) ? Number(text) : undefined;
    const known = field !== undefined && isSpeed(field, speed);
    if (known) speeds[field] = speed;
    return !known;
  });
  return { speeds, unknown: unknown.join(',') };
}

const SPEED = /^\d{1,5}(\.\d{1,4})?$/;
const NUMBER = /^-?\d{1,3}(\.\d{1,8})?$/;

function viewOf(value: string): MapView | null {
  const parts = value.split('/');
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [zoom, lat, lon] = parts.map(Number) as [number, number, number];
  const inside = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { zoom, lat, lon } : null;
}

/** To about a metre. */
const pointText = ([lon, lat]: LonLat): string => `${fixed(lat, 5)}/${fixed(lon, 5)}`;

function pointOf(value: string): LonLat | null {
  const view = viewOf(`0/${value}`);
  return view && [view.lon, view.lat];
}

function widthOf(value: string): number | null {
  const widthKm = /^\d{1,2}(\.5)?$/.test(value) ? Number(value) : Number.NaN;
  return widthKm <= WIDTH_KM.max ? widthKm : null;
}

const fixed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));
