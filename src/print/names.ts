import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { Network } from '../domain/network.ts';
import { placesInArea } from './area-places.ts';
import type { NameKind } from './compose.ts';
import type { AxisPiece, Content } from './content.ts';
import { isWithin } from './content.ts';
import type { BoxMm, Item, PointMm } from './drawing.ts';
import { mmOfPt } from './drawing.ts';
import type { Faces } from './faces.ts';
import { simplified } from './generalise.ts';
import type { FaceDraft } from './ground.ts';
import { LEADER_WIDTH_MM } from './label-candidates.ts';
import type { LabelWish, Obstacle, PlacedLabel, Placement } from './labels.ts';
import { placeLabels } from './place-labels.ts';
import type { GroundToSheet } from './projection.ts';
import { romanised, type SheetRegion } from './region.ts';
import type { Layout } from './layout.ts';
import { axisStroke, line, symbolMm, townReachMm, villageReachMm } from './symbols.ts';
import { asTurned, boxOfLine, type TurnedBox } from './turned-box.ts';
import { neighbourName } from './words.ts';

export interface Name {
  kind: NameKind;
  text: string;
  colour: string;
  weight: 400 | 700;
  sizePt: number;
  rank: number;
}

/** Scales beyond which a kind of name is not asked for (look: scale of speech). */
const UP_TO = { village: 500_000, town: 1_500_000, county: 1_500_000 } as const;
/** Pieces of an axis on which a place for its name is looked for. */
const NAMED_PIECES = 4;
/** Room that names leave beside an axis, and how far its course may be simplified for that, mm. */
const BESIDE_AXIS_MM = 0.25;
const COURSE_MM = 0.05;
/** A name that covers an axis would make a documented one look broken. */
const AXIS_RANK = 1;
const HALO_MM = 0.45;

export interface Named {
  names: Map<string, Name>;
  placement: Placement;
  /** Towns and villages on the face that the scale has no room to name. */
  unnamed: number;
  items: Item[];
}

export interface NamingContext {
  network: Network;
  region: SheetRegion;
  content: Content;
  layout: Layout;
  ground: GroundToSheet;
  draft: FaceDraft;
  flavour: PrintFlavour;
  faces: Faces;
  language: 'zh' | 'en';
  /** Boxes of the furniture on the face. */
  keptFree: TurnedBox[];
}

