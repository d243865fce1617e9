import { subjectName } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import type { Language } from '../../domain/language.ts';
import { TRACKS } from '../../domain/records.ts';
import { MAX_LAYER_NAME, MAX_LAYERS } from '../../domain/run-time-layer.ts';
import { LANGUAGES, type SettingsWords, settingsWords } from '../../i18n/index.ts';
import {
  BLEED_MM,
  CORRIDOR_KM,
  CUSTOM_MM,
  FRAME_DEG,
  MARGIN_MM,
  MAX_TEXT,
  PAPERS,
  SCALE_LIMITS,
  SPEC_VERSION,
} from './spec.ts';

type Path = keyof SettingsWords['names'];
type Allowed = (words: SettingsWords['allowed']) => string;

const range =
  ({ min, max }: { min: number; max: number }): Allowed =>
  (words) =>
    words.range(min.toLocaleString('en'), max.toLocaleString('en'));
const oneOf =
  (...values: readonly string[]): Allowed =>
  (words) =>
    words.oneOf(values);
const text: Allowed = (words) => words.text(MAX_TEXT);
const group: Allowed = (words) => words.group;
const yesNo = oneOf('true', 'false');
const lon: Allowed = (words) => words.degreesEast(range(FRAME_DEG.lon)(words));
const lat: Allowed = (words) => words.degreesNorth(range(FRAME_DEG.lat)(words));
const mm =
  (limits: { min: number; max: number }): Allowed =>
  (words) =>
    words.mm(range(limits)(words));

/** Allowed values of each setting of a spec, by its path; its name for users is in i18n. */
const ALLOWED: Record<Path, Allowed> = {
  '': group,
  version: () => String(SPEC_VERSION),
  region: (words) => words.region,
  'region.kind': oneOf('county', 'prefecture', 'province', 'axis', 'frame'),
  'region.code': (words) => words.code,
  'region.id': (words) => words.axisId,
  'region.west': lon,
  'region.east': lon,
  'region.south': lat,
  'region.north': lat,
  paper: (words) => words.paper(words.oneOf(Object.keys(PAPERS)), CUSTOM_MM.min, CUSTOM_MM.max),
  'paper.widthMm': mm(CUSTOM_MM),
  'paper.heightMm': mm(CUSTOM_MM),
  orientation: oneOf('auto', 'portrait', 'landscape'),
  scale: (words) => words.scale(range(SCALE_LIMITS)(words)),
  layers: group,
  'layers.grid': yesNo,
  addedLayers: (words) => words.addedLayers(MAX_LAYERS, MAX_LAYER_NAME),
  ownPoints: group,
  'ownPoints.facilities': (words) => words.ownPoints,
  'ownPoints.places': (words) => words.ownPoints,
  basemap: group,
  'basemap.source': (words) => words.tiles(MAX_TEXT),
  documentedOnly: yesNo,
  filter: group,
  'filter.batch': oneOf('1', '2'),
  'filter.track': oneOf(...TRACKS),
  'filter.prefecture': (words) => words.prefecture,
  'filter.county': (words) => words.county,
  corridorKm: (words) => words.kmEachSide(range(CORRIDOR_KM)(words)),
  title: text,
  subtitle: text,
  author: text,
  date: (words) => words.date,
  reviewNumber: text,
  language: oneOf(...LANGUAGES),
  flavour: oneOf('colour', 'mono'),
  column: oneOf('auto', 'right', 'bottom'),
  index: yesNo,
  legend: yesNo,
  marginMm: mm(MARGIN_MM),
  bleedMm: mm(BLEED_MM),
};

const isPath = (path: string): path is Path => Object.hasOwn(ALLOWED, path);
/** The path under which `ALLOWED` has a setting: its own, or for a setting of a run-time layer that of all of them. */
const pathOf = (path: string): Path | undefined =>
  isPath(path) ? path : path.startsWith('addedLayers.') ? 'addedLayers' : undefined;

/** The subject that a path switches on and off; undefined for other paths. */
const switchedBy = (path: string): (typeof SUBJECTS)[number] | undefined =>
  SUBJECTS.find(({ id, switch: switches }) => switches?.sheet && path === `layers.${id}`);

/** Name of a setting for users, with its path in spec files. */
export function settingName(path: string, language: Language): string {
  const { names, layerSetting, failures } = settingsWords.in(language);
  const subject = switchedBy(path);
  const named = pathOf(path);
  const name = subject
    ? layerSetting(subjectName(subject, language))
    : named === undefined
      ? undefined
      : names[named];
  return path === '' || name === undefined ? path : failures.setting(name, path);
}

/** Allowed values of a setting as text; undefined for an unknown path. */
export function allowedText(path: string, language: Language): string | undefined {
  const named = pathOf(path);
  const allowed = switchedBy(path) ? yesNo : named === undefined ? undefined : ALLOWED[named];
  return allowed?.(settingsWords.in(language).allowed);
}
