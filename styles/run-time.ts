import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection, Position } from 'geojson';
import type { Language } from '../src/domain/language.ts';
import { subjectWords } from '../src/i18n/index.ts';
import {
  type ClassLook,
  type DrawableGeometry,
  GEOMETRY_KINDS,
  type GeometryKind,
  type LayerClass,
  geometryKind,
  type LayerRoom,
  type RunTimeLayer,
} from '../src/domain/run-time-layer.ts';
import type { Flavour } from './flavours/flavour.ts';
import { byState, byZoom, dimmedTo } from './expressions.ts';
import { REGULAR } from './label.ts';
import { areaOpacity, classSymbol, colourOf, pointSymbol, shapeOf } from './run-time-look.ts';
import type { SheetLayer, Slot } from './order.ts';
import type { LegendEntry, MapIcon, MapLayer, NameRule, Subject } from './subject.ts';

/** Where layers of a room lie on the map and on a sheet. */
const PLACES: Record<
  LayerRoom,
  { map: Record<GeometryKind | 'name', Slot>; sheet: Record<GeometryKind, SheetLayer> }
> = {
  own: {
    map: { area: 'own-areas', line: 'own-lines', point: 'own-points', name: 'own-names' },
    sheet: { area: 'own-areas', line: 'own-lines', point: 'own-points' },
  },
  scenario: {
    map: { area: 'own-areas', line: 'scenario-lines', point: 'scenario-points', name: 'own-names' },
    sheet: { area: 'own-areas', line: 'own-lines', point: 'own-points' },
  },
};

