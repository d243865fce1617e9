import { sheetWords } from '../../i18n/index.ts';
import { axisName, nameOf, seatName } from '../../i18n/names.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { NameRule } from '../../../styles/subject.ts';
import { RUN_TIME_NAME } from '../../../styles/run-time.ts';
import { axisSymbol } from '../../../styles/subjects/axes.ts';
import { NAME_RULES } from '../../../styles/subjects/index.ts';
import { seatSymbol } from '../../../styles/subjects/seats.ts';
import { townSymbol } from '../../../styles/subjects/towns.ts';
import { villageSymbol } from '../../../styles/subjects/villages.ts';
import { PRECEDENCE } from '../../domain/by-status.ts';
import type { Status } from '../../domain/records.ts';
import { nameAdded } from './added-names.ts';
import { placesInArea } from './area-places.ts';
import type { NameKind } from '../page/sheet-types.ts';
import type { AxisPiece } from '../page/content.ts';
import { isWithin } from '../page/content.ts';
import type { PointSymbol } from '../../../styles/symbols/symbol.ts';
import type { BoxMm, Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import { simplified } from '../ground/generalise.ts';
import type { MapClipper } from '../ground/map-clipper.ts';
import { LEADER_WIDTH_MM } from './candidates.ts';
import type { LabelRequest, Obstacle, PlacedLabel, Placement } from './labels.ts';
import type { Name, NamingContext } from './naming.ts';
import { placeLabels } from './place-labels.ts';
import type { Layout } from '../page/layout.ts';
import { line, reachMm, toStroke } from '../page/symbols.ts';
import { asTurned, lineBox, type TurnedBox } from './turned-box.ts';

/** Type style and rank of each kind of name. */
const RULES: Readonly<Record<NameKind, NameRule>> = { ...NAME_RULES, added: RUN_TIME_NAME };
/** Denominator of the smallest scale at which names of a kind are labelled. */
const upTo = (kind: NameKind): number => RULES[kind].sheet.upTo ?? Infinity;
/** Type style of axis names by status. */
const AXIS_NAMES: Readonly<Record<Status, NameRule>> = {
  documented: NAME_RULES.axis,
  modelled: NAME_RULES.axisModelled,
  user: NAME_RULES.axisUser,
};
/** Number of pieces of an axis that are tried for its name. */
const NAMED_PIECES = 4;
/** Distance of names from an axis, and tolerance to which its line is simplified for this check, mm. */
const BESIDE_AXIS_MM = 0.25;
const COURSE_MM = 0.05;
/** Rank of axes as obstacles: a name over an axis would make its line look dashed, like a modelled one. */
const AXIS_RANK = 1;
const HALO_MM = 0.45;

export interface Named {
  names: Map<string, Name>;
  placement: Placement;
  /** Number of towns and villages on the map face that are not labelled at this scale. */
  unnamed: number;
  /** Names of added layers with characters that the fonts lack. */
  unprintable: readonly string[];
  items: Item[];
  /** Boxes that names of the ground must leave free: names, symbols and lines of the network, and furniture. */
  taken: TurnedBox[];
}

/** Labels the axes, places and divisions on the map face, as far as the scale allows, in order of rank. */
export function placeNetworkNames(context: NamingContext): Named {
  const collector = new NameCollector(context);
  requestPlaces(collector, context);
  requestAxes(collector, context);
  const unprintable = nameAdded(context, {
    style: collector.style('added'),
    request: (id, name, at) => collector.request(id, name, at),
    obstacle: (pointMm, radiusMm, rank, owner) =>
      collector.obstacles.push({ box: asTurned(around(pointMm, radiusMm)), rank, owner }),
    area: (id, shape, name) => collector.area(id, shape, name),
    leaveUnnamed: (count) => (collector.unnamed += count),
  });
  requestDivisions(collector, context);

  const { names, requests, obstacles, unnamed } = collector;
  const placement = placeLabels(requests, obstacles, context.layout.face);
  return {
    names,
    placement,
    unnamed,
    unprintable,
    taken: [
      ...obstacles.map(({ box }) => box),
      ...placement.placed.flatMap(({ box, leader }) => [
        box,
        ...(leader ? [lineBox(...leader, LEADER_WIDTH_MM)] : []),
      ]),
    ],
    items: placement.placed.flatMap((label) =>
      nameItems(label, names.get(label.id) as Name, context.flavour),
    ),
  };
}

/** Collects the names that are to be placed, and what they must not cover. */
class NameCollector {
  readonly names = new Map<string, Name>();
  readonly requests: LabelRequest[] = [];
  readonly obstacles: Obstacle[];
  unnamed = 0;
  readonly #context: NamingContext;

  constructor(context: NamingContext) {
    this.#context = context;
    this.obstacles = context.reservedBoxes.map((box) => ({ box, rank: -1 }));
  }

  style(kind: NameKind, rule: NameRule = RULES[kind]): Omit<Name, 'text'> {
    return nameStyle(kind, rule, this.#context.layout, this.#context.flavour);
  }

  request(id: string, name: Name, at: LabelRequest['at']): void {
    this.names.set(id, name);
    const { text, rank, sizePt, weight } = name;
    this.requests.push({ id, text, rank, sizePt, weight, ...this.#size(name), at });
  }

  /** A point with a symbol: its name is placed beside it where names of its kind are labelled at this scale. */
  point(id: string, pointMm: PointMm, symbol: PointSymbol, name: Name): void {
    const radiusMm = reachMm(symbol, this.#context.layout.u);
    const box = asTurned(around(pointMm, radiusMm));
    if (this.#context.ground.scale <= upTo(name.kind)) {
      this.obstacles.push({ box, rank: name.rank, owner: id });
      this.request(id, name, { kind: 'point', pointMm, radiusMm });
    } else {
      this.obstacles.push({ box, rank: name.rank });
      this.unnamed++;
    }
  }

  /** An area: its name is placed inside the part of it that the map face shows. */
  area(
    id: string,
    { geometry, labelPoint }: { geometry: Parameters<MapClipper['rings']>[0]; labelPoint?: [number, number] },
    name: Name,
  ): void {
    const { clipper, ground, layout } = this.#context;
    const own = labelPoint ? ground.toMm(labelPoint) : undefined;
    const rings = clipper.rings(geometry);
    const shown = own && isWithin(own, layout.face) ? own : undefined;
    const candidatesMm = placesInArea(rings, layout.face, this.#size(name), shown);
    const [pointMm] = candidatesMm;
    if (pointMm) this.request(id, name, { kind: 'area', pointMm, candidatesMm });
  }

  #size({ text, sizePt, weight }: Name): { widthMm: number; heightMm: number } {
    return { widthMm: this.#context.fonts.widthMm(text, sizePt, weight), heightMm: ptToMm(sizePt) };
  }
}

function requestPlaces(collector: NameCollector, { content, language }: NamingContext): void {
  for (const { record, pointMm } of content.seats) {
    const name = { ...collector.style('seat'), text: seatName(record, language) };
    collector.point(`seat:${record.code}`, pointMm, seatSymbol, name);
  }
  for (const { record, pointMm } of content.towns) {
    const name = { ...collector.style('town'), text: nameOf(record, language) };
    collector.point(record.code, pointMm, townSymbol(record.track, record.status), name);
  }
  for (const { record, pointMm } of content.villages) {
    const name = { ...collector.style('village'), text: nameOf(record, language) };
    collector.point(record.code, pointMm, villageSymbol(record), name);
  }
}

function requestAxes(collector: NameCollector, context: NamingContext): void {
  const { content, layout, flavour, network, language } = context;
  for (const { record, pieces } of content.axes) {
    const text = axisName(record, network, language);
    for (const { pointsMm, status } of pieces) {
      const symbol = axisSymbol(status);
      const inkMm = Math.max(
        ...symbol.strokes.map((stroke) => toStroke(stroke, symbol, layout.u, flavour).widthMm),
      );
      const widthMm = inkMm + 2 * BESIDE_AXIS_MM;
      const course = simplified(pointsMm, COURSE_MM);
      for (const [i, to] of course.slice(1).entries())
        collector.obstacles.push({
          box: lineBox(course[i] as PointMm, to, widthMm),
          rank: AXIS_RANK,
          isLine: true,
        });
    }
    collector.request(
      record.id,
      { ...collector.style('axis', AXIS_NAMES[record.status]), text },
      { kind: 'line', linesMm: bestForName(pieces), offsetMm: 1.3 * Math.sqrt(layout.u) },
    );
  }
}

/** Counties on sheets of large scale, prefectures on those of small scale, and the provinces around. */
function requestDivisions(
  collector: NameCollector,
  { network, region, ground, language }: NamingContext,
): void {
  if (ground.scale <= upTo('county'))
    for (const county of network.counties.values())
      if (region.counties.size > 1 || !region.counties.has(county.code))
        collector.area(`county:${county.code}`, county, {
          ...collector.style('county'),
          text: nameOf(county, language),
        });
  if (ground.scale > upTo('village'))
    for (const prefecture of network.prefectures.values())
      collector.area(`prefecture:${prefecture.code}`, prefecture, {
        ...collector.style('prefecture'),
        text: nameOf(prefecture, language),
      });
  for (const neighbour of network.neighbours)
    collector.area(`province:${neighbour.code}`, neighbour, {
      ...collector.style('province'),
      text: sheetWords.in(language).text.neighbours[neighbour.code] ?? neighbour.name,
    });
}

/** Drawing items of a name and its leader. */
const nameItems = (
  { xMm, yMm, rotateDeg, leader }: PlacedLabel,
  { text, sizePt, weight, colour }: Name,
  flavour: PrintFlavour,
): Item[] => [
  ...(leader ? [line('names', leader, colour, LEADER_WIDTH_MM)] : []),
  {
    kind: 'text',
    layer: 'names',
    text,
    xMm,
    yMm,
    sizePt,
    weight,
    align: 'middle',
    colour,
    halo: { colour: flavour.textHalo, widthMm: HALO_MM },
    ...(rotateDeg === 0 ? {} : { rotateDeg }),
  },
];

/** Type style of names of a kind on a sheet. */
function nameStyle(
  kind: NameKind,
  { colour, sheet: { weight, rank, sizePt, leastPt, grows } }: NameRule,
  { u }: Pick<Layout, 'u'>,
  flavour: PrintFlavour,
): Omit<Name, 'text'> {
  const size = Math.max(leastPt, sizePt * (grows === 'linear' ? u : Math.sqrt(u)));
  return { kind, colour: flavour[colour], weight, sizePt: size, rank };
}

const around = ([x, y]: PointMm, radiusMm: number): BoxMm => ({
  xMm: x - radiusMm,
  yMm: y - radiusMm,
  widthMm: 2 * radiusMm,
  heightMm: 2 * radiusMm,
});

const lengthMm = (points: readonly PointMm[]): number =>
  points.reduce((sum, at, i) => {
    const before = points[i - 1];
    return before ? sum + Math.hypot(at[0] - before[0], at[1] - before[1]) : 0;
  }, 0);

/** Pieces of an axis for its name: documented before modelled ones, then by length. */
const bestForName = (pieces: readonly AxisPiece[]): PointMm[][] =>
  pieces
    .toSorted(
      (a, b) => PRECEDENCE[a.status] - PRECEDENCE[b.status] || lengthMm(b.pointsMm) - lengthMm(a.pointsMm),
    )
    .slice(0, NAMED_PIECES)
    .map(({ pointsMm }) => pointsMm);
