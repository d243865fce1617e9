import type { Network } from '../domain/network.ts';
import { SpecError } from './failure.ts';
import type { Faces } from './faces.ts';
import { fittingScale, layoutOf, type Layout } from './layout.ts';
import { extentOf, gridName, type GroundToSheet, groundToSheet, scaleFactor } from './projection.ts';
import { romanised, type SheetRegion } from './region.ts';
import { paperMm, type PrintSpec, SCALES } from './spec.ts';
import { wordsOf } from './words.ts';
import { type LonLat, TRACK_NAMES } from '../domain/records.ts';

/** A sheet's division and the ground laid under its map face. */
export interface Frame {
  layout: Layout;
  ground: GroundToSheet;
  cornersLonLat: LonLat[];
  /** Largest deviation from the scale on the face, per cent: 0.05 is five parts in ten thousand. */
  scaleErrorPct: number;
  title: string;
  /** Whether part of the region lies outside the face. */
  isCut: boolean;
}

const landShare = 'Boundaries: ECharts county polygons; names and codes: National Bureau of Statistics.';
const landSource = '界线资料：ECharts 县级多边形；名称与代码：国家统计局区划代码。';

/** What the source block tells besides the wishes of the spec. */
interface SourceFigures {
  documented: number;
  modelled: number;
  scaleErrorPct: number;
  basemap?: { attribution: string; zoom: number };
}

/** ISO date that a sheet bears. */
export const dateOf = ({ date }: Pick<PrintSpec, 'date'>, { dataDate }: Pick<Network, 'dataDate'>): string =>
  date ?? dataDate;

/** Paragraphs of the source block. */
export function sourceText(
  spec: PrintSpec,
  network: Pick<Network, 'dataDate' | 'counties' | 'prefectures'>,
  figures: SourceFigures,
): string {
  const words = wordsOf(spec);
  const { basemap } = figures;
  const filtered = filterText(spec, network);
  return [
    words.truth(figures.documented, figures.modelled),
    ...(filtered === '' ? [] : [words.filtered(filtered)]),
    words.ground(spec.language === 'zh' ? landSource : landShare),
    ...(basemap ? [words.basemap(basemap.attribution, basemap.zoom)] : []),
    words.projection(gridName(spec.language), errorText(figures.scaleErrorPct)),
    words.dates(network.dataDate, spec.author, dateOf(spec, network)),
    words.review(spec.reviewNumber),
  ].join('\n');
}

/** What the filter leaves on the sheet; empty where it leaves all. */
function filterText(spec: PrintSpec, network: Pick<Network, 'counties' | 'prefectures'>): string {
  const words = wordsOf(spec);
  const { county, prefecture, batch, track } = spec.filter;
  const division =
    county !== undefined
      ? network.counties.get(county)
      : prefecture !== undefined
        ? network.prefectures.get(prefecture)
        : undefined;
  return [
    ...(division ? [spec.language === 'zh' ? division.name : romanised(division)] : []),
    ...(batch === undefined ? [] : [words.batches[batch]]),
    ...(track === undefined ? [] : [words.onlyTrack(TRACK_NAMES[track][spec.language])]),
    ...(spec.documentedOnly ? [words.onlyDocumented] : []),
  ].join(words.comma);
}

/** Rounded up, so that the stated bound holds. */
export const errorText = (pct: number): string => `${(Math.ceil(pct * 1000) / 1000).toFixed(3)} %`;

/** Room for the longest the source block and the marks can become: three digits a count, three decimals an error. */
const WIDEST = { documented: 888, modelled: 888, scaleErrorPct: 0.888, page: 888 };
const WIDEST_ZOOM = 14;

/**
 * Chooses orientation, column and scale as the spec leaves open: whatever shows the region largest.
 * @param attribution of the basemap, where there is one: the source block needs room for it
 * @throws SpecError where the region does not fit the paper at the wanted scale, or nothing fits the paper
 */
