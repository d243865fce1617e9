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
  const { content, layout, fonts, network, language } = context;
  const { face } = layout;
  const reach = (symbol: PointSymbol): number => reachMm(symbol, layout.u);
  const names = new Map<string, Name>();
  const requests: LabelRequest[] = [];
  const obstacles: Obstacle[] = context.reservedBoxes.map((box) => ({ box, rank: -1 }));
  const measure = ({ text, sizePt, weight }: Name): { widthMm: number; heightMm: number } => ({
    widthMm: fonts.widthMm(text, sizePt, weight),
    heightMm: ptToMm(sizePt),
  });
  const request = (id: string, name: Name, at: LabelRequest['at']): void => {
    names.set(id, name);
    const { text, rank, sizePt, weight } = name;
    requests.push({ id, text, rank, sizePt, weight, ...measure(name), at });
  };
  const textOf = (record: Parameters<typeof nameOf>[0]): string => nameOf(record, language);
  const style = (kind: NameKind, rule: NameRule = RULES[kind]): Omit<Name, 'text'> =>
    nameStyle(kind, rule, layout, context.flavour);

  const { scale } = context.ground;
  let unnamed = 0;
  const point = (id: string, pointMm: PointMm, radiusMm: number, name: Name): void => {
    const box = asTurned(around(pointMm, radiusMm));
    if (scale <= upTo(name.kind)) {
      obstacles.push({ box, rank: name.rank, owner: id });
      request(id, name, { kind: 'point', pointMm, radiusMm });
    } else {
      obstacles.push({ box, rank: name.rank });
      unnamed++;
    }
  };
  for (const { record, pointMm } of content.seats) {
    const text = seatName(record, language);
    point(`seat:${record.code}`, pointMm, reach(seatSymbol), { ...style('seat'), text });
  }
  for (const { record, pointMm } of content.towns) {
    const name = { ...style('town'), text: textOf(record) };
    point(record.code, pointMm, reach(townSymbol(record.track, record.status)), name);
  }
  for (const { record, pointMm } of content.villages) {
    const name = { ...style('village'), text: textOf(record) };
    point(record.code, pointMm, reach(villageSymbol(record)), name);
  }
  for (const { record, pieces } of content.axes) {
    const text = axisName(record, network, language);
    const rule = AXIS_NAMES[record.status];
    for (const { pointsMm, status } of pieces) {
      const symbol = axisSymbol(status);
      const inkMm = Math.max(
        ...symbol.strokes.map((stroke) => toStroke(stroke, symbol, layout.u, context.flavour).widthMm),
      );
      const widthMm = inkMm + 2 * BESIDE_AXIS_MM;
      const course = simplified(pointsMm, COURSE_MM);
      for (const [i, to] of course.slice(1).entries())
        obstacles.push({ box: lineBox(course[i] as PointMm, to, widthMm), rank: AXIS_RANK, isLine: true });
    }
    request(
      record.id,
      { ...style('axis', rule), text },
      { kind: 'line', linesMm: bestForName(pieces), offsetMm: 1.3 * Math.sqrt(layout.u) },
    );
  }
  const area = (
    id: string,
    { geometry, labelPoint }: { geometry: Parameters<MapClipper['rings']>[0]; labelPoint?: [number, number] },
    name: Name,
  ): void => {
    const own = labelPoint ? context.ground.toMm(labelPoint) : undefined;
    const rings = context.clipper.rings(geometry);
    const shown = own && isWithin(own, face) ? own : undefined;
    const candidatesMm = placesInArea(rings, face, measure(name), shown);
    const [pointMm] = candidatesMm;
    if (pointMm) request(id, name, { kind: 'area', pointMm, candidatesMm });
  };
  const unprintable = nameAdded(context, {
    style: style('added'),
    request,
    obstacle: (pointMm, radiusMm, rank, owner) =>
      obstacles.push({ box: asTurned(around(pointMm, radiusMm)), rank, owner }),
    area,
    leaveUnnamed: (count) => (unnamed += count),
  });
  if (scale <= upTo('county'))
    for (const county of network.counties.values())
      if (context.region.counties.size > 1 || !context.region.counties.has(county.code))
        area(`county:${county.code}`, county, { ...style('county'), text: textOf(county) });
  if (scale > upTo('village'))
    for (const prefecture of network.prefectures.values())
      area(`prefecture:${prefecture.code}`, prefecture, { ...style('prefecture'), text: textOf(prefecture) });
  for (const neighbour of network.neighbours)
    area(`province:${neighbour.code}`, neighbour, {
      ...style('province'),
      text: sheetWords.in(language).text.neighbours[neighbour.code] ?? neighbour.name,
    });

  const placement = placeLabels(requests, obstacles, face);
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