/** Names of run-time features on a sheet: after those of the network, before those of the ground. */
export const RUN_TIME_NAME: NameRule = {
  colour: 'textUser',
  sheet: { rank: 4, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root' },
};

/** What the map is told of a feature of run time. */
interface RunTimeProperties {
  row: number;
  class: number;
  label: string;
}

/** The data of a source by the features they are of: as long as these stay the map need not cut them anew. */
const collections = new WeakMap<
  RunTimeLayer['features'],
  FeatureCollection<DrawableGeometry, RunTimeProperties>
>();

function collectionOf({ features }: RunTimeLayer): FeatureCollection<DrawableGeometry, RunTimeProperties> {
  const made = collections.get(features) ?? {
    type: 'FeatureCollection',
    features: features.map(({ row, geometry, classIndex, label }) => ({
      type: 'Feature',
      // 0 would be taken for none.
      id: row + 1,
      geometry,
      properties: { row, class: classIndex, label },
    })),
  };
  collections.set(features, made);
  return made;
}

/** Which classes of a layer there are as areas, lines and points. */
const presence = new WeakMap<RunTimeLayer['features'], ReadonlySet<string>>();
function kindsPresent({ features }: RunTimeLayer): ReadonlySet<string> {
  const found =
    presence.get(features) ??
    new Set(features.map(({ classIndex, geometry }) => `${classIndex}:${geometryKind(geometry)}`));
  presence.set(features, found);
  return found;
}

/** A value for each class of a layer. */
const byClass = <T extends string | number>(
  { classes }: RunTimeLayer,
  valueOf: (look: ClassLook) => T,
): ExpressionSpecification | T => {
  const [first, ...rest] = classes.map(({ look }) => valueOf(look));
  if (first === undefined) throw new Error('a layer without classes');
  return rest.every((value) => value === first)
    ? first
    : ([
        'match',
        ['get', 'class'],
        ...rest.flatMap((value, k) => [k + 1, value]),
        first,
      ] as unknown as ExpressionSpecification);
};

const iconName = (look: ClassLook): string => `own-${shapeOf(look)}-${colourOf(look)}`;
const isOfKind = (...types: ('Point' | 'LineString' | 'Polygon')[]): ExpressionSpecification => [
  'in',
  ['geometry-type'],
  ['literal', types.flatMap((type) => [type, `Multi${type}`])],
];

/** The layers of one kind of geometry. */
function layersOf(layer: RunTimeLayer, kind: GeometryKind, flavour: Flavour): MapLayer[] {
  const { id, room } = layer;
  const colour = byClass(layer, (look) => flavour[colourOf(look)]);
  const slot = PLACES[room].map[kind];
  switch (kind) {
    case 'area':
      return [
        {
          id: `${id}-area`,
          slot,
          type: 'fill',
          source: id,
          filter: isOfKind('Polygon'),
          paint: { 'fill-color': colour, 'fill-opacity': byClass(layer, areaOpacity) },
        },
        {
          id: `${id}-edge`,
          slot,
          type: 'line',
          source: id,
          filter: isOfKind('Polygon'),
          paint: {
            'line-color': byState(flavour.focus, flavour.focus, colour as string),
            'line-width': byZoom([6, byState(2, 1.6, 0.8)], [12, byState(3.4, 2.6, 1.6)]),
          },
        },
      ];
    case 'line':
      return [
        {
          id: `${id}-line`,
          slot,
          type: 'line',
          source: id,
          filter: isOfKind('LineString'),
          layout: { 'line-join': 'round', 'line-cap': 'round' },
          paint: {
            'line-color': byState(flavour.focus, flavour.focus, colour as string),
            'line-width': byZoom([6, byState(3, 2.4, 1.4)], [12, byState(5, 4.4, 3)]),
            'line-opacity': dimmedTo(0.5),
          },
        },
      ];
    case 'point':
      return [
        {
          id: `${id}-ring`,
          slot,
          type: 'circle',
          source: id,
          filter: isOfKind('Point'),
          paint: {
            'circle-radius': byZoom([6, 6], [12, 10]),
            'circle-opacity': 0,
            'circle-stroke-color': flavour.focus,
            'circle-stroke-width': 2,
            'circle-stroke-opacity': byState(1, 0.7, 0),
          },
        },
        {
          id: `${id}-point`,
          slot,
          type: 'symbol',
          source: id,
          filter: isOfKind('Point'),
          layout: {
            'icon-image': byClass(layer, iconName) as string,
            'icon-size': byZoom([6, 0.55], [9, 0.85], [12, 1.1]),
            'icon-allow-overlap': true,
          },
        },
      ];
  }
}

const nameLayer = ({ id, room, features }: RunTimeLayer, flavour: Flavour): MapLayer[] =>
  features.every(({ label }) => label === '')
    ? []
    : [
        {
          id: `${id}-name`,
          slot: PLACES[room].map.name,
          type: 'symbol',
          source: id,
          filter: ['!=', ['get', 'label'], ''],
          layout: {
            'text-field': ['get', 'label'],
            'text-font': REGULAR,
            'text-size': byZoom([7, 10.5], [12, 13]),
            'text-max-width': 10,
            'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
            'text-radial-offset': 1.1,
            'text-justify': 'auto',
          },
          paint: {
            'text-color': flavour.textUser,
            'text-halo-color': flavour.textHalo,
            'text-halo-width': 1.4,
          },
        },
      ];

const classText = (text: LayerClass['text'], language: Language): string =>
  typeof text === 'string' ? text : subjectWords(language).classes[text.means];

/** The key of a class of a layer in what a sheet draws, and the id of its row in the legend. */
const classKey = ({ id }: RunTimeLayer, classIndex: number, kind: GeometryKind): string =>
  `${id}:${classIndex}:${kind}`;

/**
 * A layer of run time as a subject: this is how map, icons, legend and sheet get it, by the same rules as the subjects of the
 * registry (docs/architecture.md).
 */
export function runTimeSubject(layer: RunTimeLayer): Subject {
  const { id, room, name, classes } = layer;
  const present = kindsPresent(layer);
  const drawn = classes.flatMap(({ text, look }, k) =>
    GEOMETRY_KINDS.filter((kind) => present.has(`${k}:${kind}`)).map((kind) => ({
      key: classKey(layer, k, kind),
      kind,
      text,
      symbol: classSymbol(look, kind),
    })),
  );
  const hasKind = (kind: GeometryKind): boolean => drawn.some((each) => each.kind === kind);
  const isOne = classes.length === 1;
  return {
    id,
    name,
    group: room,
    switch: { map: 'on', sheet: 'on' },
    legend: drawn.flatMap(({ key, text, symbol }): LegendEntry[] =>
      // On a sheet the rows of all subjects stand in one list, so that a class needs the name of its layer.
      isOne
        ? [{ id: key, text: name, symbol }]
        : [
            { id: key, text: (language) => classText(text, language), symbol, on: 'map' },
            {
              id: key,
              text: (language) => `${name} · ${classText(text, language)}`,
              symbol,
              on: 'sheet',
            },
          ],
    ),
    map: {
      sources: { [id]: { source: { type: 'geojson', data: collectionOf(layer) }, stage: 'start' } },
      icons: hasKind('point')
        ? Object.fromEntries(
            classes.map(({ look }): [string, MapIcon] => [
              iconName(look),
              { symbol: pointSymbol(look), radiusPx: 6.5, boxPx: 18 },
            ]),
          )
        : {},
      layers: (flavour) => [
        ...GEOMETRY_KINDS.filter(hasKind).flatMap((kind) => layersOf(layer, kind, flavour)),
        ...nameLayer(layer, flavour),
      ],
    },
    sheet: {
      layer: PLACES[room].sheet.point,
      features: drawn.map(({ key, kind, symbol }) => ({
        key,
        entry: key,
        symbol,
        layer: PLACES[room].sheet[kind],
      })),
    },
  };
}

/** The parts of a layer by the keys of its subject, as a sheet draws them, in degrees. */
export function runTimeFeatures(
  layer: RunTimeLayer,
): Record<string, { areas: Position[][][]; lines: Position[][]; points: Position[] }> {
  const sets: ReturnType<typeof runTimeFeatures> = {};
  for (const { geometry, classIndex } of layer.features) {
    const key = classKey(layer, classIndex, geometryKind(geometry));
    const set = (sets[key] ??= { areas: [], lines: [], points: [] });
    switch (geometry.type) {
      case 'Point':
        set.points.push(geometry.coordinates);
        break;
      case 'MultiPoint':
        set.points.push(...geometry.coordinates);
        break;
      case 'LineString':
        set.lines.push(geometry.coordinates);
        break;
      case 'MultiLineString':
        set.lines.push(...geometry.coordinates);
        break;
      case 'Polygon':
        set.areas.push(geometry.coordinates);
        break;
      case 'MultiPolygon':
        set.areas.push(...geometry.coordinates);
    }
  }
  return sets;
}

const isRunTime = ({ group }: Subject): boolean => group === 'own' || group === 'scenario';

/** Subjects in the order in which they are drawn, bottom to top: of the layers of run time the first of the legend lies on top. */
export const bottomUp = (subjects: readonly Subject[]): Subject[] => [
  ...subjects.filter((subject) => !isRunTime(subject)),
  ...subjects.filter(isRunTime).toReversed(),
];
