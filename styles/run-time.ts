import type { SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection, Position } from 'geojson';
import type { Language } from '../src/domain/language.ts';
import { subjectWords } from '../src/i18n/index.ts';
import {
  type DrawableGeometry,
  GEOMETRY_KINDS,
  type GeometryKind,
  type LayerClass,
  geometryKind,
  type LayerGroup,
  type RunTimeLayer,
  TILES_TO_ZOOM,
} from '../src/domain/run-time-layer.ts';
import { iconName, layersOfKind, nameLayer } from './run-time-layers.ts';
import { classSymbol, pointSymbol } from './run-time-look.ts';
import type { SheetLayer } from './order.ts';
import type { LegendEntry, MapIcon, NameRule, Subject } from './subject.ts';

/** Layers of a sheet that contain the layers of each group (own, scenario). */
const SHEET_PLACES: Record<LayerGroup, Record<GeometryKind, SheetLayer>> = {
  own: { area: 'own-areas', line: 'own-lines', point: 'own-points' },
  scenario: { area: 'scenario-areas', line: 'scenario-lines', point: 'scenario-points' },
};

/** Rank of names of run-time features on a sheet: after those of the network, before those of the ground. */
export const RUN_TIME_NAME: NameRule = {
  colour: 'textUser',
  sheet: { rank: 4, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root' },
};

/** Properties of a run-time feature on the map. */
interface RunTimeProperties {
  row: number;
  class: number;
  label: string;
}

/** Cache of source data by their features: as long as these are the same object the map need not tile them again. */
const collections = new WeakMap<
  RunTimeLayer['features'],
  FeatureCollection<DrawableGeometry, RunTimeProperties>
>();

function buildCollection({ features }: RunTimeLayer): FeatureCollection<DrawableGeometry, RunTimeProperties> {
  const made = collections.get(features) ?? {
    type: 'FeatureCollection',
    features: features.map(({ row, geometry, classIndex, label }) => ({
      type: 'Feature',
      // MapLibre treats an id of 0 as none.
      id: row + 1,
      geometry,
      properties: { row, class: classIndex, label },
    })),
  };
  collections.set(features, made);
  return made;
}

/** Address of the tiles of a large layer; `src/map/layer-tiles.ts` serves them. */
export const LAYER_TILES_PROTOCOL = 'atlas-layer';
/** Margin of the extent, so that a single point lies inside it, degrees. */
const BOX_SPARE_DEG = 0.001;

/** The source of a layer: its features, or tiles of them that a worker computes. */
function sourceOf(layer: RunTimeLayer): SourceSpecification {
  const { id, tiled } = layer;
  if (!tiled) return { type: 'geojson', data: buildCollection(layer) };
  const [west, south, east, north] = tiled.box ?? [0, 0, 0, 0];
  return {
    type: 'vector',
    tiles: [`${LAYER_TILES_PROTOCOL}://${id}/${tiled.version}/{z}/{x}/{y}`],
    maxzoom: TILES_TO_ZOOM,
    bounds: [west - BOX_SPARE_DEG, south - BOX_SPARE_DEG, east + BOX_SPARE_DEG, north + BOX_SPARE_DEG],
  };
}

/** The classes of a layer that occur as areas, lines and points. */
const presence = new WeakMap<RunTimeLayer['features'], ReadonlySet<string>>();
function kindsPresent({ features, tiled }: RunTimeLayer): ReadonlySet<string> {
  if (tiled) return new Set(tiled.kinds);
  const found =
    presence.get(features) ??
    new Set(features.map(({ classIndex, geometry }) => `${classIndex}:${geometryKind(geometry)}`));
  presence.set(features, found);
  return found;
}

const classText = (text: LayerClass['text'], language: Language): string =>
  typeof text === 'string' ? text : subjectWords(language).classes[text.means];

/** The key of a class of a layer in the input of a sheet, and the id of its row in the legend. */
const classKey = ({ id }: RunTimeLayer, classIndex: number, kind: GeometryKind): string =>
  `${id}:${classIndex}:${kind}`;

/**
 * A run-time layer as a subject: so map, icons, legend and sheet draw it by the same rules as the subjects of the registry (docs/architecture.md).
 */
export function runTimeSubject(layer: RunTimeLayer): Subject {
  const { id, group, name, classes } = layer;
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
    group,
    switch: { map: 'on', sheet: 'on' },
    legend: drawn.flatMap(({ key, text, symbol }): LegendEntry[] =>
      // On a sheet the rows of all subjects are in one list, so the name of a class includes that of its layer.
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
      sources: { [id]: { source: sourceOf(layer), stage: 'start' } },
      icons: hasKind('point')
        ? Object.fromEntries(
            classes.map(({ look }): [string, MapIcon] => [
              iconName(look),
              { symbol: pointSymbol(look), radiusPx: 6.5, boxPx: 18 },
            ]),
          )
        : {},
      layers: (flavour) => [
        ...GEOMETRY_KINDS.filter(hasKind).flatMap((kind) => layersOfKind(layer, kind, flavour)),
        ...nameLayer(layer, flavour),
      ],
    },
    sheet: {
      layer: SHEET_PLACES[group].point,
      features: drawn.map(({ key, kind, symbol }) => ({
        key,
        entry: key,
        symbol,
        layer: SHEET_PLACES[group][kind],
      })),
    },
  };
}

/** The features of a layer by the keys of its subject, as a sheet draws them, in degrees. */
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