export function frameOf(
  spec: PrintSpec,
  network: Network,
  region: SheetRegion,
  faces: Faces,
  attribution?: string,
): Frame {
  const extent = extentOf(region.places);
  if (!extent) throw new SpecError({ kind: 'empty-region' });
  const isFrame = spec.region.kind === 'frame';
  const words = wordsOf(spec);
  const name = spec.language === 'zh' ? region.name : region.nameEn;
  const title = spec.title === '' ? words.mapOf(name) : spec.title;
  const widest =
    attribution === undefined ? WIDEST : { ...WIDEST, basemap: { attribution, zoom: WIDEST_ZOOM } };
  const text = {
    title,
    subtitle: spec.subtitle,
    sourceText: sourceText(spec, network, widest),
    control: words.control(100),
    page: words.page(WIDEST.page),
  };

  const tried = candidates(spec, extent.widthM > extent.heightM).flatMap(({ paper, column }) => {
    try {
      const layout = layoutOf(paper, column, spec, text, faces);
      return [{ layout, fits: fittingScale(extent, layout.face, SCALES, isFrame) }];
    } catch (error) {
      if (error instanceof SpecError && error.failure.kind === 'too-small') return [];
      throw error;
    }
  });
  if (tried.length === 0) {
    const [widthMm, heightMm] = paperMm(spec);
    throw new SpecError({ kind: 'too-small', widthMm, heightMm });
  }
  const best = tried.reduce((a, b) => {
    const [fa, fb] = [a.fits ?? Infinity, b.fits ?? Infinity];
    if (fa !== fb) return fa < fb ? a : b;
    return areaOf(b.layout) > areaOf(a.layout) ? b : a;
  });
  const { layout, fits } = best;
  const scale = spec.scale === 'fit' ? fits : spec.scale;
  if (scale === undefined) throw new SpecError({ kind: 'too-large', scale: SCALES.at(-1) ?? NaN });
  const fitsWanted = fittingScale(extent, layout.face, [scale], isFrame) !== undefined;
  // A drawn frame and an exact scale may cut what they like; a division or an axis is wanted whole.
  if (!fitsWanted && !isFrame)
    throw new SpecError({ kind: 'too-large', scale, ...(fits === undefined ? {} : { fits }) });
  const { face } = layout;
  const ground = groundToSheet(
    extent.centre,
    [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2],
    scale,
  );
  const right = face.xMm + face.widthMm;
  const bottom = face.yMm + face.heightMm;
  const cornersLonLat = (
    [
      [face.xMm, face.yMm],
      [right, face.yMm],
      [right, bottom],
      [face.xMm, bottom],
    ] as const
  ).map(([x, y]) => ground.toLonLat([x, y]));
  const own = scaleFactor(extent.centre);
  // The factor grows with the distance from the central meridian and has its least value upon it.
  const factors = cornersLonLat.map(scaleFactor);
  const crosses = cornersLonLat.some(([lon]) => lon < 120) && cornersLonLat.some(([lon]) => lon > 120);
  const scaleErrorPct =
    Math.max(...[...factors, ...(crosses ? [1] : [])].map((k) => Math.abs(k / own - 1))) * 100;
  return { layout, ground, cornersLonLat, scaleErrorPct, title, isCut: !fitsWanted };
}

function candidates(
  spec: PrintSpec,
  isWide: boolean,
): { paper: [number, number]; column: 'right' | 'bottom' }[] {
  const turned = spec.orientation === 'auto' && typeof spec.paper === 'string' ? [isWide, !isWide] : [isWide];
  const columns = spec.column === 'auto' ? (['right', 'bottom'] as const) : [spec.column];
  return turned.flatMap((wide) => columns.map((column) => ({ paper: paperMm(spec, wide), column })));
}

const areaOf = ({ face }: Layout): number => face.widthMm * face.heightMm;
