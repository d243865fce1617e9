import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { STATUSES, type Status } from '../src/domain/records.ts';
import type {
  DivisionProperties,
  FeatureState,
  AnswerProperties,
  GroundProperties,
  LabelKind,
  NetworkProperties,
  OutlineProperties,
} from './sources.ts';

/** True for features with that state. */
export const is = (state: keyof FeatureState): ExpressionSpecification => [
  'boolean',
  ['feature-state', state],
  false,
];

export const active: ExpressionSpecification = ['any', is('selected'), is('hover')];

/** `whenSelected`, `whenHover` or `otherwise`, by feature-state. */
export const byState = <T extends string | number>(
  whenSelected: T | ExpressionSpecification,
  whenHover: T | ExpressionSpecification,
  otherwise: T | ExpressionSpecification,
): ExpressionSpecification => ['case', is('selected'), whenSelected, is('hover'), whenHover, otherwise];

/** Opacity 1, or `dimmed` while something else is selected. */
export const dimmedTo = (dimmed: number): ExpressionSpecification => [
  'case',
  active,
  1,
  is('dim'),
  dimmed,
  1,
];

/** Linear interpolation between `[zoom, value]` pairs in ascending order. */
export const byZoom = (
  ...stops: [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

type Kind =
  | GroundProperties['kind']
  | DivisionProperties['kind']
  | NetworkProperties['kind']
  | OutlineProperties['kind']
  | AnswerProperties['kind']
  | LabelKind;

/** True for features of a kind. */
export const ofKind = (kind: Kind): ExpressionSpecification => ['==', ['get', 'kind'], kind];

/** True for features of a status. */
export const hasStatus = (status: Status): ExpressionSpecification => ['==', ['get', 'status'], status];

/** A value for each status. */
export const byStatus = <T extends string | number | boolean>(
  values: Readonly<Record<Status, T | ExpressionSpecification>>,
): ExpressionSpecification =>
  [
    'match',
    ['get', 'status'],
    ...STATUSES.flatMap((status) => [status, values[status]]),
    values.documented,
  ] as unknown as ExpressionSpecification;

/**
 * A constant written as a data-driven expression. Layers with the same data-driven properties share a shader, and each further shader
 * delays the start by 20 to 60 ms with software rendering.
 */
export const perFeature = <T extends string | number>(value: T): ExpressionSpecification => [
  'case',
  ['has', 'shared-shader'],
  value,
  value,
];