/** Names of everything on the face that the scale has room for: axes, places and divisions, placed by rank. */
export function namesOnFace(context: NamingContext): Named {
  const { content, layout, faces, network, language } = context;
  const { face } = layout;
  const size = symbolMm(layout.u);
  const names = new Map<string, Name>();
  const wishes: LabelWish[] = [];
  const obstacles: Obstacle[] = context.keptFree.map((box) => ({ box, rank: -1 }));
  const sizeOf = ({ text, sizePt, weight }: Name): { widthMm: number; heightMm: number } => ({
    widthMm: faces.widthMm(text, sizePt, weight),
    heightMm: mmOfPt(sizePt),
  });
  const wish = (id: string, name: Name, at: LabelWish['at']): void => {
    names.set(id, name);
    const { text, rank, sizePt, weight } = name;
    wishes.push({ id, text, rank, sizePt, weight, ...sizeOf(name), at });
  };
  const textOf = (record: { name: string; pinyin: string }): string =>
    language === 'zh' ? record.name : romanised(record);
  const styles = nameStyles(layout, context.flavour);

  const { scale } = context.ground;
  let unnamed = 0;
  const point = (id: string, pointMm: PointMm, radiusMm: number, name: Name, upTo = Infinity): void => {
    const box = asTurned(around(pointMm, radiusMm));
    if (scale <= upTo) {
      obstacles.push({ box, rank: name.rank, owner: id });
      wish(id, name, { kind: 'point', pointMm, radiusMm });
    } else {
      obstacles.push({ box, rank: name.rank });
      unnamed++;
    }
  };
  for (const { record, pointMm } of content.seats) {
    const text = language === 'zh' ? record.seat.name : romanised(record);
    point(`seat:${record.code}`, pointMm, size.seat, { ...styles.seat, text });
  }
  for (const { record, pointMm } of content.towns) {
    const name = { ...styles.town, text: textOf(record) };
    point(record.code, pointMm, townReachMm(record, size.town), name, UP_TO.town);
  }
  for (const { record, pointMm } of content.villages) {
    const name = { ...styles.village, text: textOf(record) };
    point(record.code, pointMm, villageReachMm(record, size.village), name, UP_TO.village);
  }
  for (const { record, pieces } of content.axes) {
    const county = network.counties.get(record.county);
    const text = language === 'zh' ? record.name : `${county ? romanised(county) : romanised(record)} axis`;
    const style = record.status === 'modelled' ? styles.axisModelled : styles.axis;
    for (const { pointsMm, status } of pieces) {
      const widthMm = axisStroke(status, layout.u, context.flavour).widthMm + 2 * BESIDE_AXIS_MM;
      const course = simplified(pointsMm, COURSE_MM);
      for (const [i, to] of course.slice(1).entries())
        obstacles.push({ box: boxOfLine(course[i] as PointMm, to, widthMm), rank: AXIS_RANK, isLine: true });
    }
    wish(
      record.id,
      { ...style, text },
      { kind: 'line', linesMm: bestForName(pieces), offsetMm: 1.3 * Math.sqrt(layout.u) },
    );
  }
  const area = (
    id: string,
    { geometry, labelPoint }: { geometry: Parameters<FaceDraft['rings']>[0]; labelPoint?: [number, number] },
    name: Name,
  ): void => {
    const own = labelPoint ? context.ground.toMm(labelPoint) : undefined;
    const rings = context.draft.rings(geometry);
    const shown = own && isWithin(own, face) ? own : undefined;
    const candidatesMm = placesInArea(rings, face, sizeOf(name), shown);
    const [pointMm] = candidatesMm;
    if (pointMm) wish(id, name, { kind: 'area', pointMm, candidatesMm });
  };
  if (scale <= UP_TO.county)
    for (const county of network.counties.values())
      if (context.region.counties.size > 1 || !context.region.counties.has(county.code))
        area(`county:${county.code}`, county, { ...styles.county, text: textOf(county) });
  if (scale > UP_TO.village)
    for (const prefecture of network.prefectures.values())
      area(`prefecture:${prefecture.code}`, prefecture, { ...styles.prefecture, text: textOf(prefecture) });
  for (const neighbour of network.neighbours)
    area(`province:${neighbour.code}`, neighbour, {
      ...styles.province,
      text: neighbourName(neighbour, language),
    });

  const placement = placeLabels(wishes, obstacles, face);
  return {
    names,
    placement,
    unnamed,
    items: placement.placed.flatMap((label) =>
      nameItems(label, names.get(label.id) as Name, context.flavour),
    ),
  };
}

/** A name, above its leader where it has one. */
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

function nameStyles(
  { u, type }: Layout,
  flavour: PrintFlavour,
): Record<Name['kind'] | 'axisModelled', Omit<Name, 'text'>> {
  const town = Math.max(6, 7 * Math.sqrt(u));
  const village = Math.max(5.5, 5.8 * Math.sqrt(u));
  return {
    seat: { kind: 'seat', colour: flavour.textSeat, weight: 700, sizePt: town, rank: 0 },
    town: { kind: 'town', colour: flavour.textTown, weight: 700, sizePt: town, rank: 0 },
    axis: { kind: 'axis', colour: flavour.textAxis, weight: 700, sizePt: town, rank: 1 },
    axisModelled: { kind: 'axis', colour: flavour.textAxisModelled, weight: 400, sizePt: town, rank: 1 },
    village: { kind: 'village', colour: flavour.textVillage, weight: 400, sizePt: village, rank: 2 },
    prefecture: {
      kind: 'prefecture',
      colour: flavour.textPrefecture,
      weight: 700,
      sizePt: type.body * 1.5,
      rank: 3,
    },
    province: {
      kind: 'province',
      colour: flavour.textPrefecture,
      weight: 400,
      sizePt: type.body * 1.3,
      rank: 3,
    },
    county: { kind: 'county', colour: flavour.textCounty, weight: 400, sizePt: type.body * 1.1, rank: 4 },
  };
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

/** Pieces of an axis that may carry its name: what is documented first, and of each kind the longest. */
const bestForName = (pieces: readonly AxisPiece[]): PointMm[][] =>
  pieces
    .toSorted(
      (a, b) =>
        Number(a.status === 'modelled') - Number(b.status === 'modelled') ||
        lengthMm(b.pointsMm) - lengthMm(a.pointsMm),
    )
    .slice(0, NAMED_PIECES)
    .map(({ pointsMm }) => pointsMm);
