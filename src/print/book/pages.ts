import { sheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import { PRECEDENCE } from '../../domain/by-status.ts';
import { passingAxis } from '../../domain/filter.ts';
import { lineStatusOf } from '../../domain/axis.ts';
import type { Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import type { BookSheet } from '../page/sheet-types.ts';
import {
  type BoxMm,
  type Item,
  ptToMm,
  type Page,
  type PathItem,
  type PointMm,
  type Stroke,
} from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { simplified } from '../ground/generalise.ts';
import { sheetDate } from '../text/source-text.ts';
import { type TypeSizes, typeSizes } from '../page/layout.ts';
import { placesExtent, type GroundToSheet, groundToSheet } from '../page/projection.ts';
import { axisLines } from '../spec/region.ts';
import { inDrawOrder } from '../drawing-list.ts';
import { specFilter, paperMm, type PrintSpec } from '../spec/spec.ts';
import { keyNumbers } from './key-numbers.ts';
import { blockHeightMm, DESCENT, textAt, textLines, wrapped } from '../text/text-block.ts';

export interface BookContext {
  spec: PrintSpec;
  network: Network;
  fonts: SheetFonts;
  flavour: PrintFlavour;
  title: string;
}

interface Sized {
  widthMm: number;
  heightMm: number;
  u: number;
  type: TypeSizes;
  inner: BoxMm;
}

export function sizePage(spec: PrintSpec): Sized {
  const [widthMm, heightMm] = paperMm(spec);
  const u = Math.min(1.9, Math.max(0.78, Math.min(widthMm, heightMm) / 297));
  const m = spec.marginMm;
  return {
    widthMm,
    heightMm,
    u,
    type: typeSizes(u),
    inner: { xMm: m, yMm: m, widthMm: widthMm - 2 * m, heightMm: heightMm - 2 * m },
  };
}

export const buildPage = (
  { widthMm, heightMm }: Sized,
  { bleedMm }: PrintSpec,
  title: string,
  items: Item[],
): Page => ({
  widthMm,
  heightMm,
  bleedMm,
  items: inDrawOrder(items),
  title,
});

/** Height of the page number below the contents of a page, mm. */
const pageNumberMm = ({ type }: Sized): number => ptToMm(type.small) * 1.8;

export const pageNumber = (page: number, { inner, type }: Sized, { spec, flavour }: BookContext): Item =>
  textAt(
    sheetWords.in(spec.language).text.page(page),
    inner.xMm + inner.widthMm,
    inner.yMm + inner.heightMm - ptToMm(type.small) * DESCENT,
    { sizePt: type.small, weight: 400, colour: flavour.inkSoft, align: 'end' },
  );

/** The cover: title, contents, author, and a map of the province with its axes. */
export function coverPage(context: BookContext, contents: readonly string[]): Page {
  const { spec, fonts, flavour, title } = context;
  const words = sheetWords.in(spec.language).text;
  const sized = sizePage(spec);
  const { inner, type, u } = sized;
  const sizePt = type.title * 1.8;
  const lines = wrapped(title, inner.widthMm, sizePt, 700, fonts);
  const top = inner.yMm + inner.heightMm * 0.06;
  const below = top + blockHeightMm(lines.length, sizePt) + ptToMm(type.subtitle) * 1.5;
  const soft = { sizePt: type.subtitle * 1.2, weight: 400, colour: flavour.inkSoft } as const;
  const facts = [spec.subtitle, ...contents].filter((text) => text !== '');
  const foot = [
    words.dates(context.network.dataDate, spec.author, sheetDate(spec, context.network)),
    words.review(spec.reviewNumber),
  ];
  const footMm = blockHeightMm(foot.length, type.subtitle) + pageNumberMm(sized);
  const mapTop = below + blockHeightMm(facts.length, soft.sizePt) + 8 * u;
  const map = { ...inner, yMm: mapTop, heightMm: inner.yMm + inner.heightMm - footMm - 8 * u - mapTop };
  return buildPage(sized, spec, title, [
    ...textLines(lines, inner.xMm, top, { sizePt, weight: 700, colour: flavour.ink }),
    ...textLines(facts, inner.xMm, below, soft),
    ...provinceItems(context, map, false).items,
    ...textLines(foot, inner.xMm, inner.yMm + inner.heightMm - footMm, {
      sizePt: type.subtitle,
      weight: 400,
      colour: flavour.ink,
    }),
    pageNumber(1, sized, context),
  ]);
}

/** The key map: the province with the map face and page number of every sheet. */
export function keyPage(context: BookContext, sheets: readonly BookSheet[]): Page {
  const { spec, flavour, fonts, network } = context;
  const sized = sizePage(spec);
  const { inner, type } = sized;
  const heading = sheetWords.in(spec.language).text.overview;
  const lines = wrapped(heading, inner.widthMm, type.title, 700, fonts);
  const top = inner.yMm + blockHeightMm(lines.length, type.title) + ptToMm(type.title) * 0.6;
  const map = { ...inner, yMm: top, heightMm: inner.yMm + inner.heightMm - pageNumberMm(sized) - top };
  const { items, ground } = provinceItems(context, map, true);
  const toMm = (at: LonLat): PointMm => ground.toMm(at);
  // Sheets on the coast extend further into the sea than the key map, so their outlines are clipped.
  const frames: Item = {
    kind: 'clip',
    boxMm: map,
    items: sheets.map(({ sheet }): PathItem => ({
      kind: 'path',
      layer: 'grid',
      paths: [{ points: sheet.face.cornersLonLat.map(toMm), closed: true }],
      stroke: { colour: flavour.inkSoft, widthMm: 0.1, dashMm: [2, 1] },
    })),
  };
  const entries = sheets.map(({ code, sheet, page }) => {
    const own = network.counties.get(code) ?? network.prefectures.get(code);
    return {
      page,
      middleMm: toMm(own?.labelPoint ?? sheet.face.cornersLonLat[0] ?? [120, 29]),
      rings: own
        ? polygonsOf(own.geometry).map((rings) => simplified(((rings[0] ?? []) as LonLat[]).map(toMm), 0.1))
        : [],
    };
  });
  return buildPage(sized, spec, heading, [
    ...textLines(lines, inner.xMm, inner.yMm, { sizePt: type.title, weight: 700, colour: flavour.ink }),
    ...items,
    frames,
    ...keyNumbers(entries, map, type.body, flavour, fonts),
    pageNumber(2, sized, context),
  ]);
}

/** Outer rings of an area. */
const outer = (shape: { geometry: Parameters<typeof polygonsOf>[0] }): LonLat[][] =>
  polygonsOf(shape.geometry).map((rings) => (rings[0] ?? []) as LonLat[]);

/** The transformation by which the province fills a box. */
function fitProvince({ province }: BookContext['network'], box: BoxMm): GroundToSheet {
  const extent = placesExtent(outer(province).flat()) ?? { centre: [120, 29], widthM: 1, heightM: 1 };
  const scale = 1000 * Math.max(extent.widthM / (box.widthMm * 0.96), extent.heightM / (box.heightMm * 0.96));
  return groundToSheet(
    extent.centre as LonLat,
    [box.xMm + box.widthMm / 2, box.yMm + box.heightMm / 2],
    scale,
  );
}

/** The province in a box: land and axes; on the key map also county borders. */
function provinceItems(
  { spec, network, flavour }: BookContext,
  box: BoxMm,
  withCounties: boolean,
): { items: Item[]; ground: GroundToSheet } {
  const ground = fitProvince(network, box);
  const paths = (
    rings: readonly LonLat[][],
    closed: boolean,
    toleranceMm: number,
  ): { points: PointMm[]; closed: boolean }[] =>
    rings.map((ring) => ({
      points: simplified(
        ring.map((at) => ground.toMm(at)),
        toleranceMm,
      ),
      closed,
    }));
  const filter = specFilter(spec);
  const axes = [...network.axes.values()]
    .flatMap((axis) => passingAxis(filter, axis) ?? [])
    .flatMap((axis) =>
      axisLines(axis).map((at, i) => ({ at: at as LonLat[], status: lineStatusOf(axis, i) })),
    )
    // Documented lines are drawn above modelled ones.
    .toSorted((a, b) => PRECEDENCE[b.status] - PRECEDENCE[a.status]);
  const strokeByStatus: Record<Status, Stroke> = {
    documented: { colour: flavour.axis, widthMm: 0.45 },
    modelled: { colour: flavour.axisModelled, widthMm: 0.25, dashMm: [1.2, 0.6] },
    user: { colour: flavour.user, widthMm: 0.4, dashMm: [1.2, 0.4, 0.4, 0.4] },
  };
  return {
    ground,
    items: [
      {
        kind: 'path',
        layer: 'ground',
        paths: paths(outer(network.province), true, 0.1),
        fill: flavour.land,
        stroke: { colour: flavour.shoreline, widthMm: 0.2 },
      },
      ...(withCounties
        ? [...network.counties.values()].map((county): Item => ({
            kind: 'path',
            layer: 'divisions',
            paths: paths(outer(county), true, 0.1),
            stroke: { colour: flavour.countyLine, widthMm: 0.1 },
          }))
        : []),
      ...axes.map(({ at, status }): Item => ({
        kind: 'path',
        layer: 'axes',
        paths: paths([at], false, 0.05),
        stroke: strokeByStatus[status],
      })),
    ],
  };
}
