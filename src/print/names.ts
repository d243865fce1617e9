import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { CountyShape, Network, PrefectureShape } from '../domain/network.ts';
import type { AxisPiece, Content } from './content.ts';
import { isWithin } from './content.ts';
import type { BoxMm, PointMm, TextItem } from './drawing.ts';
import { mmOfPt } from './drawing.ts';
import type { Faces } from './faces.ts';
import type { FaceDraft } from './ground.ts';
import type { LabelWish, Obstacle, Placement } from './labels.ts';
import { placeLabels } from './place-labels.ts';
import type { GroundToSheet } from './projection.ts';
import { romanised, type SheetRegion } from './region.ts';
import type { Layout } from './layout.ts';
import { symbolMm } from './symbols.ts';

export interface Name {
  kind: 'town' | 'village' | 'axis' | 'county' | 'seat' | 'prefecture';
  text: string;
  colour: string;
  weight: 400 | 700;
  sizePt: number;
  rank: number;
}

/** Scales beyond which a kind of name is not asked for (look: scale of speech). */
const UP_TO = { village: 500_000, town: 1_500_000, county: 1_500_000 } as const;
/** Steps of the grid of places tried for the name of an area. */
const STEPS = 9;
/** Pieces of an axis on which a place for its name is looked for. */
const NAMED_PIECES = 4;

export interface Named {
  names: Map<string, Name>;
  placement: Placement;
  items: TextItem[];
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
  keptFree: BoxMm[];
}

/** Names of everything on the face that the scale has room for: axes, places and divisions, placed by rank. */
export function namesOnFace(context: NamingContext): Named {
  const { content, layout, faces } = context;
  const { face } = layout;
  const size = symbolMm(layout.u);
  const names = new Map<string, Name>();
  const wishes: LabelWish[] = [];
  const obstacles: Obstacle[] = context.keptFree.map((boxMm) => ({ boxMm, rank: -1 }));
  const wish = (id: string, name: Name, at: LabelWish['at']): void => {
    names.set(id, name);
    wishes.push({
      id,
      text: name.text,
      rank: name.rank,
      sizePt: name.sizePt,
      weight: name.weight,
      widthMm: faces.widthMm(name.text, name.sizePt, name.weight),
      heightMm: mmOfPt(name.sizePt),
      at,
    });
  };
  const textOf = (record: { name: string; pinyin: string }): string =>
    context.language === 'zh' ? record.name : romanised(record);
  const styles = nameStyles(layout, context.flavour);

  const point = (id: string, pointMm: PointMm, radiusMm: number, rank: number, name: Name): void => {
    obstacles.push({ boxMm: around(pointMm, radiusMm), rank, owner: id });
    wish(id, name, { kind: 'point', pointMm, radiusMm });
  };
  for (const { record, pointMm } of content.seats) {
    const text = context.language === 'zh' ? record.seat.name : romanised(record);
    point(`seat:${record.code}`, pointMm, size.seat, 0, { ...styles.seat, text });
  }
  const { scale } = context.ground;
  for (const { record, pointMm } of content.towns)
    if (scale <= UP_TO.town)
      point(record.code, pointMm, size.town, 0, { ...styles.town, text: textOf(record) });
    else obstacles.push({ boxMm: around(pointMm, size.town), rank: 0 });
  for (const { record, pointMm } of content.villages)
    if (scale <= UP_TO.village)
      point(record.code, pointMm, size.village, 2, { ...styles.village, text: textOf(record) });
    else obstacles.push({ boxMm: around(pointMm, size.village), rank: 2 });
  for (const { record, pieces } of content.axes) {
    const county = context.network.counties.get(record.county);
    const text =
      context.language === 'zh' ? record.name : `${county ? romanised(county) : romanised(record)} axis`;
    const style = record.status === 'modelled' ? styles.axisModelled : styles.axis;
    wish(
      record.id,
      { ...style, text },
      { kind: 'line', linesMm: bestForName(pieces), offsetMm: 1.3 * Math.sqrt(layout.u) },
    );
  }
  const area = (id: string, shape: CountyShape | PrefectureShape, style: Omit<Name, 'text'>): void => {
    const candidatesMm = placesInside(shape, context, face);
    const [pointMm] = candidatesMm;
    if (pointMm) wish(id, { ...style, text: textOf(shape) }, { kind: 'area', pointMm, candidatesMm });
  };
  if (scale <= UP_TO.county)
    for (const county of context.network.counties.values())
      if (context.region.counties.size > 1 || !context.region.counties.has(county.code))
        area(`county:${county.code}`, county, styles.county);
  if (scale > UP_TO.village)
    for (const prefecture of context.network.prefectures.values())
      area(`prefecture:${prefecture.code}`, prefecture, styles.prefecture);

  const placement = placeLabels(wishes, obstacles, face);
  const items = placement.placed.map(({ id, xMm, yMm, rotateDeg }): TextItem => {
    const name = names.get(id) as Name;
    return {
      kind: 'text',
      layer: 'names',
      text: name.text,
      xMm,
      yMm,
      sizePt: name.sizePt,
      weight: name.weight,
      align: 'middle',
      colour: name.colour,
      halo: { colour: context.flavour.textHalo, widthMm: 0.55 },
      ...(rotateDeg === 0 ? {} : { rotateDeg }),
    };
  });
  return { names, placement, items };
}

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
    county: { kind: 'county', colour: flavour.textCounty, weight: 400, sizePt: type.body * 1.1, rank: 4 },
  };
}

const around = ([x, y]: PointMm, radiusMm: number): BoxMm => ({
  xMm: x - radiusMm,
  yMm: y - radiusMm,
  widthMm: 2 * radiusMm,
  heightMm: 2 * radiusMm,
});

const lengthMm = (line: readonly PointMm[]): number =>
  line.reduce((sum, at, i) => {
    const before = line[i - 1];
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

/** Places on the visible part of an area: its own label point first, then a grid from the middle outwards. */
function placesInside(
  shape: CountyShape | PrefectureShape,
  { ground, draft }: Pick<NamingContext, 'ground' | 'draft'>,
  face: BoxMm,
): PointMm[] {
  const rings = draft.rings(shape.geometry);
  if (rings.length === 0) return [];
  const own = ground.toMm(shape.labelPoint);
  const points = rings.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const tried: PointMm[] = [];
  for (let i = 0; i < STEPS; i++)
    for (let j = 0; j < STEPS; j++)
      tried.push([x0 + ((i + 0.5) / STEPS) * (x1 - x0), y0 + ((j + 0.5) / STEPS) * (y1 - y0)]);
  const middle: PointMm = [(x0 + x1) / 2, (y0 + y1) / 2];
  const inside = tried
    .filter((at) => isInRings(at, rings))
    .toSorted(
      (a, b) =>
        Math.hypot(a[0] - middle[0], a[1] - middle[1]) - Math.hypot(b[0] - middle[0], b[1] - middle[1]),
    );
  return isWithin(own, face) && isInRings(own, rings) ? [own, ...inside] : inside;
}

/** Even-odd rule. */
function isInRings([x, y]: PointMm, rings: readonly PointMm[][]): boolean {
  let inside = false;
  for (const ring of rings)
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length] as PointMm;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
}
