import type { Position } from 'geojson';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { PathItem, PointMm, Stroke, Subpath } from './drawing.ts';
import type { LegendRow } from './furniture/legend-row.ts';
import { areaMm2 } from './generalise.ts';
import type { FaceDraft } from './ground.ts';
import type { PrintSpec } from './spec.ts';
import { line, rectangle } from './symbols.ts';
import type { SheetWords } from './words.ts';

/** Roads of a basemap by what they are drawn as, the greatest first. */
export const ROAD_CLASSES = ['motorway', 'main', 'secondary', 'local'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];
export type WaterwayClass = 'river' | 'minor';

/** Water and roads around a sheet, in degrees. The sea is not among them: the ground of a sheet has its own shore. */
export interface Basemap {
  /** Rings of each lake or river area. */
  lakes: Position[][][];
  waterways: Record<WaterwayClass, Position[][]>;
  roads: Record<RoadClass, Position[][]>;
  /** Whom the tiles ask to be named. */
  attribution: string;
  /** Of the tiles it is from. */
  zoom: number;
}

/** What of a basemap can be seen on a map face. */
export interface BasemapOnFace {
  lakes: PointMm[][][];
  waterways: Record<WaterwayClass, Subpath[]>;
  roads: Record<RoadClass, Subpath[]>;
}

/** Denominators beyond which a class would only be a tangle. */
const ROADS_TO: Record<RoadClass, number> = {
  motorway: Infinity,
  main: 1_500_000,
  secondary: 400_000,
  local: 60_000,
};
const WATERWAYS_TO: Record<WaterwayClass, number> = { river: Infinity, minor: 250_000 };
/** Lakes below this are specks, mm². */
const MIN_LAKE_MM2 = 0.6;

/** Takes from a basemap what the spec wants, the scale bears and the face holds. */
export function basemapOnFace(
  basemap: Basemap | undefined,
  { layers }: Pick<PrintSpec, 'layers'>,
  draft: FaceDraft,
  scale: number,
): BasemapOnFace {
  const seen = (lines: Position[][] | undefined, isWanted: boolean): Subpath[] =>
    lines && isWanted ? draft.lines(lines) : [];
  const water = layers.water ? basemap : undefined;
  const roads = layers.roads ? basemap?.roads : undefined;
  return {
    lakes: (water?.lakes ?? [])
      .map((coordinates) => draft.rings({ type: 'Polygon', coordinates }))
      .filter(([outer]) => outer !== undefined && areaMm2(outer) >= MIN_LAKE_MM2),
    waterways: {
      river: seen(water?.waterways.river, scale <= WATERWAYS_TO.river),
      minor: seen(water?.waterways.minor, scale <= WATERWAYS_TO.minor),
    },
    roads: {
      motorway: seen(roads?.motorway, scale <= ROADS_TO.motorway),
      main: seen(roads?.main, scale <= ROADS_TO.main),
      secondary: seen(roads?.secondary, scale <= ROADS_TO.secondary),
      local: seen(roads?.local, scale <= ROADS_TO.local),
    },
  };
}

const roadStroke = (road: RoadClass, flavour: PrintFlavour): Stroke =>
  ({
    motorway: { colour: flavour.motorway, widthMm: 0.42, cap: 'round' },
    main: { colour: flavour.mainRoad, widthMm: 0.34, cap: 'round' },
    secondary: { colour: flavour.mainRoad, widthMm: 0.22, cap: 'round' },
    local: { colour: flavour.localRoad, widthMm: 0.16, cap: 'round' },
  })[road] as Stroke;

const waterwayStroke = (waterway: WaterwayClass, flavour: PrintFlavour): Stroke => ({
  colour: flavour.waterway,
  widthMm: waterway === 'river' ? 0.3 : 0.15,
  cap: 'round',
});

/** Water, then roads, the greatest on top. */
export function basemapItems({ lakes, waterways, roads }: BasemapOnFace, flavour: PrintFlavour): PathItem[] {
  const inked = (layer: 'water' | 'roads', paths: Subpath[], stroke: Stroke): PathItem[] =>
    paths.length === 0 ? [] : [{ kind: 'path', layer, paths, stroke }];
  return [
    // A path each: tiles overlap at their edges, and the even-odd rule would cut holes there.
    ...lakes.map((rings): PathItem => ({
      kind: 'path',
      layer: 'water',
      paths: rings.map((points) => ({ points, closed: true })),
      fill: flavour.water,
    })),
    ...(['minor', 'river'] as const).flatMap((each) =>
      inked('water', waterways[each], waterwayStroke(each, flavour)),
    ),
    ...ROAD_CLASSES.toReversed().flatMap((each) => inked('roads', roads[each], roadStroke(each, flavour))),
  ];
}

const HALF_SWATCH_MM = 4;

/** Rows of the legend for what of a basemap is on the sheet. */
export function basemapRows(
  { lakes, waterways, roads }: BasemapOnFace,
  words: SheetWords,
  flavour: PrintFlavour,
): LegendRow[] {
  const stroked = ([x, y]: PointMm, { colour, widthMm }: Stroke): PathItem[] => [
    line(
      'furniture',
      [
        [x - HALF_SWATCH_MM, y],
        [x + HALF_SWATCH_MM, y],
      ],
      colour,
      widthMm,
    ),
  ];
  const rows: LegendRow[] = [];
  if (lakes.length > 0)
    rows.push({
      text: words.lake,
      draw: ([x, y]) => [
        {
          kind: 'path',
          layer: 'furniture',
          paths: [rectangle({ xMm: x - 3.5, yMm: y - 1.2, widthMm: 7, heightMm: 2.4 })],
          fill: flavour.water,
        },
      ],
    });
  if (waterways.river.length + waterways.minor.length > 0)
    rows.push({ text: words.river, draw: (at) => stroked(at, waterwayStroke('river', flavour)) });
  for (const each of ROAD_CLASSES)
    if (roads[each].length > 0)
      rows.push({ text: words.roads[each], draw: (at) => stroked(at, roadStroke(each, flavour)) });
  return rows;
}
