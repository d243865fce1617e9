import { bbox } from '@turf/bbox';
import type { Part, Sheet } from '../page/sheet-types.ts';
import type { BoxMm, Item, Page, PathItem, PointMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { LEADER_WIDTH_MM } from '../labels/candidates.ts';
import { collectTexts } from '../drawing-list.ts';
import { textBox } from '../text/text-block.ts';
import { lineBox, boundingBox, type TurnedBox, turnedOverlap } from '../labels/turned-box.ts';

/** Descriptions of layout faults; empty if there are none. */
type Faults = string[];

/** For each layer the highest rank of names that must not cover its symbols; lower ranks must not either. */
const NOT_COVERED_BY = { towns: 0, axes: 1, villages: 2 } as const;
/** Tolerance, mm, below the resolution of printers. */
const SLACK_MM = 0.01;

const collectPaths = (items: readonly Item[]): PathItem[] =>
  items.flatMap((item) =>
    item.kind === 'path' ? [item] : item.kind === 'clip' ? collectPaths(item.items) : [],
  );

const pointsBox = (points: readonly PointMm[]): BoxMm => {
  const [xMm, yMm, right, bottom] = bbox({ type: 'MultiPoint', coordinates: [...points] });
  return { xMm, yMm, widthMm: right - xMm, heightMm: bottom - yMm };
};

/** Axis-parallel bounding box of items, without stroke widths. */
function inkBox(items: readonly Item[], fonts: SheetFonts): BoxMm {
  const boxes = [
    ...collectTexts(items).map((text) => boundingBox(textBox(text, fonts))),
    ...collectPaths(items).map(({ paths }) => pointsBox(paths.flatMap(({ points }) => points))),
  ];
  return pointsBox(
    boxes.flatMap(({ xMm, yMm, widthMm, heightMm }): PointMm[] => [
      [xMm, yMm],
      [xMm + widthMm, yMm + heightMm],
    ]),
  );
}

const contains = (outer: BoxMm, inner: BoxMm): boolean =>
  inner.xMm >= outer.xMm - SLACK_MM &&
  inner.yMm >= outer.yMm - SLACK_MM &&
  inner.xMm + inner.widthMm <= outer.xMm + outer.widthMm + SLACK_MM &&
  inner.yMm + inner.heightMm <= outer.yMm + outer.heightMm + SLACK_MM;

const apart = (a: BoxMm, b: BoxMm): boolean =>
  a.xMm + a.widthMm <= b.xMm + SLACK_MM ||
  b.xMm + b.widthMm <= a.xMm + SLACK_MM ||
  a.yMm + a.heightMm <= b.yMm + SLACK_MM ||
  b.yMm + b.heightMm <= a.yMm + SLACK_MM;

/** Finds furniture that exceeds the margins or overlaps, and overlapping texts in it. */
export function furnitureFaults(
  parts: readonly Part[],
  page: Page,
  marginMm: number,
  fonts: SheetFonts,
): Faults {
  const faults: Faults = [];
  const inner = {
    xMm: marginMm,
    yMm: marginMm,
    widthMm: page.widthMm - 2 * marginMm,
    heightMm: page.heightMm - 2 * marginMm,
  };
  const boxes = parts.map(({ items }) => inkBox(items, fonts));
  for (const [i, box] of boxes.entries()) {
    const { name, items } = parts[i]!;
    if (!contains(inner, box)) faults.push(`outside: ${name} ${JSON.stringify(box)}`);
    for (const [k, other] of boxes.slice(i + 1).entries())
      if (!apart(box, other)) faults.push(`overlap: ${name} and ${parts[i + 1 + k]!.name}`);
    faults.push(...textFaults(items, fonts));
  }
  return faults;
}

/** Finds overlapping texts. */
function textFaults(items: readonly Item[], fonts: SheetFonts): Faults {
  const texts = collectTexts(items);
  const boxes = texts.map((text) => textBox(text, fonts));
  return boxes.flatMap((box, i) =>
    boxes
      .slice(i + 1)
      .flatMap((other, k) =>
        turnedOverlap(box, other) ? [`texts overlap: ${texts[i]!.text} and ${texts[i + 1 + k]!.text}`] : [],
      ),
  );
}

/** Finds texts that overlap or exceed the margins. */
export function pageFaults({ items, widthMm, heightMm }: Page, marginMm: number, fonts: SheetFonts): Faults {
  const inner = {
    xMm: marginMm,
    yMm: marginMm,
    widthMm: widthMm - 2 * marginMm,
    heightMm: heightMm - 2 * marginMm,
  };
  const outside = collectTexts(items).filter((text) => !contains(inner, boundingBox(textBox(text, fonts))));
  return [...outside.map(({ text }) => `outside: ${text}`), ...textFaults(items, fonts)];
}

/** Finds names that leave the map face, overlap, or cover symbols that their rank must not cover, by the drawing list. */
export function nameFaults({ names, face, pages }: Sheet): Faults {
  const faults: Faults = [];
  const drawn = (Object.keys(NOT_COVERED_BY) as (keyof typeof NOT_COVERED_BY)[]).flatMap((layer) =>
    collectPaths(pages[0]!.items)
      .filter((item) => item.layer === layer)
      .flatMap((item) => obstacleBoxes(item).map((box) => ({ layer, box, hull: boundingBox(box) }))),
  );
  const placed = names.map(({ id, rank, box, leader }) => ({
    id,
    rank,
    box,
    hull: boundingBox(box),
    parts: [box, ...(leader ? [lineBox(...leader, LEADER_WIDTH_MM)] : [])],
  }));
  for (const [i, { id, rank, box, hull, parts }] of placed.entries()) {
    if (!contains(face.boxMm, hull)) faults.push(`outside the face: ${id}`);
    for (const other of placed.slice(i + 1))
      if (parts.some((one) => other.parts.some((two) => turnedOverlap(one, two))))
        faults.push(`names overlap: ${id} and ${other.id}`);
    for (const { layer, box: ink, hull: inkHull } of drawn)
      if (rank >= NOT_COVERED_BY[layer] && !apart(hull, inkHull) && turnedOverlap(box, ink))
        faults.push(`over ${layer}: ${id}`);
  }
  return faults;
}

/** Boxes of a path: the bounding box of a symbol, a box for each segment of a line. */
function obstacleBoxes({ paths, stroke }: PathItem): TurnedBox[] {
  return paths.flatMap(({ points, closed }) => {
    if (!closed) return points.slice(1).map((to, i) => lineBox(points[i]!, to, stroke?.widthMm ?? 0));
    const { xMm, yMm, widthMm, heightMm } = pointsBox(points);
    return [{ middle: [xMm + widthMm / 2, yMm + heightMm / 2], widthMm, heightMm, rotateDeg: 0 }];
  });
}
